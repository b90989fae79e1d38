"""Improving a model through real qgis_process and the real engine: where it is uncertain, then trained further."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from alquimia_qgis.protocol.bundle_manifest import read_manifest
from tests.end_to_end.conftest import LEFT_CLASS, RIGHT_CLASS, TINY, Qgis, Scene


def test_uncertain_places_are_found_and_a_training_goes_on(
    qgis: Qgis, scene: Scene, results: Path, trained: dict, mapped: dict, tmp_path: Path
) -> None:
    found = qgis.run(
        "alquimia:uncertainplaces",
        INPUT=mapped["CONFIDENCE"], CLASSES=mapped["OUTPUT"], SAMPLES=scene.samples, NUMBER=3, SIZE=3, DISTANCE=4,
        OUTPUT=tmp_path / "places.gpkg",
    )  # fmt: skip
    assert found["PLACES"] == 3
    with closing(sqlite3.connect(found["OUTPUT"])) as database:
        rows = database.execute("SELECT rank, value, class FROM places ORDER BY rank").fetchall()
    assert [row[0] for row in rows] == [1, 2, 3] and rows[0][1] <= rows[1][1] <= rows[2][1]
    assert {row[2] for row in rows} <= {LEFT_CLASS, RIGHT_CLASS}
    further = qgis.run(
        "alquimia:train_unet",
        INPUT=scene.image, SAMPLES=scene.samples, CLASS_FIELD="class", SPLIT_FIELD="split", **{**TINY, "EPOCHS": 1},
        START_MODEL=trained["MODEL"], MODEL=tmp_path / "further.alquimia", HISTORY=tmp_path / "further.csv",
    )  # fmt: skip
    first, after = (
        list(csv.DictReader(Path(path).read_text(encoding="utf-8").splitlines()))
        for path in (results / "history.csv", further["HISTORY"])
    )
    assert float(after[0]["loss"]) < float(first[0]["loss"])
    assert read_manifest(further["MODEL"]).training["started_from"]["name"] == "model.alquimia"
    refused = {"INPUT": scene.image, "SAMPLES": scene.samples, "CLASS_FIELD": "class", "SPLIT_FIELD": "split", **TINY}
    sentence = qgis.refusal(
        "alquimia:train_unet",
        {**refused, "DEPTH": 2, "START_MODEL": trained["MODEL"], "MODEL": tmp_path / "refused.alquimia"},
    )
    assert "The network of model.alquimia has depth 1; the training asks for depth 2. Set DEPTH to 1" in sentence
    assert not (tmp_path / "refused.alquimia").exists()
