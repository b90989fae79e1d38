"""Finds the places of a map that its model knows least about, to look at and to digitise in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFillSymbol,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.answered_layer import write_features
from alquimia_qgis.desktop.algorithms.base import EVALUATE, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import INPUT
from alquimia_qgis.desktop.algorithms.image_source import ImageSource
from alquimia_qgis.desktop.algorithms.input_layers import read_raster
from alquimia_qgis.desktop.algorithms.map_outputs import OUTPUT, is_wanted
from alquimia_qgis.desktop.algorithms.output_files import check_destinations, chosen_path, refuse_open_geopackage
from alquimia_qgis.desktop.algorithms.output_layers import (
    VECTOR_STYLE,
    StylePlace,
    has_foreign_style,
    saved_style,
    show_styled,
)
from alquimia_qgis.desktop.algorithms.sample_fields import SAMPLES
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.errors import FeaturesError, OutputError
from alquimia_qgis.protocol.features import FeatureSource
from alquimia_qgis.protocol.uncertain_places import PlaceOptions, UncertainPlacesJob

COMPARED, CLASSES, PLACES = "COMPARED", "CLASSES", "PLACES"
OPTIONAL_RASTERS = (COMPARED, CLASSES)
# Seen on dark forest and on bright sand, and nothing is hidden under it.
OUTLINE = {"style": "no", "outline_color": "#d55e00", "outline_width": "0.6"}


class UncertainPlaces(AlquimiaAlgorithm):
    """Ranks the places of a raster of uncertainty, or those where two maps differ."""

    identifier = "uncertainplaces"
    group_identifier = EVALUATE

    _rasters: dict[str, ImageSource]

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Find uncertain places")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "active learning,uncertainty,entropy,confidence,margin,disagreement,difference,improve,hard examples,where",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Ranks the places of a map that its model knows least about, apart from each other and from the samples "
            "that are there already. Samples digitised there teach a model most. What is uncertain says a raster of "
            "entropy, margin or confidence that was written beside a map, or a second map: places are uncertain where "
            "the two differ.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Rasters, samples, options, and the layer of places."""
        self.add(
            QgsProcessingParameterRasterLayer(INPUT, QCoreApplication.translate("Alquimia", "Uncertainty")),
            QCoreApplication.translate(
                "Alquimia",
                "A raster of entropy, margin, confidence or distance, as it is written beside a map. With a second map "
                "(COMPARED): the first map.",
            ),
        )
        for name, (label, help) in self._optional_rasters().items():
            self.add(QgsProcessingParameterRasterLayer(name, label, optional=True), help)
        self.add(
            QgsProcessingParameterFeatureSource(
                SAMPLES,
                QCoreApplication.translate("Alquimia", "Samples"),
                [QgsProcessing.SourceType.TypeVectorAnyGeometry],
                optional=True,
            ),
            QCoreApplication.translate(
                "Alquimia", "The samples that are there already. No place lies near one of them."
            ),
        )
        add_declared(self, PlaceOptions)
        self.add(
            QgsProcessingParameterVectorDestination(
                OUTPUT,
                QCoreApplication.translate("Alquimia", "Uncertain places"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "A GeoPackage with a square for each place: rank, mean value, the class that it was taken for and that "
                "of the second map.",
            ),
        )
        self.addOutput(QgsProcessingOutputNumber(PLACES, QCoreApplication.translate("Alquimia", "Places found")))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(PlaceOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        inputs = [INPUT, *(name for name in (*OPTIONAL_RASTERS, SAMPLES) if is_wanted(parameters, name))]
        files = source_files(self, parameters, context, inputs)
        check_destinations(self, parameters, context, {OUTPUT: (".gpkg",)}, files)
        refuse_open_geopackage(chosen_path(self.parameterDefinition(OUTPUT), parameters, context))

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the layers on the main thread."""
        self._read_layers(parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand the rasters to the engine, then style what it wrote."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        if not destination:  # a step of a model whose result nobody has given a place
            raise OutputError("The layer has no file name.", "Give OUTPUT a path that ends in .gpkg.")
        output = os.path.abspath(destination)
        place = StylePlace(output, has_foreign_style(output, VECTOR_STYLE), feedback)
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, output, folder, feedback), feedback)
        name = QCoreApplication.translate("Alquimia", "Uncertain places of {}").format(self._rasters[INPUT].name)
        label = self.parameterDefinition(OUTPUT).description()
        show_styled(context, destination, _style_places(place), label, name)
        return {OUTPUT: output, PLACES: result["number"]}

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        names = (INPUT, *(name for name in OPTIONAL_RASTERS if is_wanted(parameters, name)))
        self._rasters = {name: read_raster(self, parameters, context, name) for name in names}
        if not is_wanted(parameters, SAMPLES):
            return
        source = self.parameterAsSource(parameters, SAMPLES, context)
        if source is None:
            raise FeaturesError(f"The layer {parameters[SAMPLES]!s} does not exist or has no features of its own.")
        if source.featureCount() and not source.sourceCrs().isValid():
            raise FeaturesError(f"The layer {source.sourceName()} has no coordinate reference system.")

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        output: str,
        folder: Path,
        feedback: QgsProcessingFeedback,
    ) -> UncertainPlacesJob:
        files = {}
        for name, source in self._rasters.items():
            own = folder / name.lower()
            own.mkdir()
            files[name] = source.file(own, feedback)
        return UncertainPlacesJob(
            raster=files[INPUT],
            output=output,
            compared=files.get(COMPARED, ""),
            classes=files.get(CLASSES, ""),
            samples_nearby=self._samples(parameters, context, folder, feedback),
            places=declared_values(PlaceOptions, self, parameters, context),
        )

    def _samples(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> FeatureSource | None:
        if not is_wanted(parameters, SAMPLES):
            return None
        return write_features(self.parameterAsSource(parameters, SAMPLES, context), folder, feedback)

    def _optional_rasters(self) -> dict[str, tuple[str, str]]:
        return {
            COMPARED: (
                QCoreApplication.translate("Alquimia", "Second map"),
                QCoreApplication.translate(
                    "Alquimia",
                    "A map of classes, on any grid: places are looked for where it differs from the first. Classes are "
                    "the same by their name, else by their value.",
                ),
            ),
            CLASSES: (
                QCoreApplication.translate("Alquimia", "Map"),
                QCoreApplication.translate("Alquimia", "The map of classes that tells what a place was taken for."),
            ),
        }


def _style_places(place: StylePlace) -> Path:
    layer = QgsVectorLayer(place.path, Path(place.path).stem, "ogr", QgsVectorLayer.LayerOptions(False))
    if not layer.isValid():
        raise OutputError(f"The result {place.path} cannot be opened.")
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(OUTLINE)))
    return saved_style(layer, place)
