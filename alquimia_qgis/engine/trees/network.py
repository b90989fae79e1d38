"""The trees of a model file as mapping sees them."""

from __future__ import annotations

from alquimia_qgis.engine.prediction.backends.choice import AUTOMATIC, ONNX_RUNTIME, RUNTIMES, TITLES
from alquimia_qgis.engine.prediction.backends.runtime import NO_ENDING, SOFTMAX, BackendUnusableError
from alquimia_qgis.engine.prediction.network import Network
from alquimia_qgis.engine.prediction.strips import InStrips
from alquimia_qgis.engine.trees.files import read_trees
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.zoo.family import ModelFamily


def network_of_trees(path: str, manifest: Manifest, family: ModelFamily, options: ComputingOptions) -> Network:
    """What computes the trees of a model file, checked and proven; a ParameterError where it cannot be had."""
    if options.backend not in (AUTOMATIC, ONNX_RUNTIME):
        raise ParameterError(
            f"A {family.title} is computed by {TITLES[ONNX_RUNTIME]}; {TITLES.get(options.backend)} was asked for.",
            "Choose the BACKEND automatic.",
        )
    ending = SOFTMAX if manifest.target is None else NO_ENDING
    try:
        model = read_trees(path, manifest, family)
        computing = RUNTIMES[ONNX_RUNTIME].network(model.graph, manifest.channels, options.precision, ending)
    except BackendUnusableError as reason:
        raise ParameterError(
            f"{TITLES[ONNX_RUNTIME]} cannot compute this {family.title}: {reason}.", "Install the engine again."
        ) from reason
    return InStrips(computing, getattr(family, "patch_size", 1))
