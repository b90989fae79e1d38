"""Opens a model file for mapping: the network on the backend and device that suit it best, checked and proven."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.network import Network
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord, Manifest
from alquimia_qgis.protocol.options import PredictionOptions


@dataclass(frozen=True)
class Predictor:
    """A model ready to map: its card, its network, and what mapping must know of the network."""

    manifest: Manifest
    network: Network
    inference: InferenceRecord


def open_predictor(path: str, options: PredictionOptions, context: JobContext) -> Predictor:
    """Read, check and prove a model file, and choose what computes its network.

    Raises a ModelFileError for a file that cannot be trusted and a ParameterError for a backend or precision that
    this computer does not have.
    """
    # Imported here: Keras takes seconds.
    from alquimia_qgis.engine.bundle.inference import inference_record
    from alquimia_qgis.engine.bundle.load import load_bundle, output_channels
    from alquimia_qgis.engine.bundle.network import network_input_shape
    from alquimia_qgis.engine.prediction.backends.keras_backend import KerasNetwork

    context.check_cancelled()
    model = load_bundle(path)
    manifest = model.manifest
    record = manifest.inference or inference_record(
        model.family, model.network(), manifest.patch_size, len(manifest.bands), output_channels(manifest)
    )
    logits = model.network()
    if record.tile is not None:
        logits = model.network(network_input_shape(model.family.input, len(manifest.bands), record.tile))
    return Predictor(manifest, KerasNetwork(logits, manifest.bands), record)
