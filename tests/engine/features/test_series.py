"""Series of dated images: features get the answers of the map, pixel by pixel and with surroundings."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
import shapely

from alquimia_qgis.protocol.features import FeatureOptions
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.features.models import answered, write_layer
from tests.engine.series.scenes import HEIGHT, WIDTH, isos
from tests.engine.test_series_jobs import mapped, scene, trained

__all__ = ["scene"]
pytestmark = pytest.mark.keras


@pytest.mark.parametrize("family", ["pixel_timeseries", "resnet3d"])
def test_features_get_the_answers_of_the_map(scene, tmp_path, family):
    model = str(tmp_path / "m.alquimia")
    parameters = {"patch_size": 5, "second_stage": 1, "third_stage": 1, "fourth_stage": 1}
    chosen = {"family": family, "family_parameters": parameters} if family == "resnet3d" else {}
    trained(scene, model, **chosen)
    shares = str(tmp_path / "p.tif")
    mapped(
        scene[0],
        model,
        tmp_path / "map.tif",
        probabilities=shares,
        options=PredictionOptions(probability_format="float"),
    )
    with rasterio.open(shares) as dataset:
        expected, transform, crs = dataset.read(), dataset.transform, dataset.crs
    whole = shapely.box(*(transform @ (0, HEIGHT)), *(transform @ (WIDTH, 0)))
    place = shapely.Point(transform @ (7.5, 3.5))
    source = write_layer(tmp_path / "series.gpkg", [whole, place], crs.to_string())
    rows, result, _ = answered(
        tmp_path, scene[0][0], model, source, images=tuple(scene[0]), series=SeriesSource(isos()),
        feature_options=FeatureOptions(probabilities=True, stride=1),
    )  # fmt: skip
    means = expected.reshape(len(expected), -1).mean(axis=1)
    names = [f"probability_{record.value}" for record in result.classes]
    np.testing.assert_allclose([rows[0][name] for name in names], means, atol=1e-4)
    np.testing.assert_allclose([rows[1][name] for name in names], expected[:, 3, 7], atol=1e-4)
    assert rows[0]["answer_count"] == HEIGHT * WIDTH and rows[1]["answer_count"] == 1
