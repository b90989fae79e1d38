"""Features that may show several classes at once: read from a layer, and cut into chips that know all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.class_values import classes_of_keys, names_in
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.samples.layer_reading import (
    Layer,
    column_of,
    kept_features,
    read_layer,
    split_values,
    usable_geometries,
)
from alquimia_qgis.engine.samples.reading import Samples, check_classes
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.sources import SampleSource

NOTHING = "nothing"
# The classes that a feature shows, by their names.
Shown = tuple[str, ...]


def read_several(source: SampleSource, image: PixelSource, context: JobContext) -> Samples:
    """The samples of ``source`` that lie on ``image``, each with all classes that it shows, which may be none.

    They are told by fields of 0 and 1, one for each class, or by a text that names them, separated by ; or |. A feature
    without a value, in all of the fields, is left out; an empty text shows none of the classes. See ``read_samples``
    for what raises a SamplesError; fields of other values do so as well.
    """
    layer = read_layer(source)
    labels = _of_fields(layer, source.label_fields) if source.label_fields else _of_text(layer, source.class_field)
    split = split_values(layer, source.split_field)
    geometries, mended = usable_geometries(layer, image, context)
    kept, left_out = kept_features(layer, geometries, labels, image, context)
    on_image = [labels[index] or () for index in kept]
    classes = _classes(on_image, source, context)
    shown = np.array([[record.name in names for record in classes] for names in on_image], dtype=bool)
    context.log(
        f"{int((shown.sum(axis=1) > 1).sum())} of {len(shown)} features show several classes, "
        f"{int((~shown.any(axis=1)).sum())} show none."
    )
    problems = {reason: layer.feature_ids[found] for reason, found in {**left_out, **mended}.items()}
    return Samples(
        geometries[kept], rarest_shown(shown), split[kept], layer.feature_ids[kept], classes, image.crs, shown=shown,
        problems=problems,
    )  # fmt: skip


def rarest_shown(shown: np.ndarray) -> np.ndarray:
    """The rarest class of each row of ``shown``, bool (N, C), as int64 (N,); -1 where a row shows none."""
    rarity = np.argsort(np.argsort(shown.sum(axis=0), kind="stable"))  # 0 of the rarest class
    rarest = np.where(shown, rarity, shown.shape[1]).argmin(axis=1)
    return np.where(shown.any(axis=1), rarest, -1).astype(np.int64)


def chips_of_several(samples: Samples, cut: Callable[[Samples], ChipSet]) -> ChipSet:
    """The chips that ``cut`` makes, each with all classes that the feature in its middle shows.

    Painted are sets of classes: a pixel in features that show the same set has it, one in features of different sets
    is contested. ``class_pixels`` counts the chips that show each class.
    """
    if samples.shown is None:
        return cut(samples)
    sets, index = np.unique(samples.shown, axis=0, return_inverse=True)
    records = tuple(
        ClassRecord(number, _named(samples.classes, members), palette_colour(number))
        for number, members in enumerate(sets)
    )
    chips = cut(replace(samples, class_index=index.reshape(-1).astype(np.int64), classes=records, shown=None))
    middle = chips.labels.shape[1] // 2
    shown = sets[np.maximum(chips.labels[:, middle, middle], 0)]
    labels = np.full(chips.labels.shape, UNLABELLED, dtype=np.int16)
    labels[:, middle, middle] = np.maximum(rarest_shown(shown), 0)
    return replace(chips, labels=labels, shown=shown, class_pixels=shown.sum(axis=0, dtype=np.int64))


def _named(classes: Sequence[ClassRecord], members: np.ndarray) -> str:
    """What to call a set of classes in messages."""
    return " + ".join(record.name for record, member in zip(classes, members, strict=True) if member) or NOTHING


def _of_fields(layer: Layer, fields: Sequence[str]) -> list[Shown | None]:
    """By fields of 0 and 1; None where all of them are empty."""
    rows = zip(*(_marks(column_of(layer, name, "field of a class"), name) for name in fields), strict=True)
    return [
        tuple(name for name, mark in zip(fields, row, strict=True) if mark) if set(row) != {None} else None
        for row in rows
    ]


def _marks(column: np.ndarray, field: str) -> list[bool | None]:
    """Whether each feature shows the class of a field, None where the field is empty."""
    found: list[bool | None] = []
    for value in column.tolist():
        if value is None or value != value:
            found.append(None)
        elif value in (0, 1):  # also False, True, 0.0 and 1.0
            found.append(bool(value))
        else:
            raise SamplesError(
                f"The field {field!r} holds {value!r}; a field of LABEL_FIELDS says with 0 or 1 whether a feature "
                "shows its class.",
                "Choose fields of 0 and 1, one for each class, or give the classes as text in CLASS_FIELD.",
            )
    return found


def _of_text(layer: Layer, field: str) -> list[Shown | None]:
    """By a text that names them; None where there is no text."""
    column = column_of(layer, field, "class field").tolist()
    if any(isinstance(value, str) for value in column):
        return [names_in(value) if isinstance(value, str) else None for value in column]
    raise SamplesError(
        f"The class field {field!r} holds no text, so it cannot name several classes.",
        "Choose a text field with classes separated by ; or |, or fields of 0 and 1 (LABEL_FIELDS).",
    )


def _classes(labels: Sequence[Shown], source: SampleSource, context: JobContext) -> tuple[ClassRecord, ...]:
    """The classes that any feature shows: fields in their order, names of a text as in any class field."""
    present = {name for names in labels for name in names}
    for name in source.label_fields:
        if name not in present:
            context.log(f"No feature on the image shows {name!r}; the class is left out.", "warning")
    own = [name for name in source.label_fields if name in present]
    classes = tuple(ClassRecord(number + 1, name, palette_colour(number)) for number, name in enumerate(own))
    if not source.label_fields:
        _, classes = classes_of_keys(sorted(present), source.classes)
    check_classes(classes, source, 2, context)
    return classes
