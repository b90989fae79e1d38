"""Guesses what a training will take: examples, memory, time; by arithmetic on sizes, and never exact."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from qgis.core import QgsSettings

from alquimia_qgis.desktop.panel.train.family_facts import (
    EVERY_PIXEL,
    FOREST,
    FOREST_SERIES,
    IMAGE_SERIES,
    OBJECTS,
    PATCH,
    PIXEL_SERIES,
    PLACES,
    PRETRAINED,
    kind_of,
)
from alquimia_qgis.desktop.panel.train.sample_sizes import SampleSizes
from alquimia_qgis.zoo.family import TREES, ModelFamily

PACE = "alquimia/training_pace"  # of this computer: seconds taken ÷ seconds guessed, by family
BYTES_OF_THE_ENGINE = 0.7e9
SECONDS_TO_BEGIN, SECONDS_OF_AN_EPOCH = 8.0, 0.15
FEWEST_STEPS = 8  # of an epoch, as in the engine
MOST_CHIPS = 4000
CHIPS_AT_ONCE, PIXELS_AT_ONCE = 8, 512
USUAL_FILTERS = 16
VALUE = 4  # bytes of a float


class Weight(NamedTuple):
    """What a family of a kind takes for each pixel it sees, with its usual size: nanoseconds to learn, values kept."""

    nanoseconds: float
    values: float


# Rough guesses for two cores, which the first trainings of a family correct; see decision 185.
WEIGHTS = {
    EVERY_PIXEL: Weight(4_000, 900),
    PATCH: Weight(1_500, 150),
    PRETRAINED: Weight(8_000, 700),
    OBJECTS: Weight(12_000, 700),
    PLACES: Weight(2_500, 200),
    PIXEL_SERIES: Weight(3_000, 100),
    IMAGE_SERIES: Weight(4_000, 900),
    FOREST: Weight(60_000, 60),
    FOREST_SERIES: Weight(60_000, 60),
}


@dataclass(frozen=True)
class Estimate:
    """Examples that teach and that validate, whether these are chips, bytes of memory, seconds at most."""

    training: int
    validation: int
    are_chips: bool
    memory: float
    seconds: float


def estimate(
    identifier: str, family: type[ModelFamily], values: Mapping[str, Any], sizes: SampleSizes, bands: int, dates: int
) -> Estimate:
    """What a training with the parameters ``values`` takes; ``bands`` of one image, ``dates`` of a series."""
    weight, edge = WEIGHTS[kind_of(family)], _edge(family, values)
    examples = _examples(family, values, sizes, edge)
    validation = round(examples * float(values.get("VALIDATION_SHARE") or 0.0))
    training = examples - validation
    filters = float(values.get("FIRST_FILTERS") or USUAL_FILTERS) / USUAL_FILTERS
    epochs = 1 if family.learner == TREES else int(values.get("EPOCHS") or 1)
    seen = edge**2 * dates
    pace = float(QgsSettings().value(f"{PACE}/{identifier}", 1.0))
    of_an_epoch = max(training, FEWEST_STEPS * _at_once(family, values)) + validation / 3
    learning = epochs * (SECONDS_OF_AN_EPOCH + of_an_epoch * seen * weight.nanoseconds * 1e-9 * filters**1.5)
    return Estimate(
        training, validation, family.input.has_surroundings and family.learner != TREES,
        BYTES_OF_THE_ENGINE + VALUE * seen * (examples * bands + _at_once(family, values) * weight.values * filters),
        pace * (_folds(values) + 1) * (SECONDS_TO_BEGIN + learning),
    )  # fmt: skip


def remember_pace(identifier: str, guessed: float, taken: float) -> None:
    """Learn from a training that ran to its end how fast this computer is; half of it, since other programs disturb."""
    key = f"{PACE}/{identifier}"
    before = float(QgsSettings().value(key, 1.0))
    QgsSettings().setValue(key, min(20.0, max(0.02, before * math.sqrt(taken / max(1.0, guessed)))))


def _edge(family: type[ModelFamily], values: Mapping[str, Any]) -> int:
    """Pixels of the edge of what the network sees at once."""
    if not family.input.has_surroundings or family.learner == TREES:
        return 1
    return int(values.get("PATCH_SIZE") or 1)


def _examples(family: type[ModelFamily], values: Mapping[str, Any], sizes: SampleSizes, edge: int) -> int:
    if values.get("PLACEMENT") == "feature":
        found = sizes.features
    elif edge == 1 or family.answers_once:
        found = sizes.pixels
    else:
        found = sizes.chips(edge)
    return min(found, int(values.get("MAXIMUM_CHIPS") or MOST_CHIPS)) if edge > 1 else found


def _at_once(family: type[ModelFamily], values: Mapping[str, Any]) -> int:
    usual = CHIPS_AT_ONCE if family.input.has_surroundings else PIXELS_AT_ONCE
    return int(values.get("BATCH_SIZE") or usual)


def _folds(values: Mapping[str, Any]) -> int:
    folds = int(values.get("FOLDS") or 0)
    return folds if folds > 1 else 0


def rounded(seconds: float) -> float:
    """To one digit that counts: an estimate shall not look exact."""
    magnitude = 10 ** math.floor(math.log10(max(1.0, seconds)))
    return math.ceil(seconds / magnitude) * magnitude
