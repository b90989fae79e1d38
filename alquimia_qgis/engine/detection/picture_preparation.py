"""Turns annotated pictures into checked chips of objects; nothing is trained here."""

from __future__ import annotations

import math

import numpy as np
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.annotated_pictures import LAYOUTS, AnnotatedPicture
from alquimia_qgis.engine.detection.boxes import areas
from alquimia_qgis.engine.detection.coco_annotations import coco_pictures
from alquimia_qgis.engine.detection.object_chips import KNOWN, ObjectChips
from alquimia_qgis.engine.detection.object_folds import folds_of_groups
from alquimia_qgis.engine.detection.object_windows import grid_starts, occupied_windows, whole_windows
from alquimia_qgis.engine.detection.objects import Objects
from alquimia_qgis.engine.detection.voc_annotations import voc_pictures
from alquimia_qgis.engine.folders.picture import PictureHeader, read_pixels
from alquimia_qgis.engine.folders.survey import LeftOut, alike, common_names, common_type, headers_of
from alquimia_qgis.engine.raster.window import Window, mirrored_indices
from alquimia_qgis.engine.samples.assignment import choose_groups
from alquimia_qgis.engine.samples.chip_store import ChipStore, room_for_chips
from alquimia_qgis.engine.samples.chips import folder_for, training_jitter
from alquimia_qgis.engine.samples.class_values import classes_of_keys
from alquimia_qgis.engine.samples.folds import Fold
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.samples.reading import TEST, VALIDATION, Samples
from alquimia_qgis.engine.samples.split import FIELD, NONE, SampleSplit
from alquimia_qgis.engine.training.examples import named_scaling
from alquimia_qgis.engine.training.folder_preparation import UNKNOWN_RESOLUTION
from alquimia_qgis.engine.training.preparation import ImageFacts, PreparedData
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_BAND_COUNT, HIGHEST_CLASS_COUNT
from alquimia_qgis.protocol.errors import ImageError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import TrainJob

PICTURES = "object_pictures"


def prepare_object_pictures(
    job: TrainJob, folder: FolderSource, context: JobContext, fold: Fold | None = None
) -> PreparedData:
    """Read annotations, look at the pictures, split and cut them; pictures marked as test take no part."""
    context.progress(0.0, "Reading the annotations")
    left_out = LeftOut()
    pictures = [picture for picture in read_annotations(folder) if picture.part != TEST]
    headers = headers_of([picture.path for picture in pictures], left_out, StepContext(context, 0.0, 0.2))
    headers = alike(headers, left_out)
    left_out.tell(context)
    usable = [picture for picture in pictures if picture.path in headers]
    names = [name for picture in usable for name in picture.names]
    index, classes = classes_of_keys(names, ())
    if not 1 <= len(classes) <= HIGHEST_CLASS_COUNT:
        raise SamplesError(
            f"The annotations have {len(classes)} classes; 1 to {HIGHEST_CLASS_COUNT} can be.",
            "Annotate some objects, or keep fewer classes.",
        )
    owners = np.repeat(np.arange(len(usable)), [len(picture.names) for picture in usable])
    class_index = np.array([index[name] for name in names], dtype=np.int64)
    validating = _validating(usable, owners, class_index, len(classes), job, fold)
    cutter = _PictureCutter(job, headers, index, len(classes))
    training = cutter.cut([usable[place] for place in np.flatnonzero(~validating)], StepContext(context, 0.2, 0.7))
    validation = None
    if validating.any():
        chosen = [usable[place] for place in np.flatnonzero(validating)]
        validation = cutter.cut(chosen, StepContext(context, 0.7, 0.9), training=False)
    first = next(iter(headers.values()))
    if len(first.bands) > HIGHEST_BAND_COUNT:
        raise ImageError(f"The pictures have {len(first.bands)} bands; up to {HIGHEST_BAND_COUNT} can be used.")
    sizes = np.concatenate([picture.boxes[:, 2:] - picture.boxes[:, :2] for picture in usable])
    trained = ~validating[owners]
    method = FIELD if any(picture.part == VALIDATION for picture in usable) else PICTURES
    return PreparedData(
        image=ImageFacts(folder.name, first.width, first.height, "", UNKNOWN_RESOLUTION),
        samples=Samples(
            np.array([shapely.Point()] * len(names), dtype=object),
            class_index,
            np.array([usable[owner].part for owner in owners], dtype=object),
            np.arange(len(names)),
            classes,
        ),
        split=SampleSplit(
            np.flatnonzero(trained), np.flatnonzero(~trained), method if validating.any() else NONE, math.nan, ()
        ),
        training=training,
        validation=validation,
        bands=named_scaling(training.statistics(), first.bands, common_names(list(headers.values())), context),
        overview=None,
        outlines=[],
        object_sizes=sizes[trained & (sizes > 0).all(axis=1)],
    )


def _validating(
    pictures: list[AnnotatedPicture],
    owners: np.ndarray,
    class_index: np.ndarray,
    classes: int,
    job: TrainJob,
    fold: Fold | None,
) -> np.ndarray:
    """Which pictures validate, bool (n,): those that say so, else whole ones near the wanted share of each class.

    With a ``fold``, those of it.
    """
    counted = np.zeros((len(pictures), classes))
    np.add.at(counted, (owners, class_index), 1)
    if fold is not None:
        return folds_of_groups(counted, fold.count, job.training.seed) == fold.number
    named = np.array([picture.part == VALIDATION for picture in pictures], dtype=bool)
    if named.any() or job.sampling.validation_share == 0 or len(pictures) < 2:
        return named
    return choose_groups(counted, job.sampling.validation_share, job.training.seed)


def read_annotations(source: FolderSource) -> list[AnnotatedPicture]:
    """All pictures of the source in the order of their paths; a SamplesError says what is wrong with it."""
    pictures = coco_pictures(source.path) if source.is_coco else voc_pictures(source.path)
    if not pictures:
        raise SamplesError(f"No annotated picture is found in {source.path}.", LAYOUTS)
    return sorted(pictures, key=lambda picture: picture.path)


class _PictureCutter:
    """Cuts chips out of pictures, one picture in memory at a time."""

    def __init__(
        self, job: TrainJob, headers: dict[str, PictureHeader], index: dict[int | str, int], classes: int
    ) -> None:
        self._job, self._headers, self._index, self._classes = job, headers, index, classes
        self._dtype = common_type(list(headers.values()))
        self._bands = len(next(iter(headers.values())).bands)

    def cut(self, pictures: list[AnnotatedPicture], context: JobContext, training: bool = True) -> ObjectChips:
        """The chips of these pictures, of a training with a border, overlap and a share of empty ones."""
        size = self._job.sampling.patch_size
        jitter = training_jitter(size) if training else 0
        planned = self._planned(pictures, size, training)
        edge, room = size + 2 * jitter, room_for_chips()
        needed = len(planned) * edge**2 * (self._bands * self._dtype.itemsize + 3)
        folder = folder_for(needed, room, context)
        stores = [
            ChipStore(len(planned), (edge, edge, *more), dtype, folder)
            for more, dtype in (((self._bands,), self._dtype), ((), bool), ((), np.int16))
        ]
        objects, windows, counts = [], [], np.zeros(self._classes, dtype=np.int64)
        by_picture: dict[int, list[Window]] = {}
        for number, window in planned:
            by_picture.setdefault(number, []).append(window)
        for done, (number, own) in enumerate(by_picture.items()):
            context.check_cancelled()
            context.progress(done / len(by_picture), f"Cutting chips: picture {done + 1} of {len(by_picture)}")
            picture = pictures[number]
            labelled = self._labelled(picture)
            counts += np.bincount(labelled.classes[~labelled.ignored], minlength=self._classes)
            values = read_pixels(self._headers[picture.path])
            for window in own:
                chip = window.expanded(jitter)
                self._store(values, chip, stores)
                corner = np.array([chip.column, chip.row] * 2, dtype=np.float32)
                objects.append(labelled._replace(boxes=labelled.boxes - corner))
                windows.append(chip)
        if not counts.any():
            raise SamplesError("No picture to train with has an object.", "Annotate some, or check the split.")
        pixels, valid, labels = (store.finish() for store in stores)
        visible = self._job.object_sampling.visible_share
        return ObjectChips(
            pixels, valid, labels, windows, size, jitter, counts, None, objects=objects, visible_share=visible
        )

    def _planned(self, pictures: list[AnnotatedPicture], size: int, training: bool) -> list[tuple[int, Window]]:
        """(picture, window), those with objects and some without."""
        options = self._job.object_sampling
        overlap = options.chip_overlap if training else 0.0
        occupied: list[tuple[int, Window]] = []
        empty: list[tuple[int, Window]] = []
        for number, picture in enumerate(pictures):
            header = self._headers[picture.path]
            frame = Window(0, 0, header.height, header.width)
            grid = occupied_windows(picture.boxes, [frame], size, overlap)
            shown = {window for _, window in grid}
            if training:
                occupied.extend((number, window) for _, window in whole_windows(picture.boxes, [frame], grid, size))
            for row in grid_starts(0, header.height, size, overlap):
                for column in grid_starts(0, header.width, size, overlap):
                    window = Window(int(row), int(column), size, size)
                    (occupied if window in shown else empty).append((number, window))
        wanted = round(len(occupied) * options.empty_share / (1 - options.empty_share)) if training else len(empty)
        drawn = np.random.default_rng(self._job.training.seed).permutation(len(empty))[:wanted]
        planned = [*occupied, *(empty[place] for place in drawn)]
        most = self._job.sampling.maximum_chips
        if len(planned) > most:
            planned = [planned[place] for place in np.linspace(0, len(planned) - 1, most).astype(int)]
        return sorted(planned, key=lambda entry: (entry[0], entry[1].row, entry[1].column))

    def _labelled(self, picture: AnnotatedPicture) -> Objects:
        classes = np.array([self._index[name] for name in picture.names], dtype=np.int32)
        usable = areas(picture.boxes) > 0
        return Objects(picture.boxes, classes, picture.ignored).selected(usable)

    def _store(self, values: np.ndarray, chip: Window, stores: list[ChipStore]) -> None:
        """A chip of a picture, mirrored beyond its edges, where nothing is known."""
        height, width = values.shape[:2]
        rows = mirrored_indices(chip.row, chip.height, height)
        columns = mirrored_indices(chip.column, chip.width, width)
        pixels, inside = values[np.ix_(rows, columns)], np.zeros((chip.height, chip.width), dtype=bool)
        own = chip.intersection(Window(0, 0, height, width))
        if own is not None:
            inside[own.relative_to(chip).slices] = True
        valid = inside & np.isfinite(pixels).all(axis=-1)
        if self._dtype != np.float32:
            pixels = np.where(np.isfinite(pixels), pixels, 0)
        for store, array in zip(
            stores, (pixels, valid, np.where(valid, np.int16(KNOWN), np.int16(UNLABELLED))), strict=True
        ):
            store.add(array)
