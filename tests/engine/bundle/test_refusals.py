"""Whatever is wrong with a model file is one ModelFileError; nothing is built from a file that lies."""

from __future__ import annotations

import dataclasses
import io
import json
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alquimia_qgis.engine import memory
from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.protocol.bundle_manifest import FORMAT_VERSION, Manifest
from alquimia_qgis.protocol.errors import MemoryLimitError, ModelFileError


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, contents: dict[str, bytes]) -> str:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return str(path)


def changed(saved, path: Path, **replaced: bytes | None) -> str:
    names = {"manifest": "manifest.json", "weights": "weights.safetensors", "selftest": "selftest.safetensors"}
    contents = members(saved.path)
    for short, data in replaced.items():
        if data is None:
            del contents[names[short]]
        else:
            contents[names[short]] = data
    return write(path, contents)


def with_manifest(saved, path: Path, **fields: object) -> str:
    record = {**json.loads(saved.manifest.to_json()), **fields}
    return changed(saved, path, manifest=json.dumps(record).encode())


def with_weights(saved, path: Path, change) -> str:
    arrays = safetensors.numpy.load(members(saved.path)["weights.safetensors"])
    return changed(saved, path, weights=safetensors.numpy.save(change(dict(arrays))))


def refusal(path: str) -> str:
    with pytest.raises(ModelFileError) as caught:
        load_bundle(path)
    assert caught.value.message.endswith("."), caught.value.message
    return caught.value.message


def test_not_a_file_or_not_a_zip(saved, tmp_path):
    assert "does not exist" in refusal(str(tmp_path / "missing.alquimia"))
    text = tmp_path / "text.alquimia"
    text.write_text("PK\x03\x04 not really")
    assert "not a readable Alquimia model file" in refusal(str(text))
    empty = tmp_path / "empty.alquimia"
    empty.write_bytes(b"")
    assert "not a readable" in refusal(str(empty))
    assert "not a readable" in refusal(str(tmp_path))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated(saved, tmp_path, share):
    data = saved.path.read_bytes()
    path = tmp_path / "cut.alquimia"
    path.write_bytes(data[: int(len(data) * share)])
    assert "not a readable" in refusal(str(path))


def test_foreign_zip_and_missing_members(saved, tmp_path):
    assert "holds no manifest.json" in refusal(write(tmp_path / "keras.zip", {"config.json": b"{}"}))
    for short in ("weights", "selftest"):
        assert "holds no" in refusal(changed(saved, tmp_path / f"{short}.alquimia", **{short: None}))


@pytest.mark.parametrize("name", ["../evil.py", "/etc/passwd", "code.py", "a/../../b", "weights.safetensors/x"])
def test_members_it_must_not_have(saved, tmp_path, name):
    contents = {**members(saved.path), name: b"x"}
    assert "must not have" in refusal(write(tmp_path / "odd.alquimia", contents))


def test_unknown_family_task_and_version(saved, tmp_path):
    path = tmp_path / "other.alquimia"
    assert "no model family called 'resnet99'" in refusal(with_manifest(saved, path, family="resnet99"))
    assert "no task called 'cooking'" in refusal(with_manifest(saved, path, task="cooking"))
    assert "does not fit" in refusal(with_manifest(saved, path, input_kind="pixel series"))
    assert f"reads up to {FORMAT_VERSION}" in refusal(with_manifest(saved, path, format_version=FORMAT_VERSION + 1))
    assert "format version" in refusal(with_manifest(saved, path, format_version="1"))
    assert "no parameter called" in refusal(with_manifest(saved, path, family_parameters={"code": "import os"}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("family_parameters", {"first_filters": 10**9}),
        ("family_parameters", {"depth": -1}),
        ("family_parameters", {"depth": 7, "first_filters": 256}),
        ("patch_size", 10**9),
        ("patch_size", 0),
        ("patch_size", True),
        ("patch_size", "32"),
        ("bands", []),
        ("bands", [{"name": "b", "mean": 0, "standard_deviation": 1}] * 5000),
        ("bands", [{"name": "b", "mean": 0, "standard_deviation": 0}] * 3),
        ("bands", [{"name": "b", "mean": 0, "standard_deviation": float("nan")}] * 3),
        ("bands", [{"name": "b", "mean": 10**400, "standard_deviation": 1}] * 3),
        ("bands", "red"),
        ("classes", []),
        ("classes", [{"value": 1, "name": "a", "colour": "#000000"}]),
        ("classes", [{"value": n, "name": "a", "colour": "#000000"} for n in range(2000)]),
        ("classes", [{"value": 1, "name": "a", "colour": "#000000"}] * 2),
        ("classes", [{"value": 70000, "name": "a", "colour": "#000000"}] * 2),
        ("classes", [{"value": 1, "name": "a", "colour": "url(javascript:x)"}] * 2),
        ("classes", [{"value": n, "name": "\ud800", "colour": "#000000"} for n in (1, 2)]),
        ("ground_resolution", [0, 10]),
        ("ground_resolution", [10]),
        ("family", ["unet"]),
        ("family", None),
        ("metrics", []),
        ("surprise", 1),
    ],
)
def test_absurd_manifest_values(saved, tmp_path, field, value):
    refusal(with_manifest(saved, tmp_path / "absurd.alquimia", **{field: value}))


def test_manifest_that_is_no_manifest(saved, tmp_path):
    for text in (b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000, b'{"format_version": 1}', b"1" * 10_000):
        refusal(changed(saved, tmp_path / "manifest.alquimia", manifest=text))


def test_a_network_that_cannot_fit_in_memory_is_refused_before_its_weights_are_read(saved, monkeypatch):
    with zipfile.ZipFile(saved.path) as archive:
        weights = archive.getinfo("weights.safetensors").file_size
    monkeypatch.setattr(memory, "physical_memory", lambda: 3 * weights)
    load_bundle(str(saved.path))
    monkeypatch.setattr(memory, "physical_memory", lambda: 3 * weights - 1)
    monkeypatch.setattr(arrays, "unpack", None)
    with pytest.raises(MemoryLimitError, match=r"Loading this U-Net takes at least .* of memory") as caught:
        load_bundle(str(saved.path))
    assert caught.value.hint


def test_changed_weights_fail_the_self_test(saved, tmp_path):
    def nudged(arrays):
        return {**arrays, "0000/kernel": arrays["0000/kernel"] * 1.1}

    assert "self-test" in refusal(with_weights(saved, tmp_path / "nudged.alquimia", nudged))


def test_weights_of_wrong_shape_number_or_kind(saved, tmp_path):
    path = tmp_path / "weights.alquimia"

    def transposed(arrays):
        return {**arrays, "0000/kernel": np.ascontiguousarray(arrays["0000/kernel"].T)}

    def one_less(arrays):
        return {key: array for key, array in arrays.items() if key != "0000/kernel"}

    def one_more(arrays):
        return {**arrays, "9999/kernel": np.zeros(3, "float32")}

    def halves(arrays):
        return {key: array.astype("float16") for key, array in arrays.items()}

    def with_nan(arrays):
        return {**arrays, "0000/kernel": np.full_like(arrays["0000/kernel"], np.nan)}

    assert "shape" in refusal(with_weights(saved, path, transposed))
    assert "not those of its network" in refusal(with_weights(saved, path, one_less))
    assert "not those of its network" in refusal(with_weights(saved, path, one_more))
    assert "type of number" in refusal(with_weights(saved, path, halves))
    assert "not numbers" in refusal(with_weights(saved, path, with_nan))


def test_weights_that_are_no_safetensors(saved, tmp_path):
    data = members(saved.path)["weights.safetensors"]
    huge_header = struct.pack("<Q", 2**60) + data[8:]
    overlapping = json.dumps({"0000/kernel": {"dtype": "F32", "shape": [10**6], "data_offsets": [0, 4]}}).encode()
    pickled = b"\x80\x04\x95cposix\nsystem\n."
    for weights in (huge_header, data[:20], b"", pickled, struct.pack("<Q", len(overlapping)) + overlapping):
        assert "damaged" in refusal(changed(saved, tmp_path / "weights.alquimia", weights=weights))


@pytest.mark.parametrize("name", ["weights.safetensors", "selftest.safetensors"])
def test_members_larger_than_the_network_are_not_read(saved, tmp_path, name):
    contents = members(saved.path)
    path = write(tmp_path / "large.alquimia", {**contents, name: contents[name] + bytes(2**24)})
    assert f"{name} is too large" in refusal(path)


@pytest.mark.parametrize("name", ["weights.safetensors", "selftest.safetensors"])
def test_deflated_arrays_are_not_unpacked(saved, tmp_path, name):
    path = tmp_path / "bomb.alquimia"
    contents = members(saved.path)
    with zipfile.ZipFile(path, "w") as archive:
        for member, data in contents.items():
            archive.writestr(member, data, zipfile.ZIP_DEFLATED if member == name else zipfile.ZIP_STORED)
    assert f"{name} in a form that Alquimia never writes" in refusal(str(path))


def test_self_test_of_another_network(saved, tmp_path):
    path = tmp_path / "selftest.alquimia"
    patch = np.zeros((1, 32, 32, 3), "float32")
    answer = np.zeros((1, 32, 32, 2), "float32")
    cases = [
        ({"x": patch}, "does not fit"),
        ({"x": patch[..., :2], "y": answer}, "does not fit"),
        ({"x": patch[0], "y": answer}, "does not fit"),
        ({"x": patch, "y": answer[..., :1]}, "does not fit"),
        ({"x": np.zeros((0, 32, 32, 3), "float32"), "y": answer[:0]}, "does not fit"),
        ({"x": patch, "y": answer}, "failed its self-test"),
        ({"x": patch, "y": np.full_like(answer, np.inf)}, "not numbers"),
    ]
    for tensors, sentence in cases:
        assert sentence in refusal(changed(saved, path, selftest=safetensors.numpy.save(tensors)))


def test_only_the_forms_of_zip_that_are_written_are_read(saved, tmp_path):
    path = tmp_path / "bz2.alquimia"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        for name, data in members(saved.path).items():
            archive.writestr(name, data)
    assert "in a form that Alquimia never writes" in refusal(str(path))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=3))
def test_flipped_bytes_load_identically_or_are_refused(saved, tmp_path, flips):
    data = bytearray(saved.path.read_bytes())
    for place, bits in flips:
        data[int(place * len(data))] ^= bits
    path = tmp_path / "flipped.alquimia"
    path.write_bytes(data)
    check_identical_or_refused(path, saved)


def test_flipped_bytes_of_the_directory_load_identically_or_are_refused(saved, tmp_path):
    data = saved.path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    path = tmp_path / "flipped.alquimia"
    for place in range(start, len(data), 11):  # every field of the directory at one byte or another
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :])
        check_identical_or_refused(path, saved)


def check_identical_or_refused(path: Path, saved) -> None:
    try:
        model = load_bundle(str(path))
    except ModelFileError:
        return
    assert model.manifest == saved.manifest
    for one, other in zip(model.network().get_weights(), saved.network.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_manifest_survives_its_own_text(saved):
    manifest = dataclasses.replace(saved.manifest, metrics={"mean_iou": None})
    assert Manifest.from_json(manifest.to_json()) == manifest
