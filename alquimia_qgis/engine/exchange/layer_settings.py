"""Reads what a Keras file says of one layer: only known settings are kept, and nothing that names code is accepted."""

from __future__ import annotations

from typing import Any

from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.imported.layer_rules import check_setting, rule_of
from alquimia_qgis.zoo.imported.settings import shown

HINT = "Alquimia imports networks of the layers that Keras has, without code of their own."
LONGEST_NAME = 512
DTYPES = frozenset({"float32", "float16", "bfloat16", "float64", "mixed_float16", "mixed_bfloat16"})
# Initializers, regularizers and constraints matter while a network is trained; here they are looked at and left out.
TRAINING_ENDINGS = ("_initializer", "_regularizer", "_constraint")
TRAINING_FUNCTIONS = frozenset(
    "constant glorotnormal glorotuniform henormal heuniform identity identityinitializer lecunnormal lecununiform ones "
    "orthogonal orthogonalinitializer randomnormal randomuniform truncatednormal variancescaling zeros l1 l1l2 l2 "
    "orthogonalregularizer maxnorm minmaxnorm nonneg unitnorm".split()
)


def keras_2() -> ModelFileError:
    """The refusal of a file of an older Keras."""
    return ModelFileError(
        "The network was saved by Keras 2, whose files Keras 3 does not read.",
        "Build the network again in Keras 3, copy the weights layer by layer, and save it there.",
    )


def settings_of(layer: str, config: dict[str, Any]) -> dict[str, Any]:
    """The settings of a layer as ``zoo/imported`` keeps them.

    A ParameterError or ModelFileError names what is not known or lies outside its limits.
    """
    rule = rule_of(layer)
    settings = {}
    for name, value in config.items():
        if value is None:  # what is not given
            continue
        if name in ("name", "trainable", "dtype"):
            _check_common(layer, name, value)
        elif str(name).endswith(TRAINING_ENDINGS):
            _check_training_function(layer, value)
        elif name in rule.ignored:
            check_setting(layer, name, value, rule.ignored[name])
        else:
            check_setting(layer, name, value, rule.settings.get(name))
            settings[name] = value
    if "data_format" in rule.settings:
        settings.setdefault("data_format", "channels_last")
    return settings


def check_origin(item: dict[str, Any]) -> None:
    """Raise a ModelFileError for anything whose class is not Keras' own."""
    module, name = item.get("module"), item.get("class_name")
    registered = item.get("registered_name")
    own = module is None or (isinstance(module, str) and (module == "keras" or module.startswith("keras.")))
    if not own or registered not in (None, name):
        where = registered if own else module
        raise ModelFileError(
            f"The network holds {shown(name)} of {shown(where)}, which is not part of Keras: custom code is not run.",
            HINT,
        )


def name_of(value: Any) -> str:
    """The name of a layer; a ModelFileError where it is none."""
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST_NAME:
        raise ModelFileError(f"The network has a layer whose name is {shown(value)}.", HINT)
    return value


def _check_common(layer: str, name: str, value: Any) -> None:
    if name == "name":
        name_of(value)
    elif name == "trainable" and not isinstance(value, bool):
        raise ModelFileError(f"The layer {layer} has trainable = {shown(value)}; allowed is true or false.", HINT)
    elif name == "dtype":
        check_dtype(value)


def check_dtype(value: Any) -> None:
    """Raise a ModelFileError for numbers that are no floating-point numbers, such as those of a quantised network."""
    name = value
    if isinstance(value, dict):
        check_origin(value)
        config = value.get("config")
        name = config.get("name") if value.get("class_name") == "DTypePolicy" and isinstance(config, dict) else None
    if not isinstance(name, str) or name not in DTYPES:
        raise ModelFileError(
            f"The network computes in {shown(name if name is not None else value)}; only floating-point numbers are "
            "imported.",
            "Save the network before it is quantised.",
        )


def _check_training_function(layer: str, value: Any) -> None:
    name = value
    if isinstance(value, dict):
        check_origin(value)
        name = value.get("class_name")
    if not isinstance(name, str) or name.replace("_", "").lower() not in TRAINING_FUNCTIONS:
        raise ModelFileError(f"The layer {layer} names a function {shown(name)} that is not part of Keras.", HINT)
