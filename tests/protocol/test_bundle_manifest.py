"""The card of a model file can be read without its weights, and a foreign file is refused in one sentence."""

from __future__ import annotations

import dataclasses
import json
import math
import zipfile

import pytest

from alquimia_qgis.protocol import bundle_manifest
from alquimia_qgis.protocol.bundle_manifest import BandRecord, InferenceRecord, Manifest, read_manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ModelFileError

MANIFEST = Manifest(
    family="unet",
    family_title="U-Net",
    family_parameters={"depth": 2},
    family_declaration=[],
    task="segmentation",
    input_kind="image",
    bands=(BandRecord("red", 1.5, 2.5),),
    classes=(ClassRecord(3, "Prairie sèche", "#112233"),),
    patch_size=64,
    ground_resolution=(10.0, 10.5),
    metrics={"mean_iou": 0.5, "macro_f1": None},
)


INFERENCE = InferenceRecord(radius=13.0, stride=4, crop=2, multiple=4, output_crop=2, bytes_per_pixel=377.2, tile=None)


def write(path, members, manifest=None):
    with zipfile.ZipFile(path, "w") as archive:
        for name in members:
            archive.writestr(name, (manifest or MANIFEST.to_json()) if name == bundle_manifest.MANIFEST else b"")
    return str(path)


def test_round_trip(tmp_path):
    assert read_manifest(write(tmp_path / "m.alquimia", bundle_manifest.REQUIRED_MEMBERS)) == MANIFEST


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (["manifest.json"], "holds no weights.safetensors, selftest.safetensors"),
        ([*bundle_manifest.REQUIRED_MEMBERS, "../evil.py"], "must not have"),
        ([*bundle_manifest.REQUIRED_MEMBERS, "weights.safetensors"], "must not have"),
    ],
)
def test_wrong_members_are_refused(tmp_path, members, words):
    with pytest.warns(UserWarning) if len(members) != len(set(members)) else _nothing():
        path = write(tmp_path / "m.alquimia", members)
    with pytest.raises(ModelFileError, match=words):
        read_manifest(path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format_version": 99}, "format version 99; this Alquimia reads up to 3"),
        ({"format_version": None}, "does not state its format version"),
        ({"classes": [{"value": 1}]}, "cannot be understood"),
        ({"classes": [{"value": -1, "name": "x", "colour": "#000000"}]}, "must lie from 0"),
        ({"ground_resolution": [1]}, "cannot be understood"),
        ({"surprise": 1}, "cannot be understood"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path, change, words):
    text = json.dumps({**json.loads(MANIFEST.to_json()), **change})
    path = write(tmp_path / "m.alquimia", bundle_manifest.REQUIRED_MEMBERS, text)
    with pytest.raises(ModelFileError, match=words):
        read_manifest(path)


@pytest.mark.parametrize("change", [{}, {"radius": None, "tile": 64}, {"radius": 0}])
def test_figures_of_the_network_come_back(change):
    manifest = dataclasses.replace(MANIFEST, inference=dataclasses.replace(INFERENCE, **change))
    assert Manifest.from_json(manifest.to_json()) == manifest


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("radius", [-1, math.inf, math.nan, "3", True, 2**21]),
        ("stride", [0, -4, 1.5, None, True, 2**21]),
        ("crop", [-1, 0.5, None, math.nan]),
        ("multiple", [0, "4", None]),
        ("output_crop", [-1, [2], None]),
        ("bytes_per_pixel", [-1.0, math.nan, math.inf, None, "12", 2.0**31]),
        ("tile", [0, -1, 2.5, "64", 2**21]),
    ],
)
def test_impossible_figures_of_the_network_are_refused(name, values):
    record = json.loads(dataclasses.replace(MANIFEST, inference=INFERENCE).to_json())
    for value in values:
        text = json.dumps({**record, "inference": {**record["inference"], name: value}})
        with pytest.raises(ModelFileError, match="impossible figures of its network"):
            Manifest.from_json(text)
    for figures in ([], "x", {**record["inference"], "surprise": 1}, {name: 1}):
        with pytest.raises(ModelFileError, match="cannot be understood"):
            Manifest.from_json(json.dumps({**record, "inference": figures}))


def test_a_manifest_of_version_1_is_upgraded():
    record = json.loads(MANIFEST.to_json())
    del record["inference"]
    assert Manifest.from_json(json.dumps({**record, "format_version": 1})) == MANIFEST


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"\x00" * 500, "not a zip: é".encode()])
def test_foreign_files_are_refused(tmp_path, content):
    path = tmp_path / "foreign.alquimia"
    path.write_bytes(content)
    with pytest.raises(ModelFileError, match=r"is not a readable Alquimia model file"):
        read_manifest(str(path))


@pytest.mark.parametrize("text", ["[]", "3", "null", "{", "[" * 100_000, '{"format_version": 1}'])
def test_json_that_is_no_manifest_is_refused(tmp_path, text):
    path = write(tmp_path / "m.alquimia", bundle_manifest.REQUIRED_MEMBERS, text)
    with pytest.raises(ModelFileError):
        read_manifest(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelFileError, match=r"nowhere\.alquimia does not exist"):
        read_manifest(str(tmp_path / "nowhere.alquimia"))


def with_deflated(path, name, data):
    with zipfile.ZipFile(path, "w") as archive:
        for member in {*bundle_manifest.REQUIRED_MEMBERS, name}:
            text = MANIFEST.to_json() if member == bundle_manifest.MANIFEST else b""
            if member == name:
                archive.writestr(member, data, zipfile.ZIP_DEFLATED)
            else:
                archive.writestr(member, text)
    return str(path)


@pytest.mark.parametrize("name", [bundle_manifest.WEIGHTS, bundle_manifest.SELF_TEST])
def test_deflated_arrays_are_refused(tmp_path, name):
    path = with_deflated(tmp_path / "bomb.alquimia", name, bytes(2**26))
    with pytest.raises(ModelFileError, match=rf"{name} in a form that Alquimia never writes"):
        read_manifest(path)


@pytest.mark.parametrize("name", [bundle_manifest.MANIFEST, bundle_manifest.HISTORY, bundle_manifest.REPORT])
def test_bombs_are_refused_before_they_are_unpacked(tmp_path, name):
    path = with_deflated(tmp_path / "bomb.alquimia", name, b" " * (3 * 2**20) + MANIFEST.to_json().encode())
    with pytest.raises(ModelFileError, match=rf"oversized {name}"):
        read_manifest(path)


def test_text_that_compresses_well_is_no_bomb(tmp_path):
    report = "".join(f"<tr><td>{number}</td><td>0.5</td></tr>" for number in range(100_000)).encode()
    assert len(report) > 3 * 2**20
    assert read_manifest(with_deflated(tmp_path / "m.alquimia", bundle_manifest.REPORT, report)) == MANIFEST


def test_an_oversized_manifest_is_refused_even_when_stored(tmp_path):
    text = MANIFEST.to_json() + " " * bundle_manifest.LARGEST_MANIFEST
    path = write(tmp_path / "m.alquimia", bundle_manifest.REQUIRED_MEMBERS, text)
    with pytest.raises(ModelFileError, match=r"oversized manifest\.json"):
        read_manifest(path)


def _nothing():
    import contextlib

    return contextlib.nullcontext()
