"""Lets each step of a job report its own progress from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

from alquimia_qgis.engine.context import JobContext


class StepContext(JobContext):
    """The context of one step: its progress fills ``start`` to ``end`` of the job's, all else is passed on.

    ``warnings`` are those logged through it, also by the steps within it.
    """

    def __init__(self, whole: JobContext, start: float, end: float) -> None:
        super().__init__("", lambda event: None)
        self._whole = whole
        self._start = start
        self._end = end
        self.warnings: list[str] = []

    def progress(self, fraction: float, message: str = "", remaining: float | None = None) -> None:
        """Report the done ``fraction`` of this step; the time that is left of a step says nothing about the job."""
        share = min(1.0, max(0.0, fraction)) if fraction == fraction else 0.0
        self._whole.progress(self._start + (self._end - self._start) * share, message, remaining)

    def metric(self, epoch: int, epochs: int, values: dict[str, float]) -> None:
        """Pass the figures of an epoch on."""
        self._whole.metric(epoch, epochs, values)

    def picture(self, png: bytes, caption: str, titles: Sequence[str]) -> None:
        """Pass a picture on."""
        self._whole.picture(png, caption, titles)

    def log(self, message: str, level: str = "info") -> None:
        """Pass a line for the log on, and remember warnings for the report."""
        if level == "warning":
            self.warnings.append(message)
        self._whole.log(message, level)

    def check_cancelled(self) -> None:
        """Raise JobCancelled when the whole job is cancelled."""
        self._whole.check_cancelled()

    @property
    def cancel_requested(self) -> bool:
        """Whether the whole job is cancelled."""
        return self._whole.cancel_requested

    def may_keep(self, wanted: bool) -> bool:
        """Whether the whole job keeps what there is when it is cancelled."""
        return self._whole.may_keep(wanted)

    def request_cancel(self, discard: bool = False) -> None:
        """Cancel the whole job."""
        self._whole.request_cancel(discard)
