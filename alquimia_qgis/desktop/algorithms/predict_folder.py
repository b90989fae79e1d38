"""Classifies the pictures of a folder with a model that gives each picture one class."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.image_folder import images_in_folder
from alquimia_qgis.desktop.algorithms.map_outputs import EMBEDDING, MODEL, OUTPUT, is_wanted, model_file
from alquimia_qgis.desktop.algorithms.model_checks import check_rasters_of_embeddings
from alquimia_qgis.desktop.algorithms.output_files import add_file, check_destinations, output_file
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.folders import PICTURE_PATTERNS, FolderSource, PredictFolderJob
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.protocol.parameters import Parameterised, switch

FOLDER, PATTERN, FOOTPRINTS, PICTURES, LEFT_OUT = "FOLDER", "PATTERN", "FOOTPRINTS", "PICTURES", "LEFT_OUT"
# Pictures are seen as a whole, one answer each, and nothing unfinished is kept.
OF_MAPS_ONLY = ("window_size", "surroundings", "keep_on_cancel", "probability_format")


@dataclass(frozen=True)
class PictureOptions(Parameterised):
    """Which files of a folder are pictures, and what is told of each."""

    title: ClassVar[str] = "Pictures"

    recursive: bool = switch(True, label="Look into subfolders", help="Take the pictures of all subfolders as well.")
    embedding: bool = switch(
        False, label="Embedding",
        help="Only for models of the embedding family: add the embedding of each picture to the table, one column for "
        "each of its numbers, called embedding_1, embedding_2 and so on.",
    )  # fmt: skip


class PredictFolder(AlquimiaAlgorithm):
    """Applies a model to pictures."""

    identifier = "predictfolder"
    group_identifier = APPLY

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Classify a folder of pictures with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "predict,apply,classify,recognise,recognize,scene,photos,patches,chips,tiles,folder,batch,jpg,png,table,"
            "deep learning,inference,probability,confidence",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Gives each picture of a folder one class with its confidence and the probabilities of all classes, or a "
            "number with a model of a regression, as a table. The model must be of a network that answers once for a "
            "chip, not for each pixel. Pictures of another size than its chips are resampled; those that cannot be "
            "read or have other bands stand in the table with the reason, and without a class.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Folder, model, options, table and footprints."""
        self._add_inputs()
        add_declared(self, PredictionOptions, OF_MAPS_ONLY)
        add_file(
            self,
            OUTPUT,
            QCoreApplication.translate("Alquimia", "Table"),
            QCoreApplication.translate(
                "Alquimia",
                "One row for each picture: file, class_value, class_name, confidence, and probability_ with the value "
                "of each class; with a model of a regression file and value; one of the embedding family adds the "
                "distance. The last column says what is wrong with a picture.",
            ),
            QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
            optional=False,
        )
        self.add(
            QgsProcessingParameterVectorDestination(
                FOOTPRINTS,
                QCoreApplication.translate("Alquimia", "Footprints"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "A GeoPackage layer with the outline and the answer of each picture that has a place on the ground.",
            ),
        )
        self.addOutput(QgsProcessingOutputNumber(PICTURES, QCoreApplication.translate("Alquimia", "Pictures answered")))
        self.addOutput(QgsProcessingOutputNumber(LEFT_OUT, QCoreApplication.translate("Alquimia", "Pictures left out")))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(PictureOptions, self, parameters, context)
        declared_values(PredictionOptions, self, parameters, context, OF_MAPS_ONLY)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        model = model_file(self, parameters, context)
        if read_manifest(model).series is not None:
            raise ParameterError(
                f"The model {os.path.basename(model)} was trained on a time series; a picture shows one date only.",
                "Use it in Map an image time series with a model (alquimia:predictseries).",
            )
        wanted = declared_values(PictureOptions, self, parameters, context).embedding
        check_rasters_of_embeddings(read_manifest(model), [EMBEDDING] if wanted else [])
        pictures = self._pictures(parameters, context)
        check_destinations(self, parameters, context, {OUTPUT: (".csv",), FOOTPRINTS: (".gpkg",)}, [*pictures, model])

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand the paths of the pictures to the engine."""
        footprints = ""
        if is_wanted(parameters, FOOTPRINTS):
            footprints = os.path.abspath(self.parameterAsOutputLayer(parameters, FOOTPRINTS, context))
        job = PredictFolderJob(
            folder=FolderSource(self._folder(parameters, context)),
            pictures=tuple(self._pictures(parameters, context)),
            model=model_file(self, parameters, context),
            table=output_file(self, parameters, OUTPUT, context),
            footprints=footprints,
            embedding=declared_values(PictureOptions, self, parameters, context).embedding,
            options=declared_values(PredictionOptions, self, parameters, context, OF_MAPS_ONLY),
        )
        result = run_with_feedback(job, feedback)
        return {
            OUTPUT: result["table"],
            FOOTPRINTS: result["footprints"] or None,
            PICTURES: result["pictures"],
            LEFT_OUT: result["left_out"],
        }

    def _folder(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return os.path.abspath(self.parameterAsString(parameters, FOLDER, context))

    def _pictures(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        patterns = self.parameterAsString(parameters, PATTERN, context) or PICTURE_PATTERNS
        recursive = declared_values(PictureOptions, self, parameters, context).recursive
        return images_in_folder(self._folder(parameters, context), patterns, recursive)

    def _add_inputs(self) -> None:
        self.add(
            QgsProcessingParameterFile(
                FOLDER,
                QCoreApplication.translate("Alquimia", "Folder of pictures"),
                behavior=QgsProcessingParameterFile.Behavior.Folder,
            ),
            QCoreApplication.translate("Alquimia", "GeoTIFF, JPEG or PNG files; they need no place on the ground."),
        )
        self.add(
            QgsProcessingParameterString(
                PATTERN,
                QCoreApplication.translate("Alquimia", "File names in the folder"),
                PICTURE_PATTERNS,
                optional=True,
            ),
            QCoreApplication.translate(
                "Alquimia", "Which files of the folder are pictures: patterns with * and ?, separated by semicolons."
            ),
        )
        add_declared(self, PictureOptions)
        self.add(
            QgsProcessingParameterFile(MODEL, QCoreApplication.translate("Alquimia", "Model"), extension="alquimia"),
            QCoreApplication.translate("Alquimia", "A model file written by one of the training algorithms."),
        )
