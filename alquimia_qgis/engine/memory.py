"""Notices that memory has run out, in the computer or its GPU, so that the work can be tried in smaller pieces."""

from __future__ import annotations

import ctypes
import gc
import sys
from types import TracebackType

from alquimia_qgis.engine.devices import physical_memory
from alquimia_qgis.engine.failures import OUT_OF_MEMORY
from alquimia_qgis.protocol.errors import MemoryLimitError

MESSAGES = ("RESOURCE_EXHAUSTED", "out of memory")
# The parameter of mallopt(3), and the size from which arrays are given back to the system when they are let go.
MMAP_THRESHOLD = -3
LARGE_ARRAY = 4 * 2**20


def give_back_large_arrays() -> None:
    """Have the C library of Linux return large arrays to the system at once, not keep them for the next.

    By itself it raises the size from which it does so up to 32 MB while a program runs. The arrays of windows are just
    below that: kept ones left a fifth more memory in use after many windows than after a few.
    """
    if sys.platform.startswith("linux"):
        library = ctypes.CDLL(None)
        if hasattr(library, "mallopt"):  # glibc has it, others need not
            library.mallopt(MMAP_THRESHOLD, LARGE_ARRAY)


def check_memory(needed: int, work: str, hint: str) -> None:
    """Raise a MemoryLimitError when ``work``, the subject of a sentence, needs more bytes than the computer has."""
    memory = physical_memory()
    if memory is not None and needed > memory:
        gigabytes = f"{needed / 2**30:,.0f} GB of memory, and there are {memory / 2**30:,.0f} GB"
        raise MemoryLimitError(f"{work} takes at least {gigabytes}.", hint)


def is_out_of_memory(error: BaseException) -> bool:
    """True for MemoryError and for what the frameworks raise when a device has no memory left."""
    names = {base.__name__ for base in type(error).__mro__}
    by_message = isinstance(error, RuntimeError) and any(message in str(error) for message in MESSAGES)
    return bool(OUT_OF_MEMORY & names) or by_message


def release_failed_attempt() -> None:
    """Let go of what an attempt held that ran out of memory; call it when the ``with`` block of the watch has ended.

    Until then the error is alive, and all arrays of the attempt hang in its traceback.
    """
    gc.collect()


class MemoryWatch:
    """``with`` block that swallows running out of memory, and nothing else, and remembers it in ``exhausted``."""

    def __init__(self) -> None:
        self.exhausted = False

    def __enter__(self) -> MemoryWatch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        self.exhausted = error is not None and is_out_of_memory(error)
        return self.exhausted
