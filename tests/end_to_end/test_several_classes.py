"""Several classes of features through real qgis_process and the real engine: learned, answered, shown on the map."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely

from tests.end_to_end.conftest import NORTH, PIXEL, SIZE, WEST, Qgis, Scene
from tests.end_to_end.test_features import CHIPS, read


def plots(path: Path) -> Path:
    """Points in the dark half, which show the class dark, and in the bright one, with the classes bright and right."""
    places = [(row, column) for row in range(8, SIZE, 16) for column in range(8, SIZE, 16)]
    points = [shapely.to_wkb(shapely.Point(WEST + column * PIXEL, NORTH - row * PIXEL)) for row, column in places]
    bright = np.array([column > SIZE // 2 for _, column in places])
    columns = {"dark": (~bright).astype(np.int32), "bright": bright, "right": bright.astype(np.float64)}
    pyogrio.raw.write(
        str(path), np.array(points, dtype=object), list(columns.values()), list(columns), geometry_type="Point",
        crs="EPSG:32631", driver="GPKG",
    )  # fmt: skip
    return path


def test_plots_teach_several_classes_and_the_map_shows_why(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    family = CHIPS.replace("SEGMENTATION,)", "MULTI_LABEL,)").replace("import SEGMENTATION", "import MULTI_LABEL")
    (tmp_path / "chips.py").write_text(family, encoding="utf-8")
    folder = {"ALQUIMIA_FAMILIES": str(tmp_path)}
    features, model = plots(tmp_path / "plots.gpkg"), tmp_path / "several.alquimia"
    trained = qgis.run(
        "alquimia:train_chips", environment=folder,
        INPUT=scene.image, SAMPLES=features, LABEL_FIELDS="dark;bright;right", SPLIT="random", MODEL=model, EPOCHS=12,
        LEARNING_RATE=0.05,
    )  # fmt: skip
    assert trained["MEAN_AVERAGE_PRECISION"] > 0.95
    answered = qgis.run(
        "alquimia:predictfeatures", environment=folder,
        INPUT=scene.image, FEATURES=features, MODEL=model, PROBABILITIES=True, OUTPUT=tmp_path / "answered.gpkg",
    )  # fmt: skip
    rows = read(answered["OUTPUT"])
    right = sum(row["classes_shown"] == ("bright; right" if row["right"] else "dark") for row in rows)
    assert right > 0.9 * len(rows) and {"probability_1", "probability_2", "probability_3"} < set(rows[0])
    shown = qgis.run(
        "alquimia:explainraster", environment=folder,
        INPUT=scene.image, MODEL=model, OUTPUT=tmp_path / "activation.tif",
    )  # fmt: skip
    with rasterio.open(shown["OUTPUT"]) as raster:
        heat = raster.read(1)
        assert raster.nodata == -9999 and raster.descriptions == ("activation of the predicted class",)
    assert shown["MAPPED_PIXELS"] == SIZE**2 and 0.3 < heat.max() <= 1 and heat.min() >= 0
    assert (tmp_path / "activation.qml").exists()
    refused = qgis.refusal(
        "alquimia:explainraster",
        {"INPUT": scene.image, "MODEL": model, "CLASS": "lake", "OUTPUT": tmp_path / "none.tif"},
        **folder,
    )
    assert refused.startswith("The model has no class called 'lake'; its classes are dark (1), bright (2), right (3).")
