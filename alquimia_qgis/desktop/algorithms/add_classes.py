"""Adds classes to a model of the embedding family from a few samples, without training."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import MODELS, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import INPUT, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import MODEL, OUTPUT, model_file
from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION, add_file, check_destinations, output_file
from alquimia_qgis.desktop.algorithms.sample_fields import (
    SAMPLES,
    SampleFields,
    add_class_field,
    add_samples,
    read_fields,
)
from alquimia_qgis.desktop.algorithms.sample_layers import write_samples
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.algorithms.training_folder import add_folder, read_folder
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.embedding_jobs import AddClassesJob, NewSampleOptions
from alquimia_qgis.protocol.embeddings import check_embedding
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.jobs import NO_SAMPLES

CLASSES, ADDED = "CLASSES", "ADDED_SAMPLES"


class AddClasses(AlquimiaAlgorithm):
    """Lets a model remember more samples; writes a new model file."""

    identifier = "addclasses"
    group_identifier = MODELS

    _given: GivenImages
    _fields: SampleFields
    _folder: FolderSource | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Add classes to a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "embedding,few samples,few-shot,extend,new class,samples,nearest neighbours,knn,without training",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Adds classes to a model of the embedding family from a few samples, without training. The model remembers "
            "what the samples look like, and they vote from then on. A class that the model has already, by its name, "
            "gets more samples. The result is a new model file; the model that is read stays as it is. The better the "
            "new classes differ from each other in what the model has learned to see, the better this works: where "
            "they do not, train a model with all classes.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """The model, image and samples or a folder, and the new model."""
        self.add(
            QgsProcessingParameterFile(MODEL, QCoreApplication.translate("Alquimia", "Model"), extension="alquimia"),
            QCoreApplication.translate("Alquimia", "A model file of the embedding family (alquimia:train_embedding)."),
        )
        add_input(self, IMAGE)
        add_samples(self)
        add_class_field(self, SAMPLES)
        add_folder(
            self,
            help=QCoreApplication.translate(
                "Alquimia",
                "Instead of image and samples: pictures (GeoTIFF, JPEG, PNG) that show one class each. The folder has "
                "one folder for each class; or type the path of a CSV file with the columns file and class (LIST). All "
                "of them are used. Pictures of another size than the model's chips are resampled, those that cannot be "
                "read are named and left out.",
            ),
        )
        add_declared(self, NewSampleOptions)
        add_file(
            self,
            OUTPUT,
            QCoreApplication.translate("Alquimia", "New model"),
            QCoreApplication.translate("Alquimia", "The model with the added classes, one file."),
            QCoreApplication.translate("Alquimia", "Alquimia models (*.alquimia)"),
            optional=False,
        )
        numbers = {
            CLASSES: QCoreApplication.translate("Alquimia", "Classes of the new model"),
            ADDED: QCoreApplication.translate("Alquimia", "Samples added"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(NewSampleOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        model = model_file(self, parameters, context)
        check_embedding(read_manifest(model), os.path.basename(model))
        self._read_layers(parameters, context)
        files = [self._folder.path] if self._folder else source_files(self, parameters, context, [INPUT, SAMPLES])
        check_destinations(self, parameters, context, {OUTPUT: (MODEL_EXTENSION,)}, [*files, model])

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at image and samples layer on the main thread."""
        self._read_layers(parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand model and samples to the engine."""
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, folder, feedback), feedback)
        added = sum(result["remembered"].values()) - sum(result["before"].values())
        return {OUTPUT: result["model"], CLASSES: len(result["classes"]), ADDED: added}

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._folder = read_folder(self, parameters, context)
        if self._folder is None:
            self._given = read_input(self, parameters, context, IMAGE)
            self._fields = read_fields(self, parameters, context)

    def _job(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> AddClassesJob:
        job = AddClassesJob(
            model=model_file(self, parameters, context),
            output=output_file(self, parameters, OUTPUT, context),
            images=(),
            samples=NO_SAMPLES,
            folder=self._folder,
            new_samples=declared_values(NewSampleOptions, self, parameters, context),
        )
        if self._folder is not None:
            return job
        source = self.parameterAsSource(parameters, SAMPLES, context)
        return replace(
            job,
            images=self._given.files(folder, feedback).images,
            samples=write_samples(source, self._fields, folder, feedback),
            bands=self._given.bands,
        )
