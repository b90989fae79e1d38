import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.augment import Movement, centred
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.examples import ExampleWriter, moved_pixels
from alquimia_qgis.protocol.bundle_manifest import BandRecord

SIZE, JITTER = 12, 3
EDGE = SIZE + 2 * JITTER
BANDS = (BandRecord("a", 97.3, 41.7), BandRecord("b", -3.1, 0.37), BandRecord("c", 12_000.0, 1e-3))
MOVEMENTS = st.builds(
    Movement,
    row=st.integers(0, 2 * JITTER),
    column=st.integers(0, 2 * JITTER),
    flip_rows=st.booleans(),
    flip_columns=st.booleans(),
    quarter_turns=st.integers(0, 3),
)


def chip_set(dtype="uint16", fill=None, holes=False):
    random = np.random.default_rng(5)
    pixels = random.integers(0, 120, (2, EDGE, EDGE, 3)).astype(dtype)
    if holes and dtype == "float32":
        pixels[random.uniform(size=pixels.shape) < 0.1] = np.nan
        pixels[:, 4, 4, 1] = np.inf
    valid = random.uniform(size=(2, EDGE, EDGE)) < (0.8 if holes else 2)
    labels = random.integers(-1, 2, (2, EDGE, EDGE)).astype(np.int16)
    windows = [Window(0, 0, EDGE, EDGE)] * 2
    return ChipSet(pixels, valid, labels, windows, SIZE, JITTER, np.array([1, 1]), fill)


def written(chips, movement, brightness=0.0):
    target = np.full((SIZE, SIZE, 3), 7, dtype=np.float32)
    ExampleWriter(chips, BANDS).write_pixels(1, movement, brightness, target)
    return target


@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint16", "float32"])
@pytest.mark.parametrize("fill", [None, 17])
@pytest.mark.parametrize("holes", [False, True])
def test_pixels_are_those_of_the_chip_set_bit_for_bit(dtype, fill, holes):
    chips = chip_set(dtype, fill, holes)
    movement = Movement(1, 5, True, False, 3)
    expected = movement.apply(chips.scaled(slice(None), BANDS)[1], SIZE)
    assert (expected == 0).any() == (holes or fill is not None)
    np.testing.assert_array_equal(written(chips, movement), expected)


def test_the_chips_are_not_touched_and_may_be_read_only():
    chips = chip_set("float32", None, True)
    before = chips.pixels.copy()
    chips.pixels.flags.writeable = chips.valid.flags.writeable = False
    written(chips, Movement(0, 0), 0.5)
    np.testing.assert_array_equal(chips.pixels, before)


@pytest.mark.parametrize("dtype", ["uint16", "float32"])
def test_brightness_is_added_where_there_is_something_to_see(dtype):
    chips = chip_set(dtype, 17, True)
    plain, bright = written(chips, centred(JITTER)), written(chips, centred(JITTER), 0.25)
    missing = plain == 0
    assert missing.any() and (bright[missing] == 0).all()
    np.testing.assert_allclose((bright - plain)[~missing][np.abs(plain[~missing]) < 100], 0.25, atol=1e-5)


@given(MOVEMENTS, st.sampled_from(["uint8", "uint16", "float32"]), st.integers(1, 13))
def test_pixels_move_whole(movement, dtype, bands):
    chip = np.random.default_rng(bands).integers(0, 200, (EDGE, EDGE, bands)).astype(dtype)
    moved = moved_pixels(chip, movement, SIZE)
    assert moved.dtype == chip.dtype and moved.flags.c_contiguous
    np.testing.assert_array_equal(moved, movement.apply(chip, SIZE))


@given(MOVEMENTS, st.integers(0, 3))
def test_labels_move_with_the_pixels_and_lose_the_crop(movement, crop):
    chips = chip_set()
    target = np.empty((SIZE - 2 * crop, SIZE - 2 * crop), dtype=np.int32)
    assert ExampleWriter(chips, BANDS).write_labels(0, movement, crop, target)
    inner = slice(crop, SIZE - crop)
    np.testing.assert_array_equal(target, movement.apply(chips.labels[0], SIZE)[inner, inner])


def test_a_chip_without_labels_is_told():
    chips = chip_set()
    chips.labels[:] = -1
    chips.labels[0, JITTER, JITTER] = 1  # a corner, which the crop takes away
    writer, target = ExampleWriter(chips, BANDS), np.empty((SIZE, SIZE), dtype=np.int32)
    assert writer.write_labels(0, centred(JITTER), 0, target)
    assert not writer.write_labels(0, centred(JITTER), 1, target[1:-1, 1:-1])
