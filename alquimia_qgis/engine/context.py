"""What a job may say while it runs, and how it hears that it is cancelled; the same in the worker and in tests."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable, Sequence

from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.events import Cancelling, Event, Log, Metric, Picture, Progress

PROGRESS_PER_SECOND = 10.0
LONGEST_BURST = 5.0


class Cancellation(threading.Event):
    """Set once the user cancels; ``discards`` says that nothing shall be kept, whatever the job was told before."""

    discards = False


class JobContext:
    """Handed to every job: reports progress, metrics and log lines, and tells whether the user has cancelled."""

    def __init__(
        self,
        job: str,
        send: Callable[[Event], None],
        cancelled: Cancellation | None = None,
        progress_per_second: float = PROGRESS_PER_SECOND,
        desktop_gone: threading.Event | None = None,
    ) -> None:
        self.events: list[Event] = []
        self._job = job
        self._send = send
        self._cancelled = cancelled or Cancellation()
        self._desktop_gone = desktop_gone or threading.Event()
        self._pace = _Pace(progress_per_second)
        self._noticed = False

    @classmethod
    def silent(cls) -> JobContext:
        """A context without a worker: every event is kept in ``events``."""
        context = cls("silent", lambda event: None, progress_per_second=float("inf"))
        context._send = context.events.append
        return context

    def progress(self, fraction: float, message: str = "", remaining: float | None = None) -> None:
        """Report the done ``fraction`` (0 to 1) of the whole job and the ``remaining`` seconds when known.

        A job may call this as often as it likes: about ten a second leave the worker; the last step (1) always does.
        """
        bounded = min(1.0, max(0.0, fraction)) if fraction == fraction else 0.0
        if self._pace.admits() or bounded == 1.0:
            self._send(Progress(self._job, bounded, message, remaining))

    def metric(self, epoch: int, epochs: int, values: dict[str, float]) -> None:
        """Report the figures of a finished epoch (counted from 1)."""
        self._send(Metric(self._job, epoch, epochs, {name: float(value) for name, value in values.items()}))

    def picture(self, png: bytes, caption: str, titles: Sequence[str]) -> None:
        """Show how the model sees a few samples: a PNG with as many columns of equal width as ``titles``."""
        self._send(Picture(self._job, base64.b64encode(png).decode("ascii"), caption, list(titles)))

    def log(self, message: str, level: str = "info") -> None:
        """Write a line to the user's log; ``level`` is ``info``, ``warning`` or ``debug``."""
        self._send(Log(self._job, message, level))

    def check_cancelled(self) -> None:
        """Raise JobCancelled when the user has cancelled."""
        if self.cancel_requested:
            raise JobCancelled()

    @property
    def cancel_requested(self) -> bool:
        """True as soon as the user has cancelled; the desktop is told that the job knows and waits for it to finish."""
        if self._cancelled.is_set() and not self._noticed:
            self._noticed = True
            self._send(Cancelling(self._job))
        return self._cancelled.is_set()

    @property
    def desktop_gone(self) -> bool:
        """True when the job is cancelled because nobody listens any more, and not because the user wished it."""
        return self._desktop_gone.is_set()

    def may_keep(self, wanted: bool) -> bool:
        """Whether a cancelled job keeps what there is: it was ``wanted``, and the user has not thought better of it."""
        return wanted and not self._cancelled.discards

    def request_cancel(self, discard: bool = False) -> None:
        """Ask the job to stop at its next check, and to ``discard`` even what it should keep."""
        self._cancelled.discards = discard
        self._cancelled.set()


class _Pace:
    """Lets a few calls through at once, so that no short phase is lost, and then only so many a second."""

    def __init__(self, per_second: float) -> None:
        self._per_second = per_second
        self._credit = LONGEST_BURST
        self._last = time.monotonic()

    def admits(self) -> bool:
        if self._per_second == float("inf"):
            return True
        now = time.monotonic()
        self._credit = min(LONGEST_BURST, self._credit + (now - self._last) * self._per_second)
        self._last = now
        if self._credit < 1:
            return False
        self._credit -= 1
        return True
