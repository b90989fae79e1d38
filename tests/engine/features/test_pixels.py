"""Networks that answer for every pixel: polygons get the mean of their pixels, points the answer of theirs."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.protocol.features import FeatureOptions
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.features.models import CLASSES, answered, said, softmax, write_layer, write_model
from tests.engine.raster.rasters import UTM, write_raster
from tests.engine.samples.layers import block, point

ALL = {"feature_options": FeatureOptions(probabilities=True)}


def test_a_polygon_gets_the_mean_of_its_pixels(image, of_pixels, values, tmp_path):
    polygon = shapely.Polygon([(p.x, p.y) for p in (point(3.13, 4.21), point(30.37, 9.07), point(22.11, 71.29))])
    rows, result, context = answered(tmp_path, image, of_pixels, [polygon, block(10, 60, 4, 4)], **ALL)
    inside = np.array(
        [[shapely.contains(polygon, point(row + 0.5, column + 0.5)) for column in range(80)] for row in range(60)]
    )
    for row, mask in ((rows[0], inside), (rows[1], np.s_[10:14, 60:64])):
        share = np.mean([softmax(value) for value in values[mask].ravel()])
        assert row["probability_7"] == pytest.approx(share, abs=1e-5)
        assert row["probability_3"] == pytest.approx(1 - share, abs=1e-5)
        assert row["confidence"] == pytest.approx(max(share, 1 - share), abs=1e-5)
        best = CLASSES[int(share > 0.5)]
        assert (row["class_value"], row["class_name"]) == (best.value, best.name)
        assert row["answer_count"] == values[mask].size and row["reason"] == ""
    assert (result.features, result.answered) == (2, 2) and sum(result.counts.values()) == 2
    assert "2 features on CPU" in said(context) and "2 of 2 features have an answer" in said(context)


def test_a_point_gets_the_answer_of_its_pixel_and_several_their_mean(image, of_pixels, values, tmp_path):
    several = shapely.MultiPoint([point(2.2, 3.9), point(40.5, 70.5)])
    rows, _, _ = answered(tmp_path, image, of_pixels, [point(2.2, 3.9), several, point(5, 6)], **ALL)
    one, other = softmax(values[2, 3]), softmax(values[40, 70])
    assert rows[0]["probability_7"] == pytest.approx(one, abs=1e-5) and rows[0]["answer_count"] == 1
    assert rows[1]["probability_7"] == pytest.approx((one + other) / 2, abs=1e-5) and rows[1]["answer_count"] == 2
    assert rows[2]["probability_7"] == pytest.approx(softmax(values[5, 6]), abs=1e-5), "a corner belongs to its pixel"


def test_a_polygon_between_the_centres_of_pixels_gets_the_pixel_it_touches(image, of_pixels, values, tmp_path):
    rows, _, _ = answered(tmp_path, image, of_pixels, [block(7.1, 9.1, 0.2, 0.2)], **ALL)
    assert rows[0]["probability_7"] == pytest.approx(softmax(values[7, 9]), abs=1e-5)
    assert rows[0]["answer_count"] == 1


def test_the_order_is_kept_and_the_others_stay_empty(image, of_pixels, tmp_path):
    shapes = [block(-200, 5), None, block(5, 5, 3, 3), point(70, 5), shapely.Polygon(), block(20, 78, 2, 6)]
    rows, result, _ = answered(tmp_path, image, of_pixels, shapes)
    reasons = ["off the image", "no geometry", "", "off the image", "no geometry", ""]
    assert [row["reason"] for row in rows] == reasons
    for row in rows:
        assert [row[name] is None for name in ("class_value", "class_name", "confidence", "answer_count")] == (
            [bool(row["reason"])] * 4
        )
    assert rows[5]["answer_count"] == 4, "only the part on the image"
    assert result.unanswered == {"no geometry": 2, "off the image": 2, "no data": 0} and result.answered == 2
    assert set(rows[0]) == {"reason", "class_value", "class_name", "confidence", "answer_count"}


def test_pixels_without_data_do_not_count(values, of_pixels, tmp_path):
    values[:, :40] = np.nan
    image = write_raster(tmp_path / "holes.tif", values[np.newaxis])
    rows, result, _ = answered(
        tmp_path, image, of_pixels, [block(5, 38, 4, 4), block(5, 5, 3, 3), point(9, 9), point(9, 49)]
    )
    assert [row["answer_count"] for row in rows] == [8, None, None, 1]
    assert [row["reason"] for row in rows] == ["", "no data", "no data", ""]
    assert result.unanswered["no data"] == 2


def test_features_of_another_crs_are_moved(image, of_pixels, tmp_path):
    import pyproj

    to_degrees = pyproj.Transformer.from_crs(UTM, "EPSG:4326", always_xy=True).transform
    shapes = [block(10, 60, 4, 4), point(2.5, 3.5)]
    here, _, _ = answered(tmp_path, image, of_pixels, shapes)
    moved = [shapely.transform(shape, lambda xy: np.column_stack(to_degrees(*xy.T))) for shape in shapes]
    there, _, context = answered(tmp_path, image, of_pixels, write_layer(tmp_path / "d.gpkg", moved, "EPSG:4326"))
    assert there == [pytest.approx(row) for row in here]
    assert "moved from EPSG:4326" in said(context)


def test_the_answers_are_those_of_the_map(image, of_pixels, tmp_path):
    import rasterio

    target = str(tmp_path / "p.tif")
    options = PredictionOptions(probability_format="float")
    predict_raster.run(
        PredictRasterJob((image,), of_pixels, str(tmp_path / "map.tif"), probabilities=target, options=options),
        JobContext.silent(),
    )
    with rasterio.open(target) as dataset:
        mapped = dataset.read()
    rows, _, _ = answered(tmp_path, image, of_pixels, [block(3, 7, 20, 30), point(59.5, 79.5)], **ALL)
    assert rows[0]["probability_7"] == pytest.approx(mapped[1, 3:23, 7:37].mean(), abs=1e-5)
    assert rows[1]["probability_3"] == pytest.approx(mapped[0, 59, 79], abs=1e-5)


@pytest.mark.parametrize("options", [{"window_size": 16}, {"window_size": 33, "batch_size": 3}, {"batch_size": 1}])
def test_the_answers_do_not_depend_on_windows(image, of_pixels, tmp_path, options):
    shapes = [block(3.3, 7.2, 40, 61.5), point(59.5, 79.5), block(50, 0, 10, 10), point(0, 0), block(1, 70, 1, 9)]
    whole, _, _ = answered(tmp_path, image, of_pixels, shapes, **ALL)
    part, _, _ = answered(tmp_path, image, of_pixels, shapes, **ALL, options=PredictionOptions(**options))
    assert part == [pytest.approx(row) for row in whole]


def test_features_that_share_pixels_each_get_all_of_theirs(families, image, values, tmp_path):
    places = [(10, 10, 8, 8), (14, 14, 8, 8), (10, 10, 8, 8), (0, 0, 60, 80), (30, 50, 4, 4), (30, 54, 4, 4)]
    shapes = [block(*place) for place in places]
    for number, model in enumerate(
        write_model(tmp_path / f"{numbers}.alquimia", "pixels", numbers=numbers) for numbers in (False, True)
    ):
        for several in (shapes, shapes[4:], shapes[1:3], [*shapes[:3], *shapes[4:]]):
            rows, _, _ = answered(tmp_path, image, model, several, **ALL)
            for row, shape in zip(rows, several, strict=True):
                top, left, height, width = places[shapes.index(shape)]
                seen = values[top : top + height, left : left + width]
                assert row["answer_count"] == seen.size
                if number:
                    assert row["value"] == pytest.approx(10 + 2 * seen.mean(), rel=1e-5)
                    assert row["value_spread"] == pytest.approx(2 * seen.std(), rel=1e-4)
                else:
                    assert row["probability_7"] == pytest.approx((1 / (1 + np.exp(-2 * seen))).mean(), abs=1e-5)
            (tmp_path / "features.gpkg").unlink()


def test_numbers_have_a_mean_and_a_spread(families, image, values, tmp_path):
    model = write_model(tmp_path / "numbers.alquimia", "pixels", numbers=True)
    rows, result, _ = answered(tmp_path, image, model, [block(10, 60, 4, 4), point(2.5, 3.5), block(500, 5)])
    estimates = 10 + 2 * values[10:14, 60:64]
    assert rows[0].pop("reason") == ""
    expected = {"value": estimates.mean(), "value_spread": estimates.std(), "answer_count": 16}
    assert rows[0] == pytest.approx(expected, rel=1e-5)
    assert rows[1]["value"] == pytest.approx(10 + 2 * values[2, 3], rel=1e-5)
    assert rows[1]["value_spread"] is None and rows[1]["answer_count"] == 1
    assert [rows[2][name] for name in ("value", "value_spread", "answer_count")] == [None, None, None]
    assert result.counts == {} and result.classes == ()
