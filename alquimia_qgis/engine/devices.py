"""Which devices Keras runs on, and what the computer offers; Keras is only imported when it is asked."""

from __future__ import annotations

import os
import sys


def accelerators() -> tuple[str, ...]:
    """The GPUs and TPUs that the backend sees, for instance ``("gpu:0",)``; empty when it computes on the CPU."""
    import keras  # mapping asks this module for cores and memory, and must not wait for Keras

    found: list[str] = []
    for kind in ("gpu", "tpu"):
        try:
            found.extend(keras.distribution.list_devices(kind))
        except (NotImplementedError, RuntimeError, ValueError, AttributeError):
            continue  # a backend that cannot have this kind of device raises instead of answering with none
    return tuple(found)


def describe_devices() -> tuple[str, ...]:
    """The devices in words, for the log and the report: accelerators, or the CPU with the cores it may use."""
    found = accelerators()
    if found:
        return tuple(name.upper().replace(":", " ") for name in found)
    return (describe_processor(),)


def describe_processor() -> str:
    """The processor with the cores that this process may use."""
    cores = usable_cores()
    return f"CPU ({cores} core{'s' if cores != 1 else ''})"


def usable_cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def physical_memory() -> int | None:
    """The bytes of main memory, None where the system does not tell."""
    if sys.platform == "win32":
        return _memory_of_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of sysinfoapi.h."""

        _fields_ = (
            ("dwLength", wintypes.DWORD),
            ("dwMemoryLoad", wintypes.DWORD),
            ("ullTotalPhys", ctypes.c_uint64),
            ("ullAvailPhys", ctypes.c_uint64),
            ("ullTotalPageFile", ctypes.c_uint64),
            ("ullAvailPageFile", ctypes.c_uint64),
            ("ullTotalVirtual", ctypes.c_uint64),
            ("ullAvailVirtual", ctypes.c_uint64),
            ("ullAvailExtendedVirtual", ctypes.c_uint64),
        )

    def _memory_of_windows() -> int | None:
        status = _MemoryStatus(dwLength=ctypes.sizeof(_MemoryStatus))
        done = ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.ullTotalPhys) if done else None
