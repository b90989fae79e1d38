"""Notices that memory has run out, in the computer or its GPU, so that the work can be tried in smaller pieces."""

from __future__ import annotations

import gc
from types import TracebackType

from alquimia_qgis.engine.failures import OUT_OF_MEMORY

MESSAGES = ("RESOURCE_EXHAUSTED", "out of memory")


def is_out_of_memory(error: BaseException) -> bool:
    """True for MemoryError and for what the frameworks raise when a device has no memory left."""
    names = {base.__name__ for base in type(error).__mro__}
    by_message = isinstance(error, RuntimeError) and any(message in str(error) for message in MESSAGES)
    return bool(OUT_OF_MEMORY & names) or by_message


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
        if self.exhausted:
            gc.collect()  # the failed attempt's arrays hang in its traceback
        return self.exhausted
