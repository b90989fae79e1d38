"""Finds what mapping must know of a network, once at training, so that mapping need not build it."""

from __future__ import annotations

import keras

from alquimia_qgis.engine.bundle.graph.live_memory import peak_bytes_per_pixel
from alquimia_qgis.engine.prediction.graph_walk import receptive_field
from alquimia_qgis.engine.prediction.receptive_field import ReceptiveField
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord
from alquimia_qgis.zoo.family import ModelFamily

# Added to the patch of a network that answers once for it: what is computed for whole images shows in large ones only.
PIXELS_BEYOND_A_PATCH = 512


def inference_record(
    family: ModelFamily, network: keras.Model, patch_size: int, fixed_size: int | None = None
) -> InferenceRecord:
    """The record of a network up to the logits; ``patch_size`` is that of its training.

    ``fixed_size`` is the only edge (pixels) of images that it takes; None where it takes any.
    """
    field = receptive_field(network) if family.input.has_surroundings else ReceptiveField(0, 1)
    return InferenceRecord(
        radius=float(field.radius) if field.bounded else None,
        stride=field.stride,
        crop=field.crop,
        multiple=family.patch_multiple(),
        output_crop=family.output_crop(),
        bytes_per_pixel=peak_bytes_per_pixel(network, fixed_size or _usual_edge(family, patch_size)),
        tile=fixed_size,
    )


def _usual_edge(family: ModelFamily, patch_size: int) -> int:
    """The edge (pixels) of an image in which a network of any size shows how much memory it takes."""
    return patch_size + PIXELS_BEYOND_A_PATCH if family.answers_once else patch_size


def fixed_edge(family: ModelFamily, network: keras.Model) -> int | None:
    """The edge (pixels) of the images that a network was built for; None for one of any size, or of single pixels."""
    axes = family.input.axes
    edge: int | None = network.input_shape[1 + axes.index("height")] if "height" in axes else None
    return edge
