"""Maps images one after the other as one piece of work: one progress, finished maps kept, failures told at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.image_names import listed
from alquimia_qgis.desktop.algorithms.map_outputs import OUTPUT, MapFiles, StyleWriter
from alquimia_qgis.desktop.algorithms.series_parameters import SelectionOptions
from alquimia_qgis.desktop.engine_client.client import run_job
from alquimia_qgis.desktop.engine_client.feedback import SEPARATOR, FeedbackListener
from alquimia_qgis.protocol.errors import (
    AlquimiaError,
    EngineCrashedError,
    ImageError,
    InternalError,
    JobCancelled,
    MemoryLimitError,
)
from alquimia_qgis.protocol.events import Progress
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.model_records import TargetRecord

# What may be wrong with one image only; after anything else (disk full, model damaged) the next one would fail as well.
OF_ONE_IMAGE = (ImageError, MemoryLimitError, EngineCrashedError, InternalError)
CRASHES_IN_A_ROW = 2


@dataclass
class Outcome:
    """What became of the series so far; ``styles`` are those of the map that was written last, by parameter."""

    mapped: int = 0
    found_finished: int = 0
    pixels: int = 0
    failures: list[tuple[str, AlquimiaError]] = field(default_factory=list)
    styles: dict[str, Path] = field(default_factory=dict)


class SeriesRun:
    """Runs the jobs of a series; ``sizes`` are their pixels, by which progress is measured.

    ``target`` is what the model estimates, None where it gives classes. With ``skip_unfit`` an image that the engine
    cannot use is left out with a warning instead of being a failure.
    """

    def __init__(
        self,
        sizes: list[int],
        selection: SelectionOptions,
        target: TargetRecord | None,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.outcome = Outcome()
        self.left_out: list[str] = []
        self._sizes = sizes
        self._target = target
        self._leave_out = selection.skip_unfit
        self._feedback = feedback
        self._position = 0
        self._crashes = 0

    @contextmanager
    def next_map(self, title: str, may_lack: bool = True) -> Iterator[None]:
        """Around the making and running of the next job: says which it is, and notes a failure of this image only.

        A map that must not lack is never left out silently, whatever is wanted of the images.
        """
        self._position += 1
        self._check_cancelled()
        if len(self._sizes) > 1:
            count = QCoreApplication.translate("Alquimia", "{} of {}: {}")
            self._feedback.pushInfo(count.format(self._position, len(self._sizes), title))
        try:
            yield
        except JobCancelled:
            self._check_cancelled()
            raise
        except OF_ONE_IMAGE as error:
            self._note(title, error, may_lack and self._leave_out)
        else:
            self._crashes = 0
        self._feedback.setProgress(100.0 * sum(self._sizes[: self._position]) / max(1, sum(self._sizes)))

    def run(self, job: PredictRasterJob) -> None:
        """Run a job inside ``next_map`` and style what it wrote; a map that was finished before stays as it is."""
        shares = (job.probabilities, job.confidence, job.entropy, job.margin)
        files = MapFiles(job.output, *shares, job.distance, job.embedding)
        before = {path: _stamp(path) for path in job.outputs}
        writer = StyleWriter(files, job.options.probability_format, self._feedback, self._target)
        result = run_job(job, _SeriesListener(self._feedback, self._sizes, self._position))
        if job.skip_finished and before == {path: _stamp(path) for path in job.outputs}:
            self.outcome.found_finished += 1
            self.outcome.styles = _styles_beside(files) or writer.write(result)
        else:
            self.outcome.mapped += 1
            self.outcome.styles = writer.write(result)
        self.outcome.pixels += sum(result["pixels"].values())

    def finish(self, place: str) -> None:
        """Raise one sentence about all images that have failed; ``place`` is where the finished maps lie."""
        failures = self.outcome.failures
        done = self.outcome.mapped + self.outcome.found_finished
        if not failures:
            if not done:
                raise ImageError("No image is left to map.", f"Left out: {listed(self.left_out)}.")
            return
        if len(self._sizes) == 1:
            raise failures[0][1]
        reasons = [f"{title}: {error.message.rstrip('.')}" for title, error in failures]
        finished = "The other one is finished" if done == 1 else f"The other {done} are finished"
        rest = f"{finished}: {place}." if done else ""
        raise ImageError(f"{len(failures)} of {len(self._sizes)} could not be mapped ({'; '.join(reasons)}).", rest)

    def _check_cancelled(self) -> None:
        if self._feedback.isCanceled() and len(self._sizes) > 1:
            done = self.outcome.mapped + self.outcome.found_finished
            raise JobCancelled(
                f"Cancelled after {done} of {len(self._sizes)}.", "Started again, the series goes on with the next."
            )
        if self._feedback.isCanceled():
            raise JobCancelled()

    def _note(self, title: str, error: AlquimiaError, leave_out: bool) -> None:
        if leave_out and isinstance(error, ImageError):
            self.left_out.append(f"{title}: {error.message.rstrip('.')}")
            self._feedback.pushWarning(QCoreApplication.translate("Alquimia", "Left out: {}").format(self.left_out[-1]))
            return
        self.outcome.failures.append((title, error))
        if len(self._sizes) > 1:
            self._feedback.pushWarning(f"{title}: {error}")
        self._crashes = self._crashes + 1 if isinstance(error, EngineCrashedError) else 0
        if self._crashes == CRASHES_IN_A_ROW:
            raise error


class _SeriesListener(FeedbackListener):
    """Scales the progress of one job into that of the series."""

    def __init__(self, feedback: QgsProcessingFeedback, sizes: list[int], position: int) -> None:
        super().__init__(feedback)
        self._before, self._own, self._all = sum(sizes[: position - 1]), sizes[position - 1], max(1, sum(sizes))
        self._count = f"{position}/{len(sizes)}" if len(sizes) > 1 else ""

    def on_progress(self, event: Progress) -> None:
        """Move the bar by the share of the pixels, and tell the time left for all of them."""
        done = self._before + event.fraction * self._own
        message = SEPARATOR.join(filter(None, (event.message, self._count))) if event.message else ""
        super().on_progress(
            replace(event, fraction=done / self._all, message=message, remaining=self._remaining(event, done))
        )

    def _remaining(self, event: Progress, done: float) -> float | None:
        """The time left for this image, stretched to the pixels left in the series."""
        own = (1.0 - event.fraction) * self._own
        return None if event.remaining is None or own <= 0 else event.remaining * (self._all - done) / own


def _stamp(path: str) -> tuple[int, int, int] | None:
    """What changes when a file is replaced."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _styles_beside(files: MapFiles) -> dict[str, Path]:
    """The styles that lie beside finished rasters, which their user may have changed; none where one is missing."""
    styles = {name: Path(path).with_suffix(".qml") for name, path in files.named().items()}
    return styles if OUTPUT in styles and all(style.exists() for style in styles.values()) else {}
