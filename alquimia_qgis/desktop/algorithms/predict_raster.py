"""Maps an image of any size with a trained model."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.input_layers import (
    INPUT,
    ImageSource,
    add_input,
    check_bands,
    read_bands,
    read_input,
)
from alquimia_qgis.desktop.algorithms.output_files import GEOTIFF_EXTENSIONS, check_destinations
from alquimia_qgis.desktop.algorithms.output_layers import (
    StylePlace,
    has_foreign_style,
    show_styled,
    style_classes,
    style_share,
)
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.compatibility import is_null
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.inputs import INPUT_KINDS
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions

MODEL, EXTENT = "MODEL", "EXTENT"
OUTPUT, PROBABILITIES, CONFIDENCE, MAPPED_PIXELS = "OUTPUT", "PROBABILITIES", "CONFIDENCE", "MAPPED_PIXELS"


class PredictRaster(AlquimiaAlgorithm):
    """Applies a model to a raster, window by window."""

    identifier = "predictraster"
    group_identifier = APPLY

    _image: ImageSource
    _extent: tuple[float, float, float, float] | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Map an image with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "predict,apply,classify,segmentation,deep learning,inference,land cover,probability,confidence"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Gives every pixel of an image a class. The image is read and written in windows, so it may be larger "
            "than the memory. The result is a GeoTIFF with the colours and names of the classes; pixels without "
            "data stay without.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, model, options, and up to three rasters."""
        add_input(self, INPUT_KINDS["image"])
        self.add(
            QgsProcessingParameterFile(MODEL, QCoreApplication.translate("Alquimia", "Model"), extension="alquimia"),
            QCoreApplication.translate("Alquimia", "A model file written by one of the training algorithms."),
        )
        self.add(
            QgsProcessingParameterExtent(EXTENT, QCoreApplication.translate("Alquimia", "Extent"), optional=True),
            QCoreApplication.translate("Alquimia", "The part of the image to map. Empty: all of it."),
        )
        add_declared(self, PredictionOptions)
        self._add_outputs()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(PredictionOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        read_input(self, parameters, context)
        check_bands(self, parameters, context)
        model = self._model(parameters, context)
        read_manifest(model)
        endings = dict.fromkeys((OUTPUT, PROBABILITIES, CONFIDENCE), GEOTIFF_EXTENSIONS)
        check_destinations(
            self, parameters, context, endings, [*source_files(self, parameters, context, [INPUT]), model]
        )

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at image and extent on the main thread."""
        self._image = read_input(self, parameters, context)
        self._extent = None
        if not is_null(parameters.get(EXTENT)) and parameters[EXTENT] != "":
            crs = self.parameterAsRasterLayer(parameters, INPUT, context).crs()
            box = self.parameterAsExtent(parameters, EXTENT, context, crs)
            self._extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image and model to the engine, then style what it wrote."""
        destinations = {
            name: self.parameterAsOutputLayer(parameters, name, context) for name in (OUTPUT, PROBABILITIES, CONFIDENCE)
        }
        keep = {name for name, path in destinations.items() if path and has_foreign_style(path)}
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, destinations, folder, feedback), feedback)
        self._style(result, parameters, context, destinations, keep, feedback)
        written = {name: os.path.abspath(path) if path else None for name, path in destinations.items()}
        return {**written, MAPPED_PIXELS: sum(result["pixels"].values())}

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        destinations: dict[str, str],
        folder: Path,
        feedback: QgsProcessingFeedback,
    ) -> PredictRasterJob:
        paths = {name: os.path.abspath(path) if path else "" for name, path in destinations.items()}
        return PredictRasterJob(
            images=(self._image.file(folder, feedback),),
            model=self._model(parameters, context),
            output=paths[OUTPUT],
            bands=read_bands(self, parameters, context),
            extent=self._extent,
            probabilities=paths[PROBABILITIES],
            confidence=paths[CONFIDENCE],
            options=declared_values(PredictionOptions, self, parameters, context),
        )

    def _style(
        self,
        result: dict[str, Any],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        destinations: dict[str, str],
        keep: set[str],
        feedback: QgsProcessingFeedback,
    ) -> None:
        """Style what was written; ``keep`` names the outputs whose neighbour's style must stay as it is."""
        classes = [ClassRecord(**record) for record in result["classes"]]
        options = declared_values(PredictionOptions, self, parameters, context)
        highest = 100.0 if options.probability_format == "percent" else 1.0
        names = {
            OUTPUT: QCoreApplication.translate("Alquimia", "Classes of {}"),
            PROBABILITIES: QCoreApplication.translate("Alquimia", "Probabilities of {}"),
            CONFIDENCE: QCoreApplication.translate("Alquimia", "Confidence of {}"),
        }
        for parameter, destination in destinations.items():
            if not destination:
                continue
            place = StylePlace(os.path.abspath(destination), parameter in keep, feedback)
            style = style_classes(place, classes) if parameter == OUTPUT else style_share(place, highest)
            label = self.parameterDefinition(parameter).description()
            show_styled(context, destination, style, label, names[parameter].format(self._image.name))

    def _model(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return os.path.abspath(self.parameterAsFile(parameters, MODEL, context))

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, QCoreApplication.translate("Alquimia", "Map")),
            QCoreApplication.translate("Alquimia", "The class of every pixel, with colours and names."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                PROBABILITIES,
                QCoreApplication.translate("Alquimia", "Probabilities"),
                optional=True,
                createByDefault=False,
            ),
            QCoreApplication.translate("Alquimia", "One band for each class with its probability."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                CONFIDENCE, QCoreApplication.translate("Alquimia", "Confidence"), optional=True, createByDefault=False
            ),
            QCoreApplication.translate("Alquimia", "The probability of the class that was chosen."),
        )
        label = QCoreApplication.translate("Alquimia", "Pixels with a class")
        self.addOutput(QgsProcessingOutputNumber(MAPPED_PIXELS, label))
