"""What cannot be answered is refused in one sentence, and nothing is left behind."""

from __future__ import annotations

import numpy as np
import pyogrio
import pytest
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.protocol.errors import FeaturesError, JobCancelled, OutputError, ParameterError
from alquimia_qgis.protocol.events import Progress
from alquimia_qgis.protocol.features import FeatureOptions, FeatureSource
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.features.models import answered, said, write_layer
from tests.engine.samples.layers import block, point


@pytest.mark.parametrize(
    ("shapes", "sentence"),
    [
        ([shapely.LineString([point(1, 1), point(5, 5)])], "The layer 'Parcels' has lines. Give points or polygons"),
        ([block(5, 5), shapely.MultiLineString([[point(1, 1), point(5, 5)]])], "The layer 'Parcels' has lines."),
        ([], "The layer 'Parcels' has no features."),
        ([None, shapely.Polygon()], "has a usable geometry"),
        ([block(500, 5), point(-9, 9)], "No feature of the layer 'Parcels' lies on the image: the features"),
        ([point(60, 5), point(10, 80)], "on the very edge of the image"),
    ],
    ids=["lines", "a line among others", "empty", "without geometry", "off the image", "edge"],
)
def test_layers_that_cannot_be_used(image, of_pixels, tmp_path, shapes, sentence):
    with pytest.raises(FeaturesError, match=sentence):
        answered(tmp_path, image, of_pixels, shapes)
    assert not (tmp_path / "answers.sqlite").exists()


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_layer_without_crs(image, of_pixels, tmp_path):
    with pytest.raises(FeaturesError, match="has no CRS"):
        answered(tmp_path, image, of_pixels, write_layer(tmp_path / "f.gpkg", [block(5, 5)], crs=None))


def test_files_that_are_no_layers(image, of_pixels, tmp_path):
    (tmp_path / "text.gpkg").write_text("nothing of the kind")
    with pytest.raises(FeaturesError, match="cannot be read"):
        answered(tmp_path, image, of_pixels, FeatureSource(str(tmp_path / "text.gpkg"), "samples"))
    table = str(tmp_path / "table.gpkg")
    pyogrio.raw.write(table, None, [np.array([1, 2])], ["a"], driver="GPKG", layer="samples")
    with pytest.raises(FeaturesError, match="has no geometries"):
        answered(tmp_path, image, of_pixels, FeatureSource(table, "samples"))


def test_invalid_rings_are_mended(image, of_pixels, tmp_path):
    bow = shapely.Polygon([(p.x, p.y) for p in (point(10, 10), point(20, 20), point(20, 10), point(10, 20))])
    rows, _, context = answered(tmp_path, image, of_pixels, [bow])
    assert rows[0]["answer_count"] > 30 and "1 feature with invalid rings mended" in said(context)


def test_a_distance_of_chips_means_nothing_to_other_networks(image, of_pixels, tmp_path):
    _, _, context = answered(tmp_path, image, of_pixels, [point(5, 5)], feature_options=FeatureOptions(stride=4))
    assert "STRIDE has no effect" in said(context, "warning")
    with pytest.raises(ParameterError, match="Distance of chips must be"):
        FeatureOptions(stride=0)


def test_a_folder_that_is_not_there(image, of_pixels, tmp_path):
    from alquimia_qgis.engine.jobs.predict_features import run
    from alquimia_qgis.protocol.jobs import PredictFeaturesJob

    source = write_layer(tmp_path / "f.gpkg", [block(5, 5)])
    job = PredictFeaturesJob((image,), of_pixels, source, str(tmp_path / "none" / "a.sqlite"))
    with pytest.raises(OutputError, match="does not exist"):
        run(job, JobContext.silent())


def test_cancelling_leaves_nothing(image, of_pixels, tmp_path):
    context = JobContext.silent()
    send = context._send

    def cancel_at_the_first_feature(event):
        send(event)
        if isinstance(event, Progress) and "of 64 features" in event.message:
            context.request_cancel()

    context._send = cancel_at_the_first_feature
    shapes = [block(row, column, 5, 5) for row in range(0, 56, 7) for column in range(0, 64, 8)]
    before = set(tmp_path.iterdir())
    with pytest.raises(JobCancelled):
        answered(tmp_path, image, of_pixels, shapes, context=context, options=PredictionOptions(window_size=16))
    assert {path.name for path in set(tmp_path.iterdir()) - before} == {"features.gpkg"}


def test_progress_counts_features(image, of_pixels, tmp_path):
    shapes = [None, *(block(row, 5, 5, 70) for row in range(0, 56, 7))]
    options = PredictionOptions(window_size=16, batch_size=1)
    _, _, context = answered(tmp_path, image, of_pixels, shapes, options=options)
    reports = [event for event in context.events if isinstance(event, Progress) and "features" in event.message]
    done = [int(event.message.split()[0]) for event in reports]
    assert done[0] == 1 and done[-1] == 9 and done == sorted(done) and len(set(done)) > 3
    fractions = [event.fraction for event in reports]
    assert fractions == sorted(fractions) and fractions[-1] == pytest.approx(0.98)
