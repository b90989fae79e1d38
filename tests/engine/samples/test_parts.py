"""Training, validation and test are shared out together."""

import numpy as np
import pytest

from alquimia_qgis.engine.samples.parts import share_out
from alquimia_qgis.engine.samples.split import split_samples
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.options import SamplingOptions
from tests.engine.samples.layers import block, made

PIXEL = (10.0, 10.0)


@pytest.fixture
def samples():
    """Sixty fields of one size, of two classes."""
    places = [(row, column) for row in range(0, 300, 50) for column in range(0, 500, 50)]
    return made([block(row, column, 8, 8) for row, column in places], [index % 2 for index in range(60)])


def parts_of(samples, context, test_share=0.2, **options):
    return share_out(samples, SamplingOptions(**options), test_share, 5, PIXEL, context)


@pytest.mark.parametrize("split", ["blocks", "random"])
def test_each_part_has_its_share_of_each_class(samples, context, split):
    parts = parts_of(samples, context, split=split, validation_share=0.25)
    every = np.concatenate([parts.test, parts.split.training, parts.split.validation])
    assert sorted(every.tolist()) == list(range(60))
    for part, share in ((parts.test, 0.2), (parts.split.validation, 0.25)):
        for index in (0, 1):
            assert (samples.class_index[part] == index).mean() == pytest.approx(0.5, abs=0.2)
        assert len(part) / 60 == pytest.approx(share, abs=0.07)


def test_without_a_test_it_is_the_split_of_a_training(samples, context):
    plain = split_samples(samples, SamplingOptions(), 5, PIXEL, context)
    parts = parts_of(samples, context, test_share=0.0)
    assert parts.split.validation.tolist() == plain.validation.tolist() and not len(parts.test)


def test_marked_features_are_the_test_and_no_others(context):
    marks = ["test", "", "", "", "test", "", "", ""]
    marked = made([block(0, column * 30, 5, 5) for column in range(8)], [0, 1] * 4, marks)
    parts = parts_of(marked, context)
    assert parts.test.tolist() == [0, 4] and 0 not in parts.split.training


def test_shares_and_marks_that_do_not_fit_are_refused(samples, context):
    with pytest.raises(SamplesError, match="fewer samples to train with than to validate"):
        parts_of(samples, context, test_share=0.5, validation_share=0.4)
    marked = made([block(0, column * 30, 5, 5) for column in range(4)], [0, 1, 0, 1], ["train", "", "", ""])
    with pytest.raises(SamplesError, match="none to the test"):
        parts_of(marked, context)
