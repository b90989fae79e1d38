"""Features that show several classes at once: read, set aside, cut into chips, learned from and answered for."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_features, train
from alquimia_qgis.engine.samples.chips import cut_chips
from alquimia_qgis.engine.samples.folds import folds_of_features
from alquimia_qgis.engine.samples.several_classes import chips_of_several, rarest_shown, read_several
from alquimia_qgis.engine.samples.split import split_samples
from alquimia_qgis.engine.training.pictures import sample_outlines
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.features import FeatureOptions
from alquimia_qgis.protocol.jobs import PredictFeaturesJob, SampleSource
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions
from tests.engine.features.models import rows_of
from tests.engine.features.models import write_layer as write_features
from tests.engine.folders.models import job_on, show_family
from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import block, texts, write_layer
from tests.engine.test_train_job import logged

NAMES = ("Road", "Tree", "Water")
SIZE = 8


def layer(path: Path, shapes: list, columns: dict[str, np.ndarray], labels: tuple[str, ...] = ()) -> SampleSource:
    return SampleSource(write_layer(path, shapes, columns), "samples", "" if labels else "shown", label_fields=labels)


def test_a_text_names_all_classes_of_a_feature(image_of, tmp_path, context, messages):
    shapes = [block(row, 10, 4, 4) for row in (2, 12, 22, 32, 42)]
    source = layer(tmp_path / "s.gpkg", shapes, {"shown": texts("Tree; Road", "Tree|Water|Tree", "", None, "Tree")})
    source = replace(source, classes=(ClassRecord(9, "Tree", "#112233"),))
    samples = read_several(source, image_of(), context)
    assert [(record.value, record.name) for record in samples.classes] == [(1, "Road"), (2, "Water"), (9, "Tree")]
    assert samples.classes[2].colour == "#112233"
    assert samples.shown.tolist() == [[1, 0, 1], [0, 1, 1], [0, 0, 0], [0, 0, 1]]
    assert samples.class_index.tolist() == [0, 1, -1, 2] and samples.class_counts().tolist() == [1, 1, 3]
    assert samples.problems["without class"].tolist() == [4]
    assert "2 of 4 features show several classes, 1 show none." in messages("info")


def test_fields_of_0_and_1_say_each_class_by_itself(image_of, tmp_path, context, messages):
    shapes = [block(row, 10, 4, 4) for row in (2, 12, 22, 32)]
    columns = {
        "Water": np.array([1, 0, 0, 0], np.int32),
        "Tree": np.array([1.0, np.nan, 0.0, np.nan]),
        "Road": np.array([True, True, False, False]),
        "Boat": np.array([0, 0, 0, 0], np.int32),
    }
    labels = tuple(columns)
    samples = read_several(layer(tmp_path / "s.gpkg", shapes, columns, labels), image_of(), context)
    assert [(record.value, record.name) for record in samples.classes] == [(1, "Water"), (2, "Tree"), (3, "Road")]
    assert samples.shown.tolist() == [[1, 1, 1], [0, 0, 1], [0, 0, 0], [0, 0, 0]]
    assert "No feature on the image shows 'Boat'" in messages("warning")[0]
    unknown = {"Tree": np.array([1.0, np.nan, 0.0, np.nan]), "Road": np.array([np.nan, np.nan, 1.0, 1.0])}
    known = read_several(layer(tmp_path / "u.gpkg", shapes, unknown, ("Tree", "Road")), image_of(), context)
    assert known.feature_ids.tolist() == [1, 3, 4] and known.problems["without class"].tolist() == [2]


@pytest.mark.parametrize(
    ("columns", "labels", "sentence"),
    [
        (
            {"a": np.array([1, 2], np.int32), "b": np.array([0, 1], np.int32)},
            ("a", "b"),
            "The field 'a' holds 2",
        ),
        ({"a": np.array([1, 0], np.int32)}, ("a", "b"), "no field called 'b'"),
        ({"a": np.array([1, 1], np.int32), "b": np.array([0, 0], np.int32)}, ("a", "b"), "only 'a' was found"),
        ({"shown": np.array([1, 2], np.int32)}, (), "holds no text, so it cannot name several classes"),
        ({"shown": texts("Tree", "Tree")}, (), "at least two classes; only 'Tree' was found"),
    ],
    ids=["two", "no field", "never shown", "numbers", "one class"],
)
def test_what_tells_no_classes_is_refused(image_of, tmp_path, context, columns, labels, sentence):
    source = layer(tmp_path / "s.gpkg", [block(5, 5, 4, 4), block(15, 5, 4, 4)], columns, labels)
    with pytest.raises(SamplesError, match=sentence):
        read_several(source, image_of(), context)


def test_chips_know_all_classes_of_the_feature_in_their_middle(image_of, tmp_path, context):
    shapes = [block(10, 10, 4, 4), block(30, 10, 2, 2), block(30, 11, 2, 2), block(30, 40, 3, 3)]
    source = layer(tmp_path / "s.gpkg", shapes, {"shown": texts("Tree;Road", "Tree", "Tree", "")})
    samples = read_several(source, image_of(), context)
    options = SamplingOptions(patch_size=16)

    def cut(painted):
        return cut_chips(image_of(), painted, np.arange(4), options, context, output_crop=8)

    chips = chips_of_several(samples, cut)
    counts = {tuple(row): int((chips.shown == row).all(axis=1).sum()) for row in np.unique(chips.shown, axis=0)}
    assert counts == {(True, True): 16, (False, True): 6, (False, False): 9}
    assert chips.class_pixels.tolist() == [16, 22]
    assert ((chips.labels >= 0).sum(axis=(1, 2)) == 1).all()
    assert rarest_shown(np.array([[1, 1], [0, 1], [0, 0]], bool)).tolist() == [0, 1, -1]


def test_features_are_set_aside_by_their_rarest_class(image_of, tmp_path, context):
    shapes = [block(row, column, 2, 2) for row in range(2, 60, 8) for column in range(2, 70, 8)]
    shown = texts(*["Tree", "Tree;Road", "", "Tree"] * 18)
    image = image_of()
    samples = read_several(layer(tmp_path / "s.gpkg", shapes, {"shown": shown}), image, context)
    split = split_samples(samples, SamplingOptions(split="random", validation_share=0.25), 3, image.pixel_size, context)
    for part, share in ((split.validation, 0.25), (split.training, 0.75)):
        none = int((~samples.shown[part].any(axis=1)).sum())
        assert samples.class_counts(part) == pytest.approx([18 * share, 54 * share], abs=2)
        assert none == pytest.approx(18 * share, abs=1)
    folds = folds_of_features(samples, SamplingOptions(split="random"), 3, image.pixel_size, 3)
    assert sorted(np.bincount(folds[folds >= 0]).tolist()) == pytest.approx([24, 24, 24], abs=3)
    outlines = sample_outlines(samples, split, image)
    assert len(outlines) == 54 and min(outline.class_index for outline in outlines) == 0


@pytest.fixture
def scene(tmp_path, monkeypatch):
    """Squares of all combinations of three classes, each of which is a band that is bright."""
    show_family(tmp_path, monkeypatch)
    values = np.random.default_rng(0).normal(60, 15, (3, 96, 96))
    shapes, shown = [], []
    for number in range(64):
        row, column = number // 8 * 12, number % 8 * 12
        names = [name for bit, name in enumerate(NAMES) if number * 5 >> bit & 1]
        for name in names:
            values[NAMES.index(name), row : row + 12, column : column + 12] += 120
        shapes.append(block(row + 1, column + 1, 10, 10))
        shown.append(names)
    image = write_raster(tmp_path / "image.tif", values.clip(0, 255).astype("uint8"))
    columns = {name: np.array([name in names for names in shown], np.int32) for name in NAMES}
    return image, layer(tmp_path / "samples.gpkg", shapes, columns, NAMES), shown


def test_a_network_learns_from_them_and_answers_for_features(scene, tmp_path):
    image, source, shown = scene
    sampling = SamplingOptions(patch_size=SIZE, placement="feature", split="random")
    options = TrainingOptions(epochs=8, batch_size=8, learning_rate=0.1)
    job = replace(
        job_on(None, tmp_path, task="multi_label", training=options, sampling=sampling),
        images=(image,), samples=source, folder=None,
    )  # fmt: skip
    context = JobContext.silent()
    result = train.run(job, context)
    assert result.metrics["mean_average_precision"] > 0.99 and result.metrics["macro_f1"] > 0.95
    assert [record.name for record in read_manifest(result.model).classes] == list(NAMES)
    assert "features show several classes" in logged(context)
    text = " ".join(re.sub(r"<[^>]+>", " ", Path(result.report).read_text(encoding="utf-8")).split())
    assert "A chip may show several of the classes, or none." in text and "Training chips" in text
    assert "picture" not in text.split("A chip may show")[1].split("Course of the training")[0]
    answers = str(tmp_path / "answers.sqlite")
    places = write_features(tmp_path / "f.gpkg", [block(row * 12 + 5, 5) for row in range(8)])
    options = FeatureOptions(probabilities=True)
    predict_features.run(
        PredictFeaturesJob((image,), result.model, places, answers, feature_options=options), JobContext.silent()
    )
    rows = rows_of(answers)
    assert [row["classes_shown"] for row in rows] == ["; ".join(shown[row * 8]) for row in range(8)]
    assert all((row["probability_1"] > 0.5) == ("Road" in row["classes_shown"]) for row in rows)
    raster = SampleSource(image, "", "", is_raster=True)
    with pytest.raises(ParameterError, match="each pixel has one class"):
        train.run(replace(job, samples=raster), JobContext.silent())
