"""Shares objects out into the folds of a cross-validation: whole areas or pictures where there are enough of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.detection.object_split import NOWHERE, homes_of
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.samples.assignment import choose_groups
from alquimia_qgis.engine.samples.folds import NO_FOLD, Fold, folds_of_features
from alquimia_qgis.engine.samples.reading import TEST, Samples
from alquimia_qgis.protocol.jobs import TrainJob


def marked_for(fold: Fold, samples: Samples, areas: np.ndarray | None, job: TrainJob, image: PixelSource) -> Samples:
    """The samples with the objects of the fold marked as validation, and all others but the test part as training.

    Where at least as many ``areas`` have objects as there are folds, whole areas are shared out; else blocks, as of all
    samples.
    """
    if areas is not None:
        folds = _folds_of_areas(samples, areas, fold.count, job.training.seed)
        if folds is not None:
            return fold.marks(samples, folds)
    places = folds_of_features(samples, job.sampling, job.training.seed, image.pixel_size, fold.count)
    return fold.marks(samples, places)


def without_drawing(job: TrainJob) -> TrainJob:
    """The job as a fold sees it: what validates is marked, and nothing else is drawn."""
    return replace(job, sampling=replace(job.sampling, validation_share=0.0))


def folds_of_groups(counted: np.ndarray, count: int, seed: int) -> np.ndarray:
    """The fold of each group, int64 (G,), given how many objects of each class it has, (G, C): like shares of each."""
    folds = np.full(len(counted), count - 1)
    left = np.arange(len(counted))
    for number in range(count - 1):
        chosen = choose_groups(counted[left], 1 / (count - number), seed)
        folds[left[chosen]] = number
        left = left[~chosen]
    return folds


def _folds_of_areas(samples: Samples, areas: np.ndarray, count: int, seed: int) -> np.ndarray | None:
    """The fold of each object by its area; None where too few areas have objects to learn from."""
    homes = homes_of(samples, areas)
    learned = (homes != NOWHERE) & (samples.split != TEST)
    counted = np.zeros((len(areas), len(samples.classes)))
    np.add.at(counted, (homes[learned], samples.class_index[learned]), 1)
    occupied = np.flatnonzero(counted.sum(axis=1))
    if len(occupied) < count:
        return None
    of_area = np.full(len(areas), NO_FOLD)
    of_area[occupied] = folds_of_groups(counted[occupied], count, seed)
    return np.where(learned, of_area[homes], NO_FOLD)
