"""Several model files for one algorithm: the parameter, its values in whatever form, and what all of them must be."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterMultipleLayers, QgsProperty
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.given_layers import flat
from alquimia_qgis.desktop.algorithms.model_checks import model_for
from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import InputKind

MODELS = "MODELS"


def add_models(algorithm: AlquimiaAlgorithm) -> None:
    """The models, two or more."""
    definition = QgsProcessingParameterMultipleLayers(
        MODELS, QCoreApplication.translate("Alquimia", "Models"), QgsProcessing.SourceType.TypeFile
    )
    algorithm.add(
        definition,
        QCoreApplication.translate(
            "Alquimia",
            "Two or more model files (.alquimia) of the same sort of images; their families may differ. In scripts a "
            "list, or one text with semicolons between the paths.",
        ),
    )


def given_models(
    algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[str, ...]:
    """The absolute paths of the models; a ParameterError where there are fewer than two, or one is no model."""
    value = parameters.get(MODELS)
    if isinstance(value, QgsProperty):
        value, _ = value.value(context.expressionContext(), None)
    texts = [str(item) for item in flat(value)]
    paths = [part.strip() for text in texts for part in _parts(text) if part.strip()]
    wrong = next((path for path in paths if not path.lower().endswith(MODEL_EXTENSION)), "")
    if wrong:
        raise ParameterError(f"{wrong} is not a model; choose files whose names end in {MODEL_EXTENSION}.")
    if len(paths) < 2:
        number = "1 was" if paths else "none were"
        raise ParameterError(f"Give at least two models (MODELS); {number} given.")
    return tuple(os.path.abspath(path) for path in paths)


def check_models(kind: InputKind, paths: Sequence[str], algorithms: tuple[str, str]) -> list[Manifest]:
    """The cards of the models. A ParameterError names one of another input kind, and one that gives no classes.

    ``algorithms`` are the ones for models of a single image and of a series.
    """
    manifests = [model_for(kind, path, algorithms) for path in paths]
    for path, manifest in zip(paths, manifests):
        if manifest.target is not None:
            raise ParameterError(
                f"The model {os.path.basename(path)} estimates a number ({manifest.target.name}) and has no classes.",
                "Give models of classes only.",
            )
    return manifests


def _parts(text: str) -> list[str]:
    """One path, or those of a list with semicolons."""
    return [text] if os.path.exists(text) else text.split(";")
