"""Writes a copy of a layer of samples with a field that says which part each feature belongs to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.answered_layer import FID, AnsweredLayer
from alquimia_qgis.desktop.algorithms.base import SAMPLES as SAMPLES_GROUP
from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import INPUT
from alquimia_qgis.desktop.algorithms.image_source import ImageSource
from alquimia_qgis.desktop.algorithms.input_layers import read_raster
from alquimia_qgis.desktop.algorithms.map_outputs import OUTPUT
from alquimia_qgis.desktop.algorithms.output_files import check_destinations, chosen_path, refuse_open_geopackage
from alquimia_qgis.desktop.algorithms.sample_fields import (
    SAMPLES,
    SampleFields,
    add_class_fields,
    add_samples,
    read_fields,
)
from alquimia_qgis.desktop.algorithms.sample_layers import write_samples
from alquimia_qgis.desktop.algorithms.samples_on_image import add_image, options_without
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.features import TEXT, AnswerField
from alquimia_qgis.protocol.jobs import SplitSamplesJob
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sample_jobs import PART, PART_TITLE, PartOptions

FIELD = "FIELD"
OTHERS = options_without("split", "validation_share", "block_size", "sample_width")


class SplitSamples(AlquimiaAlgorithm):
    """Draws training, validation and test as a training does, for the user to see and to keep."""

    identifier = "splitsamples"
    group_identifier = SAMPLES_GROUP

    _image: ImageSource
    _fields: SampleFields
    _keeps_ids: bool

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Split samples into training, validation and test")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "training data,validation,test,hold out,spatial blocks,stratified,random,partition,cross validation,ground "
            "truth",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Writes a copy of the samples with a field that says which part each feature belongs to: train, validation "
            "or test. The parts are drawn by the rules of the training, by spatial blocks or at random, of each class "
            "its share. Give the field as split field to the training, and assess the map with the test part. The "
            "layer itself stays as it is.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, samples, shares, and the layer."""
        add_image(self)
        add_samples(self)
        add_class_fields(self, SAMPLES)
        self.parameterDefinition("SPLIT_FIELD").setHelp(
            QCoreApplication.translate(
                "Alquimia",
                "A text field that gives features a part already: those keep it, and parts that it names are not drawn "
                "again.",
            )
        )
        add_declared(self, SamplingOptions, OTHERS)
        add_declared(self, PartOptions)
        self.add(
            QgsProcessingParameterString(
                FIELD, QCoreApplication.translate("Alquimia", "Name of the new field"), defaultValue=PART, optional=True
            ),
            QCoreApplication.translate(
                "Alquimia",
                "What the field is called. A name that the layer has already gets a number, such as split_2.",
            ),
        )
        self._add_outputs()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(SamplingOptions, self, parameters, context, OTHERS)
        declared_values(PartOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        if not self._field_name(parameters, context).isprintable():
            raise ParameterError("The name of the new field has characters that no field may have.")
        files = source_files(self, parameters, context, [INPUT, SAMPLES])
        check_destinations(self, parameters, context, {OUTPUT: (".gpkg",)}, files)
        refuse_open_geopackage(chosen_path(self.parameterDefinition(OUTPUT), parameters, context))

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the layers on the main thread."""
        self._read_layers(parameters, context)
        layer = feature_layer(self, parameters, SAMPLES, context)
        keys = [] if layer is None else [layer.fields().at(key).name() for key in layer.primaryKeyAttributes()]
        self._keeps_ids = keys == [FID]

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Let the engine draw, then put the parts beside the fields of the layer."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        if not destination:  # a step of a model whose result nobody has given a place
            raise OutputError("The layer has no file name.", "Give OUTPUT a path that ends in .gpkg.")
        source = self.parameterAsSource(parameters, SAMPLES, context)
        field = AnswerField(self._field_name(parameters, context), TEXT, PART_TITLE)
        layer = AnsweredLayer(source, [field], self._keeps_ids)
        layer.tell_names(feedback)
        with temporary_folder() as folder:
            job = SplitSamplesJob(
                image=self._image.file(folder, feedback),
                samples=write_samples(source, self._fields, folder, feedback),
                parts=str(folder / "parts.sqlite"),
                sampling=declared_values(SamplingOptions, self, parameters, context, OTHERS),
                part_options=declared_values(PartOptions, self, parameters, context),
            )
            result = run_with_feedback(job, feedback)
            target = Path(os.path.abspath(destination))
            layer.write(job.parts, target, feedback).tell(feedback)
        numbers = {name.upper(): result[name] for name in ("training", "validation", "test", "left_out", "distance")}
        return {OUTPUT: str(target), **numbers}

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._image = read_raster(self, parameters, context, INPUT)
        self._fields = read_fields(self, parameters, context)

    def _field_name(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return self.parameterAsString(parameters, FIELD, context).strip() or PART

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterVectorDestination(
                OUTPUT,
                QCoreApplication.translate("Alquimia", "Split samples"),
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "A GeoPackage with all features and fields of the layer, in their order, and the new field. It is "
                "empty for features that a training cannot use: off the image, without a shape or without a class.",
            ),
        )
        numbers = {
            "TRAINING": QCoreApplication.translate("Alquimia", "Features to train"),
            "VALIDATION": QCoreApplication.translate("Alquimia", "Features to validate"),
            "TEST": QCoreApplication.translate("Alquimia", "Features to test"),
            "LEFT_OUT": QCoreApplication.translate("Alquimia", "Features without a part"),
            "DISTANCE": QCoreApplication.translate("Alquimia", "Smallest distance of training and validation [m]"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))
