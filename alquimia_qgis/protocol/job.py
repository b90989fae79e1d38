"""What all jobs have in common: how they travel, what they write, and how long a cancelled one may take."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from alquimia_qgis.protocol.errors import ProtocolError

CANCEL_PATIENCE = 3.0
PATIENCE_TO_SAVE = 60.0


@dataclass(frozen=True)
class Job:
    """Base of all jobs. All paths are absolute; nothing in a job is relative to a working folder."""

    verb: ClassVar[str] = ""

    @property
    def cancel_patience(self) -> float:
        """Seconds that a cancelled job may take to notice it; after that its process is ended."""
        return CANCEL_PATIENCE

    @property
    def outputs(self) -> tuple[str, ...]:
        """The paths of the files that the job writes."""
        return ()

    @property
    def dropped_on_cancel(self) -> tuple[str, ...]:
        """Files that an engine leaves for its next run unless the user cancels, as he has not asked to keep them."""
        return ()

    def to_params(self) -> dict[str, Any]:
        """The job as plain data for the wire."""
        return dataclasses.asdict(self)

    @classmethod
    def from_params(cls, params: dict[str, Any]) -> Job:
        """Rebuild the job on the engine's side; unknown or missing fields raise a ProtocolError."""
        try:
            return cls(**{name: _revived(name, value) for name, value in params.items()})
        except TypeError as error:
            raise ProtocolError(f"The request {cls.verb!r} does not fit the protocol: {error}.") from error


# The fields of jobs that are records, and what makes them from plain data; each module of jobs adds its own.
RECORDS: dict[str, Callable[[Any], Any]] = {}


def asked_for(*paths: str) -> tuple[str, ...]:
    """The paths of outputs that are wanted; an empty one is not."""
    return tuple(path for path in paths if path)


def _revived(name: str, value: Any) -> Any:
    """JSON knows lists and dicts only: bring back tuples and nested records."""
    if name in RECORDS and isinstance(value, (dict, list)):
        return RECORDS[name](value)
    return tuple(value) if isinstance(value, list) else value
