"""Maps many images with a model: as one mosaic, each one by itself, or both."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import declared_values
from alquimia_qgis.desktop.algorithms.image_names import plain_name, safe_title
from alquimia_qgis.desktop.algorithms.image_series import SeriesImage
from alquimia_qgis.desktop.algorithms.image_source import files_for
from alquimia_qgis.desktop.algorithms.map_outputs import (
    MAPPED_PIXELS,
    OUTPUT,
    RASTERS,
    RASTERS_OF_EMBEDDINGS,
    is_wanted,
    map_destinations,
    map_files,
    show_maps,
    wanted_of_embeddings,
    wanted_shares,
)
from alquimia_qgis.desktop.algorithms.model_checks import check_rasters_of_embeddings, check_shares
from alquimia_qgis.desktop.algorithms.output_files import (
    GEOTIFF_EXTENSIONS,
    check_destinations,
    check_file,
    chosen_path,
    same_file,
)
from alquimia_qgis.desktop.algorithms.series_parameters import (
    FOLDER,
    OUTPUT_FOLDER,
    EachMapOptions,
    SelectionOptions,
    add_series_parameters,
    add_series_results,
    check_wanted,
    folder_for,
    wanted_embeddings_of_each,
    wanted_shares_of_each,
)
from alquimia_qgis.desktop.algorithms.series_plan import SeriesPlan, make_plan
from alquimia_qgis.desktop.algorithms.series_run import SeriesRun
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.options import PredictionOptions

RESULTS = (*RASTERS, *RASTERS_OF_EMBEDDINGS)
MAPS, MAPS_MADE, FINISHED_BEFORE, LEFT_OUT = "MAPS", "MAPS_MADE", "FINISHED_BEFORE", "LEFT_OUT"


class PredictRasters(AlquimiaAlgorithm):
    """Applies a model to a list or a folder of images."""

    identifier = "predictrasters"
    group_identifier = APPLY

    _plan: SeriesPlan

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Map many images with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "predict,apply,classify,segmentation,deep learning,inference,folder,batch,tiles,mosaic,vrt",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Gives every pixel, or each patch, of many images a class: of a list of layers, of a folder, or both. The "
            "result is one mosaic, one map for each image, or both. The images may be of any size. All of them are "
            "looked at before the first is mapped; a series that was interrupted goes on where it stopped when it is "
            "started again with the same parameters.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Images, model, options, and the results."""
        add_series_parameters(self)
        add_series_results(self)
        outputs = {
            MAPS_MADE: QCoreApplication.translate("Alquimia", "Maps made"),
            FINISHED_BEFORE: QCoreApplication.translate("Alquimia", "Maps that were finished before"),
            LEFT_OUT: QCoreApplication.translate("Alquimia", "Images left out"),
            MAPPED_PIXELS: QCoreApplication.translate("Alquimia", "Pixels mapped"),
        }
        maps = QCoreApplication.translate("Alquimia", "Maps of the images")
        self.addOutput(QgsProcessingOutputMultipleLayers(MAPS, maps))
        for name, label in outputs.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options, and whether the results asked for go together."""
        declared_values(SelectionOptions, self, parameters, context)
        declared_values(MapDetail, self, parameters, context)
        declared_values(PredictionOptions, self, parameters, context)
        options = declared_values(EachMapOptions, self, parameters, context)
        check_wanted([name for name in (OUTPUT_FOLDER, *RESULTS) if is_wanted(parameters, name)], options)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at all images, and at all that else can go wrong before the engine starts."""
        self._plan = make_plan(self, parameters, context)
        manifest, options = self._plan.manifest, self._plan.options
        check_shares(manifest, [*wanted_shares(parameters), *wanted_shares_of_each(options)])
        of_embeddings = [*wanted_of_embeddings(parameters), *wanted_embeddings_of_each(options)]
        check_rasters_of_embeddings(manifest, of_embeddings)
        if is_wanted(parameters, OUTPUT):
            self._plan.check_mosaic()
        endings = dict.fromkeys(RESULTS, GEOTIFF_EXTENSIONS)
        check_destinations(self, parameters, context, endings, self._plan.files_read)
        folder = chosen_path(self.parameterDefinition(OUTPUT_FOLDER), parameters, context)
        if folder:
            self._check_maps(folder, parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image after image to the engine, then the mosaic; what can be mapped is mapped."""
        destinations = map_destinations(self, parameters, context, RESULTS)
        mosaic, folder, maps = map_files(destinations), self._folder(parameters, context), []
        run = self._begin(bool(folder), bool(mosaic.classes), feedback)
        if folder:
            maps = self._map_each(folder, run, feedback)
        if mosaic.classes:
            title = self._title(parameters, context)
            with run.next_map(title, may_lack=False), self._plan.mosaic_file(mosaic.classes, feedback) as image:
                run.run(self._plan.job(image, mosaic, self._plan.series.images[0].facts))
                show_maps(self, context, destinations, run.outcome.styles, title, self._plan.number)
        run.finish(folder if maps else mosaic.classes)
        return {
            **dict.fromkeys(RESULTS),
            **mosaic.named(),
            OUTPUT_FOLDER: folder or None,
            MAPS: maps,
            MAPS_MADE: run.outcome.mapped,
            FINISHED_BEFORE: run.outcome.found_finished,
            LEFT_OUT: len(self._plan.series.unfit) + len(run.left_out),
            MAPPED_PIXELS: run.outcome.pixels,
        }

    def _begin(self, each: bool, mosaic: bool, feedback: QgsProcessingFeedback) -> SeriesRun:
        """Say what will be done and what will not, and how much it is."""
        series, extent = self._plan.series, self._plan.extent
        for note in series.notes:
            feedback.pushInfo(note)
        for sentence in series.unfit:
            feedback.pushWarning(QCoreApplication.translate("Alquimia", "Left out: {}").format(sentence))
        outside = len(series.images) - len(self._plan.images_in_extent)
        if outside:
            text = QCoreApplication.translate("Alquimia", "Images that the extent does not meet: {}.")
            feedback.pushInfo(text.format(outside))
        if each:
            _tell_names(self._plan.images_in_extent, feedback)
        sizes = [extent.pixels(image.facts) for image in self._plan.images_in_extent]
        sizes = [*(sizes if each else ()), *([sum(sizes)] if mosaic else ())]
        return SeriesRun(sizes, self._plan.selection, self._plan.number, feedback)

    def _map_each(self, folder: str, run: SeriesRun, feedback: QgsProcessingFeedback) -> list[str]:
        """Map every image by itself; the paths of the maps that are there afterwards."""
        maps = []
        with folder_for(folder):
            for image in self._plan.images_in_extent:
                files = self._plan.results_in(folder, image)
                with run.next_map(image.title), files_for([image.source], files.classes, feedback) as (path,):
                    run.run(self._plan.job(path, files, image.facts))
                    maps.append(files.classes)
        return maps

    def _check_maps(self, folder: str, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """No map of an image may replace a file that is read, nor the mosaic."""
        taken = {same_file(path): "an input" for path in self._plan.files_read if os.path.exists(path)}
        for definition in self.destinationParameterDefinitions():
            path = chosen_path(definition, parameters, context)
            if path:
                taken[same_file(path)] = definition.description()
        for image in self._plan.images_in_extent:
            for path in self._plan.results_in(folder, image).named().values():
                if same_file(path) in taken:
                    other = taken[same_file(path)]
                    raise ParameterError(
                        f"The map of {image.title} would overwrite {other}: {path}.", "Choose another folder."
                    )
                if os.path.isdir(folder):
                    check_file(path, QCoreApplication.translate("Alquimia", "The map of {}").format(image.title))

    def _folder(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        path = self.parameterAsFileOutput(parameters, OUTPUT_FOLDER, context)
        return os.path.abspath(path) if path else ""

    def _title(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """What the mosaic shows: one image, a folder, or a number of images."""
        images = self._plan.series.images
        if len(images) == 1:
            return images[0].source.name
        folder = self.parameterAsString(parameters, FOLDER, context)
        name = os.path.basename(os.path.abspath(folder)) if folder else ""
        return name or QCoreApplication.translate("Alquimia", "{} images").format(len(images))


def _tell_names(images: Sequence[SeriesImage], feedback: QgsProcessingFeedback) -> None:
    renamed = [image for image in images if image.name != plain_name(image.source.path or safe_title(image.title))]
    if renamed:
        text = QCoreApplication.translate("Alquimia", "Some images share a name; their maps are called {}.")
        feedback.pushInfo(text.format(", ".join(f"{image.name} ({image.title})" for image in renamed)))
