"""The layers of Keras that networks from elsewhere may have, and what each of their settings may be.

Left out on purpose: layers that run code of the file (Lambda, custom layers) or load something, layers with a state of
their own (recurrent layers), and layers that Alquimia cannot map with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.imported.settings import (
    Check,
    activation,
    edges,
    either,
    number,
    only,
    optional,
    shown,
    sizes,
    switch,
    whole,
    whole_numbers,
    word,
)

MOST_CHANNELS = 65_536
WIDEST_KERNEL = 1024
LARGEST_STEP = 256
LARGEST_ENLARGEMENT = 64
WIDEST_EDGE = 4096
LARGEST_SIZE = 2**24
HIGHEST_RANK = 6


@dataclass(frozen=True)
class LayerRule:
    """One layer of the list: its settings, and whether it takes several tensors.

    ``ignored`` are settings of Keras that change nothing once a network is trained, as long as they pass their check.
    ``per_pixel`` tells a layer that does to images, cell by cell, what it does to single pixels (with ``axis`` -1).
    """

    settings: Mapping[str, Check] = field(default_factory=dict)
    ignored: Mapping[str, Check] = field(default_factory=dict)
    merges: bool = False
    per_pixel: bool = False


def _convolution(rank: int, **more: Check) -> dict[str, Check]:
    return {
        "kernel_size": sizes(rank, 1, WIDEST_KERNEL),
        "strides": sizes(rank, 1, LARGEST_STEP),
        "padding": word("valid", "same"),
        "data_format": only("channels_last"),
        "dilation_rate": sizes(rank, 1, WIDEST_KERNEL),
        "activation": activation(),
        "use_bias": switch(),
        **more,
    }


def _plain_convolution(rank: int) -> LayerRule:
    more = {"filters": whole(1, MOST_CHANNELS), "groups": whole(1, MOST_CHANNELS)}
    return LayerRule(_convolution(rank, **more))


def _depthwise_convolution(rank: int, **more: Check) -> LayerRule:
    return LayerRule(_convolution(rank, depth_multiplier=whole(1, MOST_CHANNELS), **more))


def _transposed_convolution(rank: int) -> LayerRule:
    more = {"filters": whole(1, MOST_CHANNELS), "output_padding": optional(sizes(rank, 0, LARGEST_STEP))}
    return LayerRule(_convolution(rank, **more))


def _pooling(rank: int) -> LayerRule:
    return LayerRule(
        {
            "pool_size": sizes(rank, 1, WIDEST_EDGE),
            "strides": optional(sizes(rank, 1, WIDEST_EDGE)),
            "padding": word("valid", "same"),
            "data_format": only("channels_last"),
        }
    )


def _normalisation(**more: Check) -> dict[str, Check]:
    return {"axis": _AXIS, "epsilon": number(0, 1), "center": switch(), "scale": switch(), **more}


_AXIS = either(whole(-HIGHEST_RANK, HIGHEST_RANK), whole_numbers(1, -HIGHEST_RANK, HIGHEST_RANK))
_GLOBAL_POOLING = LayerRule({"data_format": only("channels_last"), "keepdims": switch()})
_MERGE = LayerRule(merges=True, per_pixel=True)
_CHANNELS_LAST = {"data_format": only("channels_last")}

LAYER_RULES: dict[str, LayerRule] = {
    "Activation": LayerRule({"activation": activation()}, per_pixel=True),
    "Add": _MERGE,
    "Average": _MERGE,
    "AveragePooling1D": _pooling(1),
    "AveragePooling2D": _pooling(2),
    "AveragePooling3D": _pooling(3),
    "BatchNormalization": LayerRule(
        _normalisation(momentum=number(0, 1)),
        {"synchronized": switch(), "renorm": only(False), "renorm_momentum": number(0, 1)},
        per_pixel=True,
    ),
    "Concatenate": LayerRule({"axis": whole(-HIGHEST_RANK, HIGHEST_RANK)}, merges=True, per_pixel=True),
    "Conv1D": _plain_convolution(1),
    "Conv2D": _plain_convolution(2),
    "Conv2DTranspose": _transposed_convolution(2),
    "Conv3D": _plain_convolution(3),
    "Cropping1D": LayerRule({"cropping": edges(1, WIDEST_EDGE)}, _CHANNELS_LAST),
    "Cropping2D": LayerRule({"cropping": edges(2, WIDEST_EDGE), **_CHANNELS_LAST}),
    "Dense": LayerRule(
        {"units": whole(1, MOST_CHANNELS), "activation": activation(), "use_bias": switch()}, per_pixel=True
    ),
    "DepthwiseConv1D": _depthwise_convolution(1),
    "DepthwiseConv2D": _depthwise_convolution(2),
    "ELU": LayerRule({"alpha": number()}, per_pixel=True),
    "Flatten": LayerRule(_CHANNELS_LAST),
    "GlobalAveragePooling1D": _GLOBAL_POOLING,
    "GlobalAveragePooling2D": _GLOBAL_POOLING,
    "GlobalAveragePooling3D": _GLOBAL_POOLING,
    "GlobalMaxPooling1D": _GLOBAL_POOLING,
    "GlobalMaxPooling2D": _GLOBAL_POOLING,
    "GlobalMaxPooling3D": _GLOBAL_POOLING,
    "GroupNormalization": LayerRule(_normalisation(groups=whole(-1, MOST_CHANNELS))),
    "LayerNormalization": LayerRule(_normalisation(), {"rms_scaling": only(False)}, per_pixel=True),
    "LeakyReLU": LayerRule({"negative_slope": number()}, per_pixel=True),
    "MaxPooling1D": _pooling(1),
    "MaxPooling2D": _pooling(2),
    "MaxPooling3D": _pooling(3),
    "Maximum": _MERGE,
    "Minimum": _MERGE,
    "Multiply": _MERGE,
    "PReLU": LayerRule({"shared_axes": optional(whole_numbers(HIGHEST_RANK, 1, HIGHEST_RANK))}),
    "Permute": LayerRule({"dims": whole_numbers(HIGHEST_RANK, 1, HIGHEST_RANK)}),
    "ReLU": LayerRule(
        {"max_value": optional(number(0)), "negative_slope": number(), "threshold": number()}, per_pixel=True
    ),
    "RepeatVector": LayerRule({"n": whole(1, WIDEST_EDGE)}),
    "Rescaling": LayerRule({"scale": number(), "offset": number()}, per_pixel=True),
    "Reshape": LayerRule({"target_shape": whole_numbers(HIGHEST_RANK, -1, LARGEST_SIZE)}),
    "SeparableConv1D": _depthwise_convolution(1, filters=whole(1, MOST_CHANNELS)),
    "SeparableConv2D": _depthwise_convolution(2, filters=whole(1, MOST_CHANNELS)),
    "Softmax": LayerRule({"axis": _AXIS}, per_pixel=True),
    "Subtract": _MERGE,
    "UpSampling1D": LayerRule({"size": sizes(1, 1, LARGEST_ENLARGEMENT)}),
    "UpSampling2D": LayerRule(
        {
            "size": sizes(2, 1, LARGEST_ENLARGEMENT),
            "interpolation": word("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"),
            **_CHANNELS_LAST,
        }
    ),
    "ZeroPadding1D": LayerRule({"padding": edges(1, WIDEST_EDGE)}, _CHANNELS_LAST),
    "ZeroPadding2D": LayerRule({"padding": edges(2, WIDEST_EDGE), **_CHANNELS_LAST}),
}


def rule_of(layer: Any) -> LayerRule:
    """The rule of the layer of this name; a ParameterError for one that is not on the list."""
    if not isinstance(layer, str) or layer not in LAYER_RULES:
        raise ParameterError(
            f"The network has a layer {shown(layer)}, which Alquimia does not rebuild.",
            f"Networks may be made of: {', '.join(sorted(LAYER_RULES))}.",
        )
    return LAYER_RULES[layer]


def check_settings(layer: str, settings: Any) -> None:
    """Raise a ParameterError where the settings of a layer are not those of its rule, or outside their limits."""
    rule = rule_of(layer)
    if not isinstance(settings, dict):
        raise ParameterError(f"The settings of the layer {layer} are no settings: {shown(settings)}.")
    for name, value in settings.items():
        check_setting(layer, name, value, rule.settings.get(name))


def check_setting(layer: str, name: Any, value: Any, check: Check | None) -> None:
    """Raise a ParameterError where one setting is unknown or outside its limits."""
    if check is None:
        raise ParameterError(f"The layer {layer} has a setting {shown(name)} that Alquimia does not know.")
    if not check.accepts(value):
        raise ParameterError(f"The layer {layer} has {name} = {shown(value)}; allowed is {check.allowed}.")
