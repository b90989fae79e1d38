"""Writes a trained model as one ``.alquimia`` file: a zip of plain text and arrays, without code."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import keras
import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.graph.checks import ALLOWANCE, check_graph
from alquimia_qgis.engine.bundle.graph.export import NoGraphError, exported
from alquimia_qgis.engine.bundle.inference import inference_record
from alquimia_qgis.engine.bundle.network import describe_weights
from alquimia_qgis.engine.bundle.read import family_of, fixed_size
from alquimia_qgis.engine.bundle.self_test import SelfTest, keras_device
from alquimia_qgis.engine.neighbours.references import ReferenceSet
from alquimia_qgis.protocol.bundle_manifest import (
    GRAPH,
    HISTORY,
    MANIFEST,
    REFERENCES,
    REPORT,
    SELF_TEST,
    STORED_MEMBERS,
    WEIGHTS,
    Manifest,
)
from alquimia_qgis.protocol.errors import ModelFileError

# A fixed date: the same model gives the same file, and the manifest says when it was made.
MEMBER_DATE = (1980, 1, 1, 0, 0, 0)


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
    members = {
        MANIFEST: manifest.to_json().encode("utf-8"),
        WEIGHTS: pack_weights(model),
        SELF_TEST: proof.pack(),
        HISTORY: history_csv.encode("utf-8"),
        REPORT: report_html.encode("utf-8"),
    }
    if references is not None:
        members[REFERENCES] = references.pack()
    problem = ""
    try:
        members[GRAPH] = exported(family, model, proof, fixed_size(manifest))
        _check_accepted(members, manifest)
    except NoGraphError as reason:
        members.pop(GRAPH, None)
        problem = str(reason)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            write_member(archive, name, data)
    return problem


def _check_accepted(members: dict[str, bytes], manifest: Manifest) -> None:
    """Raise a NoGraphError for a graph that mapping would refuse, and the whole file with it."""
    if len(members[GRAPH]) > len(members[WEIGHTS]) + ALLOWANCE:
        raise NoGraphError("its ONNX graph is larger than its weights explain")
    try:
        check_graph(members[GRAPH], manifest)
    except ModelFileError as refusal:
        raise NoGraphError(f"its ONNX graph would be refused ({refusal.message.rstrip('.')})") from refusal


def pack_weights(model: keras.Model) -> bytes:
    """All weights of the model as safetensors bytes, keyed by place and name."""
    keys = [record.key for record in describe_weights(model.weights)]
    return arrays.pack(dict(zip(keys, model.get_weights(), strict=True)))


def write_member(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a member, compressed where that is worth it, with a date that says nothing."""
    info = zipfile.ZipInfo(name, date_time=MEMBER_DATE)
    info.compress_type = zipfile.ZIP_STORED if name in STORED_MEMBERS else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
