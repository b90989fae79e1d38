"""One running engine process as the desktop sees it: hello, requests out, events in, last lines kept, a clean end."""

from __future__ import annotations

import contextlib
import queue
import subprocess  # nosec B404 for its exceptions only
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alquimia_qgis.desktop.engine_client.clean_process import close_read, kill_group, start_clean
from alquimia_qgis.desktop.engine_client.exit_codes import explain_exit
from alquimia_qgis.protocol.errors import AlquimiaError, EngineCrashedError, ProtocolError
from alquimia_qgis.protocol.events import (
    PROTOCOL_VERSION,
    Event,
    Hello,
    Request,
    decode_event,
    encode_request,
)
from alquimia_qgis.protocol.partial_files import remove_partial_files

LAUNCHER = Path(__file__).resolve().parent.parent.parent / "engine" / "launcher.py"
LINES_KEPT = 50
LONGEST_LINE = 4096
POLL_SECONDS = 0.1
SECONDS_TO_START = 180.0
SECONDS_TO_END = 2.0
# -I ignores PYTHON* variables, so what we want of the interpreter must be an option.
PYTHON_OPTIONS = ("-X", "utf8", "-I", "-u")


@dataclass(frozen=True)
class EngineCommand:
    """How to start the engine. Two equal commands can share one process; ``stamp`` changes when it is reinstalled."""

    python: str
    launcher: str = str(LAUNCHER)
    environment: dict[str, str] = field(default_factory=dict)
    stamp: float = 0.0


class EngineProcess:
    """A started engine; ``receive`` gives its events in order. Not for use by two threads at once."""

    def __init__(self, command: EngineCommand) -> None:
        self.command = command
        self.hello: Hello | None = None
        self._events: queue.Queue[Event | AlquimiaError | None] = queue.Queue()
        self._last_lines: deque[str] = deque(maxlen=LINES_KEPT)
        try:
            self._process = start_clean([command.python, *PYTHON_OPTIONS, command.launcher], extra=command.environment)
        except OSError as error:
            raise EngineCrashedError(
                f"The engine's Python {command.python} cannot be started ({error.strerror or error}).",
                "Install the engine again with the option 'Repair'.",
            ) from error
        self._readers = [self._read(self._read_events), self._read(self._read_last_lines)]

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def last_lines(self) -> str:
        """The last lines that the engine wrote to stderr."""
        return "\n".join(list(self._last_lines))

    def wait_for_hello(self, is_cancelled: Callable[[], bool], idle: Callable[[], None], seconds: float) -> bool:
        """Wait until the engine is ready; False when cancelled before. Raises when it does not come up."""
        end = time.monotonic() + seconds
        while not is_cancelled():
            event = self.receive(POLL_SECONDS)
            if isinstance(event, Hello):
                self.hello = _of_our_version(event)
                return True
            if time.monotonic() > end:
                raise EngineCrashedError(
                    f"The engine did not start within {seconds:.0f} seconds.",
                    "An antivirus program may be checking it for the first time: try again, or repair the engine.",
                )
            idle()
        return False

    def send(self, request: Request) -> None:
        """Write a request; when the engine is gone, the next ``receive`` tells."""
        stream = self._process.stdin
        with contextlib.suppress(OSError, ValueError):
            if stream is not None:
                stream.write(encode_request(request).encode("ascii"))
                stream.flush()

    def receive(self, seconds: float) -> Event | None:
        """The next event, None when there is none within ``seconds``; raises EngineCrashedError at the end."""
        try:
            event = self._events.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(event, AlquimiaError):
            raise event
        if event is None:
            raise self._crash()
        return event

    def close(self, seconds: float = SECONDS_TO_END) -> None:
        """Close the engine's input, which ends it, and kill it when it is still there after ``seconds``."""
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        kill_group(self._process)
        close_read(dict(zip(self._readers, (self._process.stdout, self._process.stderr))), SECONDS_TO_END)

    def remove_unfinished(self, outputs: Sequence[str]) -> None:
        """Remove what the engine was still writing beside these files; only when it is gone."""
        if self.hello is not None:
            remove_partial_files(outputs, self.hello.pid)

    def _crash(self) -> EngineCrashedError:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(SECONDS_TO_END)
        what, hint = explain_exit(self._process.returncode)
        self._readers[1].join(SECONDS_TO_END)
        verb = "ended in the middle of its work" if self.hello else "could not start"
        return EngineCrashedError(f"The engine {verb}: {what}.", hint)

    def _read(self, target: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=target, name="engine output", daemon=True)
        thread.start()
        return thread

    def _read_events(self) -> None:
        for raw in iter(self._process.stdout.readline, b""):  # type: ignore[union-attr]
            try:
                self._events.put(decode_event(raw.decode("utf-8", "replace")))
            except ProtocolError as error:
                self._events.put(error)
        self._events.put(None)

    def _read_last_lines(self) -> None:
        for raw in iter(lambda: self._process.stderr.readline(LONGEST_LINE), b""):  # type: ignore[union-attr]
            self._last_lines.append(raw.decode("utf-8", "replace").rstrip())


def _of_our_version(hello: Hello) -> Hello:
    if hello.protocol != PROTOCOL_VERSION:
        raise ProtocolError(
            f"The engine speaks version {hello.protocol} of the protocol, the plugin version {PROTOCOL_VERSION}.",
            "Restart QGIS, so that plugin and engine are of the same version.",
        )
    return hello
