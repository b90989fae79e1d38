"""The model that a training goes on from: the parameter, and the checks that need no engine."""

from __future__ import annotations

import os
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterFile
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.map_outputs import is_wanted
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.zoo.family import NETWORKS, ModelFamily
from alquimia_qgis.zoo.going_on import OPTION as START_MODEL
from alquimia_qgis.zoo.going_on import going_on_from


def add_start_model(algorithm: AlquimiaAlgorithm, family: type[ModelFamily]) -> None:
    """The model to go on from, for what has weights."""
    if family.learner not in NETWORKS:
        return
    algorithm.add(
        QgsProcessingParameterFile(
            START_MODEL,
            QCoreApplication.translate("Alquimia", "Go on from a model"),
            extension="alquimia",
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "A model of the same kind whose training is continued, for instance with the samples that were added "
            "since. Network parameters and bands must be those of that model, and its scaling of the bands stays. "
            "Classes may be added or left out: only what depends on them is learned anew. Empty: start anew.",
        ),
        advanced=True,
    )


def start_model(algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The absolute path of the model to go on from; empty to start anew."""
    if not is_wanted(parameters, START_MODEL):
        return ""
    return os.path.abspath(algorithm.parameterAsFile(parameters, START_MODEL, context))


def check_start_model(path: str, family: ModelFamily, task: str) -> None:
    """Raise an AlquimiaError where a training cannot go on from the model at ``path``; nothing is wrong with none."""
    if path:
        going_on_from(os.path.basename(path), read_manifest(path), family, task)
