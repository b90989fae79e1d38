"""Measures how good found objects are, against digitised ones."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterVectorDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import EVALUATE, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.box_layers import (
    BoxFields,
    box_source,
    class_fields,
    known_classes,
    score_field,
    write_boxes,
)
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.map_outputs import OUTPUT, is_wanted
from alquimia_qgis.desktop.algorithms.object_styles import style_outcomes
from alquimia_qgis.desktop.algorithms.output_files import (
    add_file,
    check_destinations,
    chosen_path,
    output_file,
    refuse_open_geopackage,
)
from alquimia_qgis.desktop.algorithms.output_layers import VECTOR_STYLE, StylePlace, has_foreign_style, show_styled
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.objects import AssessmentOptions, AssessObjectsJob

INPUT, REFERENCE, AREA = "INPUT", "REFERENCE", "AREA"
CLASS_FIELD, REFERENCE_CLASS_FIELD, SCORE_FIELD = "CLASS_FIELD", "REFERENCE_CLASS_FIELD", "SCORE_FIELD"
REPORT, TABLE, COUNTS = "REPORT", "TABLE", "COUNTS"
POLYGONS = [QgsProcessing.SourceType.TypeVectorPolygon]
# Number outputs and what they are called in the result of the job.
FIGURES = {
    "PRECISION": "precision", "RECALL": "recall", "F1": "f1", "AP50": "ap50", "AP75": "ap75", "AP": "ap",
    "BEST_SCORE": "best_score", "BEST_F1": "best_f1", "REFERENCE_OBJECTS": "reference", "FOUND_OBJECTS": "found",
    "FALSE_OBJECTS": "false", "MISSED_OBJECTS": "missed", "COUNT_RMSE": "count_rmse", "COUNT_BIAS": "count_bias",
}  # fmt: skip


class AssessObjects(AlquimiaAlgorithm):
    """Compares found objects with reference boxes."""

    identifier = "assessobjects"
    group_identifier = EVALUATE

    _found: BoxFields
    _reference: BoxFields

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Assess found objects")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "accuracy,object detection,average precision,map,coco,precision,recall,f1,count,counting,bounding boxes,"
            "validation,evaluate",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Compares found objects with digitised ones. Gives precision, recall and F1 at a score, the average "
            "precisions AP50, AP75 and AP50…95 of each class as COCO defines them, the score that suits best, counts "
            "observed against found, and a layer that shows which objects are found, false and missed. Take a "
            "reference that the model has not been trained on.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Both layers, annotated areas, options, and the results."""
        self._add_layers()
        add_declared(self, AssessmentOptions)
        self._add_outputs()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(AssessmentOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        given = [INPUT, REFERENCE, *([AREA] if is_wanted(parameters, AREA) else [])]
        endings = {OUTPUT: (".gpkg",), REPORT: (".html", ".htm"), TABLE: (".csv",), COUNTS: (".csv",)}
        check_destinations(self, parameters, context, endings, source_files(self, parameters, context, given))
        refuse_open_geopackage(chosen_path(self.parameterDefinition(OUTPUT), parameters, context))

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the layers on the main thread."""
        self._read_layers(parameters, context)
        ours = known_classes(self, parameters, INPUT, context, self._found.class_field)
        theirs = known_classes(self, parameters, REFERENCE, context, self._reference.class_field)
        self._found = replace(self._found, classes=ours)
        self._reference = replace(self._reference, classes=theirs)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand the layers to the engine, then style the layer that it wrote."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context) if is_wanted(parameters, OUTPUT) else ""
        output = os.path.abspath(destination) if destination else ""
        place = StylePlace(output, bool(output) and has_foreign_style(output, VECTOR_STYLE), feedback)
        with temporary_folder() as folder:
            job = self._job(parameters, context, folder, output, feedback)
            result = run_with_feedback(job, feedback)
        if output:
            label = self.parameterDefinition(OUTPUT).description()
            title = QCoreApplication.translate("Alquimia", "Assessment of {}").format(job.detected_boxes.name)
            show_styled(context, destination, style_outcomes(place), label, title)
        files = {REPORT: result["report"], TABLE: result["table"], COUNTS: result["counts"]}
        return {
            OUTPUT: output or None,
            **{name: path or None for name, path in files.items()},
            **{output: result[name] for output, name in FIGURES.items()},
        }

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        found, reference = (box_source(self, parameters, name, context) for name in (INPUT, REFERENCE))
        if reference.featureCount() == 0:
            raise SamplesError(
                f"The layer {reference.sourceName()} has no features to use.", "Digitise some, or clear the selection."
            )
        if is_wanted(parameters, AREA):
            box_source(self, parameters, AREA, context)
        chosen = [self.parameterAsString(parameters, name, context) for name in (CLASS_FIELD, REFERENCE_CLASS_FIELD)]
        ours, theirs = class_fields(found, reference, *chosen)
        score = score_field(found, self.parameterAsString(parameters, SCORE_FIELD, context))
        self._found, self._reference = BoxFields(ours, score), BoxFields(theirs)

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        folder: Path,
        output: str,
        feedback: QgsProcessingFeedback,
    ) -> AssessObjectsJob:
        def written(name: str, fields: BoxFields) -> Any:
            source = self.parameterAsSource(parameters, name, context)
            return write_boxes(source, fields, folder / f"{name.lower()}.gpkg", feedback)

        return AssessObjectsJob(
            detected_boxes=written(INPUT, self._found),
            reference_boxes=written(REFERENCE, self._reference),
            areas=written(AREA, BoxFields()) if is_wanted(parameters, AREA) else None,
            output=output,
            report=output_file(self, parameters, REPORT, context),
            table=output_file(self, parameters, TABLE, context),
            counts=output_file(self, parameters, COUNTS, context),
            assessment_options=declared_values(AssessmentOptions, self, parameters, context),
        )

    def _add_layers(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                INPUT, QCoreApplication.translate("Alquimia", "Found objects"), POLYGONS
            ),
            QCoreApplication.translate(
                "Alquimia", "The boxes to assess, with class and score, as Find objects with a model writes them."
            ),
        )
        self._add_field(
            CLASS_FIELD,
            QCoreApplication.translate("Alquimia", "Class field of the found objects"),
            QCoreApplication.translate(
                "Alquimia",
                "Empty: the field called class. Where one of the layers has none, objects are compared without class.",
            ),
            INPUT,
        )
        self._add_field(
            SCORE_FIELD,
            QCoreApplication.translate("Alquimia", "Score field"),
            QCoreApplication.translate(
                "Alquimia", "How sure the model is of each object, 0 to 1. Empty: the field called score."
            ),
            INPUT,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                REFERENCE, QCoreApplication.translate("Alquimia", "Reference objects"), POLYGONS
            ),
            QCoreApplication.translate(
                "Alquimia", "Digitised boxes or outlines of the objects that are there; outlines count by their bounds."
            ),
        )
        self._add_field(
            REFERENCE_CLASS_FIELD,
            QCoreApplication.translate("Alquimia", "Class field of the reference"),
            QCoreApplication.translate("Alquimia", "Empty: the field called class."),
            REFERENCE,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                AREA, QCoreApplication.translate("Alquimia", "Annotated areas"), POLYGONS, optional=True
            ),
            QCoreApplication.translate(
                "Alquimia",
                "Polygons in which all objects are digitised; what lies elsewhere does not count. Objects are also "
                "counted in each of them. Empty: all objects are digitised everywhere.",
            ),
        )

    def _add_field(self, name: str, label: str, help: str, layer: str) -> None:
        definition = QgsProcessingParameterField(name, label, parentLayerParameterName=layer, optional=True)
        self.add(definition, help, advanced=True)

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterVectorDestination(
                OUTPUT,
                QCoreApplication.translate("Alquimia", "Found, false and missed objects"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=True,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "A GeoPackage with the objects above the score, found or false, and the missed ones: outcome, class, "
                "score, and the overlap with the reference.",
            ),
        )
        page, table = (
            QCoreApplication.translate("Alquimia", "HTML pages (*.html)"),
            QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
        )
        texts = (
            (REPORT, QCoreApplication.translate("Alquimia", "Report"), QCoreApplication.translate(
                "Alquimia", "A page with all figures and curves, readable without internet."), page),
            (TABLE, QCoreApplication.translate("Alquimia", "Table"), QCoreApplication.translate(
                "Alquimia", "The figures of each class as text, for a spreadsheet."), table),
            (COUNTS, QCoreApplication.translate("Alquimia", "Table of counts"), QCoreApplication.translate(
                "Alquimia", "Objects observed and found in each area or square, by class."), table),
        )  # fmt: skip
        for name, label, help, file_filter in texts:
            add_file(self, name, label, help, file_filter, by_default=name == REPORT)
        for name, label in _number_labels().items():
            self.addOutput(QgsProcessingOutputNumber(name, label))


def _number_labels() -> dict[str, str]:
    labels = (
        QCoreApplication.translate("Alquimia", "Precision"),
        QCoreApplication.translate("Alquimia", "Recall"),
        QCoreApplication.translate("Alquimia", "F1"),
        QCoreApplication.translate("Alquimia", "AP50"),
        QCoreApplication.translate("Alquimia", "AP75"),
        QCoreApplication.translate("Alquimia", "AP50…95"),
        QCoreApplication.translate("Alquimia", "Score with the highest F1"),
        QCoreApplication.translate("Alquimia", "Highest F1"),
        QCoreApplication.translate("Alquimia", "Objects in the reference"),
        QCoreApplication.translate("Alquimia", "Objects found"),
        QCoreApplication.translate("Alquimia", "False objects"),
        QCoreApplication.translate("Alquimia", "Objects missed"),
        QCoreApplication.translate("Alquimia", "Root mean squared error of the counts"),
        QCoreApplication.translate("Alquimia", "Bias of the counts"),
    )
    return dict(zip(FIGURES, labels))
