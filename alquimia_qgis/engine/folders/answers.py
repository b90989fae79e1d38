"""What a model answers for pictures, as a table in CSV and as footprints on the ground."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

from alquimia_qgis.engine.folders.picture import outline_of
from alquimia_qgis.engine.neighbours.network import AnswerLayout
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.features import (
    ANSWER_COUNT,
    REAL,
    SHOWN_FROM,
    VALUE_SPREAD,
    AnswerField,
    answer_fields,
    classes_shown,
)
from alquimia_qgis.protocol.tasks import task_of

FILE, PROBLEM = "file", "problem"
FOOTPRINTS_LAYER = "pictures"
WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class Answers:
    """What a model says of pictures: ``values``, float32 (N, channels), of ``paths`` (N).

    First come the probabilities of the classes, or the number of a regression. ``layout`` tells what follows the
    probabilities of a model of embeddings.
    """

    paths: Sequence[str]
    values: np.ndarray
    manifest: Manifest
    layout: AnswerLayout | None = None

    @property
    def fields(self) -> tuple[AnswerField, ...]:
        """The columns beside the file: class, confidence and probabilities of all classes, or the number."""
        with_embedding = self.layout is not None and self.layout.embedding > 0
        every = answer_fields(self.manifest, probabilities=True, embedding=with_embedding)
        return tuple(field for field in every if field.name not in (ANSWER_COUNT, VALUE_SPREAD))

    @property
    def several_at_once(self) -> bool:
        """Whether a picture may show several classes."""
        return task_of(self.manifest.task).several_at_once

    def counts(self) -> dict[str, int]:
        """How many pictures have each class that any has, by its value as text; none for numbers."""
        classes = self.manifest.classes
        if not classes:
            return {}
        shown = self._shares >= SHOWN_FROM if self.several_at_once else np.eye(len(classes), dtype=bool)[self.best]
        pairs = zip(classes, shown.sum(axis=0).tolist(), strict=True)
        return {str(record.value): count for record, count in pairs if count}

    @property
    def best(self) -> np.ndarray:
        """The position of the class of each picture, the first of several that are equal, int64 (N,)."""
        return self._shares.argmax(axis=1)

    def rows(self) -> list[list[Any]]:
        """The values of ``fields`` for each picture."""
        if self.manifest.target is not None:
            return [[float(value)] for value in self.values[:, 0]]
        return [self._of_classes(values, int(best)) for values, best in zip(self.values, self.best, strict=True)]

    @property
    def _shares(self) -> np.ndarray:
        return self.values[:, : max(1, len(self.manifest.classes))]

    def _of_classes(self, values: np.ndarray, best: int) -> list[Any]:
        record, shares = self.manifest.classes[best], values[: len(self.manifest.classes)]
        several = [classes_shown(self.manifest.classes, shares.tolist())] if self.several_at_once else []
        chosen = [record.value, record.name, float(values[best]), *several]
        if self.layout is None:
            return [*chosen, *map(float, shares)]
        return [*chosen, float(self.layout.distance(values)), *map(float, shares), *map(float, self._embedding(values))]

    def _embedding(self, values: np.ndarray) -> np.ndarray:
        return np.empty(0) if self.layout is None else self.layout.embeddings(values)


def answers_table(answers: Answers, problems: dict[str, str], folder: str) -> str:
    """CSV text, UTF-8, comma-separated, one header line; a row is a picture, named as it lies below ``folder``.

    Pictures without an answer stand there as well, with the problem in the last column.
    """
    names = [field.name for field in answers.fields]
    rows = {path: [*map(_cell, row), ""] for path, row in zip(answers.paths, answers.rows(), strict=True)}
    rows.update({path: [*[""] * len(names), problem] for path, problem in problems.items()})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([FILE, *names, PROBLEM])
    writer.writerows([_shown(path, folder), *rows[path]] for path in sorted(rows))
    return text.getvalue()


def write_footprints(file: str, answers: Answers, folder: str) -> int:
    """Write the pictures that have a place on the ground as polygons of a GeoPackage; returns how many these are."""
    outlines = [outline_of(path) for path in answers.paths]
    placed = [number for number, outline in enumerate(outlines) if outline]
    rows = answers.rows()
    columns = [
        np.array([rows[number][position] for number in placed], dtype=_dtype(field))
        for position, field in enumerate(answers.fields)
    ]
    names = np.array([_shown(answers.paths[number], folder) for number in placed], dtype=object)
    shapes = np.array([shapely.Polygon(outlines[number]) for number in placed], dtype=object)
    pyogrio.raw.write(
        file, shapely.to_wkb(shapes), [names, *columns], [FILE, *(field.name for field in answers.fields)],
        layer=FOOTPRINTS_LAYER, driver="GPKG", geometry_type="Polygon", crs=WGS84,
    )  # fmt: skip
    return len(placed)


def _dtype(field: AnswerField) -> Any:
    return {"INTEGER": np.int64, REAL: np.float64}.get(field.kind, object)


def _cell(value: Any) -> Any:
    return f"{value:.6g}" if isinstance(value, float) else value


def _shown(path: str, folder: str) -> str:
    """The name below the folder, with slashes on every system."""
    return Path(os.path.relpath(path, folder)).as_posix()
