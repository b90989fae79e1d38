"""Reads what an embedding shall learn from without samples: chips of an image, or the pictures of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.chips import PictureChips
from alquimia_qgis.engine.folders.listing import list_unlabelled
from alquimia_qgis.engine.folders.picture import PictureHeader
from alquimia_qgis.engine.folders.survey import LeftOut, alike, common_names, headers_of
from alquimia_qgis.engine.pretraining.places import draw_chips
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.training.examples import named_scaling
from alquimia_qgis.engine.training.folder_preparation import facts_of_pictures
from alquimia_qgis.engine.training.preparation import ImageFacts, image_facts
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.pretraining import PretrainJob

# Fewer tell a network nothing: each must be found among others.
FEWEST_CHIPS = 8
LISTED = 0.2


@dataclass(frozen=True)
class Unlabelled:
    """Chips without labels, the scaling of their bands, and where they come from."""

    chips: ChipSet
    bands: tuple[BandRecord, ...]
    image: ImageFacts


def prepare(job: PretrainJob, size: int, context: JobContext) -> Unlabelled:
    """Chips of ``size`` pixels; an ImageError or a SamplesError says why there are none, or too few."""
    if (job.folder is None) == (len(job.images) != 1):
        raise ParameterError("Give either one image or a folder of pictures.")
    found = _of_image(job, size, context) if job.folder is None else _of_folder(job, job.folder, size, context)
    if len(found.chips) < FEWEST_CHIPS:
        raise SamplesError(
            f"Only {len(found.chips)} places or pictures are there to learn from; at least {FEWEST_CHIPS} are needed.",
            "Give a larger image, or more pictures.",
        )
    return found


def _of_image(job: PretrainJob, size: int, context: JobContext) -> Unlabelled:
    with open_image(job.images[0], job.bands) as image:
        chips = draw_chips(image, size, job.pretraining.chips, job.training.seed, context)
        bands = named_scaling(chips.statistics(), image.bands, image.band_names, context)
        return Unlabelled(chips, bands, image_facts(image, job.images))


def _of_folder(job: PretrainJob, folder: FolderSource, size: int, context: JobContext) -> Unlabelled:
    chips, headers = picture_chips(_drawn(list_unlabelled(folder), job, context), size, context)
    first = next(iter(headers.values()))
    bands = named_scaling(chips.statistics(), first.bands, common_names(list(headers.values())), context)
    return Unlabelled(chips, bands, facts_of_pictures(folder, first, size))


def picture_chips(paths: Sequence[str], size: int, context: JobContext) -> tuple[ChipSet, dict[str, PictureHeader]]:
    """The pictures as chips without labels, and their headers; those that cannot be used are named and left out."""
    left_out = LeftOut()
    headers = alike(headers_of(paths, left_out, StepContext(context, 0.0, LISTED)), left_out)
    reader = PictureChips(headers, size, 0, left_out)
    nothing = np.full(len(headers), -1, dtype=np.int64)
    chips, _ = reader.read(list(headers), nothing, StepContext(context, LISTED, 1.0))
    left_out.tell(context)
    return chips, headers


def _drawn(paths: list[str], job: PretrainJob, context: JobContext) -> list[str]:
    """At most so many as the user wants, drawn at random, in their order."""
    most = job.pretraining.chips
    if len(paths) <= most:
        return paths
    context.log(f"{most} of {len(paths)} pictures are learned from (CHIPS).")
    chosen = np.random.default_rng(job.training.seed).choice(len(paths), most, replace=False)
    return [paths[index] for index in np.sort(chosen)]
