"""A model leaves for Keras and comes back through real qgis_process, and maps as before; a hostile file is refused."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio

from tests.end_to_end.conftest import Qgis, Scene


@pytest.mark.parametrize("ending", [".keras", ".json", ".h5"])
def test_export_and_import_give_the_same_map(
    qgis: Qgis, scene: Scene, trained: dict, mapped: dict, tmp_path: Path, ending: str
) -> None:
    exported = qgis.run("alquimia:exportmodel", MODEL=trained["MODEL"], OUTPUT=tmp_path / f"network{ending}")
    about = json.loads(Path(exported["ABOUT"]).read_text(encoding="utf-8"))
    assert [band["name"] for band in about["input"]["bands"]] == ["red", "green", "blue"]
    back = qgis.run("alquimia:importmodel", NETWORK=exported["OUTPUT"], MODEL=tmp_path / "back.alquimia")
    assert (back["BAND_COUNT"], back["ANSWER_COUNT"]) == (3, 2)
    again = qgis.run(
        "alquimia:predictraster", INPUT=scene.image, MODEL=back["MODEL"], OUTPUT=tmp_path / "map.tif",
        CONFIDENCE=tmp_path / "confidence.tif",
    )  # fmt: skip
    for name in ("OUTPUT", "CONFIDENCE"):
        with rasterio.open(again[name]) as one, rasterio.open(mapped[name]) as other:
            np.testing.assert_array_equal(one.read(1), other.read(1))


def test_a_file_with_code_is_refused_in_one_sentence(qgis: Qgis, trained: dict, tmp_path: Path) -> None:
    exported = qgis.run("alquimia:exportmodel", MODEL=trained["MODEL"], OUTPUT=tmp_path / "network.keras")
    with zipfile.ZipFile(exported["OUTPUT"]) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    description = json.loads(members["config.json"])
    layer = next(entry for entry in description["config"]["layers"] if entry["class_name"] == "Conv2D")
    layer.update(class_name="Lambda", config={"name": layer["name"], "function": "aW1wb3J0IG9z"})
    with zipfile.ZipFile(exported["OUTPUT"], "w") as archive:
        for name, data in {**members, "config.json": json.dumps(description)}.items():
            archive.writestr(name, data)
    target = tmp_path / "evil.alquimia"
    sentence = qgis.refusal("alquimia:importmodel", {"NETWORK": exported["OUTPUT"], "MODEL": target})
    assert sentence.startswith("The network has a layer 'Lambda', which Alquimia does not rebuild.")
    assert not target.exists()
