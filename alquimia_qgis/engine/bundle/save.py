"""Writes a trained network as one ``.alquimia`` file: its weights, and its graph for mapping where there can be one."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.graph.checks import ALLOWANCE, check_graph
from alquimia_qgis.engine.bundle.graph.export import NoGraphError, exported
from alquimia_qgis.engine.bundle.inference import inference_record
from alquimia_qgis.engine.bundle.members import write_members
from alquimia_qgis.engine.bundle.network import describe_weights
from alquimia_qgis.engine.bundle.read import family_of, fixed_size
from alquimia_qgis.engine.bundle.self_test import SelfTest, keras_device
from alquimia_qgis.engine.neighbours.references import ReferenceSet
from alquimia_qgis.protocol.bundle_manifest import GRAPH, REFERENCES, Manifest
from alquimia_qgis.protocol.errors import ModelFileError


def write_bundle(
    path: str,
    manifest: Manifest,
    model: keras.Model,
    self_test: tuple[np.ndarray, np.ndarray],
    history_csv: str,
    report_html: str,
    references: ReferenceSet | None = None,
) -> str:
    """Write the model file straight to ``path``; callers see to it that it appears complete or not at all.

    ``self_test`` is a batch of one scaled chip, float32 (1, H, W, B) or (1, B), and the network's logits for it.
    ``references`` are what a model of embeddings decides by. The network is also written as ONNX where that is
    possible; returns why it is not, as half a sentence, or nothing.
    """
    proof = SelfTest(*self_test, keras_device())
    family = family_of(manifest)
    if manifest.inference is None:
        manifest = replace(manifest, inference=inference_record(family, model, manifest.patch_size))
    weights, problem = pack_weights(model), ""
    others = {} if references is None else {REFERENCES: references.pack()}
    try:
        graph = exported(family, model, proof, fixed_size(manifest))
        _check_accepted(graph, weights, manifest)
        others[GRAPH] = graph
    except NoGraphError as reason:
        problem = str(reason)
    write_members(path, manifest, weights, proof, history_csv, report_html, others)
    return problem


def _check_accepted(graph: bytes, weights: bytes, manifest: Manifest) -> None:
    """Raise a NoGraphError for a graph that mapping would refuse, and the whole file with it."""
    if len(graph) > len(weights) + ALLOWANCE:
        raise NoGraphError("its ONNX graph is larger than its weights explain")
    try:
        check_graph(graph, manifest)
    except ModelFileError as refusal:
        raise NoGraphError(f"its ONNX graph would be refused ({refusal.message.rstrip('.')})") from refusal


def pack_weights(model: keras.Model) -> bytes:
    """All weights of the model as safetensors bytes, keyed by place and name."""
    keys = [record.key for record in describe_weights(model.weights)]
    return arrays.pack(dict(zip(keys, model.get_weights(), strict=True)))
