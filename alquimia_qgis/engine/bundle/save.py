"""Writes a trained model as one ``.alquimia`` file: a zip of plain text and arrays, without code."""

from __future__ import annotations

import zipfile

import keras
import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.network import describe_weights
from alquimia_qgis.engine.bundle.self_test import pack_self_test
from alquimia_qgis.protocol.bundle_manifest import (
    HISTORY,
    MANIFEST,
    REPORT,
    SELF_TEST,
    STORED_MEMBERS,
    WEIGHTS,
    Manifest,
)

# A fixed date: the same model gives the same file, and the manifest says when it was made.
MEMBER_DATE = (1980, 1, 1, 0, 0, 0)


def write_bundle(
    path: str,
    manifest: Manifest,
    model: keras.Model,
    self_test: tuple[np.ndarray, np.ndarray],
    history_csv: str,
    report_html: str,
) -> None:
    """Write the model file straight to ``path``; callers see to it that it appears complete or not at all.

    ``self_test`` is a batch of one scaled chip, float32 (1, H, W, B), and the float32 logits of the network for it.
    """
    members = {
        MANIFEST: manifest.to_json().encode("utf-8"),
        WEIGHTS: pack_weights(model),
        SELF_TEST: pack_self_test(*self_test),
        HISTORY: history_csv.encode("utf-8"),
        REPORT: report_html.encode("utf-8"),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            _write_member(archive, name, data)


def pack_weights(model: keras.Model) -> bytes:
    """All weights of the model as safetensors bytes, keyed by place and name."""
    keys = [record.key for record in describe_weights(model.weights)]
    return arrays.pack(dict(zip(keys, model.get_weights(), strict=True)))


def _write_member(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, date_time=MEMBER_DATE)
    info.compress_type = zipfile.ZIP_STORED if name in STORED_MEMBERS else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
