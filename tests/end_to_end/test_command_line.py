"""The whole chain through real qgis_process and the real engine: train, map, assess, and what is said when it fails."""

from __future__ import annotations

import contextlib
import html
import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import rasterio

from tests.end_to_end.conftest import LEFT_CLASS, RIGHT_CLASS, ROOT, TINY, Qgis, Scene, only_sentence
from tests.example_family import SOURCE


def test_training_writes_model_report_and_history(trained: dict) -> None:
    assert Path(trained["MODEL"]).stat().st_size > 1000
    assert "héath" in Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert len(Path(trained["HISTORY"]).read_text(encoding="utf-8").splitlines()) == TINY["EPOCHS"] + 1
    assert trained["OVERALL_ACCURACY"] > 0.9


def test_the_map_lies_on_the_image_and_has_its_colours(scene: Scene, mapped: dict) -> None:
    with rasterio.open(mapped["OUTPUT"]) as result, rasterio.open(scene.image) as image:
        assert (result.crs, result.transform, result.shape) == (image.crs, image.transform, image.shape)
        classes = result.read(1)
        colours = result.colormap(1)
    left, right = classes[:, :60], classes[:, 68:]
    assert (left == left[0, 0]).mean() > 0.95
    assert (right == right[0, -1]).mean() > 0.95
    assert colours[int(left[0, 0])] != colours[int(right[0, -1])]
    assert Path(mapped["OUTPUT"]).with_suffix(".qml").exists()


def test_class_names_of_every_kind_reach_map_style_and_report(trained: dict, mapped: dict) -> None:
    page = Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert RIGHT_CLASS in page and LEFT_CLASS not in page, "markup in a name must not become markup of the page"
    assert LEFT_CLASS in html.unescape(page)
    style = ElementTree.parse(Path(mapped["OUTPUT"]).with_suffix(".qml"))
    assert {entry.get("label") for entry in style.iter("paletteEntry")} == {LEFT_CLASS, RIGHT_CLASS}


def test_the_map_is_assessed_on_the_held_back_samples(qgis: Qgis, scene: Scene, results: Path, mapped: dict) -> None:
    assessed = qgis.run(
        "alquimia:assessmap",
        INPUT=mapped["OUTPUT"], REFERENCE=scene.samples, CLASS_FIELD="class", SPLIT_FIELD="split", SPLIT_VALUE="test",
        REPORT=results / "assessment.html", TABLE=results / "assessment.csv",
    )  # fmt: skip
    assert assessed["COMPARED_PIXELS"] == 4 * 18 * 18
    assert assessed["OVERALL_ACCURACY"] > 0.95
    assert "héath" in Path(assessed["REPORT"]).read_text(encoding="utf-8")


def test_the_algorithms_are_listed_with_help_in_plain_text(qgis: Qgis) -> None:
    listed = qgis.process("list").stdout
    fixed = ("predictraster", "predictrasters", "unfinishedmaps", "assessmap", "createsampleslayer", "installengine")
    for name in (*fixed, "train_unet", "train_map_assess"):
        assert f"alquimia:{name}" in listed
    described = qgis.process("help", "alquimia:train_unet").stdout
    assert "DEPTH: How many times the image is halved." in described
    assert "Allowed: a whole number from 1 to 7." in described and "<p>" not in described


def test_a_samples_layer_needs_no_engine(qgis: Qgis, tmp_path: Path) -> None:
    target = tmp_path / "samples.gpkg"
    inputs = {"CLASSES": "Forest #228833; Water", "CRS": "EPSG:32631"}
    qgis.run("alquimia:createsampleslayer", **inputs, OUTPUT=target)
    with contextlib.closing(sqlite3.connect(target)) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(samples)")]
        styles = database.execute("SELECT count(*) FROM layer_styles WHERE useAsDefault").fetchone()
    assert columns == ["fid", "geom", "class", "split", "note"] and styles == (1,)


def test_a_family_file_dropped_into_a_folder_becomes_an_algorithm(qgis: Qgis, tmp_path: Path) -> None:
    (tmp_path / "tiny.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "broken.py").write_text("import nothing_of_the_kind\n", encoding="utf-8")
    described = qgis.process("help", "alquimia:train_tiny", ALQUIMIA_FAMILIES=str(tmp_path)).stdout
    assert (
        "Train Tiny Net" in described and "UNITS: Number of units. Allowed: a whole number from 2 to 64." in described
    )
    assert "EPOCHS: " in described
    inputs = ("INPUT=a.tif", "SAMPLES=b.gpkg", "MODEL=c.alquimia", "UNITS=65")
    finished = qgis.process("run", "alquimia:train_tiny", "--", *inputs, ALQUIMIA_FAMILIES=str(tmp_path))
    assert finished.returncode == 1
    assert only_sentence(finished.stderr) == "Units must be a whole number from 2 to 64; 65 was given."


def test_a_dropped_family_trains_and_maps(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "tiny.py").write_text(SOURCE, encoding="utf-8")
    folder = {"ALQUIMIA_FAMILIES": str(tmp_path)}
    model, target = tmp_path / "tiny.alquimia", tmp_path / "map.tif"
    training = {"INPUT": scene.image, "SAMPLES": scene.samples, "CLASS_FIELD": "class", "MODEL": model, "UNITS": 4}
    options = {"PATCH_SIZE": 32, "EPOCHS": 10, "LEARNING_RATE": 0.02}
    trained = qgis.run("alquimia:train_tiny", environment=folder, **training, **options)
    assert trained["OVERALL_ACCURACY"] > 0.9
    mapped = qgis.run("alquimia:predictraster", environment=folder, INPUT=scene.image, MODEL=model, OUTPUT=target)
    with rasterio.open(mapped["OUTPUT"]) as dataset:
        assert set(np.unique(dataset.read(1))) == {1, 2}
    sentence = qgis.refusal("alquimia:predictraster", {"INPUT": scene.image, "MODEL": model, "OUTPUT": target})
    assert "tiny" in sentence, "without the family's file the model is refused by name"


def test_the_example_model_runs_the_whole_chain_from_its_file(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    model = ROOT / "resources" / "models" / "train_map_assess.model3"
    described = json.loads(qgis.process("help", "alquimia:train_map_assess", "--json").stdout)
    # QGIS 3.22 puts the step before the name of an output (predict:map), newer versions do not.
    names = {name.split(":")[-1]: name for name in described["parameters"]}
    outputs = qgis.run(
        str(model),
        **{
            names["image"]: scene.image, names["samples"]: scene.samples, names["class_field"]: "class",
            names["split_field"]: "split", names["chip_size"]: 32, names["epochs"]: 3,
            names["map"]: tmp_path / "map.tif", names["model"]: tmp_path / "model.alquimia",
            names["assessment_report"]: tmp_path / "assessment.html",
        },
    )  # fmt: skip
    assert outputs
    for name in ("map.tif", "model.alquimia", "assessment.html"):
        assert (tmp_path / name).stat().st_size > 0
