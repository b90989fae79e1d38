"""The examples: a validation chip beside its labels, the prediction, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.report.contents import Example
from alquimia_qgis.engine.report.pictures import NO_CLASS, array_as_png, class_colours
from alquimia_qgis.protocol.classes import ClassRecord

MOST_EXAMPLES = 12
_LARGEST_SIDE = 256
_PALE = 0.75  # how far the image is faded below colours
_RIGHT = (123, 135, 148)
_WRONG = (213, 94, 0)


@dataclass(frozen=True)
class ExamplePictures:
    """The four pictures of one example as ``data:`` addresses; ``agreement`` is the share of labelled pixels right."""

    image: str
    labels: str
    prediction: str
    differences: str
    labelled: int
    agreement: float | None


def example_pictures(examples: Sequence[Example], classes: tuple[ClassRecord, ...]) -> Iterator[ExamplePictures]:
    """Pictures of the first examples; labels and differences lie over the faded image where there is no label."""
    colours = class_colours(classes)
    for example in list(examples)[:MOST_EXAMPLES]:
        image, labels, prediction = (_thinned(np.asarray(layer)) for layer in example)
        yield ExamplePictures(
            image=array_as_png(image),
            labels=array_as_png(_painted(image, labels, colours)),
            prediction=array_as_png(_painted(image, prediction, colours)),
            differences=array_as_png(_differences(image, labels, prediction)),
            labelled=int((np.asarray(example[1]) != NO_CLASS).sum()),
            agreement=_agreement(np.asarray(example[1]), np.asarray(example[2])),
        )


def _thinned(layer: np.ndarray) -> np.ndarray:
    """Every n-th pixel of a large chip: shown small, and the report stays small."""
    step = -(-max(layer.shape[:2]) // _LARGEST_SIDE)
    return layer[::step, ::step]


def _faded(image: np.ndarray) -> np.ndarray:
    grey = image[..., :3].astype(np.float32).mean(axis=-1, keepdims=True)
    return np.repeat(grey * (1 - _PALE) + 255 * _PALE, 3, axis=-1).astype(np.uint8)


def _painted(image: np.ndarray, indices: np.ndarray, colours: np.ndarray) -> np.ndarray:
    picture = _faded(image)
    known = indices != NO_CLASS
    picture[known] = colours[indices[known].astype(int)]
    return picture


def _differences(image: np.ndarray, labels: np.ndarray, prediction: np.ndarray) -> np.ndarray:
    picture = _faded(image)
    labelled = (labels != NO_CLASS) & (prediction != NO_CLASS)
    picture[labelled & (labels == prediction)] = _RIGHT
    picture[labelled & (labels != prediction)] = _WRONG
    return picture


def _agreement(labels: np.ndarray, prediction: np.ndarray) -> float | None:
    compared = (labels != NO_CLASS) & (prediction != NO_CLASS)
    return float((labels == prediction)[compared].mean()) if compared.any() else None
