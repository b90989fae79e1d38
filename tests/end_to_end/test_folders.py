"""Folders of pictures through real qgis_process and the real engine: trained, tested, classified, refused."""

from __future__ import annotations

import csv
from pathlib import Path

import rasterio

from tests.end_to_end.conftest import Qgis
from tests.engine.folders.family import FAMILY
from tests.engine.folders.models import COLOURS, write_folder, write_picture


def test_a_folder_is_learned_and_another_one_classified(qgis: Qgis, tmp_path: Path) -> None:
    (tmp_path / "chips.py").write_text(FAMILY, encoding="utf-8")
    families, model = {"ALQUIMIA_FAMILIES": str(tmp_path)}, tmp_path / "chips.alquimia"
    pictures = write_folder(tmp_path / "my pictures", {"train": 12, "valid": 5, "test": 4}, ".jpg")
    trained = qgis.run(
        "alquimia:train_chips", environment=families,
        FOLDER=pictures.path, MODEL=model, EPOCHS=4, LEARNING_RATE=0.1, REPORT=tmp_path / "report.html",
    )  # fmt: skip
    assert trained["OVERALL_ACCURACY"] == trained["TEST_OVERALL_ACCURACY"] == 1.0
    report = Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert "Pictures kept back for a test" in report and "Right and wrong" in report

    folder, table, places = tmp_path / "new", tmp_path / "table.csv", tmp_path / "places.gpkg"
    write_picture(folder / "a" / "é lake.tif", COLOURS["Lake"], placed=True)
    write_picture(folder / "field.png", COLOURS["Field"], size=20)
    (folder / "broken.jpg").write_bytes(b"no picture")
    answered = qgis.run(
        "alquimia:predictfolder", environment=families, FOLDER=folder, MODEL=model, OUTPUT=table, FOOTPRINTS=places
    )
    assert (answered["PICTURES"], answered["LEFT_OUT"]) == (2, 1) and places.exists()
    with open(table, encoding="utf-8") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    assert {name: row["class_name"] for name, row in rows.items()} == {
        "a/é lake.tif": "Lake", "field.png": "Field", "broken.jpg": "",
    }  # fmt: skip
    assert "cannot be read" in rows["broken.jpg"]["problem"]

    scene = write_picture(tmp_path / "scene.tif", COLOURS["Lake"], size=44, placed=True)
    mapped = qgis.run(
        "alquimia:predictraster", environment=families, INPUT=scene, MODEL=model, DETAIL="patches",
        OUTPUT=tmp_path / "patches.tif",
    )  # fmt: skip
    assert mapped["MAPPED_PIXELS"] == 25
    with rasterio.open(mapped["OUTPUT"]) as dataset:
        assert (dataset.read() == 2).all() and dataset.res == (80.0, 80.0)


def test_what_is_missing_is_said_in_one_sentence(qgis: Qgis, tmp_path: Path) -> None:
    (tmp_path / "chips.py").write_text(FAMILY, encoding="utf-8")
    model = tmp_path / "chips.alquimia"
    sentence = qgis.refusal("alquimia:train_chips", {"MODEL": model}, ALQUIMIA_FAMILIES=str(tmp_path))
    assert sentence == (
        "INPUT and SAMPLES are missing. Give an image and samples (INPUT and SAMPLES), "
        "or a folder of pictures (FOLDER)."
    )
    assert not model.exists()
