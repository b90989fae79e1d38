"""Notices that a step ran out of memory, whichever backend said so, so that it can be tried smaller."""

from __future__ import annotations

from types import TracebackType

from alquimia_qgis.engine.failures import understandable
from alquimia_qgis.protocol.errors import MemoryLimitError


class MemoryWatch:
    """``with MemoryWatch():`` swallows an error that says memory ran out, and no other."""

    def __enter__(self) -> MemoryWatch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        return error is not None and isinstance(understandable(error, "train"), MemoryLimitError)
