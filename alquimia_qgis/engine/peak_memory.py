"""Measures the highest resident memory of this process, for one job of a warm engine where the system allows."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
CLEAR = Path("/proc/self/clear_refs")
FORGET_PEAK = "5"  # what sets VmHWM back to the present size, see proc(5)
BYTES_PER_KIBIBYTE = 1024


class _Watch:
    """Watches the resident memory from its making on; ``bytes`` is the peak, None where it is not known.

    Linux can begin anew. Elsewhere the system knows the peak since the start of the process only: it is that of the
    watched time when it has grown meanwhile, and unknown otherwise.
    """

    def __init__(self) -> None:
        self._forgotten = _forget()
        self._before = _peak_of_process()

    @property
    def bytes(self) -> int | None:
        """The highest resident size so far, in bytes."""
        peak = _peak_of_process()
        if peak is None or self._forgotten:
            return peak
        return peak if self._before is None or peak > self._before else None


def _forget() -> bool:
    with contextlib.suppress(OSError):
        CLEAR.write_text(FORGET_PEAK, encoding="ascii")
        return True
    return False


def _peak_of_process() -> int | None:
    if sys.platform == "win32":
        return _peak_on_windows()
    with contextlib.suppress(OSError, ValueError):
        for line in STATUS.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * BYTES_PER_KIBIBYTE
    return _peak_on_unix()


def _peak_on_unix() -> int | None:
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * BYTES_PER_KIBIBYTE


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    def _peak_on_windows() -> int | None:
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        ask = kernel.K32GetProcessMemoryInfo
        ask.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
        done = ask(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.PeakWorkingSetSize) if done else None


_watch = _Watch()


def reset_peak_memory() -> None:
    """Begin to watch a new job."""
    global _watch
    _watch = _Watch()


def peak_memory() -> int | None:
    """The peak in bytes since ``reset_peak_memory``; None when it is not known."""
    return _watch.bytes
