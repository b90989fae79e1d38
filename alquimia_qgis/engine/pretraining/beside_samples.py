"""Places or pictures without a class that a training on samples learns from as well."""

from __future__ import annotations

from dataclasses import replace

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.listing import list_unlabelled
from alquimia_qgis.engine.pretraining.places import draw_chips
from alquimia_qgis.engine.pretraining.preparation import FEWEST_CHIPS, picture_chips
from alquimia_qgis.engine.pretraining.views import ChipViews, PairsAndViews, Variation
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.pairs import ChipPairs
from alquimia_qgis.engine.training.learner import Assignment
from alquimia_qgis.engine.training.plan import Sequences, TrainingPlan
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource


def with_unlabelled(plan: TrainingPlan, assignment: Assignment, context: JobContext) -> TrainingPlan:
    """The plan with views of places without samples in its batches, as many as pairs; as it is where there are none."""
    chips = _unlabelled(assignment, context)
    if chips is None:
        return plan
    variation, data, seed = Variation.of(assignment.family), assignment.data, assignment.job.training.seed

    def sequences(batch_size: int) -> Sequences:
        pairs, validation = plan.sequences(batch_size)
        if not isinstance(pairs, ChipPairs):
            raise TypeError("Only what learns from pairs learns from places without samples.")
        views = ChipViews(chips, data.channels, pairs.count, variation, steps=len(pairs), seed=seed)
        return PairsAndViews(pairs, views, variation, data.class_count, seed), validation

    return replace(plan, sequences=sequences)


def _unlabelled(assignment: Assignment, context: JobContext) -> ChipSet | None:
    job, values = assignment.job, assignment.family.to_dict()
    size, count, listed = job.sampling.patch_size, values["unlabelled"], values["unlabelled_pictures"]
    if job.folder is not None and count:
        raise ParameterError(
            "A folder of pictures has no other places.",
            "Give a list of pictures without classes (UNLABELLED_PICTURES).",
        )
    if job.folder is None and listed:
        raise ParameterError(
            "Pictures without classes go with pictures that have some (FOLDER or LIST).",
            "Of an image, say how many places to draw (UNLABELLED).",
        )
    if not (count or listed):
        return None
    if listed:
        chips, headers = picture_chips(list_unlabelled(FolderSource(listed)), size, context)
        _check_bands(len(next(iter(headers.values())).bands), len(assignment.data.bands))
    else:
        with open_image(job.images[0], job.bands) as image:
            chips = draw_chips(image, size, count, job.training.seed, context)
    if len(chips) < FEWEST_CHIPS:
        raise SamplesError(f"Only {len(chips)} places without samples are there; at least {FEWEST_CHIPS} are needed.")
    context.log(f"{len(chips)} {'pictures' if listed else 'chips'} without a class are learned from as well.")
    return chips


def _check_bands(found: int, wanted: int) -> None:
    if found != wanted:
        raise SamplesError(
            f"The pictures without classes have {found} bands, those with classes {wanted}.", "Give alike pictures."
        )
