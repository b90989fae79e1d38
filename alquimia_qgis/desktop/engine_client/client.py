"""Runs jobs in the one warm engine of this QGIS: by turns, cancelled when asked, started afresh after a crash."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from alquimia_qgis.desktop.engine_client.process import POLL_SECONDS, SECONDS_TO_START, EngineCommand, EngineProcess
from alquimia_qgis.desktop.engine_client.unfinished_work import DroppedWork, with_kept_work
from alquimia_qgis.protocol.errors import (
    AlquimiaError,
    EngineCrashedError,
    JobCancelled,
    ProtocolError,
    error_from_code,
)
from alquimia_qgis.protocol.events import (
    CANCEL,
    DISCARD,
    Cancelled,
    Cancelling,
    Event,
    Failure,
    Hello,
    Log,
    Metric,
    Picture,
    Progress,
    Request,
    Result,
)
from alquimia_qgis.protocol.jobs import Job

SECONDS_IDLE = 600.0
SECONDS_TO_TIDY_UP = 60.0
SECONDS_TO_END = 0.5
# An engine whose input ends gives its job two seconds to remove its temporary files (docs/protocol.md).
SECONDS_TO_END_A_JOB = 2.0 + SECONDS_TO_END


class Listener:
    """Hears what happens to a job; the base class hears nothing and never cancels."""

    def on_engine(self, hello: Hello, warm: bool) -> None:
        """The engine that will run the job; ``warm`` when it has been running before."""

    def on_progress(self, event: Progress) -> None:
        """The job has come further."""

    def on_metric(self, event: Metric) -> None:
        """An epoch has ended."""

    def on_picture(self, event: Picture) -> None:
        """How the model sees a few samples."""

    def on_log(self, event: Log) -> None:
        """A line for the user's log."""

    def on_details(self, text: str) -> None:
        """Traceback or last lines of an engine that failed: for the log of the program, not for the user."""

    def is_cancelled(self) -> bool:
        """Whether the user has cancelled; asked about ten times a second."""
        return False

    def keeps_nothing(self) -> bool:
        """Whether a cancelled job shall throw away even what it was told to keep."""
        return False

    def idle(self) -> None:
        """Called about ten times a second while waiting."""


class EngineClient:
    """One engine process at most, shared by all threads; ``find_command`` says which engine is the current one."""

    def __init__(
        self,
        find_command: Callable[[], EngineCommand],
        seconds_idle: float = SECONDS_IDLE,
        seconds_to_start: float = SECONDS_TO_START,
        seconds_to_tidy_up: float = SECONDS_TO_TIDY_UP,
    ) -> None:
        self._find_command = find_command
        self._seconds_idle = seconds_idle
        self._seconds_to_start = seconds_to_start
        self._seconds_to_tidy_up = seconds_to_tidy_up
        self._turn_lock = threading.Lock()
        self._process: EngineProcess | None = None
        self._job: Job | None = None
        self._timer: threading.Timer | None = None

    def run(self, job: Job, listener: Listener) -> dict[str, Any]:
        """Run ``job`` and return the fields of its result; raises AlquimiaError subclasses, JobCancelled among them."""
        with self._turn(listener):
            process = self._ready_process(listener)
            finished = False
            self._job = job
            conversation = _Conversation(process, job, listener, self._seconds_to_tidy_up)
            dropped = DroppedWork(job.dropped_on_cancel)
            try:
                result = conversation.result()
                finished = True
                return result
            except _AnsweredError as answer:
                finished = True
                raise answer.error from None
            except EngineCrashedError as error:
                self._check_not_stopped(process)
                listener.on_details(process.last_lines)
                raise with_kept_work(error, () if conversation.cancelled else job.outputs) from None
            finally:
                if not finished:  # a job that may still be running must not be met by the next one
                    self._discard()
                    if conversation.cancelled:
                        dropped.remove()
                self._job = None

    def stop(self) -> None:
        """End the engine, with the job it may be running and its unfinished files; the next job starts a new one."""
        self._stop_timer()
        self._discard()

    def stop_when_free(self, listener: Listener) -> None:
        """Wait for the running job, then end the engine; for those who are about to change its files."""
        with self._turn(listener):
            self._discard()

    @contextmanager
    def _turn(self, listener: Listener) -> Iterator[None]:
        while not self._turn_lock.acquire(timeout=POLL_SECONDS):
            if listener.is_cancelled():
                raise JobCancelled()
            listener.idle()
        self._stop_timer()
        try:
            yield
        finally:
            self._start_timer()
            self._turn_lock.release()

    def _ready_process(self, listener: Listener) -> EngineProcess:
        command = self._find_command()
        process = self._process
        if process is not None and process.alive and process.command == command and process.hello is not None:
            listener.on_engine(process.hello, True)
            return process
        self._discard()
        self._process = EngineProcess(command)
        self._greet(self._process, listener)
        return self._process

    def _greet(self, process: EngineProcess, listener: Listener) -> None:
        try:
            if not process.wait_for_hello(listener.is_cancelled, listener.idle, self._seconds_to_start):
                raise JobCancelled()
        except AlquimiaError:
            self._check_not_stopped(process)
            self._discard()
            listener.on_details(process.last_lines)
            raise
        if process.hello is not None:
            listener.on_engine(process.hello, False)

    def _check_not_stopped(self, process: EngineProcess) -> None:
        """An engine that ``stop`` has ended has not crashed."""
        if self._process is not process:
            raise JobCancelled("The engine was stopped.") from None

    def _discard(self) -> None:
        job, process, self._process = self._job, self._process, None
        if process is not None:
            process.close(SECONDS_TO_END if job is None else SECONDS_TO_END_A_JOB)
            process.remove_unfinished(() if job is None else job.outputs)

    def _start_timer(self) -> None:
        if self._process is not None:
            self._timer = threading.Timer(self._seconds_idle, self._stop_idle)
            self._timer.daemon = True
            self._timer.start()

    def _stop_timer(self) -> None:
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()

    def _stop_idle(self) -> None:
        if self._turn_lock.acquire(blocking=False):
            try:
                self._discard()
            finally:
                self._turn_lock.release()


class _AnsweredError(Exception):
    """The engine said a last word that is an error: it is free again, unlike after any other exception."""

    def __init__(self, error: AlquimiaError) -> None:
        super().__init__(str(error))
        self.error = error


class _Conversation:
    """One job from its request to its last word."""

    def __init__(self, process: EngineProcess, job: Job, listener: Listener, seconds_to_tidy_up: float) -> None:
        self._process = process
        self._job = job
        self._listener = listener
        self._seconds_to_tidy_up = seconds_to_tidy_up
        self._id = uuid4().hex
        self._deadline: float | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the user has cancelled the job."""
        return self._deadline is not None

    def result(self) -> dict[str, Any]:
        self._process.send(Request(self._id, self._job.verb, self._job.to_params()))
        while True:
            event = self._process.receive(POLL_SECONDS)
            if isinstance(event, Result) and event.job == self._id:
                return event.values
            if event is not None:
                self._tell(event)
            else:
                self._listener.idle()
            self._watch_cancel()

    def _watch_cancel(self) -> None:
        if self._deadline is None and self._listener.is_cancelled():
            self._process.send(Request(self._id, CANCEL, {DISCARD: self._listener.keeps_nothing()}))
            self._deadline = time.monotonic() + self._job.cancel_patience
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise JobCancelled()

    def _tell(self, event: Event) -> None:
        if isinstance(event, Failure) and event.job in (self._id, ""):
            self._fail(event)
        elif getattr(event, "job", None) != self._id:
            return
        elif isinstance(event, Progress):
            self._listener.on_progress(event)
        elif isinstance(event, Metric):
            self._listener.on_metric(event)
        elif isinstance(event, Picture):
            self._listener.on_picture(event)
        elif isinstance(event, Log):
            self._listener.on_log(event)
        elif isinstance(event, Cancelling) and self._deadline is not None:
            self._deadline = time.monotonic() + self._seconds_to_tidy_up
        elif isinstance(event, Cancelled):
            raise _AnsweredError(JobCancelled())

    def _fail(self, event: Failure) -> None:
        if event.traceback:
            self._listener.on_details(event.traceback)
        error = error_from_code(event.code, event.message, event.hint)
        raise error if isinstance(error, ProtocolError) else _AnsweredError(error)


def find_engine() -> EngineCommand:
    """The installed engine; EngineMissingError says what to do when there is none."""
    from alquimia_qgis.desktop.environment.state import engine_command

    return engine_command()


_client = EngineClient(find_engine)


def run_job(job: Job, listener: Listener) -> dict[str, Any]:
    """Run a job in the engine that this process shares, waiting for its turn, and return the fields of its result."""
    return _client.run(job, listener)


def stop_engine() -> None:
    """End the shared engine; called when the plugin is unloaded and when QGIS ends."""
    _client.stop()


def stop_engine_when_free(listener: Listener) -> None:
    """End the shared engine as soon as no job runs in it."""
    _client.stop_when_free(listener)


atexit.register(stop_engine)
