"""Answers of a model for the features of a layer: options, the fields that tell them, and how they travel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.embeddings import embedding_size, is_embedding
from alquimia_qgis.protocol.job import RECORDS
from alquimia_qgis.protocol.parameters import Parameterised, integer, switch
from alquimia_qgis.protocol.tasks import task_of

# The engine's answers are a table of SQLite, one row for each feature in their order: why it has no answer ("" where
# it has one), then the values of ``answer_fields``. The desktop puts them beside the fields of the layer.
ANSWERS_TABLE = "answers"
SELECT_ANSWERS = "SELECT * FROM answers ORDER BY rowid"
NO_GEOMETRY, OFF_IMAGE, NO_DATA = "no geometry", "off the image", "no data"
REASONS = (NO_GEOMETRY, OFF_IMAGE, NO_DATA)

INTEGER, REAL, TEXT = "INTEGER", "REAL", "TEXT"
CLASS_VALUE, CLASS_NAME, CONFIDENCE, VALUE, VALUE_SPREAD = (
    "class_value", "class_name", "confidence", "value", "value_spread",
)  # fmt: skip
ANSWER_COUNT, DISTANCE = "answer_count", "distance"
# Of models that tell several classes at once: the names of all classes with a probability of a half or more.
CLASSES_SHOWN = "classes_shown"
SHOWN_FROM, BETWEEN_CLASSES = 0.5, "; "


@dataclass(frozen=True)
class FeatureOptions(Parameterised):
    """What the features of a layer are told, and how polygons are looked at."""

    title: ClassVar[str] = "Options of features"

    probabilities: bool = switch(
        False, label="Probabilities of all classes",
        help="Add one field for each class with its probability, called probability_ and the value of the class.",
    )  # fmt: skip
    embedding: bool = switch(
        False, label="Embedding",
        help="Only for models of the embedding family: add the embedding of each feature, one field for each of its "
        "numbers, called embedding_1, embedding_2 and so on.",
    )  # fmt: skip
    stride: int | None = integer(
        None, low=1, high=2048, unit="pixels", optional=True, advanced=True, label="Distance of chips",
        help="Only for networks that see a chip at a time and give it one answer: a polygon larger than a chip gets "
        "the mean of chips whose middles lie in it, so many pixels apart. Empty: half a chip.",
    )  # fmt: skip


@dataclass(frozen=True)
class FeatureSource:
    """The features as the desktop hands them over: points and polygons of a GeoPackage layer, in its own CRS.

    ``title`` is the layer's name as the user knows it.
    """

    path: str
    layer: str
    title: str = ""

    @property
    def name(self) -> str:
        """What to call the layer in messages."""
        return self.title or self.layer or self.path


@dataclass(frozen=True)
class AnswerField:
    """A field of the answers: its name, its type in SQLite, and what a user reads above it."""

    name: str
    kind: str
    title: str


def answer_fields(manifest: Manifest, probabilities: bool, embedding: bool = False) -> tuple[AnswerField, ...]:
    """The fields that this model fills, in their order.

    ``answer_count`` is the number of the network's answers, of pixels or of chips, that were averaged. The confidence
    is the mean probability of the class that was chosen; the spread is the standard deviation of the numbers that were
    averaged, NULL where there is only one. Where several classes may be shown at once, the class is the most probable
    one, and ``classes_shown`` names all with a probability of a half or more. Only models of embeddings have a
    distance, and an embedding if it is wanted.
    """
    count = AnswerField(ANSWER_COUNT, INTEGER, "Pixels or chips")
    if manifest.target is not None:
        title = manifest.target.name
        return AnswerField(VALUE, REAL, title), AnswerField(VALUE_SPREAD, REAL, f"Spread of {title}"), count
    shares = [
        AnswerField(f"probability_{record.value}", REAL, f"Probability of {record.name}") for record in manifest.classes
    ]
    return (
        AnswerField(CLASS_VALUE, INTEGER, "Class value"),
        AnswerField(CLASS_NAME, TEXT, "Class"),
        AnswerField(CONFIDENCE, REAL, "Confidence"),
        *((AnswerField(DISTANCE, REAL, "Distance of the nearest sample"),) if is_embedding(manifest) else ()),
        *([AnswerField(CLASSES_SHOWN, TEXT, "Classes shown")] if task_of(manifest.task).several_at_once else ()),
        count,
        *(shares if probabilities else ()),
        *(embedding_fields(manifest) if embedding else ()),
    )


def embedding_fields(manifest: Manifest) -> tuple[AnswerField, ...]:
    """A field for each number of an embedding; none where the model gives none."""
    numbers = range(1, embedding_size(manifest) + 1)
    return tuple(AnswerField(f"embedding_{number}", REAL, f"Embedding, number {number}") for number in numbers)


def classes_shown(classes: Sequence[ClassRecord], shares: Sequence[float]) -> str:
    """The names of the classes with a probability of a half or more, separated by semicolons."""
    return BETWEEN_CLASSES.join(record.name for record, share in zip(classes, shares) if share >= SHOWN_FROM)


def free_names(wanted: Sequence[str], taken: Collection[str]) -> dict[str, str]:
    """The names under which the fields ``wanted`` are added to a layer that has the fields ``taken``, whatever case.

    One that is taken gets the first free number, from 2: class_name_2.
    """
    used = {name.casefold() for name in taken}
    names = {}
    for name in wanted:
        candidate, number = name, 1
        while candidate.casefold() in used:
            number += 1
            candidate = f"{name}_{number}"
        used.add(candidate.casefold())
        names[name] = candidate
    return names


@dataclass(frozen=True)
class PredictFeaturesResult:
    """How many features there are and have an answer; ``unanswered`` counts the others by reason.

    ``counts`` are the features of each class, by its value as text; empty for numbers.
    """

    answers: str
    features: int
    answered: int
    unanswered: dict[str, int]
    counts: dict[str, int]
    classes: tuple[ClassRecord, ...]
    seconds: float
    backend: str = ""
    device: str = ""
    precision: str = ""


def _source(record: dict[str, str]) -> FeatureSource:
    return FeatureSource(**record)


RECORDS.update(features=_source, feature_options=FeatureOptions.from_dict)
