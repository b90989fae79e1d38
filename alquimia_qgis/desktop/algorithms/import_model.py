"""Makes a model of a network that was trained elsewhere."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.band_scaling import parse_scaling
from alquimia_qgis.desktop.algorithms.base import MODELS, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.class_list import parse_classes
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.map_outputs import MODEL
from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION, add_file, check_destinations, output_file
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.exchange_jobs import ABOUT_ENDING, ImportModelJob
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real
from alquimia_qgis.protocol.tasks import REGRESSION, SEGMENTATION

NETWORK, WEIGHTS, CLASSES, BAND_NAMES, SCALING, VALUE_NAME = (
    "NETWORK", "WEIGHTS", "CLASSES", "BAND_NAMES", "SCALING", "VALUE_NAME"
)  # fmt: skip
BAND_COUNT, ANSWER_COUNT, WEIGHT_COUNT = "BAND_COUNT", "ANSWER_COUNT", "WEIGHT_COUNT"
ENDINGS = (".keras", ".json", ".h5", ".hdf5")
WEIGHTS_ENDING = ".weights.h5"


@dataclass(frozen=True)
class ImportOptions(Parameterised):
    """What the file of a network does not say, in numbers and choices."""

    title: ClassVar[str] = "Import options"

    task: str = choice(
        SEGMENTATION.name,
        {SEGMENTATION.name: "Classes", REGRESSION.name: "One number"},
        label="What it tells",
        help="What the answers of the network are: classes, of which a last softmax or sigmoid is cut off and computed "
        "while mapping, or one number.",
    )
    patch_size: int | None = integer(
        None, low=1, high=2048, optional=True, unit="pixels", label="Chip size",
        help="Width of the images that the network was trained on, where its file does not say. Empty: as the file or "
        "the about file says.",
    )  # fmt: skip
    ground_resolution: float | None = real(
        None, low=0.0, high=1e6, optional=True, unit="m", advanced=True,
        help="Pixel size of the images that the network was trained on; mapping warns where an image differs. Empty: "
        "not known.",
    )  # fmt: skip
    lowest_value: float | None = real(
        None, optional=True, advanced=True,
        help="For a network that tells a number: the lowest that it knows, for the colours of maps. Empty: 0.",
    )  # fmt: skip
    highest_value: float | None = real(
        None, optional=True, advanced=True,
        help="For a network that tells a number: the highest that it knows, for the colours of maps. Empty: 1.",
    )  # fmt: skip


class ImportModel(AlquimiaAlgorithm):
    """Rebuilds a Keras network from its description; nothing that a file holds is run."""

    identifier = "importmodel"
    group_identifier = MODELS

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Import a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "keras,tensorflow,h5,hdf5,json,weights,pretrained,convert,open,foreign,python"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Makes a model of a network that was trained elsewhere with Keras 3, so that it maps images here. It is "
            "rebuilt from a list of known layers: files with code of their own (Lambda, custom layers) are refused, "
            "whoever they come from, and so are files of Keras 2. Networks of images and of single pixels can be "
            "imported, which give classes or one number, for each pixel or for the middle of a chip.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """The file, what it does not say, and the model."""
        self._add_files()
        self._add_texts()
        add_declared(self, ImportOptions)
        add_file(
            self,
            MODEL,
            QCoreApplication.translate("Alquimia", "Model"),
            QCoreApplication.translate("Alquimia", "The model file, which the prediction algorithms read."),
            QCoreApplication.translate("Alquimia", "Alquimia models (*.alquimia)"),
            optional=False,
        )
        for name, label in (
            (BAND_COUNT, QCoreApplication.translate("Alquimia", "Bands")),
            (ANSWER_COUNT, QCoreApplication.translate("Alquimia", "Answers")),
            (WEIGHT_COUNT, QCoreApplication.translate("Alquimia", "Weights")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(ImportOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        job = self._job(parameters, context)
        if not job.network.lower().endswith(ENDINGS) or job.network.lower().endswith(WEIGHTS_ENDING):
            raise ParameterError(
                f"Network: {os.path.basename(job.network)} is no description of a network.",
                "Give a .keras, a .h5 that holds a whole model, or the .json beside a .weights.h5.",
            )
        weights = job.weights or f"{os.path.splitext(job.network)[0]}{WEIGHTS_ENDING}"
        if job.network.lower().endswith(".json") and not os.path.isfile(weights):
            raise ParameterError(f"The weights of the network, {weights}, do not exist.", "Give them as WEIGHTS.")
        told = os.path.exists(os.path.splitext(job.network)[0] + ABOUT_ENDING)
        if job.task == SEGMENTATION.name and not job.classes and not told:
            raise ParameterError("The names of the CLASSES are missing.", "The file of a network does not hold them.")
        check_destinations(self, parameters, context, {MODEL: (MODEL_EXTENSION,)}, [job.network, weights])

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand the files to the engine."""
        result = run_with_feedback(self._job(parameters, context), feedback)
        counts = {BAND_COUNT: result["bands"], ANSWER_COUNT: result["answers"], WEIGHT_COUNT: result["weights"]}
        return {MODEL: result["model"], **counts}

    def _job(self, parameters: dict[str, Any], context: QgsProcessingContext) -> ImportModelJob:
        options = declared_values(ImportOptions, self, parameters, context)
        classes = self._text(parameters, CLASSES, context)
        weights = self.parameterAsFile(parameters, WEIGHTS, context)
        names = [name.strip() for name in re.split(r"[;\n]", self._text(parameters, BAND_NAMES, context))]
        return ImportModelJob(
            network=os.path.abspath(self.parameterAsFile(parameters, NETWORK, context)),
            model=output_file(self, parameters, MODEL, context),
            weights=os.path.abspath(weights) if weights else "",
            task=options.task,
            classes=parse_classes(classes) if classes else (),
            band_names=tuple(names) if any(names) else (),
            scaling=parse_scaling(self._text(parameters, SCALING, context)),
            patch_size=options.patch_size,
            ground_resolution=options.ground_resolution or 0.0,
            target=self._target(options, self._text(parameters, VALUE_NAME, context)),
        )

    def _text(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return str(self.parameterAsString(parameters, name, context) or "").strip()

    def _target(self, options: ImportOptions, name: str) -> TargetRecord | None:
        given = (name or None, options.lowest_value, options.highest_value)
        if options.task != REGRESSION.name or given == (None, None, None):
            return None
        lowest = 0.0 if options.lowest_value is None else options.lowest_value
        highest = 1.0 if options.highest_value is None else options.highest_value
        if lowest >= highest:
            raise ParameterError(f"The lowest value, {lowest:g}, must lie below the highest, {highest:g}.")
        return TargetRecord(name or "value", 0.0, 1.0, lowest, highest)

    def _add_files(self) -> None:
        self.add(
            QgsProcessingParameterFile(
                NETWORK,
                QCoreApplication.translate("Alquimia", "Network"),
                fileFilter=QCoreApplication.translate("Alquimia", "Networks of Keras (*.keras *.json *.h5 *.hdf5)"),
            ),
            QCoreApplication.translate(
                "Alquimia",
                "A network saved by Keras 3: .keras, a whole model as .h5, or the .json of a network. Where an export "
                "has left an .about.json beside it, what is not given below is taken from there.",
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                WEIGHTS,
                QCoreApplication.translate("Alquimia", "Weights"),
                optional=True,
                fileFilter=QCoreApplication.translate("Alquimia", "Weights of Keras (*.weights.h5 *.h5)"),
            ),
            QCoreApplication.translate(
                "Alquimia", "The weights that belong to a .json. Empty: the .weights.h5 of the same name."
            ),
        )

    def _add_texts(self) -> None:
        texts = {
            CLASSES: (
                QCoreApplication.translate("Alquimia", "Classes"),
                QCoreApplication.translate(
                    "Alquimia",
                    "The names of the classes in the order of the network's answers, one on each line or separated by "
                    "semicolons. A colour may follow a name: Forest #228833; Water #4477aa. A network with one answer "
                    "and a sigmoid has two: what it does not look for, then what it looks for.",
                ),
            ),
            BAND_NAMES: (
                QCoreApplication.translate("Alquimia", "Names of the bands"),
                QCoreApplication.translate(
                    "Alquimia",
                    "Separated by semicolons, in the order of the network's input; images whose bands have other names "
                    "are then refused. Empty: bands are taken in their order.",
                ),
            ),
            SCALING: (
                QCoreApplication.translate("Alquimia", "Scaling of the bands"),
                QCoreApplication.translate(
                    "Alquimia",
                    "How values were scaled before the network saw them. One number, such as 255 or 10000, divides "
                    "them; a mean and a standard deviation for each band, as in 410 95; 620 120, are subtracted and "
                    "divided by. Empty: not at all, or as the about file says.",
                ),
            ),
            VALUE_NAME: (
                QCoreApplication.translate("Alquimia", "Name of the number"),
                QCoreApplication.translate(
                    "Alquimia", "For a network that tells a number: what it is, such as tree cover."
                ),
            ),
        }
        for name, (label, help) in texts.items():
            several = name in (CLASSES, SCALING)
            self.add(QgsProcessingParameterString(name, label, multiLine=several, optional=True), help)
