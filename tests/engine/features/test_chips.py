"""Networks that see a chip and answer once: features get the chip around them, large polygons the mean of several."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.protocol.features import FeatureOptions
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.features.models import answered, said, softmax, write_model
from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import block, point

ALL = {"feature_options": FeatureOptions(probabilities=True)}
CHIP = 5


def chip_around(values: np.ndarray, row: int, column: int, size: int = CHIP) -> float:
    """What the network says of the chip whose middle (index size // 2) is this pixel; mirrored at the edges."""
    padded = np.pad(values, size, mode="symmetric")
    top, left = row + size - size // 2, column + size - size // 2
    return softmax(padded[top : top + size, left : left + size].mean())


@pytest.mark.parametrize("size", [4, 5])
def test_small_features_get_the_chip_around_them(families, image, values, tmp_path, size):
    model = write_model(tmp_path / "m.alquimia", "chips", {"patch_size": size})
    shapes = [point(20.4, 30.7), block(20, 30, 1, 1), block(8, 40, size, size), point(0.5, 79.5)]
    rows, _, context = answered(tmp_path, image, model, shapes, **ALL)
    middle = (8 + size // 2, 40 + size // 2)
    places = [(20, 30), (20, 30), middle, (0, 79)]
    for row, place in zip(rows, places, strict=True):
        assert row["probability_7"] == pytest.approx(chip_around(values, *place, size), abs=1e-5)
        assert row["answer_count"] == 1
    assert f"a chip of {size} pixels" in said(context)


def test_a_large_polygon_gets_the_mean_of_chips_half_a_chip_apart(image, of_chips, values, tmp_path):
    rows, _, _ = answered(tmp_path, image, of_chips, [block(10, 20, 9, 30)], **ALL)
    places = [(row, column) for row in range(10, 19) for column in range(20, 50) if row % 2 == 1 and column % 2 == 1]
    expected = np.mean([chip_around(values, *place) for place in places])
    assert rows[0]["answer_count"] == len(places)
    assert rows[0]["probability_7"] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("stride", [1, 3, 64])
def test_the_distance_of_chips_can_be_chosen(image, of_chips, values, tmp_path, stride):
    options = FeatureOptions(probabilities=True, stride=stride)
    rows, _, _ = answered(tmp_path, image, of_chips, [block(10, 20, 9, 30)], feature_options=options)
    places = [
        (row, column) for row in range(10, 19) for column in range(20, 50)
        if row % stride == column % stride == stride // 2
    ] or [(14, 35)]  # fmt: skip
    assert rows[0]["answer_count"] == len(places)
    assert rows[0]["probability_7"] == pytest.approx(np.mean([chip_around(values, *p) for p in places]), abs=1e-5)


def test_a_polygon_around_another_place_gets_a_chip_inside_it(image, of_chips, values, tmp_path):
    ring = shapely.difference(block(10, 10, 5, 5), block(10.2, 10.2, 4.6, 4.6))
    rows, _, _ = answered(tmp_path, image, of_chips, [ring], **ALL)
    inside = shapely.point_on_surface(ring)
    row, column = int((4_800_000 - inside.y) // 10), int((inside.x - 500_000) // 10)
    assert rows[0]["probability_7"] == pytest.approx(chip_around(values, row, column), abs=1e-5)


def test_a_polygon_that_reaches_beyond_the_image_is_looked_at_where_it_shows(image, of_chips, values, tmp_path):
    rows, _, _ = answered(tmp_path, image, of_chips, [block(-4, 20, 5, 5), block(-90, 20, 92, 40)], **ALL)
    assert rows[0]["probability_7"] == pytest.approx(chip_around(values, 0, 22), abs=1e-5)
    assert rows[1]["answer_count"] == 20


def test_a_middle_without_data_has_no_answer(values, of_chips, tmp_path):
    values[10:20, 10:20] = np.nan
    image = write_raster(tmp_path / "holes.tif", values[np.newaxis])
    rows, result, _ = answered(tmp_path, image, of_chips, [point(15, 15), block(12, 12, 3, 3), block(10, 10, 16, 16)])
    assert [row["reason"] for row in rows] == ["no data", "no data", ""]
    assert rows[2]["answer_count"] == 8 * 8 - 5 * 5 and result.unanswered["no data"] == 2


def test_the_answers_are_those_of_the_map(image, of_chips, tmp_path):
    import rasterio

    target = str(tmp_path / "p.tif")
    options = PredictionOptions(probability_format="float")
    predict_raster.run(
        PredictRasterJob((image,), of_chips, str(tmp_path / "map.tif"), probabilities=target, options=options),
        JobContext.silent(),
    )
    with rasterio.open(target) as dataset:
        mapped = dataset.read()
    every = FeatureOptions(probabilities=True, stride=1)
    rows, _, _ = answered(tmp_path, image, of_chips, [block(0, 0, 20, 30), point(59, 79)], feature_options=every)
    assert rows[0]["probability_7"] == pytest.approx(mapped[1, :20, :30].mean(), abs=1e-5)
    assert rows[1]["probability_7"] == pytest.approx(mapped[1, 59, 79], abs=1e-5)


@pytest.mark.parametrize("options", [{"window_size": 16}, {"window_size": 48, "batch_size": 2}])
def test_the_answers_do_not_depend_on_windows(image, of_chips, tmp_path, options):
    shapes = [block(3.3, 7.2, 40, 61.5), point(59, 79), block(50, 0, 10, 10), point(0, 0), block(1, 70, 1, 9)]
    whole, _, _ = answered(tmp_path, image, of_chips, shapes, **ALL)
    part, _, _ = answered(tmp_path, image, of_chips, shapes, **ALL, options=PredictionOptions(**options))
    assert part == [pytest.approx(row) for row in whole]


def test_only_chips_that_are_wanted_are_computed(image, of_chips, tmp_path, monkeypatch):
    from alquimia_qgis.engine.prediction.every_pixel import Patches

    shown = []
    cut = Patches._cut

    def watched(self, window, places, count):
        shown.append(len(places[0]))
        return cut(self, window, places, count)

    monkeypatch.setattr(Patches, "_cut", watched)
    rows, _, _ = answered(tmp_path, image, of_chips, [point(5, 5), point(50, 70), block(20, 20, 9, 9)])
    assert sum(shown) == sum(row["answer_count"] for row in rows)


def test_numbers_of_chips(families, image, values, tmp_path):
    model = write_model(tmp_path / "numbers.alquimia", "chips", numbers=True)
    rows, _, _ = answered(tmp_path, image, model, [point(20, 30), block(10, 20, 9, 9)])
    assert rows[0]["value"] == pytest.approx(10 + 2 * values[18:23, 28:33].mean(), rel=1e-5)
    assert rows[0]["value_spread"] is None and rows[1]["value_spread"] > 0 and rows[1]["answer_count"] == 16
