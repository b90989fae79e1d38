"""The members of a model file that every model has, written as one zip of plain text and arrays, without code."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from alquimia_qgis.engine.bundle.self_test import SelfTest
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


def write_members(
    path: str,
    manifest: Manifest,
    weights: bytes,
    proof: SelfTest,
    history_csv: str,
    report_html: str,
    others: Mapping[str, bytes] | None = None,
) -> None:
    """Write a model file straight to ``path``; ``others`` are members that not every model has."""
    members = {
        MANIFEST: manifest.to_json().encode("utf-8"),
        WEIGHTS: weights,
        SELF_TEST: proof.pack(),
        HISTORY: history_csv.encode("utf-8"),
        REPORT: report_html.encode("utf-8"),
        **(others or {}),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            write_member(archive, name, data)


def write_member(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a member, compressed where that is worth it, with a date that says nothing."""
    info = zipfile.ZipInfo(name, date_time=MEMBER_DATE)
    info.compress_type = zipfile.ZIP_STORED if name in STORED_MEMBERS else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
