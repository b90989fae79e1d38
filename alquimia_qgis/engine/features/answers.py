"""Turns mean answers into what the fields of a layer tell, and writes them as a table of SQLite."""

from __future__ import annotations

import contextlib
import math
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from alquimia_qgis.engine.features.means import FeatureMeans
from alquimia_qgis.engine.neighbours.network import AnswerLayout
from alquimia_qgis.engine.outputs import atomic_files
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.features import (
    ANSWER_COUNT,
    ANSWERS_TABLE,
    CLASS_NAME,
    CLASS_VALUE,
    CLASSES_SHOWN,
    CONFIDENCE,
    DISTANCE,
    VALUE,
    VALUE_SPREAD,
    AnswerField,
    classes_shown,
)
from alquimia_qgis.protocol.tasks import task_of

Columns = dict[str, Sequence[Any]]


def answer_columns(means: FeatureMeans, manifest: Manifest, layout: AnswerLayout | None = None) -> Columns:
    """The values of all fields that the model can fill, by name, with None where a feature has no answer.

    ``layout`` is that of the answers of a model of embeddings.
    """
    counts = [int(count) or None for count in means.counts]
    if manifest.target is not None:
        values = _known(means.means()[:, 0])
        return {VALUE: values, VALUE_SPREAD: _known(means.spreads()), ANSWER_COUNT: counts}
    shares = means.means()
    best = best_classes(means, len(manifest.classes))
    chosen: list[ClassRecord | None] = [manifest.classes[index] if index >= 0 else None for index in best]
    columns: Columns = {
        CLASS_VALUE: [record and record.value for record in chosen],
        CLASS_NAME: [record and record.name for record in chosen],
        CONFIDENCE: _known(np.take_along_axis(shares, np.maximum(best, 0)[:, np.newaxis], axis=1)[:, 0]),
        ANSWER_COUNT: counts,
    }
    if task_of(manifest.task).several_at_once:
        columns[CLASSES_SHOWN] = [
            classes_shown(manifest.classes, row) if answered else None
            for row, answered in zip(shares.tolist(), means.counts > 0, strict=True)
        ]
    for number, record in enumerate(manifest.classes):
        columns[f"probability_{record.value}"] = _known(shares[:, number])
    return columns if layout is None else {**columns, **_of_neighbours(means.means().T, layout)}


def best_classes(means: FeatureMeans, classes: int) -> np.ndarray:
    """The position of the class of each feature, int64, the first of several that are equal; -1 without an answer.

    The first ``classes`` answers are those of the classes.
    """
    shares = means.means()[:, :classes]
    return np.where(means.counts > 0, np.nan_to_num(shares, nan=-1.0).argmax(axis=1), -1)


def _of_neighbours(answers: np.ndarray, layout: AnswerLayout) -> Columns:
    """Distance and, where there is one, the embedding of answers (channels, features)."""
    embeddings = zip(range(1, layout.embedding + 1), layout.embeddings(answers), strict=True)
    return {
        DISTANCE: _known(layout.distance(answers)),
        **{f"embedding_{number}": _known(values) for number, values in embeddings},
    }


def write_answers(path: str, fields: Sequence[AnswerField], reasons: Sequence[str], columns: Columns) -> None:
    """Write the table, all of it or nothing; an OutputError says why it cannot be written."""
    declared = ", ".join(f"{_quoted(field.name)} {field.kind}" for field in fields)
    insert = f"INSERT INTO {ANSWERS_TABLE} VALUES (?{', ?' * len(fields)})"  # nosec B608  made of constants and marks
    with atomic_files([path]) as (temporary,):
        try:
            with contextlib.closing(sqlite3.connect(temporary)) as database, database:
                database.execute(f"CREATE TABLE {ANSWERS_TABLE} (reason TEXT, {declared})")
                database.executemany(insert, _rows(fields, reasons, columns))
        except sqlite3.Error as error:
            raise OutputError(f"The answers cannot be written to {path} ({error}).", "Free some space.") from error


def _rows(fields: Sequence[AnswerField], reasons: Sequence[str], columns: Columns) -> Iterator[tuple[Any, ...]]:
    return zip(reasons, *(columns[field.name] for field in fields), strict=True)


def _known(numbers: np.ndarray) -> list[float | None]:
    """As plain numbers, None where there is none."""
    return [float(number) if math.isfinite(number) else None for number in numbers]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
