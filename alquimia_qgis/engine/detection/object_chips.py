"""Cuts chips with the objects they show out of an image, within bounds on memory and disk."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from rasterio.features import rasterize

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.digitised import pixel_boxes
from alquimia_qgis.engine.detection.object_windows import empty_windows, occupied_windows, rectangles_of, whole_windows
from alquimia_qgis.engine.detection.objects import Objects
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chip_store import ChipStore, room_for_chips
from alquimia_qgis.engine.samples.chips import ChipSet, chip_bytes, folder_for, warn_about_mask
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import TrainJob

KNOWN = 0


@dataclass
class ObjectChips(ChipSet):
    """Chips with objects: ``objects`` of each, in pixels from the corner of its S x S pixels.

    ``labels`` are 0 where all objects are digitised and -1 where nobody has looked; ``class_pixels`` counts the objects
    of each class. Of an object cut by the edge at least ``visible_share`` must be seen, or it is ignored.
    """

    objects: list[Objects] = field(default_factory=list)
    visible_share: float = 0.0

    @property
    def classes_shown(self) -> np.ndarray:
        """Which classes each chip has objects of, bool (N, C)."""
        shown = np.zeros((len(self), len(self.class_pixels)), dtype=bool)
        for number, objects in enumerate(self.objects):
            shown[number, objects.classes[~objects.ignored]] = True
        return shown


@dataclass(frozen=True)
class PartOfObjects:
    """The objects ``indices`` of ``samples``, to be learned from or validated with.

    ``areas`` are polygons in which all objects are known; None: that is taken to be so around these.
    """

    samples: Samples
    indices: np.ndarray
    areas: np.ndarray | None


def cut_object_chips(
    image: PixelSource,
    part: PartOfObjects,
    job: TrainJob,
    context: JobContext,
    *,
    jitter: int = 0,
    training: bool = True,
) -> ObjectChips:
    """Cut chips around the objects of a part, and empty ones in its areas.

    Chips have a border of ``jitter`` pixels for random shifts. Those of a training overlap as asked for and have their
    share of empty ones; those of a validation overlap no more than they must, and show all of its areas. Objects that
    are not of the part are ignored. A SamplesError where no object lies on valid pixels.
    """
    size, room = job.sampling.patch_size, room_for_chips()
    bytes_of_chip = chip_bytes(image, size + 2 * jitter)
    windows = _windows(image, part, job, training)
    most = max(1, min(job.sampling.maximum_chips, max(room.memory, room.disk) // bytes_of_chip))
    if len(windows) > most:
        context.log(f"{most} of {len(windows)} chips are used: the maximum number of chips is reached.", "warning")
        windows = [windows[place] for place in np.linspace(0, len(windows) - 1, most).astype(int)]
    folder = folder_for(len(windows) * bytes_of_chip, room, context)
    if training:
        warn_about_mask(image, context)
    cutter = _Cutter(image, part, size, jitter, len(windows), folder)
    for number, window in enumerate(windows):
        context.check_cancelled()
        cutter.cut(window)
        context.progress((number + 1) / len(windows), f"Cutting chips: {number + 1} of {len(windows)}")
    chips = cutter.finish(job.object_sampling.visible_share)
    if not chips.class_pixels.any():
        image.check_not_empty(context.check_cancelled)
        raise SamplesError("No object lies on valid pixels of the image.", "Check the image's nodata and the samples.")
    return chips


def _windows(image: PixelSource, part: PartOfObjects, job: TrainJob, training: bool) -> list[Window]:
    """The windows with objects and some without, all different, row by row of the image.

    Of a training, every object that fits in a chip is whole in one.
    """
    size, overlap = job.sampling.patch_size, job.object_sampling.chip_overlap if training else 0.0
    rectangles = rectangles_of(image, part.areas)
    boxes = pixel_boxes(part.samples, image)[part.indices]
    occupied = occupied_windows(boxes, rectangles, size, overlap)
    chosen = {window for _, window in occupied}
    if training:
        chosen.update(window for _, window in whole_windows(boxes, rectangles, occupied, size))
    if part.areas is not None:
        empty = list(empty_windows(image, part.areas, rectangles, occupied, size, overlap))
        share = job.object_sampling.empty_share
        wanted = round(len(chosen) * share / (1 - share)) if training else len(empty)
        drawn = np.random.default_rng(job.training.seed).permutation(len(empty))[:wanted]
        chosen.update(empty[place] for place in drawn)
    return sorted(chosen, key=lambda window: (window.row // size, window.column, window.row))


class _Cutter:
    """Fills the arrays of an ObjectChips, one chip after another."""

    def __init__(
        self, image: PixelSource, part: PartOfObjects, size: int, jitter: int, count: int, folder: str | None
    ) -> None:
        self._image, self._part, self._size, self._jitter = image, part, size, jitter
        self._boxes = pixel_boxes(part.samples, image)
        self._tree = shapely.STRtree(shapely.box(*self._boxes.T))
        self._ours = np.zeros(len(part.samples), dtype=bool)
        self._ours[part.indices] = True
        self._seen = np.zeros(len(part.samples), dtype=bool)
        edge = size + 2 * jitter
        dtype, self._fill = image.storage
        self._pixels = ChipStore(count, (edge, edge, image.channel_count), dtype, folder)
        self._valid = ChipStore(count, (edge, edge), bool, folder)
        self._labels = ChipStore(count, (edge, edge), np.int16, folder)
        self._windows: list[Window] = []
        self._objects: list[Objects] = []

    def cut(self, core: Window) -> None:
        """Read one chip and its surroundings; one without valid pixels is dropped."""
        window = core.expanded(self._jitter)
        pixels, valid = self._image.read(window)
        if not valid[self._jitter : self._jitter + self._size, self._jitter : self._jitter + self._size].any():
            return
        if self._fill is not None or not np.isfinite(pixels).all():
            pixels = np.where(np.isfinite(pixels), pixels, 0 if self._fill is None else self._fill)
        self._pixels.add(pixels)
        self._valid.add(valid)
        self._labels.add(np.where(valid & self._known(window), np.int16(KNOWN), np.int16(UNLABELLED)))
        self._windows.append(window)
        self._objects.append(self._objects_in(window, core))

    def _known(self, window: Window) -> np.ndarray:
        """Where all objects are digitised, bool (S, S)."""
        shape = (window.height, window.width)
        if self._part.areas is None:
            return np.ones(shape, dtype=bool)
        box = shapely.box(*self._image.bounds_of_window(window))
        near = self._part.areas[shapely.intersects(self._part.areas, box)]
        if not len(near):
            return np.zeros(shape, dtype=bool)
        transform = self._image.transform_of_window(window)
        return rasterize(list(near), shape, transform=transform, dtype=np.uint8).astype(bool)

    def _objects_in(self, window: Window, core: Window) -> Objects:
        """Those that meet the chip and its border, counted from its corner."""
        ends = (window.column + window.width, window.row + window.height)
        found = np.sort(self._tree.query(shapely.box(window.column, window.row, *ends), predicate="intersects"))
        corner = np.array([window.column, window.row] * 2, dtype=np.float32)
        ours = self._ours[found]
        middles = (self._boxes[found, :2] + self._boxes[found, 2:]) / 2 - [core.column, core.row]
        self._seen[found[ours & ((middles >= 0) & (middles < self._size)).all(axis=1)]] = True
        return Objects(self._boxes[found] - corner, self._part.samples.class_index[found].astype(np.int32), ~ours)

    def finish(self, visible_share: float) -> ObjectChips:
        """The chips that were cut; the objects counted are those whose middle some chip shows."""
        samples = self._part.samples
        counts = np.bincount(samples.class_index[self._seen], minlength=len(samples.classes))
        return ObjectChips(
            self._pixels.finish(), self._valid.finish(), self._labels.finish(), self._windows, self._size,
            self._jitter, counts, self._fill, objects=self._objects, visible_share=visible_share,
        )  # fmt: skip
