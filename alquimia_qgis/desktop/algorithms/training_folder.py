"""A folder of pictures with one class each, as the other way to say what a network shall learn from."""

from __future__ import annotations

import os
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsProcessingParameterFile
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.given_images import BANDS, INPUT
from alquimia_qgis.desktop.algorithms.map_outputs import is_wanted
from alquimia_qgis.desktop.algorithms.sample_fields import CLASS_FIELD, SAMPLES, SPLIT_FIELD
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.tasks import Task

FOLDER = "FOLDER"
OF_IMAGES = (INPUT, SAMPLES, BANDS, CLASS_FIELD, SPLIT_FIELD)


def add_folder(algorithm: AlquimiaAlgorithm) -> None:
    """The folder; image and samples, which are there already, are then optional."""
    definition = QgsProcessingParameterFile(
        FOLDER,
        QCoreApplication.translate("Alquimia", "Folder of pictures"),
        behavior=QgsProcessingParameterFile.Behavior.Folder,
        optional=True,
    )
    algorithm.add(
        definition,
        QCoreApplication.translate(
            "Alquimia",
            "Instead of image and samples: pictures (GeoTIFF, JPEG, PNG) that show one class each. The folder has one "
            "folder for each class, or train, validation and test with those inside; or type the path of a CSV file "
            "with the columns file, class and, where the split is fixed, split. Without a validation part the share "
            "for validation is drawn from each class; the test part is evaluated when the training is over. Where the "
            "TASK is several classes at once, the class column of the list names them all, as in Forest;Water or "
            "Forest|Water, or none. Pictures of another size than the chips are resampled, those that cannot be read "
            "are named and left out.",
        ),
    )
    for name in (INPUT, SAMPLES):
        given = algorithm.parameterDefinition(name)
        given.setFlags(given.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)


def read_folder(
    algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> FolderSource | None:
    """The folder, None where image and samples are given; a ParameterError where it is not one of the two."""
    has_folder = is_wanted(parameters, FOLDER)
    missing = [name for name in (INPUT, SAMPLES) if not is_wanted(parameters, name)]
    if not has_folder:
        if missing:
            raise ParameterError(
                f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.",
                "Give an image and samples (INPUT and SAMPLES), or a folder of pictures (FOLDER).",
            )
        return None
    too_many = [name for name in OF_IMAGES if is_wanted(parameters, name) and parameters[name] != []]
    if too_many:
        raise ParameterError(
            f"FOLDER and {', '.join(too_many)} do not go together.",
            "Give an image and samples (INPUT and SAMPLES), or a folder of pictures (FOLDER).",
        )
    folder = FolderSource(os.path.abspath(algorithm.parameterAsString(parameters, FOLDER, context)))
    if not (os.path.isfile(folder.path) if folder.is_list else os.path.isdir(folder.path)):
        raise SamplesError(f"The folder of pictures {folder.path} does not exist.", "Choose a folder or a CSV file.")
    return folder


def check_task(task: Task, folder: FolderSource | None) -> None:
    """Raise a ParameterError where numbers shall be learned from pictures, or several classes at once without them."""
    if folder is None and task.several_at_once:
        raise ParameterError(
            "Several classes at once are learned from pictures only.",
            "Give a list of pictures (FOLDER, a CSV file), or another TASK.",
        )
    if folder is not None and not task.gives_classes:
        raise ParameterError(
            "A folder of pictures teaches classes, not numbers.",
            "For a regression give an image and samples (INPUT and SAMPLES) instead of FOLDER.",
        )
