"""Small networks of Keras as other people save them, and what an import of them asks."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
from keras import layers

from alquimia_qgis.engine.bundle.load import LoadedModel, load_bundle
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.import_model import run
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.exchange_jobs import ImportModelJob

FORMS = ("network.keras", "network.json", "network.h5")


def randomised(network: keras.Model, seed: int = 1) -> keras.Model:
    """The network with weights that all matter; variances stay positive."""
    random = np.random.default_rng(seed)
    values = [random.uniform(0.05, 0.6, weight.shape) for weight in network.weights]
    signs = [1 if "variance" in weight.path else random.choice([-1, 1], weight.shape) for weight in network.weights]
    network.set_weights([value * sign for value, sign in zip(values, signs, strict=True)])
    return network


def patch_classifier(classes: int = 3, activation: str = "softmax", size: int = 16) -> keras.Model:
    """A plain sequential network that gives one answer for a patch of four bands."""
    return randomised(
        keras.Sequential(
            [
                keras.Input((size, size, 4)),
                layers.Conv2D(6, 3, activation="relu", kernel_regularizer="l2", kernel_initializer="he_normal"),
                layers.BatchNormalization(),
                layers.MaxPooling2D(2),
                layers.Conv2D(5, 3, padding="same", activation="elu"),
                layers.Dropout(0.3),
                layers.Flatten(),
                layers.Dense(classes, activation=activation),
            ]
        )
    )


def segmenting(size: int | None = None, head: str | None = "softmax", classes: int = 2) -> keras.Model:
    """A functional network with a skip connection that gives every pixel of three bands an answer."""
    image = keras.Input((size, size, 3))
    fine = layers.Conv2D(4, 3, padding="same", activation="relu")(image)
    coarse = layers.Conv2D(6, 3, padding="same", activation="relu")(layers.MaxPooling2D(2)(fine))
    joined = layers.Concatenate()([layers.Conv2DTranspose(4, 2, strides=2)(coarse), fine])
    return randomised(keras.Model(image, layers.Conv2D(classes, 1, activation=head)(joined)))


def saved(network: keras.Model, folder: Path, form: str = FORMS[0]) -> Path:
    """The network in one of the three forms of Keras."""
    path = folder / form
    if path.suffix == ".json":
        path.write_text(network.to_json(), encoding="utf-8")
        network.save_weights(folder / "network.weights.h5")
    else:
        network.save(path)
    return path


def classes_of(count: int) -> tuple[ClassRecord, ...]:
    return tuple(ClassRecord(number + 1, f"class {number}", palette_colour(number)) for number in range(count))


def imported(path: Path, classes: int = 2, **wanted) -> tuple[LoadedModel, str]:
    """The model that an import of the file makes, opened again, and what its log says."""
    context = JobContext.silent()
    model = path.parent / "imported.alquimia"
    named = classes_of(classes) if wanted.get("task", "segmentation") == "segmentation" else ()
    run(ImportModelJob(**{"network": str(path), "model": str(model), "classes": named, **wanted}), context)
    return load_bundle(str(model)), " ".join(event.message for event in context.events if isinstance(event, Log))


def probabilities(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def example(*shape: int, seed: int = 2) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(2, *shape)).astype("float32")
