"""Samples through real qgis_process and the real engine: checked, shared out, cut into chips, and learned from."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import rasterio

from tests.end_to_end.conftest import PIXEL, SIZE, Qgis, Scene
from tests.engine.folders.family import FAMILY


def test_samples_are_checked_split_and_cut_and_the_chips_learned(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    checked = qgis.run(
        "alquimia:checksamples",
        INPUT=scene.image, SAMPLES=scene.samples, REPORT=tmp_path / "check.html", TABLE=tmp_path / "check.csv",
    )  # fmt: skip
    assert (checked["CLASS_COUNT"], checked["FEATURE_COUNT"], checked["OVERLAPS"]) == (2, 16, 0)
    assert checked["LABELLED_PIXELS"] == 16 * 18**2 and checked["SEPARABILITY"] > 1.9

    split = qgis.run(
        "alquimia:splitsamples",
        INPUT=scene.image, SAMPLES=scene.samples, TEST_SHARE=0.2, FIELD="part", OUTPUT=tmp_path / "split.gpkg",
    )  # fmt: skip
    assert split["TRAINING"] + split["VALIDATION"] + split["TEST"] == 16 and split["LEFT_OUT"] == 0

    chips = qgis.run(
        "alquimia:exportchips",
        INPUT=scene.image, SAMPLES=split["OUTPUT"], CLASS_FIELD="class", SPLIT_FIELD="part", PLACEMENT="feature",
        PATCH_EXTENT=8 * PIXEL, OUTPUT=tmp_path / "chips",
    )  # fmt: skip
    assert (chips["TRAINING"], chips["VALIDATION"], chips["TEST"]) == tuple(
        split[name] for name in ("TRAINING", "VALIDATION", "TEST")
    )
    (tmp_path / "chips.py").write_text(FAMILY, encoding="utf-8")
    trained = qgis.run(
        "alquimia:train_chips", environment={"ALQUIMIA_FAMILIES": str(tmp_path)},
        LIST=chips["LISTING"], MODEL=tmp_path / "chips.alquimia", EPOCHS=4, LEARNING_RATE=0.1,
    )  # fmt: skip
    assert trained["OVERALL_ACCURACY"] == trained["TEST_OVERALL_ACCURACY"] == 1.0


def test_a_raster_of_classes_is_learned(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "chips.py").write_text(FAMILY, encoding="utf-8")
    raster = tmp_path / "land cover.tif"
    with rasterio.open(scene.image) as image:
        place = {"crs": image.crs, "transform": image.transform}
    values = np.where(np.arange(SIZE) < SIZE // 2, 5, 8).astype("uint8")[np.newaxis].repeat(SIZE, axis=0)
    with rasterio.open(
        raster, "w", driver="GTiff", width=SIZE, height=SIZE, count=1, dtype="uint8", nodata=0, **place
    ) as target:
        target.write(values, 1)
    trained = qgis.run(
        "alquimia:train_chips", environment={"ALQUIMIA_FAMILIES": str(tmp_path)},
        INPUT=scene.image, SAMPLES_RASTER=raster, MODEL=tmp_path / "map.alquimia", PATCH_EXTENT=3 * PIXEL,
        CONTEXT_MARGIN=PIXEL, MAXIMUM_CHIPS=200, EPOCHS=4, LEARNING_RATE=0.1, HISTORY=tmp_path / "history.csv",
    )  # fmt: skip
    assert trained["OVERALL_ACCURACY"] > 0.9
    with open(trained["HISTORY"], encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == trained["EPOCHS"]
