"""Writes the network of a model for plain Keras."""

from __future__ import annotations

import os
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputFile, QgsProcessingParameterFile
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import MODELS, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.map_outputs import MODEL, OUTPUT, model_file
from alquimia_qgis.desktop.algorithms.output_files import (
    add_file,
    check_destinations,
    check_file,
    chosen_path,
    output_file,
    same_file,
)
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.exchange_jobs import ExportModelJob, exported_files

WEIGHTS, ABOUT = "WEIGHTS", "ABOUT"
ENDINGS = (".keras", ".json", ".h5")


class ExportModel(AlquimiaAlgorithm):
    """Makes a file that people without Alquimia can use."""

    identifier = "exportmodel"
    group_identifier = MODELS

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Export a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "keras,tensorflow,h5,hdf5,json,weights,share,convert,save,interchange,python"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Writes the network of a model for people who have Keras and no Alquimia. A text file beside it tells what "
            "Keras does not keep: bands, how their values are scaled, classes, and the size of the chips. Keras opens "
            "the network in its safe mode; models with layers of Alquimia's own cannot be exported.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """The model, and the file whose ending chooses the form."""
        self.add(
            QgsProcessingParameterFile(MODEL, QCoreApplication.translate("Alquimia", "Model"), extension="alquimia"),
            QCoreApplication.translate("Alquimia", "A model file written by a training algorithm, or imported."),
        )
        add_file(
            self,
            OUTPUT,
            QCoreApplication.translate("Alquimia", "Network"),
            QCoreApplication.translate(
                "Alquimia",
                "The ending chooses the form: .keras is one file and the form of Keras 3; .h5 is one file in the older "
                "form; .json is a readable description of the network, with its weights beside it in a .weights.h5.",
            ),
            QCoreApplication.translate(
                "Alquimia", "Keras (*.keras);;Description and weights (*.json);;Keras, older form (*.h5)"
            ),
            optional=False,
        )
        self.addOutput(QgsProcessingOutputFile(WEIGHTS, QCoreApplication.translate("Alquimia", "File of the weights")))
        self.addOutput(QgsProcessingOutputFile(ABOUT, QCoreApplication.translate("Alquimia", "About the network")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        model = model_file(self, parameters, context)
        read_manifest(model)
        check_destinations(self, parameters, context, {OUTPUT: ENDINGS}, [model])
        path = chosen_path(self.parameterDefinition(OUTPUT), parameters, context)
        for other in exported_files(path)[1:] if path else ():
            check_file(other, os.path.basename(other))
            if same_file(other) == same_file(path):
                raise ParameterError(f"The network and what belongs to it would share the file {other}.")

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand the model to the engine."""
        job = ExportModelJob(
            model=model_file(self, parameters, context), output=output_file(self, parameters, OUTPUT, context)
        )
        result = run_with_feedback(job, feedback)
        return {OUTPUT: result["output"], WEIGHTS: result["weights"] or None, ABOUT: result["about"]}
