"""Models whose answers are known without computing them, and layers of features, on a small image."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pyogrio
import shapely

from alquimia_qgis.engine.bundle.inference import inference_record
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.predict_features import run
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.features import SELECT_ANSWERS, FeatureSource, PredictFeaturesResult
from alquimia_qgis.protocol.jobs import PredictFeaturesJob
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.zoo.catalogue import load_catalogue

BANDS = (BandRecord("", 0.0, 1.0),)
CLASSES = (ClassRecord(3, "Água", "#4477aa"), ClassRecord(7, 'Forest "old"', "#228833"))
TARGET = TargetRecord("height", 10.0, 2.0, 0.0, 30.0)
UTM = "EPSG:32631"

# The class is told by the sign of the mean of the chip or of the pixel: logits are (-x, x).
FAMILIES = '''"""Families for tests."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import REGRESSION, SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class {name}(ModelFamily):
    """Knows the sign of what it sees."""

    title = "{name}"
    tasks = (SEGMENTATION, REGRESSION)
    input = IMAGE
{body}
'''
OF_CHIPS = """
    own_options = frozenset({"patch_size"})
    answers_once = True
    patch_size: int = integer(5, low=1, high=64, help="Width of a chip.")

    def output_crop(self):
        return self.patch_size // 2

    def build(self, input_shape, output_channels):
        import keras
        from keras import layers

        if None in input_shape:
            raise ValueError("padded")
        image = keras.Input(input_shape)
        padded = layers.Conv2D(1, 3, padding="same", use_bias=False)(image)
        mean = layers.AveragePooling2D(self.patch_size)(padded)
        return keras.Model(image, layers.Conv2D(output_channels, 1, use_bias=False)(mean))
"""
OF_PIXELS = """
    def build(self, input_shape, output_channels):
        import keras
        from keras import layers

        image = keras.Input(input_shape)
        middle = layers.Conv2D(1, 3, padding="same", use_bias=False)(image)
        return keras.Model(image, layers.Conv2D(output_channels, 1, use_bias=False)(middle))
"""


def show_families(folder: Path) -> str:
    """Write both families; returns the folder for ALQUIMIA_FAMILIES."""
    folder.mkdir(exist_ok=True)
    for name, body in (("Chips", OF_CHIPS), ("Pixels", OF_PIXELS)):
        text = FAMILIES.replace("{name}", name).replace("{body}", body)
        (folder / f"{name.lower()}.py").write_text(text, encoding="utf-8")
    return str(folder)


def write_model(path: Path, family: str, parameters: dict[str, Any] | None = None, numbers: bool = False) -> str:
    """A model that answers softmax(-x, x), or 10 + 2 x, of the pixel or of the mean x of the chip."""
    known = load_catalogue().get(family).from_dict(parameters or {})
    size = getattr(known, "patch_size", 16)
    channels = 1 if numbers else len(CLASSES)
    blueprint = Blueprint(known, len(BANDS), channels)
    keras.utils.clear_session()
    network = known.build(blueprint.shape(size if known.answers_once else None), channels)
    first, last = network.weights
    first.assign(_middle())
    last.assign(np.array([[[[1.0]]]] if numbers else [[[[-1.0, 1.0]]]]))
    manifest = Manifest(
        family=family, family_title=known.title, family_parameters=known.to_dict(), family_declaration=[],
        task="regression" if numbers else "segmentation", input_kind="image", bands=BANDS,
        classes=() if numbers else CLASSES, patch_size=size, ground_resolution=(10.0, 10.0),
        target=TARGET if numbers else None,
        inference=inference_record(known, network, size, size if known.answers_once else None),
    )  # fmt: skip
    chip = self_test_chip(blueprint, size, size if known.answers_once else None)
    write_bundle(str(path), manifest, network, (chip, run_network(network, chip)), "", "")
    return str(path)


def _middle() -> np.ndarray:
    """A convolution that looks at the pixel itself."""
    kernel = np.zeros((3, 3, 1, 1))
    kernel[1, 1] = 1.0
    return kernel


def write_layer(path: Path, geometries: list, crs: str | None = UTM) -> FeatureSource:
    """The shapes as the desktop writes them; None is a feature without one."""
    wkb = np.array([None if item is None else shapely.to_wkb(item) for item in geometries], dtype=object)
    pyogrio.raw.write(str(path), wkb, [], [], geometry_type="Unknown", crs=crs, driver="GPKG", layer="samples")
    return FeatureSource(str(path), "samples", "Parcels")


def answered(
    folder: Path, image: str, model: str, geometries: list | FeatureSource, **changes: Any
) -> tuple[list[dict[str, Any]], PredictFeaturesResult, JobContext]:
    """Run the job; the rows of the answers, the result, and all that was said."""
    source = geometries
    if isinstance(geometries, list):
        source = write_layer(folder / "features.gpkg", geometries)
    target = str(folder / "answers.sqlite")
    context = changes.pop("context", None) or JobContext.silent()
    images = changes.pop("images", (image,))
    result = run(PredictFeaturesJob(images, model, source, target, **changes), context)
    return rows_of(target), result, context


def rows_of(path: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(SELECT_ANSWERS)]


def said(context: JobContext, level: str | None = None) -> str:
    lines = (event for event in context.events if isinstance(event, Log))
    return "\n".join(line.message for line in lines if level in (None, line.level))


def softmax(value: float) -> float:
    """The probability of the second class where the network sees this mean."""
    return float(1 / (1 + np.exp(-2 * value)))
