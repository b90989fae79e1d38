import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.samples.assignment import choose_groups
from alquimia_qgis.engine.samples.grouping import block_groups, overlapping, touching
from alquimia_qgis.engine.samples.split import smallest_distance, split_samples
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.options import SamplingOptions
from tests.engine.samples.layers import block, made, point

PIXEL = (10.0, 10.0)


def scattered(count=60, classes=3, seed=0, size=2.0):
    """Separate squares all over a square of 400 pixels."""
    random = np.random.default_rng(seed)
    cells = random.permutation(1600)[:count]
    return made([block(10 * (c // 40), 10 * (c % 40), size, size) for c in cells], [i % classes for i in range(count)])


def split(samples, seed=1, **options):
    return split_samples(samples, SamplingOptions(**options), seed, PIXEL, JobContext.silent())


def check_partition(samples, result):
    together = np.concatenate([result.training, result.validation])
    assert sorted(together) == list(range(len(samples)))
    assert (samples.class_counts(result.training) > 0).all()


@pytest.mark.parametrize("method", ["blocks", "random"])
@pytest.mark.parametrize("share", [0.1, 0.25, 0.5])
def test_every_class_gets_about_its_share(method, share):
    samples = scattered(120)
    result = split(samples, split=method, validation_share=share)
    check_partition(samples, result)
    shares = samples.class_counts(result.validation) / samples.class_counts()
    assert result.method == method and np.abs(shares - share).max() < 0.1


def test_the_share_is_one_of_area_not_of_features():
    samples = made(
        [block(0, 0, 30, 30), *(block(60, 40 * i, 10, 10) for i in range(9)), block(200, 0), block(300, 300)],
        [0] * 10 + [1, 1],
    )
    result = split(samples, validation_share=0.5)
    assert result.validation.tolist()[:-1] in ([0], list(range(1, 10)))


def test_the_same_seed_draws_the_same_and_another_one_differs():
    samples = scattered()
    first, again = split(samples, seed=5), split(samples, seed=5)
    np.testing.assert_array_equal(first.validation, again.validation)
    assert any(split(samples, seed=seed).validation.tolist() != first.validation.tolist() for seed in range(6, 12))


def test_features_of_one_block_stay_on_one_side():
    samples = scattered(150)
    result = split(samples, block_size=1000.0)
    assert result.block_size == 1000
    cells = np.floor(shapely.get_coordinates(shapely.centroid(samples.geometries)) - samples_origin(samples)) // 1000
    sides = {}
    for index in range(len(samples)):
        sides.setdefault(tuple(cells[index]), set()).add(index in set(result.validation))
    assert len(sides) > 5 and all(len(side) == 1 for side in sides.values())


def samples_origin(samples):
    return shapely.get_coordinates(shapely.centroid(samples.geometries)).min(axis=0)


def test_blocks_keep_parts_further_apart_than_chance_does():
    samples = scattered(200, seed=3)
    blocks = [nearest_neighbours_apart(samples, split(samples, seed=seed)) for seed in range(3)]
    chance = [nearest_neighbours_apart(samples, split(samples, seed=seed, split="random")) for seed in range(3)]
    assert min(blocks) > 1.5 * max(chance)


def nearest_neighbours_apart(samples, result):
    """Mean distance from a validation feature to the nearest training feature."""
    tree = shapely.STRtree(samples.geometries[result.training])
    return tree.query_nearest(samples.geometries[result.validation], return_distance=True)[1].mean()


def test_touching_and_overlapping_features_stay_together():
    pairs = [block(20 * i, 0, 2, 2) for i in range(20)] + [block(20 * i + 2, 0, 2, 2) for i in range(20)]
    samples = made(pairs, [i % 2 for i in range(20)] * 2)
    validating = np.isin(np.arange(40), split(samples, block_size=1.0).validation)
    np.testing.assert_array_equal(validating[:20], validating[20:])
    assert 0 < validating.sum() < 40


def test_a_map_without_gaps_is_still_split_and_says_so():
    tiles = [block(5 * row, 5 * column, 5, 5) for row in range(12) for column in range(12)]
    samples = made(tiles, [i % 3 for i in range(144)])
    result = split(samples)
    check_partition(samples, result)
    assert result.method == "blocks" and result.distance == 0
    assert "touch each other" in result.warnings[0]
    assert (samples.class_counts(result.validation) > 0).all()


def test_a_class_with_a_single_feature_trains_and_is_named():
    samples = made([block(0, 0), block(50, 50), block(100, 0), block(0, 100)], [0, 0, 1, 2])
    result = split(samples, split="blocks")
    check_partition(samples, result)
    assert samples.class_counts(result.validation).tolist() == [1, 0, 0]
    assert result.warnings == (
        "Not validated, because no feature could be set aside: 'class 2' (a single feature), "
        "'class 3' (a single feature); digitise more of these classes, further apart.",
    )


def test_a_share_of_none_lets_all_train_but_those_named_for_validation():
    samples = scattered()
    result = split(samples, validation_share=0.0)
    check_partition(samples, result)
    assert result.method == "none" and not len(result.validation)
    assert "share for validation is 0" in result.warnings[0]
    named = made([block(20 * i, 0) for i in range(4)], [0, 0, 1, 1], split=["", "validation", "", ""])
    assert split(named, validation_share=0.0).validation.tolist() == [1]


@pytest.mark.parametrize("method", ["blocks", "random"])
def test_when_nothing_can_be_set_aside_all_train_with_a_warning(method):
    samples = made([block(0, 0), block(50, 50)], [0, 1])
    result = split(samples, split=method)
    assert result.method == "none" and np.isnan(result.distance)
    assert result.training.tolist() == [0, 1] and result.validation.tolist() == []
    assert "nothing is known of the model's accuracy" in result.warnings[0]


def test_a_random_split_is_called_optimistic():
    assert "better than the map" in split(scattered(), split="random").warnings[0]
    assert split(scattered()).warnings == ()


def test_warnings_are_logged(context, messages):
    split_samples(made([block(0, 0), block(9, 9)], [0, 1]), SamplingOptions(), 1, PIXEL, context)
    assert "nothing is known" in messages("warning")[0]


class TestSplitField:
    def test_it_wins_and_leaves_tests_out(self, context, messages):
        parts = ["train", "validation", "test", "train", "validation", ""]
        samples = made([block(10 * i, 0) for i in range(6)], [0, 0, 0, 1, 1, 1], parts)
        result = split_samples(samples, SamplingOptions(), 1, PIXEL, context)
        assert (result.training.tolist(), result.validation.tolist()) == ([0, 3, 5], [1, 4])
        assert result.method == "field" and result.distance == pytest.approx(90)
        assert "1 features marked as test" in messages()[0] and "1 features without a value" in messages()[1]

    @pytest.mark.parametrize("method", ["blocks", "random"])
    def test_without_validation_features_part_of_the_training_is_drawn(self, method):
        samples = scattered(80)
        parts = np.array(["test" if i % 4 == 0 else "train" for i in range(80)], dtype="U10")
        samples = made(list(samples.geometries), samples.class_index.tolist(), parts.tolist())
        result = split(samples, split=method)
        assert result.method == method and len(result.validation) > 5
        assert set(result.training) | set(result.validation) == set(np.flatnonzero(parts == "train"))

    def test_a_class_without_training_is_refused(self):
        samples = made([block(0, 0), block(9, 9), block(20, 20)], [0, 1, 2], ["train", "test", "validation"])
        with pytest.raises(SamplesError, match="no training feature of 'class 2', 'class 3'"):
            split(samples)

    def test_a_class_without_validation_is_named(self):
        samples = made([block(0, 0), block(9, 9), block(20, 20)], [0, 0, 1], ["train", "validation", "train"])
        assert "'class 2' (a single feature)" in split(samples).warnings[0]


class TestDistance:
    def test_in_metres_of_a_projection(self):
        samples = made([block(0, 0, 1, 1), block(0, 4, 1, 1), block(50, 50, 1, 1)], [0, 1, 1])
        assert smallest_distance(samples, np.array([0]), np.array([1, 2])) == 30

    def test_on_the_ellipsoid_for_degrees(self):
        """At 60° north a degree of longitude is half as long: the eastern neighbour is the nearer one."""
        points = [shapely.Point(10, 60), shapely.Point(10.15, 60), shapely.Point(10, 60.1)]
        samples = made(points, [0, 1, 1], crs="EPSG:4326")
        expected = pyproj.Geod(ellps="WGS84").inv(10, 60, 10.15, 60)[2]
        assert smallest_distance(samples, np.array([0]), np.array([1, 2])) == pytest.approx(expected, rel=1e-6)


class TestGroups:
    def test_chains_of_touching_features_are_one(self):
        row = [block(0, i) for i in range(5)] + [block(0, 7), block(9, 9)]
        assert touching(made(row, [0] * 7).geometries).tolist() == [0, 0, 0, 0, 0, 1, 2]

    def test_sharing_an_edge_is_no_overlap(self):
        row = made([block(0, 0, 2, 2), block(0, 2, 2, 2), block(1, 3, 2, 2), point(1, 1)], [0] * 4).geometries
        groups = overlapping(row, 5.0)
        assert groups[1] == groups[2] and groups[0] != groups[1] and groups[0] == groups[3]

    def test_blocks_and_links_are_merged(self):
        features = made([block(0, 0), block(0, 1.5), block(0, 30), block(0, 31.5), block(0, 60)], [0] * 5).geometries
        groups = block_groups(features, np.array([0, 1, 2, 3, 1]), 100.0)
        assert groups[0] == groups[1] == groups[4] and groups[2] == groups[3] and len(set(groups)) == 2


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 4))
def test_the_assignment_is_valid_and_as_good_as_the_best_of_all(seed, groups, classes):
    random = np.random.default_rng(seed)
    areas = random.integers(1, 50, (groups, classes)) * (random.uniform(size=(groups, classes)) < 0.6)
    areas[0] += (areas.sum(axis=0) == 0).astype(int)
    chosen = choose_groups(areas.astype(float), 0.25, seed)
    assert ((~chosen) @ areas > 0).all()
    costs = [cost(np.array(option), areas) for option in all_choices(groups)]
    assert cost(chosen, areas) <= min(costs) + 0.02


def all_choices(groups):
    return [[bool(number >> bit & 1) for bit in range(groups)] for number in range(2**groups)]


def cost(chosen, areas):
    """Written out plainly: no class lost to training, as many validated as can be, shares near a quarter."""
    if not ((~chosen) @ (areas > 0) > 0).all():
        return np.inf
    total = 0.0
    for index in range(areas.shape[1]):
        if (areas[:, index] > 0).sum() > 1:
            share = areas[chosen, index].sum() / areas[:, index].sum()
            total += (share - 0.25) ** 2 + (4.0 if share == 0 else 0.0)
    return total
