"""Makes samples of listed pictures: what each shows, without a place on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.listing import LabelledPicture
from alquimia_qgis.engine.samples.class_values import classes_of_keys, names_alike
from alquimia_qgis.engine.samples.numbers import grouped_values, numbers_of
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.several_classes import rarest_shown
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_CLASS_COUNT
from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.tasks import Task


def samples_of(pictures: Sequence[LabelledPicture], column: str, task: Task, context: JobContext) -> Samples:
    """The pictures as samples that lie nowhere: with classes, several each where the task says so, or numbers.

    ``column`` names the column of numbers of the list, empty where classes are learned.
    """
    if column:
        return _with_numbers(pictures, column)
    return _with_several(pictures, context) if task.several_at_once else _with_classes(pictures, context)


def _with_numbers(pictures: Sequence[LabelledPicture], column: str) -> Samples:
    """With the numbers of a column of the list."""
    numbers = numbers_of(np.array([picture.label for picture in pictures], dtype=object), column)
    values = np.array(numbers, dtype=np.float64)
    groups, edges, classes = grouped_values(values, column)
    return replace(_without_place(pictures, groups, classes), values=values, edges=edges)


def _with_classes(pictures: Sequence[LabelledPicture], context: JobContext) -> Samples:
    """With one class each."""
    keys = _keys([picture.label for picture in pictures])
    index, classes = _classes(keys, context)
    return _without_place(pictures, np.array([index[key] for key in keys], dtype=np.int64), classes)


def _with_several(pictures: Sequence[LabelledPicture], context: JobContext) -> Samples:
    """With any number of classes each."""
    keys = _keys([label for picture in pictures for label in picture.labels])
    index, classes = _classes(keys, context)
    remaining = iter(keys)
    shown = np.zeros((len(pictures), len(classes)), dtype=bool)
    for number, picture in enumerate(pictures):
        shown[number, [index[next(remaining)] for _ in picture.labels]] = True
    rarest = rarest_shown(shown)
    several, none = int((shown.sum(axis=1) > 1).sum()), int((rarest < 0).sum())
    context.log(f"{several} of {len(pictures)} pictures show several classes, {none} show none.")
    return _without_place(pictures, rarest, classes, shown)


def _without_place(
    pictures: Sequence[LabelledPicture],
    class_index: np.ndarray,
    classes: tuple[ClassRecord, ...],
    shown: np.ndarray | None = None,
) -> Samples:
    return Samples(
        geometries=np.array([shapely.Point()] * len(pictures), dtype=object),
        class_index=class_index,
        split=np.array([picture.part for picture in pictures], dtype=object),
        feature_ids=np.arange(len(pictures)),
        classes=classes,
        shown=shown,
    )


def _classes(keys: Sequence[int | str], context: JobContext) -> tuple[dict[int | str, int], tuple[ClassRecord, ...]]:
    """The index of each class, and the classes."""
    index, classes = classes_of_keys(keys, ())
    if not 2 <= len(classes) <= HIGHEST_CLASS_COUNT:
        raise SamplesError(
            f"The pictures have {len(classes)} class{'es' if len(classes) != 1 else ''}; from 2 to "
            f"{HIGHEST_CLASS_COUNT} are possible.",
            "Each class is one folder, or one value of the class column.",
        )
    for group in names_alike(classes):
        context.log(f"Classes whose names differ in capital letters or spaces only: {', '.join(group)}.", "warning")
    return index, classes


def _keys(labels: Sequence[str]) -> list[int | str]:
    """Labels that are all whole numbers keep them as values of their classes."""
    if all(label.isascii() and label.isdecimal() and int(label) <= HIGHEST_VALUE for label in labels):
        return [int(label) for label in labels]
    return list(labels)
