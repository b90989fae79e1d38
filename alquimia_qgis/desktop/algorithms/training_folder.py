"""A folder of pictures with one class each, as the other way to say what a network shall learn from."""

from __future__ import annotations

import os
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsProcessingParameterFile
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.given_images import BANDS, INPUT
from alquimia_qgis.desktop.algorithms.map_outputs import is_wanted
from alquimia_qgis.desktop.algorithms.object_samples import AREA, SIZE_FIELD
from alquimia_qgis.desktop.algorithms.sample_fields import CLASS_FIELD, LABEL_FIELDS, SAMPLES, SPLIT_FIELD
from alquimia_qgis.desktop.algorithms.sample_rasters import SAMPLES_RASTER
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.tasks import Task

FOLDER, LIST = "FOLDER", "LIST"
OF_OBJECTS = (AREA, SIZE_FIELD)
OF_IMAGES = (INPUT, SAMPLES, SAMPLES_RASTER, BANDS, CLASS_FIELD, LABEL_FIELDS, SPLIT_FIELD)
WAYS_WITHOUT_SAMPLES = "Give an image (INPUT) or a folder of pictures (FOLDER)."
WAYS = "Give an image and samples (INPUT and SAMPLES), or a folder of pictures (FOLDER)."


def add_folder(algorithm: AlquimiaAlgorithm, objects: bool = False, help: str = "") -> None:
    """The folder and, where pictures have classes, the list; image and samples are then optional.

    With ``objects`` the pictures have boxes of objects. ``help``: what else than usual.
    """
    definition = QgsProcessingParameterFile(
        FOLDER,
        QCoreApplication.translate("Alquimia", "Folder of pictures"),
        behavior=QgsProcessingParameterFile.Behavior.Folder,
        optional=True,
    )
    algorithm.add(definition, help or (_help_of_objects() if objects else _help_of_classes()))
    if not objects:
        _add_list(algorithm)
    for name in (INPUT, SAMPLES):
        given = algorithm.parameterDefinition(name)
        if given is None:
            continue  # where samples are not wanted
        given.setFlags(given.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)


def _add_list(algorithm: AlquimiaAlgorithm) -> None:
    algorithm.add(
        QgsProcessingParameterFile(
            LIST, QCoreApplication.translate("Alquimia", "List of pictures"), extension="csv", optional=True
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Instead of a folder: a CSV file with the columns file, class and, where the split is fixed, split (train, "
            "validation or test). For a regression the second column holds numbers and is called value, or as you "
            "like. Files are named as they lie beside the list.",
        ),
    )


def _help_of_objects() -> str:
    return QCoreApplication.translate(
        "Alquimia",
        "Instead of image and objects: pictures (GeoTIFF, JPEG, PNG) with boxes of their objects. A folder in the "
        "layout of Pascal VOC (Annotations with .xml files, JPEGImages, and ImageSets/Main with train.txt, val.txt "
        "and test.txt where the split is fixed), or type the path of a .json file of COCO's annotations beside the "
        "pictures. All objects must be annotated; those called difficult, and crowds, are neither learned nor counted "
        "as background. Without a validation part whole pictures are drawn; the test part takes no part.",
    )


def _help_of_classes() -> str:
    return QCoreApplication.translate(
        "Alquimia",
        "Instead of image and samples: pictures (GeoTIFF, JPEG, PNG) that show one class each. The folder has one "
        "folder for each class, or train, validation and test with those inside. Without a validation part the "
        "share for validation is drawn from each class; the test part is evaluated when the training is over. "
        "Pictures of another size than the chips are resampled, those that cannot be read are named and left out. "
        "The path of a list (LIST) is understood here, too.",
    )


def read_folder(
    algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, objects: bool = False
) -> FolderSource | None:
    """The folder or list, None where image and samples are given; a ParameterError where it is not one of these.

    With ``objects`` it may be a file of COCO's annotations, else a list.
    """
    given = [name for name in (FOLDER, LIST) if is_wanted(parameters, name)]
    if not given:
        _check_image(parameters)
        return None
    others = (*OF_IMAGES, *(OF_OBJECTS if objects else ()))
    too_many = [name for name in others if is_wanted(parameters, name) and parameters[name] != []]
    if too_many or len(given) > 1:
        raise ParameterError(f"{given[0]} and {', '.join(given[1:] + too_many)} do not go together.", WAYS)
    return _existing(algorithm, parameters, given[0], context, objects)


def _existing(
    algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext,
    objects: bool = False,
) -> FolderSource:  # fmt: skip
    """What the parameter names, which must be there."""
    folder = FolderSource(os.path.abspath(algorithm.parameterAsString(parameters, name, context)))
    is_file = folder.is_coco if objects else folder.is_list
    if not (os.path.isfile(folder.path) if is_file else os.path.isdir(folder.path)):
        other = "a .json file of COCO" if objects else "a CSV file"
        raise SamplesError(f"The folder of pictures {folder.path} does not exist.", f"Choose a folder or {other}.")
    return folder


def read_unlabelled(
    algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> FolderSource | None:
    """The folder or list of pictures that need no classes, None where an image is given instead."""
    given = [name for name in (FOLDER, LIST) if is_wanted(parameters, name)]
    image = [INPUT] if is_wanted(parameters, INPUT) else []
    if len(given) + len(image) != 1:
        many = [*given, *image]
        wrong = f"{' and '.join(many)} do not go together." if many else "There is nothing to learn from."
        raise ParameterError(wrong, WAYS_WITHOUT_SAMPLES)
    return _existing(algorithm, parameters, given[0], context) if given else None


def check_task(task: Task, folder: FolderSource | None) -> None:
    """Raise a ParameterError where numbers shall be learned from folders of classes."""
    if folder is not None and not task.gives_classes and not folder.is_list:
        raise ParameterError(
            "A folder of pictures teaches classes, not numbers.",
            "For a regression give a list of files and numbers (LIST), or an image and samples (INPUT and SAMPLES).",
        )


def _check_image(parameters: dict[str, Any]) -> None:
    """Raise a ParameterError where there is neither an image with samples nor anything else to learn from."""
    samples = any(is_wanted(parameters, name) for name in (SAMPLES, SAMPLES_RASTER))
    missing = ([] if is_wanted(parameters, INPUT) else [INPUT]) + ([] if samples else [SAMPLES])
    if missing:
        raise ParameterError(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.", WAYS)
