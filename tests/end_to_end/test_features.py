"""Features through real qgis_process and the real engine: a network of pixels, one of chips, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyogrio
import pytest

from tests.end_to_end.conftest import LEFT_CLASS, NORTH, PIXEL, RIGHT_CLASS, WEST, Qgis, Scene

# A network of chips that cannot see a whole image at once: the mean of what a padded convolution finds.
CHIPS = '''"""A family for tests."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Chips(ModelFamily):
    """Knows a chip by its brightness."""

    title = "Chips"
    tasks = (SEGMENTATION,)
    input = IMAGE
    own_options = frozenset({"patch_size"})
    answers_once = True

    patch_size: int = integer(9, low=1, high=64, help="Width of a chip.")

    def output_crop(self) -> int:
        return self.patch_size // 2

    def build(self, input_shape, output_channels):
        import keras
        from keras import layers

        image = keras.Input((self.patch_size, self.patch_size, input_shape[-1]))
        if None in input_shape:
            raise ValueError("A padded network sees one chip at a time.")
        features = layers.Conv2D(4, 3, padding="same", activation="relu")(image)
        mean = layers.AveragePooling2D(self.patch_size)(features)
        return keras.Model(image, layers.Conv2D(output_channels, 1)(mean))
'''


def read(path: str) -> list[dict]:
    meta, _, _, columns = pyogrio.raw.read(path)
    return [dict(zip(meta["fields"], row, strict=True)) for row in zip(*columns, strict=True)]


def square(column: float, row: float, side: float) -> dict:
    corners = [(0, 0), (0, side), (side, side), (side, 0), (0, 0)]
    ring = [[WEST + (column + x) * PIXEL, NORTH - (row + y) * PIXEL] for x, y in corners]
    return {"type": "Polygon", "coordinates": [ring]}


def write_features(path: Path, geometries: list[dict]) -> Path:
    features = [
        {"type": "Feature", "properties": {"number": number}, "geometry": geometry}
        for number, geometry in enumerate(geometries, start=1)
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")
    return path


def test_every_feature_gets_its_class_and_keeps_its_fields(
    qgis: Qgis, scene: Scene, results: Path, trained: dict
) -> None:
    target = results / "answered features.gpkg"
    answered = qgis.run(
        "alquimia:predictfeatures",
        INPUT=scene.image, FEATURES=scene.samples, MODEL=trained["MODEL"], PROBABILITIES=True, OUTPUT=target,
    )  # fmt: skip
    assert (answered["ANSWERED_FEATURES"], answered["UNANSWERED_FEATURES"]) == (16, 0)
    rows = read(str(target))
    assert [row["class_name"] for row in rows] == [row["class"] for row in rows]
    assert {row["split"] for row in rows} == {"train", "validation", "test"}
    assert all(row["answer_count"] == 18 * 18 and 0.5 < row["confidence"] <= 1 for row in rows)
    assert all(row["probability_1"] + row["probability_2"] == pytest.approx(1, abs=1e-5) for row in rows)
    style = ElementTree.parse(target.with_suffix(".qml"))
    labels = {category.get("label") for category in style.iter("category")}
    assert {LEFT_CLASS, RIGHT_CLASS} < labels


def test_a_network_of_chips_answers_for_small_and_large_features(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "chips.py").write_text(CHIPS, encoding="utf-8")
    folder, model, target = {"ALQUIMIA_FAMILIES": str(tmp_path)}, tmp_path / "chips.alquimia", tmp_path / "out.gpkg"
    trained = qgis.run(
        "alquimia:train_chips", environment=folder,
        INPUT=scene.image, SAMPLES=scene.samples, CLASS_FIELD="class", MODEL=model, EPOCHS=8, LEARNING_RATE=0.03,
    )  # fmt: skip
    assert trained["OVERALL_ACCURACY"] > 0.9
    point = {"type": "Point", "coordinates": [WEST + 20 * PIXEL, NORTH - 20 * PIXEL]}
    shapes = [square(10, 10, 4), square(80, 40, 30), point, square(500, 10, 4), square(0, 0, 128)]
    features = write_features(tmp_path / "features.geojson", shapes)
    qgis.run(
        "alquimia:predictfeatures", environment=folder,
        INPUT=scene.image, FEATURES=features, MODEL=model, OUTPUT=target,
    )  # fmt: skip
    rows = read(str(target))
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["class_name"] for row in rows][:4] == [LEFT_CLASS, RIGHT_CLASS, LEFT_CLASS, None]
    counts = [row["answer_count"] for row in rows]
    assert counts[0] == counts[2] == 1 and np.isnan(counts[3]) and 49 <= counts[1] <= 64 and counts[4] == 32 * 32
    assert rows[4]["confidence"] < 0.7 < rows[1]["confidence"], "half of each class"


def test_lines_are_refused_in_one_sentence(qgis: Qgis, scene: Scene, tmp_path: Path, trained: dict) -> None:
    line = {"type": "LineString", "coordinates": [[WEST, NORTH], [WEST + 100, NORTH - 100]]}
    given = {"INPUT": scene.image, "FEATURES": write_features(tmp_path / "roads.geojson", [line])}
    target = tmp_path / "out.gpkg"
    sentence = qgis.refusal("alquimia:predictfeatures", {**given, "MODEL": trained["MODEL"], "OUTPUT": target})
    assert sentence == "The layer roads has lines. Give points or polygons; Buffer makes polygons of lines."
    assert not target.exists()
