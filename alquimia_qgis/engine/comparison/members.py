"""The models that work side by side on the same images: their cards, their names, and how each maps an area."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from alquimia_qgis.engine.comparison.reference_pixels import ReferencePixels
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.features.core_size import best_core_size
from alquimia_qgis.engine.features.wanted_pixels import WantedPixels
from alquimia_qgis.engine.prediction.answered_places import every_pixel
from alquimia_qgis.engine.prediction.assignment import assignment_for, blocks_kept, in_columns
from alquimia_qgis.engine.prediction.mapping import Assignment, Sink, map_area
from alquimia_qgis.engine.prediction.model_images import open_model_images, warn_about_images
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.protocol.sources import SeriesSource
from alquimia_qgis.protocol.tasks import task_of

# Of the same grid, read through different bands or dates: origins differ by rounding at most, of a pixel.
SAME_PLACE = 1e-3


@dataclass(frozen=True)
class Member:
    """One of the models; ``name`` is that of its file, with its folder where two files are called alike."""

    path: str
    name: str
    manifest: Manifest


def read_members(paths: Sequence[str]) -> list[Member]:
    """The cards of the models. Fewer than two, one given twice, and one without classes raise a ParameterError."""
    if len(paths) < 2:
        raise ParameterError(f"Give at least two models; {len(paths)} was given.")
    doubled = [path for path, count in Counter(map(os.path.realpath, paths)).items() if count > 1]
    if doubled:
        raise ParameterError(f"The model {doubled[0]} is given twice.", "Give each model once.")
    members = [Member(path, name, read_manifest(path)) for path, name in zip(paths, _names(paths), strict=True)]
    for member in members:
        if member.manifest.target is not None:
            raise ParameterError(
                f"The model {member.name} estimates a number ({member.manifest.target.name}) and has no classes.",
                "Give models of classes only.",
            )
        if not task_of(member.manifest.task).gives_logits:
            raise ParameterError(
                f"The model {member.name} ({member.manifest.family_title}) has no probabilities of classes to compare.",
                "Give models that were trained to classify pixels.",
            )
    return members


@contextlib.contextmanager
def opened_images(
    members: Sequence[Member], images: Sequence[str], bands: Sequence[int], series: SeriesSource, ignore_names: bool,
    context: JobContext,
) -> Iterator[list[PixelSource]]:  # fmt: skip
    """The images as each model wants them, all on one grid; what a model cannot use is an error that names it."""
    with contextlib.ExitStack() as stack:
        sources: list[PixelSource] = []
        for member in members:
            with _named(member):
                opened = open_model_images(images, bands, series, ignore_names, member.manifest, context)
            sources.append(stack.enter_context(opened))
            warn_about_images(sources[-1], member.manifest, context)
        for source in sources[1:]:
            _check_grid(sources[0], source)
        yield sources


def map_member(
    member: Member,
    image: PixelSource,
    area: Window,
    options: ComputingOptions,
    sink: Sink,
    context: JobContext,
    wanted: ReferencePixels | None = None,
    earlier: Callable[[Assignment], Assignment] = lambda assignment: assignment,
) -> None:
    """Hand the pixels of the area to ``sink``: all, or only those that are ``wanted``, in windows that suit these.

    ``earlier`` leaves out what an earlier run has done.
    """
    context.progress(0.0, f"Loading {member.name}")
    predictor = open_predictor(member.path, options, context)
    places = every_pixel(predictor, image, area, options)
    assignment = in_columns(assignment_for(predictor, image, places, options), image)
    if wanted is not None:
        size = best_core_size(wanted.boxes, assignment.surroundings, assignment.window_size)
        assignment = in_columns(assignment_for(predictor, image, places, options, size), image)
        source = WantedPixels(image, wanted, assignment.surroundings.margin)
        assignment = replace(assignment, image=source)
    network = assignment.network
    context.log(
        f"{member.name}: {network.backend} in {network.precision} on {network.device}, windows of up to "
        f"{assignment.window_size} pixels, {assignment.surroundings.description}."
    )
    with blocks_kept(assignment, image, options):
        map_area(earlier(assignment), sink, context)


def _names(paths: Sequence[str]) -> list[str]:
    """The shortest ends of the paths, without ending, that tell the models apart."""
    parts = [os.path.splitext(os.path.abspath(path))[0].split(os.sep) for path in paths]
    for length in range(1, max(map(len, parts))):
        names = ["/".join(part[-length:]) for part in parts]
        if len(set(names)) == len(names):
            return names
    return list(paths)


@contextlib.contextmanager
def _named(member: Member) -> Iterator[None]:
    try:
        yield
    except (ImageError, ParameterError) as error:
        raise type(error)(f"The model {member.name}: {error.message}", error.hint) from error


def _check_grid(first: PixelSource, other: PixelSource) -> None:
    apart = max(abs(a - b) for a, b in zip(first.bounds, other.bounds, strict=True))
    same = (first.width, first.height, first.crs) == (other.width, other.height, other.crs)
    if not same or apart > SAME_PLACE * min(first.pixel_size):
        raise ImageError("The models see these images on different grids.", "Warp all images to one grid first.")
