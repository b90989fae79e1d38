"""Paints a few samples as a network sees them: image, samples and answer side by side, or patches with their titles."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import keras
import numpy as np
from PIL import Image

from alquimia_qgis.engine.report.pictures import class_colours
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.training.batches import batches_in_order
from alquimia_qgis.engine.training.chip_pictures import ChipPictures
from alquimia_qgis.engine.training.evaluation import chosen_examples
from alquimia_qgis.engine.training.gallery import SMALLEST_CHIP, chosen_chips
from alquimia_qgis.engine.training.live_pictures import Painter, Painting
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.family import ModelFamily

CELL = 128  # pixels a chip is shown at, about
GAP = 4
BAR = 8  # pixels of the colours of classes above and below a patch
PATCHES, CHIPS = 5, 3
NOTHING = (226, 226, 226)  # the colour of what has no class


def painter_of(job: TrainJob, family: ModelFamily, data: PreparedData) -> Painter | None:
    """Who paints samples of the validation, or else of the training, for this family.

    None where a picture would tell nothing: of single pixels and tiny chips, and where not classes or numbers of the
    samples are learned but objects, places in an embedding or several classes at once.
    """
    chips = data.training if data.validation is None else data.validation
    side = job.sampling.patch_size - (0 if family.answers_once else 2 * family.output_crop())
    if not family.shows_samples() or not isinstance(chips, ChipSet) or chips.shown is not None or side < SMALLEST_CHIP:
        return None
    subject = "Training samples" if data.validation is None else "Validation samples"
    kind = PatchPainter if family.answers_once else ChipPainter
    return kind(family, data, chips, subject)


@dataclass(frozen=True)
class _SamplePainter:
    """A few chips; the very same whenever it paints."""

    family: ModelFamily
    data: PreparedData
    chips: ChipSet
    subject: str

    def _answers(self, network: keras.Model, numbers: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        """What the network says of chips, float32 (N, …, C), and their labels as the network is taught them."""
        few = chosen_chips(self.chips, np.asarray(numbers))
        examples, labels, *_ = batches_in_order(self.family, self.data, few, len(numbers))[0]
        return np.asarray(network.predict_on_batch(examples), dtype=np.float32), np.asarray(labels)

    @property
    def _colours(self) -> np.ndarray:
        """Of the classes, and of nothing as the last one, uint8 (C + 1, 3)."""
        return np.vstack([class_colours(self.data.samples.classes), np.array([NOTHING], dtype=np.uint8)])


class ChipPainter(_SamplePainter):
    """Chips below each other; from left to right the image, the samples, and the answer for each pixel."""

    def __call__(self, network: keras.Model) -> Painting:
        """See ``Painter``."""
        numbers = chosen_examples(self.chips.labels, self.data.class_count, CHIPS)
        answers, labels = self._answers(network, numbers)
        border = (self.chips.pixels.shape[1] - labels.shape[1]) // 2
        shown = ChipPictures.of(self.data, self.chips)
        rows = []
        for number, answer, taught in zip(numbers, answers.argmax(axis=-1), labels, strict=True):
            known = np.where(shown.valid(number, border), answer, UNLABELLED)
            pictures = (shown.picture(number, border), self._colours[taught], self._colours[known])
            rows.append([enlarged(picture) for picture in pictures])
        return Painting(png_of(rows), self.subject, ("Image", "Samples", "Prediction"))


class PatchPainter(_SamplePainter):
    """Patches beside each other; above each what it is, below it what the network says."""

    def __call__(self, network: keras.Model) -> Painting:
        """See ``Painter``."""
        numbers = self._of_all_kinds()
        answers, _ = self._answers(network, numbers)
        answers = answers.reshape(len(numbers), -1)
        shown = ChipPictures.of(self.data, self.chips)
        border = (self.chips.pixels.shape[1] - self.chips.patch_size) // 2
        patches = [enlarged(shown.picture(number, border)) for number in numbers]
        if self.data.target is not None:
            return Painting(png_of([patches]), self.subject, self._number_titles(numbers, answers))
        truth, best = self._truth[numbers], answers.argmax(axis=1)
        framed = [self._framed(*patch) for patch in zip(patches, truth, best, strict=True)]
        names = [record.name for record in self.data.samples.classes]
        titles = tuple(f"{names[true]}\n→ {names[said]}" for true, said in zip(truth, best, strict=True))
        return Painting(png_of([framed]), self.subject, titles)

    @property
    def _truth(self) -> np.ndarray:
        """The class, or the group of numbers, of the middle of each chip."""
        middle = self.chips.pixels.shape[1] // 2
        return np.asarray(self.chips.labels[:, middle, middle])

    def _of_all_kinds(self) -> list[int]:
        """Chips of each class by turns."""
        of_class = [np.flatnonzero(self._truth == index) for index in range(self.data.class_count)]
        in_turn = [int(chips[turn]) for turn in range(PATCHES) for chips in of_class if turn < len(chips)]
        return in_turn[:PATCHES]

    def _number_titles(self, numbers: Sequence[int], answers: np.ndarray) -> tuple[str, ...]:
        target, taught = self.data.target, self.chips.numbers
        if target is None or taught is None:
            return ()
        said = answers[:, 0] * target.standard_deviation + target.mean
        return tuple(f"{true:.4g}\n→ {estimate:.4g}" for true, estimate in zip(taught[numbers], said, strict=True))

    def _framed(self, patch: np.ndarray, true: int, said: int) -> np.ndarray:
        """The patch between the colours of what it is and of what the network says."""
        bars = [np.broadcast_to(self._colours[index], (BAR, patch.shape[1], 3)) for index in (true, said)]
        return np.concatenate([bars[0], patch, bars[1]])


def png_of(rows: Sequence[Sequence[np.ndarray]]) -> bytes:
    """Pictures uint8 (H, W, 3) of one size, in rows and columns with gaps that let the background through."""
    height, width = rows[0][0].shape[:2]
    canvas = np.zeros((len(rows) * (height + GAP), len(rows[0]) * (width + GAP), 4), dtype=np.uint8)
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            y, x = top * (height + GAP) + GAP // 2, left * (width + GAP) + GAP // 2
            canvas[y : y + height, x : x + width, :3] = cell
            canvas[y : y + height, x : x + width, 3] = 255
    buffer = io.BytesIO()
    Image.fromarray(canvas).save(buffer, format="PNG")
    return buffer.getvalue()


def enlarged(picture: np.ndarray) -> np.ndarray:
    """A small picture made a whole number of times larger, a large one thinned out, towards ``CELL`` pixels."""
    side = max(picture.shape[:2])
    if side > CELL:
        step = -(-side // CELL)
        return picture[::step, ::step]
    times = max(1, CELL // side)
    return picture.repeat(times, axis=0).repeat(times, axis=1)
