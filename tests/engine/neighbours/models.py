"""Pictures, an image and samples of three colours, and an embedding model that has learned two of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import train
from alquimia_qgis.protocol.options import TrainingOptions
from tests.engine.folders.models import COLOURS, job_on, write_folder, write_picture
from tests.engine.test_train_job import write_image

CHIP = 16
NEW = (230, 230, 225)  # of a city, which the model does not know
EDGE = 64


def train_model(folder: Path, **parameters: Any) -> str:
    """A model of fields and lakes; a few seconds."""
    source = write_folder(folder / "pictures", {"train": 12, "valid": 5, "test": 4}, size=CHIP)
    values = {"patch_size": CHIP, "embedding_size": 4, "neighbours": 3, **parameters}
    job = job_on(
        source, folder, family="embedding", family_parameters=values, task="embedding",
        training=TrainingOptions(epochs=4, learning_rate=0.005, batch_size=8, steps_per_epoch=8),
    )  # fmt: skip
    return train.run(job, JobContext.silent()).model


def write_scene(path: Path) -> str:
    """An image: fields in the left third, lakes in the middle, a city on the right."""
    colours = [*COLOURS.values(), NEW]
    columns = np.minimum(np.arange(EDGE) * 3 // EDGE, 2)
    noise = np.random.default_rng(3).normal(0, 8, (EDGE, EDGE, 3))
    return write_image(path, np.clip(np.array(colours)[columns][np.newaxis] + noise, 0, 255).astype("uint8"))


def write_city(folder: Path, count: int = 3) -> None:
    """Pictures of the class that is added."""
    for number in range(count):
        write_picture(folder / "City" / f"{number}.png", NEW, size=CHIP, seed=70 + number)
