"""One JSON object per line: requests to the engine, events from it."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, ClassVar

from alquimia_qgis.protocol.errors import ProtocolError

PROTOCOL_VERSION = 1


@dataclass(frozen=True)
class Event:
    """Base of all events; ``job`` is the id of the request it belongs to."""

    name: ClassVar[str] = ""


@dataclass(frozen=True)
class Hello(Event):
    """Sent once, before anything else: the engine is ready to listen."""

    name: ClassVar[str] = "hello"

    protocol: int
    version: str
    python: str
    pid: int


@dataclass(frozen=True)
class Progress(Event):
    """``fraction`` of the whole job from 0 to 1 and a short text; ``remaining`` seconds when known."""

    name: ClassVar[str] = "progress"

    job: str
    fraction: float
    message: str = ""
    remaining: float | None = None


@dataclass(frozen=True)
class Metric(Event):
    """The figures of one finished epoch (counted from 1)."""

    name: ClassVar[str] = "metric"

    job: str
    epoch: int
    epochs: int
    values: dict[str, float]


@dataclass(frozen=True)
class Picture(Event):
    """How the model sees a few samples while it learns: ``png`` is a small PNG picture in base64.

    It has as many columns of equal width as ``titles``; a title may have several lines.
    """

    name: ClassVar[str] = "picture"

    job: str
    png: str
    caption: str
    titles: list[str]


@dataclass(frozen=True)
class Log(Event):
    """A line for the log; ``level`` is ``info``, ``warning`` or ``debug`` (log file only)."""

    name: ClassVar[str] = "log"

    job: str
    message: str
    level: str = "info"


@dataclass(frozen=True)
class Cancelling(Event):
    """The job has noticed that it is cancelled and puts things in order; sent once, and a last word follows."""

    name: ClassVar[str] = "cancelling"

    job: str


@dataclass(frozen=True)
class Result(Event):
    """Last word: the job succeeded."""

    name: ClassVar[str] = "result"

    job: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Failure(Event):
    """Last word: the job failed. ``code`` is an error class of protocol/errors.py; the traceback is for the log."""

    name: ClassVar[str] = "failure"

    job: str
    code: str
    message: str
    hint: str = ""
    traceback: str = ""


@dataclass(frozen=True)
class Cancelled(Event):
    """Last word: the job was cancelled and left nothing behind."""

    name: ClassVar[str] = "cancelled"

    job: str


EVENTS: dict[str, type[Event]] = {
    event.name: event for event in (Hello, Progress, Metric, Picture, Log, Cancelling, Result, Failure, Cancelled)
}


@dataclass(frozen=True)
class Request:
    """A line from the desktop: ``verb`` is a job's verb, or ``cancel`` for the job named by ``id``."""

    id: str
    verb: str
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


CANCEL = "cancel"
DISCARD = "discard"  # a parameter of it: nothing shall be kept, whatever the job was told before


def encode_event(event: Event) -> str:
    """The event as one line of JSON, newline included."""
    return _line({"event": event.name, **dataclasses.asdict(event)})


def decode_event(line: str) -> Event:
    """The event of one line; anything else raises ProtocolError."""
    record = _record(line)
    event = EVENTS.get(str(record.pop("event", "")))
    if event is None:
        raise ProtocolError(f"Not an event of the protocol: {line[:200]!r}.")
    try:
        return event(**record)
    except TypeError as error:
        raise ProtocolError(f"Event with wrong fields ({error}): {line[:200]!r}.") from error


def encode_request(request: Request) -> str:
    """The request as one line of JSON, newline included."""
    return _line(dataclasses.asdict(request))


def decode_request(line: str) -> Request:
    """The request of one line; anything else raises ProtocolError."""
    try:
        return Request(**_record(line))
    except TypeError as error:
        raise ProtocolError(f"Request with wrong fields ({error}): {line[:200]!r}.") from error


def _line(record: dict[str, Any]) -> str:
    # NaN is not JSON: a strict reader must never see it, so undefined figures are sent as null.
    return json.dumps(_without_nan(record), ensure_ascii=True, allow_nan=False) + "\n"


def _without_nan(value: Any) -> Any:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return None
    if isinstance(value, dict):
        return {key: _without_nan(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(item) for item in value]
    return value


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise ProtocolError(f"Not a line of JSON: {line[:200]!r}.") from error
    if not isinstance(record, dict):
        raise ProtocolError(f"Not a JSON object: {line[:200]!r}.")
    return record
