"""Finds objects in an image of any size with a trained detector."""

from __future__ import annotations

import json
import os
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import EngineInput, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, rasters_of, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import (
    EXTENT,
    OUTPUT,
    add_extent,
    add_model,
    has_extent,
    is_wanted,
    model_file,
)
from alquimia_qgis.desktop.algorithms.model_checks import check_detector
from alquimia_qgis.desktop.algorithms.object_styles import style_objects
from alquimia_qgis.desktop.algorithms.output_files import (
    GEOTIFF_EXTENSIONS,
    check_destinations,
    chosen_path,
    refuse_open_geopackage,
)
from alquimia_qgis.desktop.algorithms.output_layers import (
    VECTOR_STYLE,
    StylePlace,
    has_foreign_style,
    show_styled,
    style_values,
)
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.protocol.objects import DensityOptions, ObjectOptions, PredictObjectsJob

DENSITY, OBJECTS, COUNTS = "DENSITY", "OBJECTS", "COUNTS"
# Chips are those of the training, looked at once, and nothing unfinished is kept.
OF_MAPS_ONLY = ("window_size", "memory", "surroundings", "test_time_augmentation")


class PredictObjects(AlquimiaAlgorithm):
    """Applies a detector to a raster, chip by chip."""

    identifier = "predictobjects"
    group_identifier = APPLY

    _given: GivenImages
    _extent: tuple[float, float, float, float] | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Find objects with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "predict,apply,detect,detection,detector,bounding boxes,count,counting,density,cars,trees,palms,crowns,"
            "boats,animals,deep learning,inference,retinanet",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Finds and counts objects, such as cars, palms or boats, and draws a box with class and score around each. "
            "The image is looked at in overlapping chips, so it may be larger than the memory; an object at the edge "
            "of a chip is neither lost nor marked twice. Optionally gives a raster of how many objects there are per "
            "hectare.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, detector, options, boxes and density."""
        add_input(self, IMAGE)
        add_model(self)
        add_extent(self)
        add_declared(self, ObjectOptions)
        add_declared(self, ComputingOptions, OF_MAPS_ONLY)
        self._add_outputs()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(ObjectOptions, self, parameters, context)
        declared_values(DensityOptions, self, parameters, context)
        declared_values(ComputingOptions, self, parameters, context, OF_MAPS_ONLY)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        model = model_file(self, parameters, context)
        check_detector(model)
        read_input(self, parameters, context, IMAGE)
        files = source_files(self, parameters, context, rasters_of(IMAGE))
        endings = {OUTPUT: (".gpkg",), DENSITY: GEOTIFF_EXTENSIONS}
        check_destinations(self, parameters, context, endings, [*files, model])
        refuse_open_geopackage(chosen_path(self.parameterDefinition(OUTPUT), parameters, context))

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at image and extent on the main thread."""
        self._given = read_input(self, parameters, context, IMAGE)
        self._extent = None
        if has_extent(parameters):
            box = self.parameterAsExtent(parameters, EXTENT, context, self._given.crs)
            self._extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image and model to the engine, then style what it wrote."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        if not destination:  # a step of a model whose result nobody has given a place
            raise OutputError("The layer has no file name.", "Give OUTPUT a path that ends in .gpkg.")
        density = self.parameterAsOutputLayer(parameters, DENSITY, context) if is_wanted(parameters, DENSITY) else ""
        output, raster = (os.path.abspath(path) if path else "" for path in (destination, density))
        boxes = StylePlace(output, has_foreign_style(output, VECTOR_STYLE), feedback)
        cells = StylePlace(raster, bool(raster) and has_foreign_style(raster), feedback)
        with self._given.files_for(output, feedback) as images:
            result = run_with_feedback(self._job(parameters, context, images, output, raster), feedback)
        classes = [ClassRecord(**record) for record in result["classes"]]
        self._show(context, OUTPUT, destination, style_objects(boxes, classes))
        if raster:
            self._show(context, DENSITY, density, style_values(cells, 0.0, result["highest_density"]))
        counts = {record.name: result["counts"][str(record.value)] for record in classes}
        return {
            OUTPUT: output,
            DENSITY: raster or None,
            OBJECTS: result["objects"],
            COUNTS: json.dumps(counts, ensure_ascii=False),
        }

    def _job(
        self, parameters: dict[str, Any], context: QgsProcessingContext, images: EngineInput, output: str, density: str
    ) -> PredictObjectsJob:
        return PredictObjectsJob(
            images=images.images,
            model=model_file(self, parameters, context),
            output=output,
            bands=self._given.bands,
            extent=self._extent,
            density=density,
            object_options=declared_values(ObjectOptions, self, parameters, context),
            density_options=declared_values(DensityOptions, self, parameters, context),
            computing=declared_values(ComputingOptions, self, parameters, context, OF_MAPS_ONLY),
        )

    def _show(self, context: QgsProcessingContext, name: str, destination: str, style: Any) -> None:
        titles = {
            OUTPUT: QCoreApplication.translate("Alquimia", "Objects of {}"),
            DENSITY: QCoreApplication.translate("Alquimia", "Density of objects of {}"),
        }
        label = self.parameterDefinition(name).description()
        show_styled(context, destination, style, label, titles[name].format(self._given.title))

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterVectorDestination(
                OUTPUT,
                QCoreApplication.translate("Alquimia", "Objects"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "A GeoPackage with a box for each object: class, class_value, score, width and height in units of the "
                "image's CRS, area in square metres.",
            ),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                DENSITY, QCoreApplication.translate("Alquimia", "Density"), optional=True, createByDefault=False
            ),
            QCoreApplication.translate(
                "Alquimia", "A raster of how many objects have their middle in each cell, per hectare or per cell."
            ),
        )
        add_declared(self, DensityOptions)
        self.addOutput(QgsProcessingOutputNumber(OBJECTS, QCoreApplication.translate("Alquimia", "Objects found")))
        self.addOutput(
            QgsProcessingOutputString(COUNTS, QCoreApplication.translate("Alquimia", "Objects of each class (JSON)"))
        )
