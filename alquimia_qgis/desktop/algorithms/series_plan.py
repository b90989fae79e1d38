"""All that is decided about a series before its first image is mapped, and the jobs that follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeedback

from alquimia_qgis.desktop.algorithms.base import temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import declared_values
from alquimia_qgis.desktop.algorithms.given_images import BANDS
from alquimia_qgis.desktop.algorithms.given_layers import given_bands
from alquimia_qgis.desktop.algorithms.image_facts import ImageFacts, read_facts, uses_alpha
from alquimia_qgis.desktop.algorithms.image_series import ImageSeries, Needs, SeriesImage
from alquimia_qgis.desktop.algorithms.image_source import written_files
from alquimia_qgis.desktop.algorithms.lasting_folder import lasting_folder, stamp_by_content
from alquimia_qgis.desktop.algorithms.map_outputs import MapFiles, model_file
from alquimia_qgis.desktop.algorithms.model_checks import model_for, number_mapped
from alquimia_qgis.desktop.algorithms.series_extent import SeriesExtent
from alquimia_qgis.desktop.algorithms.series_parameters import (
    EachMapOptions,
    SelectionOptions,
    chosen_series,
    results_in,
)
from alquimia_qgis.desktop.algorithms.virtual_mosaic import Part, check_alike, write_mosaic
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.options import PredictionOptions


@dataclass(frozen=True)
class SeriesPlan:
    """Images, extent, model and options of a series; made by ``make_plan`` on the main thread."""

    series: ImageSeries
    extent: SeriesExtent
    model: str
    manifest: Manifest
    needs: Needs
    selection: SelectionOptions
    options: EachMapOptions
    prediction: PredictionOptions
    detail: MapDetail

    @property
    def images_in_extent(self) -> list[SeriesImage]:
        """The images of which something is to be mapped."""
        return [image for image in self.series.images if self.extent.pixels(image.facts)]

    @property
    def files_read(self) -> list[str]:
        """The files that no result may replace."""
        return [self.model, *(file for image in self.series.images for file in image.files)]

    @property
    def number(self) -> TargetRecord | None:
        """What the maps show; None where they show classes."""
        return number_mapped(self.manifest)

    def results_in(self, folder: str, image: SeriesImage) -> MapFiles:
        """The files that an image gets in the folder of maps."""
        return results_in(folder, image.name, self.options, gives_classes=self.number is None)

    def job(self, image: str, files: MapFiles, like: ImageFacts) -> PredictRasterJob:
        """The job that maps a file that lies in the CRS of ``like``."""
        return PredictRasterJob(
            images=(image,),
            model=self.model,
            output=files.classes,
            bands=self.needs.chosen,
            extent=self.extent.of(like),
            probabilities=files.probabilities,
            confidence=files.confidence,
            entropy=files.entropy,
            margin=files.margin,
            distance=files.distance,
            embedding=files.embedding,
            options=self.prediction,
            skip_finished=self.options.skip_finished,
            detail=self.detail,
        )

    def check_mosaic(self) -> None:
        """Raise an ImageError where the images cannot be one; layers that are not files are looked at later."""
        parts = self._parts([image for image in self.series.images if image.source.path])
        if parts:
            check_alike(parts)

    @contextmanager
    def mosaic_file(self, output: str, feedback: QgsProcessingFeedback) -> Iterator[str]:
        """One file for all images, to make the map ``output``; temporary files are removed afterwards."""
        with lasting_folder(output) as folder, temporary_folder() as exports:
            images = self.series.images
            paths = written_files([image.source for image in images], folder, exports, feedback)
            written = [
                replace(image, facts=replace(read_facts(path), crs=image.facts.crs))
                for image, path in zip(images, paths)
            ]
            alone = len(written) == 1
            path = written[0].facts.path if alone else write_mosaic(self._parts(written), folder, feedback.pushInfo)
            stamp_by_content(folder)
            yield path

    def _parts(self, images: Sequence[SeriesImage]) -> list[Part]:
        chosen, bands = self.needs.chosen, self.needs.bands
        return [Part(image.facts, image.title, uses_alpha(image.facts, chosen, bands)) for image in images]


def make_plan(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> SeriesPlan:
    """Look at all images; an AlquimiaError says what stands in the way."""
    bands = given_bands(algorithm, parameters, BANDS, context)
    model = model_file(algorithm, parameters, context)
    manifest = model_for(IMAGE, model)
    needs = Needs(bands, len(manifest.bands))
    selection = declared_values(SelectionOptions, algorithm, parameters, context)
    series = chosen_series(algorithm, parameters, context, needs, selection)
    plan = SeriesPlan(
        series=series,
        extent=SeriesExtent(algorithm, parameters, context, series.images[0].facts),
        model=model,
        manifest=manifest,
        needs=needs,
        selection=selection,
        options=declared_values(EachMapOptions, algorithm, parameters, context),
        prediction=declared_values(PredictionOptions, algorithm, parameters, context),
        detail=declared_values(MapDetail, algorithm, parameters, context),
    )
    if not plan.images_in_extent:
        raise ParameterError("The extent lies outside all images.", "Give an extent that meets one of them.")
    return plan
