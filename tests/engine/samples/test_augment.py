import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alquimia_qgis.engine.samples.augment import Movement, centred, random_movement

MOVEMENTS = st.builds(
    Movement,
    row=st.integers(0, 6),
    column=st.integers(0, 6),
    flip_rows=st.booleans(),
    flip_columns=st.booleans(),
    quarter_turns=st.integers(0, 3),
)


@given(MOVEMENTS, st.integers(1, 4))
def test_image_and_labels_move_together(movement, bands):
    labels = np.arange(16 * 16).reshape(16, 16)
    image = np.stack([labels * (band + 1) for band in range(bands)], axis=-1)
    moved = movement.apply(image, 10)
    assert moved.shape == (10, 10, bands)
    for band in range(bands):
        np.testing.assert_array_equal(moved[..., band], movement.apply(labels, 10) * (band + 1))


@given(MOVEMENTS)
def test_a_movement_only_rearranges_the_pixels_of_its_crop(movement):
    labels = np.arange(16 * 16).reshape(16, 16)
    crop = labels[movement.row : movement.row + 10, movement.column : movement.column + 10]
    assert sorted(movement.apply(labels, 10).ravel()) == sorted(crop.ravel())


def test_each_change_does_what_its_name_says():
    chip = np.arange(9).reshape(3, 3)
    np.testing.assert_array_equal(Movement(0, 0, flip_rows=True).apply(chip, 3), chip[::-1])
    np.testing.assert_array_equal(Movement(0, 0, flip_columns=True).apply(chip, 3), chip[:, ::-1])
    np.testing.assert_array_equal(Movement(0, 0, quarter_turns=1).apply(chip, 3), [[2, 5, 8], [1, 4, 7], [0, 3, 6]])
    np.testing.assert_array_equal(Movement(1, 0).apply(chip, 2), [[3, 4], [6, 7]])
    np.testing.assert_array_equal(centred(1).apply(chip, 1), [[4]])


def test_all_ways_of_looking_are_drawn_and_no_others():
    random = np.random.default_rng(0)
    drawn = [random_movement(random, 2, True, True) for _ in range(3000)]
    assert len(set(drawn)) == 5 * 5 * 2 * 2 * 4
    assert {(m.row, m.column) for m in drawn} == {(r, c) for r in range(5) for c in range(5)}


def test_what_is_switched_off_does_not_happen():
    random = np.random.default_rng(0)
    drawn = {random_movement(random, 0, False, False) for _ in range(50)}
    assert drawn == {Movement(0, 0)}
    assert {m.quarter_turns for m in (random_movement(random, 0, True, False) for _ in range(50))} == {0}


def test_options_do_not_change_each_others_draws():
    shifts = [random_movement(np.random.default_rng(7), 4, flips, turns) for flips in (0, 1) for turns in (0, 1)]
    assert len({(m.row, m.column) for m in shifts}) == 1
