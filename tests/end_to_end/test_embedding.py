"""An embedding model through real qgis_process and the real engine: learned, grown by a class, mapped and compared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely

from tests.end_to_end.conftest import Qgis
from tests.engine.folders.models import write_folder
from tests.engine.neighbours.models import CHIP, write_city, write_scene
from tests.engine.test_train_job import CRS, square


def test_a_model_learns_grows_maps_and_compares(qgis: Qgis, tmp_path: Path) -> None:
    pictures = write_folder(tmp_path / "pictures", {"train": 12, "valid": 5, "test": 4}, size=CHIP)
    model, grown = tmp_path / "model.alquimia", tmp_path / "grown.alquimia"
    trained = qgis.run(
        "alquimia:train_embedding",
        FOLDER=pictures.path, MODEL=model, PATCH_SIZE=CHIP, EMBEDDING_SIZE=4, NEIGHBOURS=3, EPOCHS=4,
        LEARNING_RATE=0.005, REPORT=tmp_path / "report.html",
    )  # fmt: skip
    assert trained["OVERALL_ACCURACY"] == trained["TEST_OVERALL_ACCURACY"] == 1.0

    write_city(tmp_path / "more")
    before = model.read_bytes()
    added = qgis.run("alquimia:addclasses", MODEL=model, FOLDER=tmp_path / "more", OUTPUT=grown)
    assert (added["CLASSES"], added["ADDED_SAMPLES"]) == (3, 3) and model.read_bytes() == before

    image = write_scene(tmp_path / "scene.tif")
    mapped = qgis.run(
        "alquimia:predictraster",
        INPUT=image, MODEL=grown, OUTPUT=tmp_path / "map.tif", DISTANCE=tmp_path / "distance.tif",
    )  # fmt: skip
    with rasterio.open(mapped["OUTPUT"]) as classes, rasterio.open(mapped["DISTANCE"]) as distance:
        assert [int(classes.read(1)[32, column]) for column in (8, 31, 60)] == [1, 2, 3]
        assert 0 <= distance.read(1).max() < 2
    alike = qgis.run(
        "alquimia:similarity", INPUT=image, FEATURES=_lake(tmp_path), MODEL=grown, OUTPUT=tmp_path / "alike.tif"
    )
    with rasterio.open(alike["OUTPUT"]) as similarity:
        assert similarity.read(1)[31, 31] > 0.95 > similarity.read(1)[32, 8]


def test_a_model_learns_without_samples_and_gets_classes_from_a_few(qgis: Qgis, tmp_path: Path) -> None:
    image, seen, grown = write_scene(tmp_path / "scene.tif"), tmp_path / "seen.alquimia", tmp_path / "grown.alquimia"
    learned = qgis.run(
        "alquimia:pretrain_embedding",
        INPUT=image, MODEL=seen, PATCH_SIZE=CHIP, EMBEDDING_SIZE=4, CHIPS=64, EPOCHS=4, LEARNING_RATE=0.003,
        BATCH_SIZE=16,
    )  # fmt: skip
    assert (learned["CHIPS_USED"], learned["EPOCHS"]) == (64, 4)
    maps = tmp_path / "maps"
    qgis.run("alquimia:predictrasters", INPUTS=image, MODEL=seen, OUTPUT_FOLDER=maps)
    with rasterio.open(maps / "scene_values.tif") as embedding:
        assert embedding.count == 4
    few = write_folder(tmp_path / "few", {"": 3}, size=CHIP)
    added = qgis.run("alquimia:addclasses", MODEL=seen, FOLDER=few.path, OUTPUT=grown)
    assert (added["CLASSES"], added["ADDED_SAMPLES"]) == (2, 6)
    mapped = qgis.run(
        "alquimia:predictraster", INPUT=image, MODEL=grown, NEIGHBOURS=3, OUTPUT=tmp_path / "map.tif"
    )  # fmt: skip
    with rasterio.open(mapped["OUTPUT"]) as classes:
        assert [int(classes.read(1)[32, column]) for column in (8, 31)] == [1, 2]


def _lake(folder: Path) -> Path:
    path = folder / "lake.gpkg"
    pyogrio.raw.write(
        str(path),
        shapely.to_wkb(np.array([square(30, 30, 2)])),
        [],
        [],
        driver="GPKG",
        geometry_type="Polygon",
        crs=CRS,
    )
    return path
