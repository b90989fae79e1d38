"""Trains a family of embeddings without samples, on an image or pictures alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import TRAIN, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import INPUT, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, read_input
from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION, add_file, check_destinations, output_file
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.algorithms.training_folder import add_folder, read_unlabelled
from alquimia_qgis.desktop.algorithms.training_outputs import EPOCHS, HISTORY, MODEL
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.pretraining import WITHOUT_CLASSES, PretrainingOptions, PretrainJob
from alquimia_qgis.zoo.family import ModelFamily

CHIPS_USED, LOSS = "CHIPS_USED", "LOSS"


def pretrain_algorithm(identifier: str, family: type[ModelFamily]) -> type[PretrainModel]:
    """The algorithm ``pretrain_<identifier>`` of a family."""
    attributes = {"identifier": f"pretrain_{identifier}", "family_identifier": identifier, "family": family}
    return type(f"Pretrain{family.__name__}", (PretrainModel,), attributes)


class PretrainModel(AlquimiaAlgorithm):
    """Trains the family given by the class attribute ``family``, whose models are embeddings."""

    group_identifier = TRAIN
    family: ClassVar[type[ModelFamily]]
    family_identifier: ClassVar[str]

    _given: GivenImages
    _folder: FolderSource | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Train {} without samples").format(self.family.title)

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "model,learn,unlabelled,unsupervised,self-supervised,autoencoder,pretrain,pre-training,contrastive,SimCLR,"
            "encoder,features,similarity,few samples,deep learning",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Learns from an image, or a folder of pictures, without any samples: what is alike gets embeddings that "
            "lie close together. The model knows no classes. Its embeddings can be mapped (alquimia:predictraster) and "
            "places like a chosen one found (alquimia:similarity); a few samples give it classes without training "
            "(alquimia:addclasses); and a training on samples may begin with it (START_MODEL of "
            "alquimia:train_embedding), which then needs fewer of them.",
        )

    def picture(self) -> str:
        """That of the family."""
        return "embedding"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image or folder, the network, what is learned and how, and the results."""
        add_input(self, self.family.input)
        add_folder(
            self,
            help=QCoreApplication.translate(
                "Alquimia",
                "Instead of an image: pictures (GeoTIFF, JPEG, PNG), at any depth of the folder. What they show need "
                "not be known; those in a folder called test take no part. Pictures of another size than the chips are "
                "resampled, those that cannot be read are named and left out.",
            ),
        )
        add_declared(self, self.family, without=self.family.only_with_samples)
        add_declared(self, PretrainingOptions)
        add_declared(self, TrainingOptions, without=WITHOUT_CLASSES)
        self._add_results()

    def _add_results(self) -> None:
        add_file(
            self,
            MODEL,
            QCoreApplication.translate("Alquimia", "Model"),
            QCoreApplication.translate("Alquimia", "The trained model, which knows no classes yet, one file."),
            QCoreApplication.translate("Alquimia", "Alquimia models (*.alquimia)"),
            optional=False,
        )
        add_file(
            self,
            HISTORY,
            QCoreApplication.translate("Alquimia", "History"),
            QCoreApplication.translate("Alquimia", "A table with loss and learning rate of every epoch."),
            QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
        )
        numbers = {
            CHIPS_USED: QCoreApplication.translate("Alquimia", "Places or pictures learned from"),
            EPOCHS: QCoreApplication.translate("Alquimia", "Epochs run"),
            LOSS: QCoreApplication.translate("Alquimia", "Loss of the last epoch"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of network and options."""
        declared_values(self.family, self, parameters, context, self.family.only_with_samples)
        declared_values(PretrainingOptions, self, parameters, context)
        declared_values(TrainingOptions, self, parameters, context, WITHOUT_CLASSES)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        files = [self._folder.path] if self._folder else source_files(self, parameters, context, [INPUT])
        check_destinations(self, parameters, context, {MODEL: (MODEL_EXTENSION,), HISTORY: (".csv",)}, files)

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the image on the main thread."""
        self._read_layers(parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image or folder and options to the engine."""
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, folder, feedback), feedback)
        return {
            MODEL: result["model"], HISTORY: result["history"] or None, CHIPS_USED: result["chips"],
            EPOCHS: result["epochs"], LOSS: result["loss"],
        }  # fmt: skip

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._folder = read_unlabelled(self, parameters, context)
        if self._folder is None:
            self._given = read_input(self, parameters, context, self.family.input)

    def _job(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> PretrainJob:
        network = declared_values(self.family, self, parameters, context, self.family.only_with_samples)
        job = PretrainJob(
            family=self.family_identifier,
            family_parameters=network.to_dict(),
            model=output_file(self, parameters, MODEL, context),
            folder=self._folder,
            history=output_file(self, parameters, HISTORY, context),
            pretraining=declared_values(PretrainingOptions, self, parameters, context),
            training=declared_values(TrainingOptions, self, parameters, context, WITHOUT_CLASSES),
        )
        if self._folder is not None:
            return job
        return replace(job, images=self._given.files(folder, feedback).images, bands=self._given.bands)
