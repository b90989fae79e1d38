"""Time series through real qgis_process: cloudy dated images and points become a model, a map, and its accuracy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from tests.end_to_end.conftest import ROOT, Qgis, only_sentence

DATA = ROOT / "resources" / "demo" / "tree_cover_series"
SAMPLES = DATA / "sample_points.gpkg"
IMAGES = sorted((DATA / "dates").glob("s2_2018*.tif"))


def arguments(images: list[Path] = IMAGES, **parameters: object) -> list[str]:
    """A list of rasters is given by naming its parameter again and again."""
    return [*(f"INPUT={image}" for image in images), *(f"{name}={value}" for name, value in parameters.items())]


def succeed(qgis: Qgis, algorithm: str, *assignments: str) -> None:
    finished = qgis.process("run", algorithm, "--", *assignments)
    assert finished.returncode == 0, finished.stderr


@pytest.fixture(scope="module")
def model(qgis: Qgis, results: Path) -> Path:
    path, report = results / "trees.alquimia", results / "trees.html"
    succeed(qgis, "alquimia:train_temporal_attention", *arguments(
        MASK_BAND="SCL", RESAMPLING="calendar_months", NORMALISED_DIFFERENCES="B08/B04", SAMPLES=SAMPLES,
        CLASS_FIELD="class", SPLIT_FIELD="split", EPOCHS=12, LEARNING_RATE=0.002, MODEL=path, REPORT=report,
    ))  # fmt: skip
    assert "B08/B04" in report.read_text(encoding="utf-8")
    return path


def test_the_map_knows_forest_from_open_land(qgis: Qgis, results: Path, model: Path) -> None:
    output = results / "trees.tif"
    succeed(qgis, "alquimia:predictseries", *arguments(MODEL=model, OUTPUT=output))
    with rasterio.open(output) as mapped, rasterio.open(DATA / "labels_treecover_10m.tif") as labels:
        assert (mapped.crs, mapped.transform, mapped.shape) == (labels.crs, labels.transform, labels.shape)
        classes, reference = mapped.read(1), labels.read(1)
    assert output.with_suffix(".qml").exists()
    dense = int(np.bincount(classes[reference == 3]).argmax())
    open_land = int(np.bincount(classes[reference == 1]).argmax())
    assert dense != open_land
    assessed = qgis.run(
        "alquimia:assessmap",
        INPUT=output, REFERENCE=SAMPLES, CLASS_FIELD="class", SPLIT_FIELD="split", SPLIT_VALUE="test",
    )  # fmt: skip
    assert assessed["OVERALL_ACCURACY"] > 0.55, "three classes, in places that took no part in the training"


def test_a_model_of_dates_is_not_applied_to_a_single_image(qgis: Qgis, results: Path, model: Path) -> None:
    output = results / "single.tif"
    said = qgis.refusal("alquimia:predictraster", {"INPUT": IMAGES[0], "MODEL": model, "OUTPUT": output})
    assert "predictseries" in said and not output.exists()


def test_images_without_a_mask_band_are_refused(qgis: Qgis, results: Path) -> None:
    finished = qgis.process("run", "alquimia:train_temporal_cnn", "--", *arguments(
        MASK_BAND="clouds", SAMPLES=SAMPLES, CLASS_FIELD="class", MODEL=results / "none.alquimia",
    ))  # fmt: skip
    assert finished.returncode == 1
    assert "has no mask band 'clouds'; its bands are B02, B03, B04, B08, SCL" in only_sentence(finished.stderr)
    assert not (results / "none.alquimia").exists()
