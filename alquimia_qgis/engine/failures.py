"""Turns whatever a job may raise into an error that a user understands; the traceback travels apart."""

from __future__ import annotations

import errno

from alquimia_qgis.protocol.errors import AlquimiaError, InternalError, MemoryLimitError, OutputError

# The frameworks' own names for "out of memory", told by name so that none of them needs to be imported.
OUT_OF_MEMORY = frozenset({"MemoryError", "ResourceExhaustedError", "OutOfMemoryError"})
DISK_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def understandable(error: BaseException, verb: str) -> AlquimiaError:
    """The error to show for ``error``, which the job ``verb`` raised."""
    if isinstance(error, AlquimiaError):
        return error
    if OUT_OF_MEMORY & {base.__name__ for base in type(error).__mro__} or "RESOURCE_EXHAUSTED" in str(error):
        return MemoryLimitError(
            "The job does not fit in memory.", "Make the batch size, the chips or windows, or the network smaller."
        )
    if isinstance(error, OSError) and error.errno in DISK_FULL:
        return OutputError(f"The disk is full{_at(error)}.", "Free some space or choose a folder on another disk.")
    if isinstance(error, OSError) and error.errno in NOT_ALLOWED:
        return OutputError(
            f"Writing or reading{_at(error)} is not allowed ({error.strerror}).",
            "Choose a folder that you may write to.",
        )
    return InternalError(
        f"The engine met an unexpected problem in {verb.replace('_', ' ')}: {_first_line(error)}",
        "Please report it with the text in the Alquimia tab of the log messages panel.",
    )


def _at(error: OSError) -> str:
    return f" at {error.filename}" if error.filename else ""


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:300]}" if lines else f"{type(error).__name__}."
