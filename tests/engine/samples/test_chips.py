from dataclasses import replace

import numpy as np
import pytest

from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples import chips as chips_module
from alquimia_qgis.engine.samples.chip_store import Room
from alquimia_qgis.engine.samples.chips import cut_chips, training_jitter
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, SamplesError
from alquimia_qgis.protocol.options import SamplingOptions
from tests.engine.samples.layers import block, made, point

OPTIONS = SamplingOptions(patch_size=16)


def cut(image, samples, context, options=OPTIONS, **more):
    return cut_chips(image, samples, np.arange(len(samples)), options, context, **more)


@pytest.fixture
def two():
    """Two small fields of 3 x 3 pixels, far apart."""
    return made([block(20, 20, 3, 3), block(40, 60, 3, 3)], [0, 1])


def test_chips_hold_pixels_labels_and_validity_of_their_windows(image_of, two, context):
    image = image_of()
    chips = cut(image, two, context)
    assert chips.pixels.shape == (2, 16, 16, 2) and chips.pixels.dtype == np.uint16
    assert chips.labels.dtype == np.int16 and chips.valid.all() and chips.jitter == 0
    for index, window in enumerate(chips.windows):
        np.testing.assert_array_equal(chips.pixels[index], image.read(window)[0])
        rows, columns = np.nonzero(chips.labels[index] == index)
        assert len(rows) == 9
        corner = (20, 20) if index == 0 else (40, 60)
        assert (rows.min() + window.row, columns.min() + window.column) == corner
    assert chips.class_pixels.tolist() == [9, 9]


def test_only_the_given_features_label(image_of, two, context):
    chips = cut_chips(image_of(), two, np.array([1]), OPTIONS, context)
    assert len(chips) == 1 and chips.class_pixels.tolist() == [0, 9]


def test_jitter_adds_a_border(image_of, two, context):
    chips = cut(image_of(), two, context, jitter=4)
    plain = cut(image_of(), two, context)
    assert chips.pixels.shape == (2, 24, 24, 2) and chips.patch_size == 16
    assert chips.windows == [window.expanded(4) for window in plain.windows]
    np.testing.assert_array_equal(chips.pixels[:, 4:-4, 4:-4], plain.pixels)


def test_an_image_smaller_than_a_chip(image_of, context):
    image = image_of(7, 9)
    chips = cut(image, made([block(0, 0, 2, 2), block(5, 6, 2, 2)], [0, 1]), context)
    assert len(chips) == 1 and chips.windows == [Window(-5, -4, 16, 16)]
    assert chips.valid.sum() == 63 and (chips.labels[~chips.valid] == -1).all()
    assert chips.class_pixels.tolist() == [4, 4]


def test_an_image_of_one_pixel(image_of, context):
    chips = cut(image_of(1, 1), made([point(0.5, 0.5)], [0]), context, jitter=2)
    assert chips.pixels.shape == (1, 20, 20, 2) and chips.valid.sum() == 1 and chips.class_pixels.tolist() == [1]


def test_labels_beyond_the_image_and_on_nodata_do_not_count(image_of, context, messages):
    values = np.full((1, 60, 80), 5, dtype="int16")
    values[0, 20:30] = -9999
    image = image_of(values=values, nodata=-9999)
    chips = cut(image, made([block(18, 10, 4, 4), block(-2, 40, 4, 4)], [0, 1]), context)
    assert chips.class_pixels.tolist() == [8, 8]
    assert (chips.labels[~chips.valid] == -1).all()


def test_missing_values_of_single_bands_survive_compact_storage(image_of, context):
    values = np.full((2, 60, 80), 5, dtype="int16")
    values[1, 21, 21] = -9999
    chips = cut(image_of(values=values, nodata=-9999), made([block(20, 20, 3, 3)], [0]), context)
    assert chips.pixels.dtype == np.int16 and chips.fill == -9999
    floats = chips.values(slice(None))
    assert np.isnan(floats).sum() == 1 and chips.valid.all()
    scaled = chips.scaled(slice(None), (BandRecord("", 4, 1), BandRecord("", 3, 1)))
    assert sorted(np.unique(scaled[..., 1])) == [0, 2]


def test_float_images_are_kept_as_floats(image_of, context):
    values = np.full((1, 60, 80), np.nan, dtype="float32")
    values[0, 20:40] = 0.25
    chips = cut(image_of(values=values), made([block(25, 20, 3, 3)], [0]), context)
    assert chips.pixels.dtype == np.float32 and chips.statistics().mean[0] == 0.25


def test_contested_pixels_are_counted_once_in_the_log(image_of, context, messages):
    samples = made([block(10, 10, 20, 20), block(20, 20, 20, 20)], [0, 1])
    chips = cut(image_of(), samples, context, jitter=4)
    assert chips.class_pixels.tolist() == [300, 300] and len(chips) > 4
    assert "100 pixels lie in samples of different classes and stay unlabelled." in messages("warning")


def test_samples_smaller_than_a_pixel_are_told(image_of, context, messages):
    chips = cut(image_of(), made([block(10.1, 10.1, 0.2, 0.2)], [0]), context)
    assert chips.class_pixels.tolist() == [1] and "1 samples cover no pixel's centre" in messages("info")[0]


def test_each_pixel_once_labels_every_pixel_in_one_chip(image_of, context):
    samples = made([block(5, 5, 40, 50), block(46, 56, 3, 3)], [0, 1])
    chips = cut(image_of(), samples, context, each_pixel_once=True)
    times = np.zeros((60, 80), dtype=int)
    for window, labels in zip(chips.windows, chips.labels, strict=True):
        times[window.row_slice, window.column_slice] += labels >= 0
    assert times.max() == 1 and times.sum() == 2009 and chips.class_pixels.tolist() == [2000, 9]


def test_overlapping_chips_repeat_labels_in_training_but_count_them_once(image_of, context):
    chips = cut(image_of(), made([block(5, 5, 40, 50)], [0]), context)
    assert chips.class_pixels.tolist() == [2000] and (chips.labels >= 0).sum() > 3000


def test_what_the_network_crops_away_holds_no_feature_alone(image_of, context):
    samples = made([block(5, 5, 40, 50), block(0, 0, 2, 2)], [0, 1])
    chips = cut(image_of(), samples, context, output_crop=4, each_pixel_once=True)
    assert chips.labels.shape[1:] == (16, 16)
    times = np.zeros((80, 100), dtype=int)
    for window, labels in zip(chips.windows, chips.labels, strict=True):
        inner = window.expanded(-4)
        times[10 + inner.row :, 10 + inner.column :][:8, :8] += labels[4:-4, 4:-4] >= 0
    assert times.max() == 1 and times.sum() == chips.class_pixels.sum() == 2004


def test_the_maximum_number_is_kept_and_logged(image_of, context, messages):
    samples = made([block(0, 0, 60, 70), block(50, 75, 2, 2)], [0, 1])
    chips = cut(image_of(), samples, context, SamplingOptions(patch_size=16, maximum_chips=6))
    assert len(chips) == 6 and chips.class_pixels[1] == 4
    assert "chips are used: the maximum number of chips is reached." in messages("warning")[0]


def room(monkeypatch, memory, disk, folder=""):
    """Let there be room for so many chips."""
    one = 16 * 16 * 7
    monkeypatch.setattr(chips_module, "room_for_chips", lambda: Room(memory * one, disk * one, str(folder)))


def test_memory_and_disk_bound_the_number_of_chips(image_of, context, messages, monkeypatch):
    room(monkeypatch, 5, 3)
    chips = cut(image_of(), made([block(0, 0, 60, 80)], [0]), context)
    assert len(chips) == 5 and chips.pixels.flags.writeable
    assert "the room for chips is reached" in messages("warning")[0]


def test_chips_that_memory_cannot_hold_lie_on_the_disk_and_are_the_same(
    image_of, context, messages, monkeypatch, tmp_path
):
    image, samples = image_of(), made([block(0, 0, 60, 80)], [0])
    in_memory = cut(image, samples, context)
    (tmp_path / "large").mkdir()
    room(monkeypatch, len(in_memory) - 1, 1000, tmp_path / "large")
    on_disk = cut(image, samples, context)
    assert f"kept in a temporary file in {tmp_path / 'large'}" in messages()[-1]
    assert not any(array.flags.writeable for array in (on_disk.pixels, on_disk.valid, on_disk.labels))
    assert on_disk.windows == in_memory.windows
    for name in ("pixels", "valid", "labels", "class_pixels", "classes_shown"):
        np.testing.assert_array_equal(getattr(on_disk, name), getattr(in_memory, name))
    np.testing.assert_array_equal(on_disk.statistics().mean, in_memory.statistics().mean)
    assert not list((tmp_path / "large").iterdir())


def test_chips_that_the_disk_cannot_hold_stay_in_memory(image_of, context, messages, monkeypatch):
    room(monkeypatch, 20, 0)
    chips = cut(image_of(), made([block(0, 0, 60, 80)], [0]), context)
    assert len(chips) == 20 and chips.pixels.flags.writeable and not any("file" in line for line in messages())


def test_statistics_of_many_chips_are_taken_from_some_of_them(image_of, context, monkeypatch):
    chips = cut(image_of(), made([block(0, 0, 60, 80)], [0]), context)
    monkeypatch.setattr(chips_module, "CHIPS_FOR_STATISTICS", 3)
    looked_at = chips.statistics()
    assert looked_at.count.tolist() == [3 * 16 * 16] * 2
    spread = chips.values(np.array([0, (len(chips) - 1) // 2, len(chips) - 1]))
    np.testing.assert_allclose(looked_at.mean, spread.reshape(-1, 2).mean(axis=0))


def test_reading_asks_for_one_chip_at_a_time(image_of, two, context, monkeypatch):
    image = image_of()
    asked, read = [], image.read
    monkeypatch.setattr(image, "read", lambda window: (asked.append(window), read(window))[1])
    chips = cut(image, two, context, jitter=3)
    assert asked == chips.windows and all((w.height, w.width) == (22, 22) for w in asked)


def test_no_features_give_no_chips(image_of, two, context):
    chips = cut_chips(image_of(), two, np.array([], dtype=int), OPTIONS, context)
    assert len(chips) == 0 and chips.class_pixels.tolist() == [0, 0]


def test_samples_on_nodata_only_are_refused(image_of, two, context):
    values = np.zeros((1, 60, 80), dtype="uint8")
    values[0, 0, 0] = 1
    with pytest.raises(SamplesError, match="No sample covers a valid pixel"):
        cut(image_of(values=values, nodata=0), two, context)


def test_an_image_of_nodata_is_refused(image_of, two, context):
    with pytest.raises(ImageError, match="all of it is nodata"):
        cut(image_of(values=np.zeros((1, 60, 80), dtype="uint8"), nodata=0), two, context)


def test_a_class_without_usable_pixels_is_named(image_of, context, messages):
    values = np.full((1, 60, 80), 5, dtype="uint8")
    values[0, 30:] = 0
    cut(image_of(values=values, nodata=0), made([block(5, 5), block(40, 40)], [0, 1]), context)
    assert messages("warning") == ["The class 'class 2' has features here but none of their pixels can be used."]


def test_classes_that_overlap_everywhere_are_refused(image_of, context):
    with pytest.raises(SamplesError, match="in samples of several classes at once"):
        cut(image_of(), made([block(20, 20), block(20, 20)], [0, 1]), context)


def test_an_alpha_band_used_as_mask_is_told(image_of, two, context, messages):
    chips = cut(image_of(bands=4, dtype="uint8"), two, context)
    assert chips.pixels.shape[-1] == 3 and "Band 4 is taken for transparency" in messages("warning")[0]


def test_cancelling_stops_the_cutting(image_of, two, context):
    context.request_cancel()
    with pytest.raises(JobCancelled):
        cut(image_of(), two, context)


def test_progress_runs_over_its_part_of_the_job(image_of, two, context):
    cut(image_of(), two, context, span=(0.2, 0.4))
    fractions = [event.fraction for event in context.events if event.name == "progress"]
    assert fractions == pytest.approx([0.3, 0.4])


def test_statistics_are_those_of_the_valid_pixels(image_of, two, context):
    chips = cut(image_of(), two, context)
    statistics = chips.statistics()
    values = chips.pixels[chips.valid].astype(float)
    np.testing.assert_allclose(statistics.mean, values.mean(axis=0))
    np.testing.assert_allclose(statistics.standard_deviation, values.std(axis=0))


def test_the_training_border_grows_with_the_chip():
    assert (training_jitter(128), training_jitter(16)) == (16, 2)


@pytest.mark.parametrize("size", [8, 9])
def test_a_network_of_one_answer_gets_a_chip_around_each_labelled_pixel(image_of, context, size):
    image = image_of()
    chips = cut(image, made([point(20.5, 30.5), block(40, 10, 1, 2)], [0, 1]), context,
                SamplingOptions(patch_size=size), output_crop=size // 2)  # fmt: skip
    assert chips.pixels.shape == (3, size, size, 2) and chips.numbers is None
    middles = {(window.row + size // 2, window.column + size // 2) for window in chips.windows}
    assert middles == {(20, 30), (40, 10), (40, 11)}
    assert sorted(chips.labels[:, size // 2, size // 2]) == [0, 1, 1]
    assert chips.class_pixels.tolist() == [1, 2]


def test_numbers_are_those_of_the_middle_pixels_and_labels_their_groups(image_of, context):
    plain = made([point(20.5, 30.5), point(20.5, 40.5), point(50.5, 70.5)], [0, 1, 1])
    samples = replace(plain, values=np.array([2.0, 7.5, 9.0]), edges=np.array([5.0]))
    chips = cut(image_of(), samples, context, SamplingOptions(patch_size=9), output_crop=4)
    by_column = np.argsort([window.column for window in chips.windows])
    assert chips.numbers.dtype == np.float32 and chips.numbers[by_column].tolist() == [2.0, 7.5, 9.0]
    assert chips.labels[by_column, 4, 4].tolist() == [0, 1, 1] and chips.class_pixels.tolist() == [1, 2]
    assert (np.delete(chips.labels.reshape(3, -1), 4 * 9 + 4, axis=1) == -1).all()
