"""Writes the network of a model for plain Keras 3, and proves that plain Keras 3 reads it back."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np

from alquimia_qgis.engine.bundle.self_test import SelfTest, keras_device, run_network
from alquimia_qgis.engine.exchange.keras_files import ARCHIVE, NETWORK, WEIGHTS_ENDING, WHOLE
from alquimia_qgis.protocol.errors import ParameterError

STEM = "network"
ENDINGS = (ARCHIVE, NETWORK, WHOLE[0])
KERAS = "keras"


def check_plain(network: keras.Model, title: str) -> None:
    """Raise a ParameterError for a network with layers that are not Keras' own: Keras alone could not open it."""
    foreign = sorted(set(_foreign_classes(json.loads(network.to_json()))))
    if foreign:
        raise ParameterError(
            f"A {title} has layers of Alquimia's own ({', '.join(foreign)}), which Keras alone cannot open.",
            "Export a model of another family.",
        )


def write_network(network: keras.Model, ending: str, targets: list[str], chip: np.ndarray) -> None:
    """Write the network to ``targets``: one file, or for ``.json`` two, the second with the weights.

    What was written is opened by plain Keras in its safe mode and must answer ``chip``, float32 (1, …), as the network
    does; else a ModelFileError is raised.
    """
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Keras would rather have one form only
        place = Path(folder)
        written = _written(network, ending, place)
        _prove(network, _opened(ending, place), chip)
        for source, target in zip(written, targets, strict=True):
            shutil.copyfile(source, target)


def _written(network: keras.Model, ending: str, folder: Path) -> list[Path]:
    path = folder / f"{STEM}{ending}"
    if ending != NETWORK:
        network.save(path)
        return [path]
    path.write_text(network.to_json(), encoding="utf-8")
    weights = folder / f"{STEM}{WEIGHTS_ENDING}"
    network.save_weights(weights)
    return [path, weights]


def _opened(ending: str, folder: Path) -> keras.Model:
    """Our own file of a moment ago, as anybody would open it; files of others are never opened like this."""
    path = folder / f"{STEM}{ending}"
    if ending != NETWORK:
        return keras.models.load_model(path, compile=False, safe_mode=True)
    network = keras.models.model_from_json(path.read_text(encoding="utf-8"))
    network.load_weights(folder / f"{STEM}{WEIGHTS_ENDING}")
    return network


def _prove(network: keras.Model, opened: keras.Model, chip: np.ndarray) -> None:
    recorded = SelfTest(chip, run_network(network, chip), keras_device())
    recorded.check(run_network(opened, chip), keras_device())


def _foreign_classes(item: Any) -> Iterator[str]:
    """The names of all classes and functions in a configuration that Keras alone does not have."""
    if isinstance(item, dict):
        module = item.get("module")
        own = not isinstance(module, str) or module.split(".")[0] in (KERAS, "builtins")
        if "class_name" in item and (not own or ">" in str(item.get("registered_name"))):
            yield str(item["class_name"])
        if "class_name" in item and item["class_name"] == "Lambda":
            yield "Lambda"
        for value in item.values():
            yield from _foreign_classes(value)
    elif isinstance(item, list):
        for value in item:
            yield from _foreign_classes(value)
