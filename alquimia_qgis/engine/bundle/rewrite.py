"""Writes a model file anew with another card and other references; network, graph and self-test stay byte for byte."""

from __future__ import annotations

import zipfile

from alquimia_qgis.engine.bundle.members import write_member
from alquimia_qgis.engine.bundle.read import opened
from alquimia_qgis.engine.neighbours.references import ReferenceSet
from alquimia_qgis.protocol.bundle_manifest import MANIFEST, REFERENCES, Manifest


def rewrite_bundle(source: str, target: str, manifest: Manifest, references: ReferenceSet) -> None:
    """Write ``target`` straight; callers see to it that it appears complete or not at all, and is not ``source``."""
    changed = {MANIFEST: manifest.to_json().encode("utf-8"), REFERENCES: references.pack()}
    with opened(source) as archive, zipfile.ZipFile(target, "w") as written:
        for name in dict.fromkeys((*archive.namelist(), *changed)):
            write_member(written, name, changed[name] if name in changed else archive.read(name))
