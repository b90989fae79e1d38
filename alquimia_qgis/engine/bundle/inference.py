"""Finds what mapping must know of a network, once at training, so that mapping need not build it."""

from __future__ import annotations

import math

import keras

from alquimia_qgis.engine.prediction.graph_walk import receptive_field
from alquimia_qgis.engine.prediction.receptive_field import ReceptiveField
from alquimia_qgis.engine.prediction.surroundings import WIDEST_MARGIN
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord
from alquimia_qgis.zoo.family import ModelFamily

BYTES_PER_VALUE = 4


def inference_record(
    family: ModelFamily, logits: keras.Model, patch_size: int, bands: int, classes: int
) -> InferenceRecord:
    """The record of a network (N, H, W, B) → logits for images of any size; ``patch_size`` is that of its training."""
    field = receptive_field(logits)
    multiple = family.patch_multiple()
    return InferenceRecord(
        radius=float(field.radius) if field.bounded else None,
        stride=field.stride,
        crop=field.crop,
        multiple=multiple,
        output_crop=family.output_crop(),
        bytes_per_pixel=float(BYTES_PER_VALUE * (bands + classes)),
        tile=patch_size if _needs_tiles(field, multiple) else None,
    )


def _needs_tiles(field: ReceptiveField, multiple: int) -> bool:
    """True where the surroundings are too wide for exact margins, so that tiles of the training's size are mapped."""
    grid = math.lcm(field.stride, multiple)
    return not field.bounded or math.ceil(field.radius / grid) * grid > WIDEST_MARGIN
