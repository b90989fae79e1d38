"""Writes the chips that a training would see into a folder, for trainings on folders and for other programs."""

from __future__ import annotations

import csv
import math
import os
from dataclasses import dataclass, replace

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.outputs import check_new_folder, new_folder
from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.samples.chip_files import ChipFiles, folder_names
from alquimia_qgis.engine.samples.chips import ChipSet, cut_chips
from alquimia_qgis.engine.samples.parts import share_out
from alquimia_qgis.engine.samples.raster_reading import samples_of
from alquimia_qgis.engine.samples.reading import TEST, TRAIN, VALIDATION, Samples
from alquimia_qgis.engine.series.sampled import channel_names, date_names, open_sampled
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.engine.training.patch_size import patch_in_pixels
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import ExportChipsJob
from alquimia_qgis.protocol.sample_jobs import (
    CLASS_FOLDERS,
    LISTING,
    TEST_FOLDER,
    TRAIN_FOLDER,
    VALIDATION_FOLDER,
    ExportChipsResult,
)

FOLDERS = {TRAIN: TRAIN_FOLDER, VALIDATION: VALIDATION_FOLDER, TEST: TEST_FOLDER}
IMAGES, LABELS, CLASSES, DATES = "images", "labels", "classes.csv", "dates.csv"
# What files of chips of a series begin with, and the tag that names their dates.
SERIES, DATES_TAG = "series", "ALQUIMIA_DATES"
READ, CUT = 0.05, 0.5  # where reading ends, and the share of a part's time that cutting takes
Row = dict[str, object]


def run(job: ExportChipsJob, context: JobContext) -> ExportChipsResult:
    """Do the job; see ExportChipsJob. The folder appears when all chips are written, and not before."""
    check_new_folder(job.folder)
    context.progress(0.0, "Reading the samples")
    with open_sampled(job.images, job.bands, job.series, job.series_options, context) as image:
        job = _in_pixels(job, image, context)
        samples = samples_of(job.samples, image, context, job.sampling.block_size, 1)
        files = _files(job, image, samples)
        files.check()
        options = job.part_options
        parts = share_out(samples, job.sampling, options.test_share, options.seed, image.pixel_size, context)
        chosen = {TRAIN: parts.split.training, VALIDATION: parts.split.validation, TEST: parts.test}
        with new_folder(job.folder) as folder:
            export = _Export(job, image, samples, files, folder)
            counts = {}
            for number, (part, indices) in enumerate(chosen.items()):
                step = StepContext(
                    context, READ + (1 - READ) * number / len(chosen), READ + (1 - READ) * (number + 1) / len(chosen)
                )
                counts[part] = export.write_part(part, indices, step)
            export.finish()
            context.check_cancelled()
    context.log(", ".join(f"{counts[part]} chips in {name}" for part, name in FOLDERS.items()) + ".")
    context.progress(1.0, "Done")
    listing = os.path.join(job.folder, LISTING)
    return ExportChipsResult(job.folder, listing, counts[TRAIN], counts[VALIDATION], counts[TEST])


def _files(job: ExportChipsJob, image: Image | ImageSeries, samples: Samples) -> ChipFiles:
    """What writes the chips; those of a series name the dates of their bands, so that they can be read as series."""
    form = job.chip_options.file_format
    if not isinstance(image, ImageSeries):
        return ChipFiles(image, samples.classes, form)
    names = tuple(channel_names(image, with_gaps=True))
    return ChipFiles(image, samples.classes, form, SERIES, names, {DATES_TAG: ",".join(date_names(image))})


def _in_pixels(job: ExportChipsJob, image: Image | ImageSeries, context: JobContext) -> ExportChipsJob:
    """The job with the size of its chips in pixels."""
    if not job.sampling.on_the_ground:
        return job
    pixel = math.sqrt(math.prod(image.pixel_size))
    pixels = patch_in_pixels(job.sampling, job.sampling.patch_size, pixel)
    context.log(f"The chips are {pixels} pixels of {pixel:.6g} map units wide and high.")
    return replace(job, sampling=replace(job.sampling, patch_size=pixels))


@dataclass
class _Export:
    """Chips on their way into a folder; ``rows`` are those of the listing."""

    job: ExportChipsJob
    image: Image | ImageSeries
    samples: Samples
    files: ChipFiles
    folder: str

    def __post_init__(self) -> None:
        self.rows: list[Row] = []
        self._names = folder_names(self.samples.classes)

    @property
    def of_one_class(self) -> bool:
        """Whether each chip has one class."""
        return self.job.chip_options.kind == CLASS_FOLDERS

    def write_part(self, part: str, indices: np.ndarray, context: StepContext) -> int:
        """Cut and write the chips of one part; how many there are."""
        if not len(indices):
            return 0
        crop = self.job.sampling.patch_size // 2 if self.of_one_class else 0
        try:
            chips = cut_chips(
                self.image, self.samples, indices, self.job.sampling, context,
                output_crop=crop, each_pixel_once=part != TRAIN, span=(0.0, CUT),
            )  # fmt: skip
        except SamplesError as error:
            if part == TRAIN:
                raise
            context.log(f"No chips of the part {part}: {error.message}", "warning")
            return 0
        for number in range(len(chips)):
            context.check_cancelled()
            self._write(part, chips, number)
            context.progress(CUT + (1 - CUT) * (number + 1) / len(chips), f"Writing chips: {number + 1}")
        return len(chips)

    def finish(self) -> None:
        """Write the listing and the classes."""
        self._write_table(LISTING, self.rows)
        records = [
            {"value": record.value, "name": record.name, "colour": record.colour, "folder": folder}
            for record, folder in zip(self.samples.classes, self._names, strict=True)
        ]
        self._write_table(CLASSES, records)
        if isinstance(self.image, ImageSeries):
            self._write_table(DATES, _date_rows(self.image))

    def _write(self, part: str, chips: ChipSet, number: int) -> None:
        name = self.files.name(chips.windows[number])
        if self.of_one_class:
            middle = chips.patch_size // 2
            index = int(chips.labels[number, middle, middle])
            file = self._path(FOLDERS[part], self._names[index], name)
            record = self.samples.classes[index]
            labels: Row = {"class": record.name, "class_value": record.value}
        else:
            file, beside = self._path(FOLDERS[part], IMAGES, name), self._path(FOLDERS[part], LABELS, name)
            self.files.write_labels(os.path.join(self.folder, beside), chips, number)
            labels = {"label_file": beside}
        self.files.write_image(os.path.join(self.folder, file), chips, number)
        x, y = self._middle(chips, number)
        place: Row = {"split": part, "x": f"{x:.10g}", "y": f"{y:.10g}"}
        dates: Row = {"dates": ";".join(date_names(self.image))} if isinstance(self.image, ImageSeries) else {}
        self.rows.append({"file": file, **labels, **place, **dates})

    def _path(self, *parts: str) -> str:
        """A path below the folder, with slashes as the listing has them; its folder is made."""
        os.makedirs(os.path.join(self.folder, *parts[:-1]), exist_ok=True)
        return "/".join(parts)

    def _middle(self, chips: ChipSet, number: int) -> tuple[float, float]:
        xmin, ymin, xmax, ymax = self.image.bounds_of_window(chips.windows[number])
        return (xmin + xmax) / 2, (ymin + ymax) / 2

    def _write_table(self, name: str, rows: list[Row]) -> None:
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _date_rows(series: ImageSeries) -> list[Row]:
    """One row for each date of the chips: which of their bands (from 1) it has."""
    each = series.channel_count // series.dates
    return [
        {"date": date, "first_band": number * each + 1, "last_band": (number + 1) * each}
        for number, date in enumerate(date_names(series))
    ]
