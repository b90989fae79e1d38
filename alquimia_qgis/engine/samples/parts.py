"""Shares samples out to training, validation and test, by the rules of a training."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.samples.reading import TEST, TRAIN, Samples
from alquimia_qgis.engine.samples.split import NONE, SampleSplit, split_samples
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.options import SamplingOptions

MOST_TO_VALIDATE = 0.5


@dataclass(frozen=True)
class SampleParts:
    """Indices of the samples that are tested with (sorted int64), and how the others are split."""

    test: np.ndarray
    split: SampleSplit


def share_out(
    samples: Samples,
    options: SamplingOptions,
    test_share: float,
    seed: int,
    pixel_size: tuple[float, float],
    context: JobContext,
) -> SampleParts:
    """Draw ``test_share`` of each class's area for the test, then validation and training of what is left.

    Both draws follow ``split_samples``. Samples that are marked as test are the test part, and none is drawn beside
    them. The share for validation is of all samples, as it is without a test.
    """
    marked = np.flatnonzero(samples.split == TEST)
    if test_share == 0 or len(marked):
        return SampleParts(marked, split_samples(samples, options, seed, pixel_size, context))
    if (samples.split != "").any():
        raise SamplesError(
            "The split field gives features a part, but none to the test.",
            "Mark test features in it, leave SPLIT_FIELD empty, or set TEST_SHARE to 0.",
        )
    share = options.validation_share / (1 - test_share)
    if share > MOST_TO_VALIDATE:
        raise SamplesError(
            "Test and validation leave fewer samples to train with than to validate with.", "Make a share smaller."
        )
    test = _drawn(samples, options, test_share, seed, pixel_size, context)
    parts = np.full(len(samples), TRAIN, dtype="U10")
    parts[test] = TEST
    rest = replace(options, validation_share=share)
    return SampleParts(test, split_samples(replace(samples, split=parts), rest, seed, pixel_size, context))


def _drawn(
    samples: Samples,
    options: SamplingOptions,
    share: float,
    seed: int,
    pixel_size: tuple[float, float],
    context: JobContext,
) -> np.ndarray:
    # What is said of two parts only would be wrong of three.
    silent = JobContext("", lambda event: None)
    drawn = split_samples(samples, replace(options, validation_share=share), seed, pixel_size, silent)
    if drawn.method == NONE:
        context.log("No feature could be set aside for a test; digitise more features of each class.", "warning")
    return drawn.validation
