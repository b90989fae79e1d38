"""Samples for a model that is trained already: cut out of an image or read from a folder, as the model sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import keras
import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.chips import PictureChips
from alquimia_qgis.engine.folders.listing import list_pictures
from alquimia_qgis.engine.folders.picture import PictureHeader
from alquimia_qgis.engine.folders.survey import LeftOut, headers_of
from alquimia_qgis.engine.prediction.model_images import warn_about_images
from alquimia_qgis.engine.raster.image import open_image_for_model
from alquimia_qgis.engine.raster.scaling import match_bands
from alquimia_qgis.engine.samples.chips import ChipSet, cut_chips
from alquimia_qgis.engine.samples.class_values import classes_of_keys
from alquimia_qgis.engine.samples.dataset import ChipSequence
from alquimia_qgis.engine.samples.reading import read_samples
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.embedding_jobs import AddClassesJob
from alquimia_qgis.protocol.errors import ImageError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.zoo.family import ModelFamily

BATCH = 32


@dataclass(frozen=True)
class NewSamples:
    """``chips`` whose middle pixels have labels, positions in ``classes``."""

    chips: ChipSet
    classes: tuple[ClassRecord, ...]

    def batches(self, manifest: Manifest, family: ModelFamily) -> keras.utils.PyDataset:
        """The chips scaled as the model's own training was, with their labels."""
        return ChipSequence(self.chips, manifest.channels, BATCH, output_crop=family.output_crop())


def collect(job: AddClassesJob, manifest: Manifest, family: ModelFamily, context: JobContext) -> NewSamples:
    """The samples of the job; a SamplesError or an ImageError says why there are none."""
    if job.folder is not None:
        return _pictures(job, job.folder, manifest, context)
    return _digitised(job, manifest, family, context)


def _digitised(job: AddClassesJob, manifest: Manifest, family: ModelFamily, context: JobContext) -> NewSamples:
    options = job.new_samples
    sampling = SamplingOptions(
        patch_size=manifest.patch_size, sample_width=options.sample_width, maximum_chips=max(4, options.maximum_chips)
    )
    with open_image_for_model(job.images[0], job.bands, manifest.bands, options.ignore_band_names) as image:
        warn_about_images(image, manifest, context)
        samples = read_samples(job.samples, image, context, minimum_classes=1)
        every = np.arange(len(samples))
        chips = cut_chips(image, samples, every, sampling, context, output_crop=family.output_crop())
    return NewSamples(chips, samples.classes)


def _pictures(job: AddClassesJob, folder: FolderSource, manifest: Manifest, context: JobContext) -> NewSamples:
    left_out = LeftOut()
    pictures = list_pictures(folder)
    headers = headers_of([picture.path for picture in pictures], left_out, context)
    fitting = dict(fitting_headers(headers, manifest, job.new_samples.ignore_band_names, left_out))
    usable = [picture for picture in pictures if picture.path in fitting]
    if not usable:
        raise SamplesError(
            f"None of the {len(pictures)} pictures can be used; the first: {next(iter(left_out.reasons.values()))}."
        )
    positions, classes = classes_of_keys([picture.label for picture in usable], manifest.classes)
    labels = np.array([positions[picture.label] for picture in usable], dtype=np.int64)
    chosen = np.linspace(0, len(usable) - 1, min(len(usable), job.new_samples.maximum_chips)).round().astype(int)
    reader = PictureChips(fitting, manifest.patch_size, len(classes), left_out)
    chips, _ = reader.read([usable[index].path for index in chosen], labels[chosen], context)
    left_out.tell(context)
    if not len(chips):
        raise SamplesError("None of the pictures can be read.", "The log names them; copy or convert them again.")
    return NewSamples(chips, classes)


def fitting_headers(
    headers: dict[str, PictureHeader], manifest: Manifest, ignore_names: bool, left_out: LeftOut
) -> Iterator[tuple[str, PictureHeader]]:
    """The pictures with the bands that the model wants, in its order; the others are left out."""
    for path, header in headers.items():
        try:
            positions = match_bands(header.names, manifest.bands, ignore_names)
        except ImageError as error:
            left_out.add(path, error)
        else:
            yield path, replace(header, bands=tuple(header.bands[position] for position in positions))
