"""Measures the highest resident memory of this process, where the system allows for one job of a warm engine."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
CLEAR = Path("/proc/self/clear_refs")
RESET_PEAK = "5"  # what proc(5) asks to be written to set VmHWM back to the present size
BYTES_PER_KIBIBYTE = 1024


def reset_peak_memory() -> bool:
    """Begin to measure anew; False where the system only knows the peak since the process was started."""
    with contextlib.suppress(OSError):
        CLEAR.write_text(RESET_PEAK)
        return True
    return False


def peak_memory() -> int | None:
    """The highest resident size in bytes since the last reset that worked, or since the start; None when unknown."""
    if sys.platform == "win32":
        return _windows_peak()
    with contextlib.suppress(OSError, ValueError, IndexError):
        lines = STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) * BYTES_PER_KIBIBYTE for line in lines if line.startswith("VmHWM:"))
    return _posix_peak()


def _posix_peak() -> int | None:
    try:
        import resource
    except ImportError:
        return None
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest if sys.platform == "darwin" else highest * BYTES_PER_KIBIBYTE


def _windows_peak() -> int | None:
    """PeakWorkingSetSize of GetProcessMemoryInfo."""
    if os.name != "nt":
        return None
    return None
