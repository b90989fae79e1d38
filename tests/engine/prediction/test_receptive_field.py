"""The analysed reach must cover the true one, found by changing single pixels, and must not be far too large."""

from __future__ import annotations

import math
from collections.abc import Callable

import keras
import numpy as np
import pytest
from keras import layers

from alquimia_qgis.engine.prediction.graph_walk import receptive_field
from alquimia_qgis.zoo.families.unet import UNet

BANDS = 2
BASE = {"depth": 2, "first_filters": 4, "dropout": 0.1}


def randomised(model: keras.Model, seed: int = 3) -> keras.Model:
    """Weights for which every path carries a signal and no unit is dead."""
    random = np.random.default_rng(seed)
    model.set_weights([random.uniform(0.05, 0.4, weights.shape).astype("float32") for weights in model.get_weights()])
    return model


def true_reach(model: keras.Model, stride: int, crop: int, size: int) -> int:
    """Largest distance at which changing one input pixel changes an output pixel; tries every phase of the stride."""
    random = np.random.default_rng(1)
    base = random.normal(size=(1, size, size, BANDS)).astype("float32")
    before = np.asarray(model(base, training=False))
    largest = 0
    for phase in range(stride):
        place = size // 2 // stride * stride + phase
        changed = base.copy()
        changed[0, place, place] += 5.0
        difference = np.abs(np.asarray(model(changed, training=False)) - before)[0].max(axis=-1)
        rows, columns = np.nonzero(difference > 0)
        distances = [abs(rows + crop - place).max(), abs(columns + crop - place).max()]
        largest = max(largest, *map(int, distances))
    return largest


def linear_unet(**parameters) -> keras.Model:
    """A U-Net whose activation lets every value through, so that no path of it is silent."""
    return randomised(UNet(**{**BASE, "activation": "silu", **parameters}).build((None, None, BANDS), 3))


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"depth": 1, "kernel_size": 5},
        {"depth": 3, "encoder_convolutions": 1, "decoder_convolutions": 1},
        {"upsampling": "nearest"},
        {"upsampling": "bilinear"},
        {"upsampling_kernel_size": 3},
        {"upsampling_kernel_size": 4},
        {"residual": True},
        {"attention": True},
        {"crop_margin": 5},
        {"head_kernel_size": 3, "dropout_kind": "plain"},
        {"normalisation": "none", "kernel_size": 1},
    ],
    ids=str,
)
def test_the_radius_of_unets_is_safe_and_tight(parameters):
    model = linear_unet(**parameters)
    field = receptive_field(model)
    assert field.stride == 2 ** {**BASE, **parameters}["depth"]
    assert field.crop == parameters.get("crop_margin", 0)
    size = math.ceil((4 * field.radius + 8) / field.stride) * field.stride
    reach = true_reach(model, field.stride, field.crop, size)
    assert reach <= field.radius <= reach + field.stride


def functional(build: Callable[[keras.KerasTensor], keras.KerasTensor]) -> keras.Model:
    image = keras.Input((None, None, BANDS))
    return keras.Model(image, build(image))


SINGLE = [
    ("convolution", lambda x: layers.Conv2D(2, 3, padding="same")(x), 1, 1, 0),
    ("valid convolution", lambda x: layers.Conv2D(2, 5, padding="valid")(x), 2, 1, 2),
    ("dilated", lambda x: layers.Conv2D(2, 3, padding="same", dilation_rate=4)(x), 4, 1, 0),
    ("separable", lambda x: layers.SeparableConv2D(2, 7, padding="same")(x), 3, 1, 0),
    ("depthwise", lambda x: layers.DepthwiseConv2D(3, padding="same")(x), 1, 1, 0),
    ("average pooling", lambda x: layers.AveragePooling2D(3, strides=1, padding="same")(x), 1, 1, 0),
    ("pixel network", lambda x: layers.Dense(4, "relu")(layers.Dense(3)(x)), 0, 1, 0),
    ("padded and cropped", lambda x: layers.Cropping2D(2)(layers.ZeroPadding2D(2)(x)), 0, 1, 0),
    ("operators", lambda x: keras.ops.relu(x * 2.0) + x - keras.ops.sigmoid(x), 0, 1, 0),
    ("stacked", lambda x: keras.ops.concatenate([x, layers.Conv2D(1, 3, padding="same")(x)], axis=-1), 1, 1, 0),
    ("channel normalisation", lambda x: layers.LayerNormalization(axis=-1)(x), 0, 1, 0),
    ("strided by three", lambda x: layers.UpSampling2D(3)(layers.MaxPooling2D(3)(x)), 2, 3, 0),
    ("nested", lambda x: keras.Sequential([layers.Conv2D(2, 3, padding="same"), layers.ReLU()])(x), 1, 1, 0),
    ("softmax", lambda x: layers.Softmax()(x), 0, 1, 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "radius", "stride", "crop"), [case[1:] for case in SINGLE], ids=[case[0] for case in SINGLE]
)
def test_single_layers_have_exactly_the_reach_of_the_textbook(build, radius, stride, crop):
    field = receptive_field(functional(build))
    assert (field.radius, field.stride, field.crop) == (radius, stride, crop)


def test_strided_convolution_and_odd_bilinear_are_covered():
    model = randomised(
        functional(
            lambda x: layers.UpSampling2D(3, interpolation="bilinear")(
                layers.Conv2D(2, 5, strides=3, padding="same", activation="silu")(x)
            )
        )
    )
    field = receptive_field(model)
    assert field.stride == 3
    reach = true_reach(model, 3, 0, 60)
    assert reach <= field.radius <= reach + 2


class Custom(layers.Layer):
    """A layer nobody knows."""

    def call(self, inputs):
        return inputs


class OwnConvolution(layers.Conv2D):
    """A subclass may do anything in call(), so its parent's rule does not hold."""


UNBOUNDED = {
    "group normalisation": lambda x: layers.GroupNormalization(groups=1)(x),
    "global pooling": lambda x: x * layers.GlobalAveragePooling2D(keepdims=True)(x),
    "softmax over space": lambda x: layers.Softmax(axis=1)(x),
    "stacked in space": lambda x: keras.ops.concatenate([x, x], axis=1),
    "unknown layer": lambda x: Custom()(x),
    "subclass": lambda x: OwnConvolution(2, 3, padding="same")(x),
    "coarser output": lambda x: layers.MaxPooling2D(2)(x),
    "uneven crop": lambda x: layers.Cropping2D(((0, 2), (0, 2)))(layers.Cropping2D(((0, 1), (0, 0)))(x)),
    "output padding": lambda x: layers.Conv2DTranspose(2, 3, padding="same", output_padding=0)(x),
}


@pytest.mark.parametrize("build", UNBOUNDED.values(), ids=UNBOUNDED.keys())
def test_whatever_may_see_everything_is_unbounded(build):
    assert not receptive_field(functional(build)).bounded


def test_constant_arrays_and_fixed_sizes_are_unbounded():
    image = keras.Input((8, 8, BANDS))
    position = np.ones((1, 8, 8, BANDS), "float32")
    assert not receptive_field(keras.Model(image, image + position)).bounded
    assert not receptive_field(keras.Model(image, layers.LayerNormalization(axis=(1, 2, 3))(image))).bounded
    flat = layers.Reshape((8, 8, 1))(layers.Dense(64)(layers.Flatten()(image)))
    assert not receptive_field(keras.Model(image, flat)).bounded


def test_group_normalisation_makes_a_unet_unbounded():
    assert not receptive_field(linear_unet(normalisation="group")).bounded


def test_a_deep_unet_needs_the_margin_that_its_blocks_add_up_to():
    # Two 3x3 convolutions at level n see 2 * 2**n more on each side: 30 down, 32 at the bottom, 30 up; and a pixel in
    # the corner of its cell of the fourth pooling has 15 more on one side.
    field = receptive_field(UNet(depth=4, first_filters=2).build((None, None, BANDS), 2))
    assert field.stride == 16
    assert field.radius == 30 + 32 + 30 + 15
