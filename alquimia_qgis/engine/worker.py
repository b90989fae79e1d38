"""The engine's side of the conversation: reads requests, runs one job at a time, says one last word for each."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import importlib
import os
import queue
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from alquimia_qgis.engine.context import Cancellation, JobContext
from alquimia_qgis.engine.failures import understandable
from alquimia_qgis.engine.version import plugin_version
from alquimia_qgis.protocol.errors import InternalError, JobCancelled, ProtocolError
from alquimia_qgis.protocol.events import (
    CANCEL,
    DISCARD,
    PROTOCOL_VERSION,
    Cancelled,
    Event,
    Failure,
    Hello,
    Request,
    Result,
    decode_request,
    encode_event,
)
from alquimia_qgis.protocol.jobs import JOBS

JOBS_PACKAGE = "alquimia_qgis.engine.jobs"
SECONDS_TO_TIDY_UP = 2.0
BLOCK = 65536


class Worker:
    """Serves requests from the descriptor ``incoming`` and writes events to the descriptor ``outgoing``."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._writing = threading.Lock()
        self._requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._cancels: dict[str, Cancellation] = {}
        self._desktop_gone = threading.Event()
        self._idle = threading.Event()
        self._idle.set()

    def run(self) -> None:
        """Say hello, then run job after job in this thread; the process ends with its input."""
        threading.Thread(target=self._listen, name="requests", daemon=True).start()
        self.send(Hello(PROTOCOL_VERSION, plugin_version(), sys.version.split()[0], os.getpid()))
        while True:
            request = self._requests.get()
            self._idle.clear()
            self._say_last_word(self._answer(request))
            self._cancels.pop(request.id, None)
            _release_memory()
            self._idle.set()

    def send(self, event: Event) -> None:
        """Write one event; when nobody reads any more, the end of the input stops the process soon."""
        line = memoryview(encode_event(event).encode("ascii"))
        with self._writing, contextlib.suppress(OSError):
            while line:
                line = line[os.write(self._outgoing, line) :]

    def _answer(self, request: Request) -> Event:
        context = JobContext(request.id, self.send, self._cancels[request.id], desktop_gone=self._desktop_gone)
        try:
            context.check_cancelled()
            return Result(request.id, plain(_run(request, context)))
        except JobCancelled:
            return Cancelled(request.id)
        except (Exception, SystemExit) as error:  # the border: whatever a job raises becomes a sentence
            return _failure(request, error)

    def _say_last_word(self, event: Event) -> None:
        try:
            self.send(event)
        except (TypeError, ValueError) as error:
            reason = InternalError(f"The engine's answer cannot be sent ({error}).", "Please report this as a defect.")
            self.send(
                Failure(getattr(event, "job", ""), reason.code, reason.message, reason.hint, traceback.format_exc())
            )

    def _listen(self) -> None:
        # os.read instead of sys.stdin: a daemon thread inside a buffered reader aborts the interpreter at its end.
        rest = b""
        try:
            while block := os.read(self._incoming, BLOCK):
                *lines, rest = (rest + block).split(b"\n")
                for line in lines:
                    self._receive(line)
        except Exception:
            traceback.print_exc()  # for the last lines that the desktop keeps: the process ends before Python tells
        finally:  # a process that hears nothing any more would never end
            self._end()

    def _receive(self, line: bytes) -> None:
        try:
            request = decode_request(line.decode("utf-8"))
        except (ProtocolError, UnicodeDecodeError) as error:
            self.send(
                Failure("", ProtocolError.__name__, f"The engine received a line it does not understand ({error}).")
            )
            return
        if request.verb == CANCEL:
            cancel = self._cancels.get(request.id)  # once: the job's own thread takes it away when the job is done
            if cancel is not None:
                cancel.discards = bool(request.params.get(DISCARD))
                cancel.set()
            return
        self._cancels[request.id] = Cancellation()
        self._idle.clear()
        self._requests.put(request)

    def _end(self) -> None:
        """The desktop is gone: let a running job remove its temporary files, but never outlive QGIS for long."""
        # A cancel that the user has asked for goes on as one: what he does not want to keep must not stay.
        if not any(cancel.is_set() for cancel in self._cancels.values()):
            self._desktop_gone.set()
        for cancel in list(self._cancels.values()):
            cancel.set()
        self._idle.wait(SECONDS_TO_TIDY_UP)
        os._exit(0)


def plain(value: Any) -> Any:
    """``value`` as plain data: dataclasses become dictionaries, paths text, and NumPy scalars and arrays numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain({item.name: getattr(value, item.name) for item in dataclasses.fields(value)})
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "tolist"):  # NumPy, without importing it for jobs that do not need it
        return value.tolist()
    return value


def _run(request: Request, context: JobContext) -> Any:
    if request.verb not in JOBS:
        raise ProtocolError(
            f"The engine knows no job called {request.verb!r}; it knows {', '.join(sorted(JOBS))}.",
            "Restart QGIS, so that plugin and engine are of the same version.",
        )
    job = JOBS[request.verb].from_params(request.params)
    return importlib.import_module(f"{JOBS_PACKAGE}.{request.verb}").run(job, context)


def _failure(request: Request, error: BaseException) -> Failure:
    reason = understandable(error, request.verb)
    return Failure(request.id, reason.code, reason.message, reason.hint, "".join(traceback.format_exception(error)))


def _release_memory() -> None:
    """A warm worker must not keep the networks of finished jobs."""
    keras = sys.modules.get("keras")
    if keras is not None and hasattr(keras, "utils"):
        keras.utils.clear_session(free_memory=False)
    gc.collect()
