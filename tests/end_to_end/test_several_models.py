"""Several models through real qgis_process and the real engine: compared, averaged, and their map refined."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import rasterio

from tests.end_to_end.conftest import SIZE, TINY, Qgis, Scene


def test_two_models_are_compared_averaged_and_refined(
    qgis: Qgis, scene: Scene, results: Path, trained: dict, tmp_path: Path
) -> None:
    fields = {"CLASS_FIELD": "class", "SPLIT_FIELD": "split"}
    hasty = {**TINY, "EPOCHS": 1, "LEARNING_RATE": 1e-5}
    other = qgis.run(
        "alquimia:train_unet",
        INPUT=scene.image,
        SAMPLES=scene.samples,
        **fields,
        **hasty,
        MODEL=tmp_path / "b.alquimia",
    )
    models = f"{trained['MODEL']};{other['MODEL']}"
    compared = qgis.run(
        "alquimia:comparemodels",
        INPUT=scene.image, MODELS=models, REFERENCE=scene.samples, **fields, REPORT=tmp_path / "r.html",
        TABLE=tmp_path / "t.csv", DISAGREEMENT=tmp_path / "d.tif",
    )  # fmt: skip
    assert compared["BEST_MODEL"] == trained["MODEL"] and compared["OVERALL_ACCURACY"] > 0.95
    assert compared["COMPARED_PIXELS"] == 4 * 18 * 18  # those held back for a test
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["model"] for row in rows] == ["model", "b"] and float(rows[0]["p against b"]) < 0.05
    averaged = qgis.run(
        "alquimia:ensemble",
        INPUT=scene.image, MODELS=models, WEIGHTS="3;1", OUTPUT=tmp_path / "m.tif", PROBABILITIES=tmp_path / "p.tif",
        ENTROPY=tmp_path / "e.tif",
    )  # fmt: skip
    assert averaged["MAPPED_PIXELS"] == SIZE * SIZE and (tmp_path / "m.qml").exists()
    refined = qgis.run(
        "alquimia:refinemap", INPUT=tmp_path / "p.tif", IMAGE=scene.image, OUTPUT=tmp_path / "refined.tif"
    )
    assert refined["MAPPED_PIXELS"] == SIZE * SIZE
    with rasterio.open(tmp_path / "refined.tif") as dataset:
        halves = dataset.read(1)
        assert len(json.loads(dataset.tags()["ALQUIMIA_CLASSES"])) == 2
    assert (halves[:, : SIZE // 2 - 2] == halves[0, 0]).mean() > 0.95
