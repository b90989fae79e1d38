"""Reads the configuration of a Keras 3 network, sequential or functional, into a list of steps.

The text is read as data from a stranger: nothing is looked up or imported by a name it gives. Networks inside the
network are taken apart, layers that do nothing once a network is trained are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from alquimia_qgis.engine.exchange.layer_settings import (
    HINT,
    check_dtype,
    check_origin,
    keras_2,
    name_of,
    settings_of,
)
from alquimia_qgis.engine.exchange.uses import Apply, Graph, listed, only_end, sources_of
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.imported.layer_rules import rule_of
from alquimia_qgis.zoo.imported.settings import is_whole, shown
from alquimia_qgis.zoo.imported.steps import MOST_LAYERS, MOST_STEPS, Layer, Step, Steps

INPUT = "InputLayer"
FUNCTIONAL, SEQUENTIAL = ("Functional", "Model"), ("Sequential",)
DEEPEST = 8  # networks inside networks
LARGEST_EDGE = 2**14
# Dropout, noise and augmentation: at inference their answer is their input.
IDLE = frozenset(
    "ActivityRegularization AlphaDropout Dropout GaussianDropout GaussianNoise Identity RandomBrightness "
    "RandomContrast RandomFlip RandomRotation RandomTranslation RandomZoom SpatialDropout1D SpatialDropout2D "
    "SpatialDropout3D".split()
)
OPERATIONS_MODULE = "keras.src.ops."
# keras.ops applied to tensors, and the layers that do the same.
MERGING_OPERATIONS = frozenset({"Add", "Subtract", "Multiply", "Maximum", "Minimum", "Concatenate"})
ACTIVATION_OPERATIONS = {name.title(): name for name in ("relu", "relu6", "sigmoid", "silu", "tanh")}


@dataclass(frozen=True)
class Origin:
    """Where the file keeps the weights of a layer.

    ``path`` leads there in a ``.weights.h5``; in a whole ``.h5`` it is the group of the ``outer`` layer, and ``name``
    tells the layers of a network inside the network apart.
    """

    path: str
    outer: str
    name: str


@dataclass(frozen=True)
class Draft:
    """A network as its file describes it: ``shape`` of one example (None: any size), steps, and where weights lie."""

    shape: tuple[int | None, ...]
    steps: Steps
    origins: tuple[Origin, ...]


def read_configuration(configuration: Any) -> Draft:
    """The network that a parsed Keras 3 configuration describes.

    Whatever is not understood completely raises a ModelFileError or a ParameterError; nothing is left out in silence.
    """
    try:
        return _Reader().draft(configuration)
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ModelFileError(
            f"The description of the network is not one of Keras 3 (it lacks {error}).", "The file is damaged."
        ) from error


def shape_of_input(config: dict[str, Any]) -> tuple[int | None, ...]:
    """The shape of one example, from the configuration of an input layer."""
    if "batch_input_shape" in config:
        raise keras_2()
    check_dtype(config.get("dtype", "float32"))
    return _checked_shape(config["batch_shape"])


def _checked_shape(shape: Any) -> tuple[int | None, ...]:
    fine = isinstance(shape, list) and 2 <= len(shape) <= 6
    if not fine or not all(size is None or is_whole(size, 1, LARGEST_EDGE) for size in shape[1:]):
        raise ModelFileError(f"The network states an impossible shape of its input: {shown(shape)}.", HINT)
    return tuple(shape[1:])


@dataclass(frozen=True)
class _Place:
    """A network inside the network: where its layers are kept, the outermost layer it is part of, and how deep."""

    path: str = ""
    outer: str = ""
    depth: int = 0


class _Reader:
    """Collects layers and steps; every part of a configuration becomes a function that applies it."""

    def __init__(self) -> None:
        self._layers: list[Layer] = []
        self._origins: list[Origin] = []
        self._steps: list[Step] = []
        self._parts = 0
        self._applied = 0

    def draft(self, configuration: Any) -> Draft:
        apply, shape = self._network(configuration, _Place())
        if shape is None:
            raise ModelFileError("The network does not state the shape of its input.", "Build it before saving it.")
        answer = apply([0])
        if answer == 0:
            raise ModelFileError("The network has no layers.", HINT)
        return self._pruned(shape, answer)

    def _pruned(self, shape: tuple[int | None, ...], answer: int) -> Draft:
        """Only the steps that lead to the answer, which is the last of them, and only the layers that these use."""
        needed = {answer}
        for number in range(answer, 0, -1):
            if number in needed:
                needed.update(self._steps[number - 1].inputs)
        kept = sorted(needed - {0})
        results = {0: 0, **{old: new for new, old in enumerate(kept, start=1)}}
        used = sorted({self._steps[number - 1].layer for number in kept})
        layers = {old: new for new, old in enumerate(used)}
        steps = tuple(
            Step(layers[step.layer], tuple(results[source] for source in step.inputs))
            for step in (self._steps[number - 1] for number in kept)
        )
        rebuilt = Steps(tuple(self._layers[old] for old in used), steps)
        return Draft(shape, rebuilt, tuple(self._origins[old] for old in used))

    def _network(self, item: Any, place: _Place) -> tuple[Apply, tuple[int | None, ...] | None]:
        check_origin(item)
        if place.depth > DEEPEST:
            raise ModelFileError(f"The network holds networks in each other, more than {DEEPEST} deep.", HINT)
        if item["class_name"] in SEQUENTIAL:
            return self._sequential(item["config"], place)
        if item["class_name"] in FUNCTIONAL:
            return self._functional(item["config"], place)
        raise ModelFileError(
            f"The file holds a {shown(item['class_name'])}; only functional and sequential networks are imported.", HINT
        )

    def _sequential(self, config: dict[str, Any], place: _Place) -> tuple[Apply, tuple[int | None, ...] | None]:
        parts, names = [], Counter[str]()
        built = config.get("build_input_shape")
        shape = None if built is None else _checked_shape(built)
        for item in config["layers"]:
            if item["class_name"] == INPUT:
                shape = shape_of_input(item["config"])
            elif "batch_input_shape" in item["config"]:
                raise keras_2()
            else:
                parts.append(self._part(item, place, names))

        def apply(sources: list[int]) -> int:
            for part in parts:
                sources = [part(sources)]
            return sources[0]

        return apply, shape

    def _functional(self, config: dict[str, Any], place: _Place) -> tuple[Apply, tuple[int | None, ...] | None]:
        start, end = only_end(config["input_layers"], "input"), only_end(config["output_layers"], "output")
        names = Counter[str]()
        parts: dict[str, Apply] = {}
        nodes: list[tuple[str, int, list[tuple[str, int]]]] = []
        shape = None
        for item in config["layers"]:
            name = name_of(item["name"])
            if name in parts or (shape is not None and item["class_name"] == INPUT):
                raise ModelFileError(f"The network has two layers called {name}, or two inputs.", HINT)
            if item["class_name"] == INPUT:
                parts[name], shape = _nothing, shape_of_input(item["config"])
                continue
            parts[name] = self._part(item, place, names)
            uses = enumerate(listed(item["inbound_nodes"]))
            nodes += [(name, number, sources_of(node, item["class_name"])) for number, node in uses]
            if name == end[0] and item["class_name"] in FUNCTIONAL:
                end = (name, end[1] - 1)  # here, and only here, Keras counts the making of such a one as its first use
        graph = Graph(start, end, parts, nodes)
        return graph.apply, shape

    def _part(self, item: dict[str, Any], place: _Place, names: Counter[str]) -> Apply:
        """One layer, or a network used as one, whose weights are created here and shared by all its uses."""
        self._parts += 1
        if self._parts > MOST_LAYERS:
            raise ModelFileError(f"The network has more than {MOST_LAYERS} layers.", HINT)
        check_origin(item)
        kind = name_of(item["class_name"])
        is_operation = str(item.get("module")).startswith(OPERATIONS_MODULE)
        if not is_operation and kind not in IDLE and kind not in FUNCTIONAL + SEQUENTIAL:
            rule_of(kind)
        name = name_of(item["config"]["name"])
        path = place.path if is_operation else f"{place.path}layers/{_unique(_snake_case(kind), names)}/"
        outer = place.outer or name
        if kind in FUNCTIONAL + SEQUENTIAL:
            apply, _ = self._network(item, _Place(path, outer, place.depth + 1))
        elif kind in IDLE and not is_operation:
            apply = _nothing
        else:
            apply = self._layer(kind, item["config"], Origin(path, outer, name), is_operation)
        return self._counted(apply)

    def _layer(self, kind: str, config: dict[str, Any], origin: Origin, is_operation: bool) -> Apply:
        if is_operation:
            layer = _layer_of_operation(kind, config)
        else:
            layer = Layer(kind, settings_of(kind, config))
        number = len(self._layers)
        self._layers.append(layer)
        self._origins.append(origin)

        def apply(sources: list[int]) -> int:
            if len(sources) > 1 and not rule_of(layer.layer).merges:
                raise ModelFileError(f"The layer {layer.layer} is given {len(sources)} inputs; it takes one.", HINT)
            self._steps.append(Step(number, tuple(sources)))
            return len(self._steps)

        return apply

    def _counted(self, apply: Apply) -> Apply:
        def counted(sources: list[int]) -> int:
            self._applied += 1
            if self._applied > MOST_STEPS:
                raise ModelFileError(f"The network applies its layers more than {MOST_STEPS} times.", HINT)
            return apply(sources)

        return counted


def _nothing(sources: list[int]) -> int:
    if len(sources) != 1:
        raise ModelFileError("A layer of the network is given several inputs; it takes one.", HINT)
    return sources[0]


def _layer_of_operation(kind: str, config: dict[str, Any]) -> Layer:
    """The layer that does what a function of ``keras.ops`` does."""
    settings = {name: value for name, value in config.items() if name not in ("name", "dtype") and value is not None}
    if kind in MERGING_OPERATIONS and set(settings) <= {"axis"}:
        return Layer(kind, settings)
    if kind in ACTIVATION_OPERATIONS and not settings:
        return Layer("Activation", {"activation": ACTIVATION_OPERATIONS[kind]})
    raise ModelFileError(
        f"The network uses the function keras.ops.{kind[:40]}, which Alquimia does not rebuild.",
        "Use a layer of Keras in its place.",
    )


def _unique(name: str, names: Counter[str]) -> str:
    """The name that Keras gives the next layer of a class in a file of weights: conv2d, conv2d_1 …."""
    names[name] += 1
    return name if names[name] == 1 else f"{name}_{names[name] - 1}"


def _snake_case(name: str) -> str:
    """As Keras writes class names: BatchNormalization is batch_normalization, Conv2D is conv2d."""
    parted = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", name))
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", parted).lower()
