"""A random forest through real qgis_process and the real engine: train, map with probabilities, assess."""

from __future__ import annotations

from pathlib import Path

import pytest
import rasterio

from tests.end_to_end.conftest import Qgis, Scene


def test_a_forest_is_trained_mapped_and_assessed(qgis: Qgis, scene: Scene, results: Path) -> None:
    trained = qgis.run(
        "alquimia:train_random_forest",
        INPUT=scene.image, SAMPLES=scene.samples, CLASS_FIELD="class", SPLIT_FIELD="split", TREES=30, PATCH_SIZE=3,
        MODEL=results / "forest.alquimia", REPORT=results / "forest.html",
    )  # fmt: skip
    assert trained["OVERALL_ACCURACY"] > 0.95
    assert "Which values matter" in Path(trained["REPORT"]).read_text(encoding="utf-8")
    mapped = qgis.run(
        "alquimia:predictraster",
        INPUT=scene.image, MODEL=trained["MODEL"], OUTPUT=results / "forest.tif",
        PROBABILITIES=results / "forest_probabilities.tif", CONFIDENCE=results / "forest_confidence.tif",
    )  # fmt: skip
    with rasterio.open(mapped["PROBABILITIES"]) as probabilities:
        assert probabilities.read().sum(axis=0).ravel()[:50].tolist() == pytest.approx([100] * 50, abs=1)
    assessed = qgis.run(
        "alquimia:assessmap",
        INPUT=mapped["OUTPUT"], REFERENCE=scene.samples, CLASS_FIELD="class", SPLIT_FIELD="split", SPLIT_VALUE="test",
        REPORT=results / "forest_assessment.html",
    )  # fmt: skip
    assert assessed["OVERALL_ACCURACY"] > 0.95

    refused = {"INPUT": scene.image, "MODEL": trained["MODEL"], "OUTPUT": results / "keras.tif", "BACKEND": "keras"}
    assert "A Random forest is computed by ONNX Runtime; Keras was asked for" in qgis.refusal(
        "alquimia:predictraster", refused
    )
    assert not (results / "keras.tif").exists()
