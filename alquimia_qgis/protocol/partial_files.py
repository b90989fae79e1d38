"""Names the files that are being written beside their outputs, and removes those whose writer is gone."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ERROR_INVALID_PARAMETER = 87  # Windows: no process has this id


def partial_ending(pid: int) -> str:
    """How the names of the unfinished files end that the process with this id writes beside its outputs."""
    return f".{pid}.partial"


def remove_partial_files(outputs: Iterable[str], pid: int) -> None:
    """Remove what the process with this id was still writing beside these files or folders; only when it is gone."""
    pattern = f".*{partial_ending(pid)}*"  # with the files that GDAL may have put beside them
    for folder in {Path(path).parent for path in outputs}:
        for path in folder.glob(pattern):
            with contextlib.suppress(OSError):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()


def writer_record(outputs: Iterable[str]) -> dict[str, Any]:
    """What must be known of this process to remove, once it is gone, what it was writing beside these files."""
    return {"pid": os.getpid(), "host": platform.node(), "outputs": list(outputs)}


def remove_left_by(record: Any) -> None:
    """Remove the partial files of a process that is known to be gone; of all others, and of another computer's, none.

    A process that still runs may be writing other results of the same folder.
    """
    try:
        pid, host, outputs = int(record["pid"]), record["host"], [str(path) for path in record["outputs"]]
    except (KeyError, TypeError, ValueError):
        return
    if host == platform.node() and pid > 0 and is_gone(pid):
        remove_partial_files(outputs, pid)


def is_gone(pid: int) -> bool:
    """Whether no process of this computer has this id."""
    if os.name == "nt":
        return _is_gone_on_windows(pid)
    try:
        os.kill(pid, 0)  # asks only
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _is_gone_on_windows(pid: int) -> bool:
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    may_ask = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    handle = kernel.OpenProcess(may_ask, False, pid)
    if handle:
        kernel.CloseHandle(handle)
        return False
    return bool(ctypes.get_last_error() == ERROR_INVALID_PARAMETER)  # type: ignore[attr-defined]
