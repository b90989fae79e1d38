"""The map must not depend on how it is cut into windows, nor on threads, batches, extents or failing memory."""

from __future__ import annotations

import dataclasses
import weakref
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.bundle.inference import inference_record
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.augmentation import augmented
from alquimia_qgis.engine.prediction.backends.keras_backend import KerasNetwork
from alquimia_qgis.engine.prediction.mapping import Assignment, map_area
from alquimia_qgis.engine.prediction.network import never_cancelled
from alquimia_qgis.engine.prediction.surroundings import Blending, Margin, choose_surroundings
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import JobCancelled, MemoryLimitError, ParameterError
from alquimia_qgis.protocol.events import Log, Progress
from alquimia_qgis.zoo.families.unet import UNet
from tests.engine.prediction.scenes import BANDS, CLASSES, random_model, write_image

FAMILIES = {
    "exact": UNet(depth=2, first_filters=4, dropout=0.0),
    "cropped": UNet(depth=2, first_filters=4, dropout=0.0, crop_margin=5),
    "attention": UNet(depth=1, first_filters=4, attention=True, residual=True),
    "bilinear": UNet(depth=2, first_filters=4, upsampling="bilinear"),
    "blended": UNet(depth=2, first_filters=4, dropout=0.0, normalisation="group"),
    "blended and cropped": UNet(depth=2, first_filters=4, dropout=0.0, normalisation="group", crop_margin=3),
}
PATCH = 32


class Collector:
    """Keeps the probabilities and counts how often each pixel was written."""

    def __init__(self, area: Window) -> None:
        self.area = area
        self.probabilities = np.zeros((len(CLASSES), area.height, area.width), "float32")
        self.written = np.zeros((area.height, area.width), int)
        self.valid = np.zeros((area.height, area.width), bool)
        self.skipped = 0

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        part = window.relative_to(self.area).slices
        self.written[part] += 1
        self.valid[part] = valid
        if probabilities is None:
            self.skipped += 1
        else:
            self.probabilities[:, part[0], part[1]] = probabilities


class Recorder:
    """A network that notes the shapes it was given and may run out of memory above a number of pixels."""

    backend = device = precision = "recorder"

    def __init__(self, network, most_pixels: int | None = None) -> None:
        self.network = network
        self.shapes: list[tuple[int, ...]] = []
        self._most_pixels = most_pixels

    def probabilities(self, pixels, present=None, check_cancelled=never_cancelled) -> np.ndarray:
        self.shapes.append(pixels.shape)
        if self._most_pixels is not None and pixels[:, 0].size > self._most_pixels:
            raise MemoryError
        return self.network.probabilities(pixels, present, check_cancelled)


@pytest.fixture(scope="module")
def networks():
    made = {}
    for name, family in FAMILIES.items():
        logits = random_model(family)
        made[name] = (KerasNetwork(logits, BANDS), choose_surroundings(record_of(family), PATCH))
    return made


def record_of(family: UNet, patch_size: int = PATCH):
    return inference_record(family, random_model(family), patch_size)


def mapped(
    path: Path, network, surroundings, window_size: int, area: Window | None = None, batch: int = 1, **settings
) -> Collector:
    with open_image(str(path)) as image:
        area = area or image.window
        collector = Collector(area)
        assignment = Assignment(image, area, network, surroundings, window_size, batch, **settings)
        map_area(assignment, collector, JobContext.silent())
    assert (collector.written == 1).all()
    return collector


def test_kinds_of_surroundings(networks):
    assert isinstance(networks["exact"][1], Margin)
    assert isinstance(networks["blended"][1], Blending)
    wide = choose_surroundings(record_of(UNet(depth=7, first_filters=2), 128), 128)
    assert isinstance(wide, Blending), "a margin beyond 512 pixels does not pay"


def test_surroundings_by_choice():
    assert isinstance(choose_surroundings(record_of(FAMILIES["exact"]), PATCH, "blending"), Blending)
    assert isinstance(choose_surroundings(record_of(FAMILIES["exact"]), PATCH, "margin"), Margin)
    with pytest.raises(ParameterError, match="looks at the whole image") as caught:
        choose_surroundings(record_of(FAMILIES["blended"]), PATCH, "margin")
    assert caught.value.hint


def test_tiles_that_cannot_overlap_are_refused():
    everything = dataclasses.replace(record_of(FAMILIES["blended"]), output_crop=8)
    assert isinstance(choose_surroundings(dataclasses.replace(everything, tile=18), 18), Blending)
    for tile in (14, 8):
        with pytest.raises(ParameterError, match=f"crop margin of 8 pixels .* tiles of {tile} pixels") as caught:
            choose_surroundings(dataclasses.replace(everything, tile=tile), tile)
        assert caught.value.hint


@pytest.mark.parametrize("name", FAMILIES)
def test_the_map_is_the_same_for_every_window_size(name, networks, tmp_path):
    write_image(tmp_path / "image.tif", 203, 167)
    network, surroundings = networks[name]
    whole = mapped(tmp_path / "image.tif", network, surroundings, 1024).probabilities
    assert np.allclose(whole.sum(axis=0), 1, atol=1e-5)
    assert whole.argmax(axis=0).std() > 0, "a constant map would prove nothing"
    for window_size in (64, 96, 257):
        other = mapped(tmp_path / "image.tif", network, surroundings, window_size).probabilities
        assert np.abs(other - whole).max() < 1e-5, window_size


@pytest.mark.parametrize("name", ["exact", "cropped"])
def test_windows_equal_one_pass_over_the_whole_mirrored_image(name, networks, tmp_path):
    write_image(tmp_path / "image.tif", 90, 110)
    network, surroundings = networks[name]
    margin, family = 64, FAMILIES[name]
    with open_image(str(tmp_path / "image.tif")) as image:
        stack = image.read_stack(Window(-margin, -margin, 92 + 2 * margin, 112 + 2 * margin))
    edge = margin - family.output_crop()
    once = network.probabilities(stack.values[np.newaxis])[0, :, edge : edge + 90, edge : edge + 110]
    assert np.abs(mapped(tmp_path / "image.tif", network, surroundings, 32).probabilities - once).max() < 1e-5


def test_windows_of_a_network_are_all_alike(networks, tmp_path):
    write_image(tmp_path / "image.tif", 203, 167)
    recorder = Recorder(networks["exact"][0])
    mapped(tmp_path / "image.tif", recorder, networks["exact"][1], 64)
    assert len(set(recorder.shapes)) == 1 and len(recorder.shapes) == 4 * 3


def test_a_margin_narrower_than_the_receptive_field_would_show(networks, tmp_path):
    """The tests above could not fail if far pixels did not matter."""
    write_image(tmp_path / "image.tif", 203, 167)
    network, exact = networks["exact"]
    narrow = choose_surroundings(record_of(FAMILIES["exact"]), PATCH)
    narrow.margin = 4
    whole = mapped(tmp_path / "image.tif", network, exact, 1024).probabilities
    assert np.abs(mapped(tmp_path / "image.tif", network, narrow, 64).probabilities - whole).max() > 1e-4


@pytest.mark.parametrize("name", ["exact", "cropped", "blended"])
@pytest.mark.parametrize("shape", [(1, 1), (1, 90), (75, 1), (7, 5), (33, 200)], ids=str)
def test_tiny_images(name, shape, networks, tmp_path):
    write_image(tmp_path / "image.tif", *shape)
    small = mapped(tmp_path / "image.tif", *networks[name], 16).probabilities
    large = mapped(tmp_path / "image.tif", *networks[name], 1024).probabilities
    assert small.shape[1:] == shape
    assert np.abs(small - large).max() < 1e-5
    assert np.allclose(small.sum(axis=0), 1, atol=1e-5)


@pytest.mark.parametrize("name", ["exact", "blended"])
def test_threads_do_not_change_the_map(name, networks, tmp_path):
    write_image(tmp_path / "image.tif", 203, 167)
    with_threads = mapped(tmp_path / "image.tif", *networks[name], 64).probabilities
    without = mapped(tmp_path / "image.tif", *networks[name], 64, threads=False).probabilities
    assert (with_threads == without).all()


@pytest.mark.parametrize("side_by_side", [1, 2, 5])
def test_the_order_of_the_windows_does_not_change_the_map(side_by_side, networks, tmp_path):
    write_image(tmp_path / "image.tif", 203, 167)
    rows = mapped(tmp_path / "image.tif", *networks["exact"], 48).probabilities
    columns = mapped(tmp_path / "image.tif", *networks["exact"], 48, side_by_side=side_by_side).probabilities
    assert (rows == columns).all()


@pytest.mark.parametrize("choice", ["flips", "flips_and_turns"])
@pytest.mark.parametrize("name", ["exact", "cropped", "blended"])
def test_augmented_maps_are_the_same_for_every_window_size(name, choice, networks, tmp_path):
    write_image(tmp_path / "image.tif", 90, 70)
    network, surroundings = networks[name]
    plain = mapped(tmp_path / "image.tif", network, surroundings, 1024).probabilities
    whole = mapped(tmp_path / "image.tif", augmented(network, choice), surroundings, 1024).probabilities
    parts = mapped(tmp_path / "image.tif", augmented(network, choice), surroundings, 32).probabilities
    assert np.abs(parts - whole).max() < 1e-5 < np.abs(whole - plain).max()
    assert np.allclose(whole.sum(axis=0), 1, atol=1e-5)


def test_an_augmented_map_of_the_mirrored_image_is_the_mirrored_map(networks, tmp_path):
    values = write_image(tmp_path / "image.tif", 96, 64)
    write_image(tmp_path / "mirrored.tif", 96, 64)
    with_hole(tmp_path / "mirrored.tif", values[:, ::-1])
    network, surroundings = augmented(networks["exact"][0], "flips"), networks["exact"][1]
    straight = mapped(tmp_path / "image.tif", network, surroundings, 32).probabilities
    mirrored = mapped(tmp_path / "mirrored.tif", network, surroundings, 32).probabilities
    assert np.abs(mirrored[:, ::-1] - straight).max() < 1e-5


@pytest.mark.parametrize("name", ["exact", "blended"])
def test_an_extent_gives_the_same_pixels_as_the_whole(name, networks, tmp_path):
    write_image(tmp_path / "image.tif", 150, 140)
    whole = mapped(tmp_path / "image.tif", *networks[name], 64).probabilities
    for area in (Window(37, 51, 70, 33), Window(149, 139, 1, 1), Window(0, 3, 5, 137)):
        part = mapped(tmp_path / "image.tif", *networks[name], 48, area).probabilities
        expected = whole[:, area.row_slice, area.column_slice]
        assert np.abs(part - expected).max() < 1e-5


@pytest.mark.parametrize("name", ["exact", "blended"])
def test_batches_do_not_change_the_map(name, networks, tmp_path):
    write_image(tmp_path / "image.tif", 120, 130)
    one, several = Recorder(networks[name][0]), Recorder(networks[name][0])
    first = mapped(tmp_path / "image.tif", one, networks[name][1], 32, batch=1).probabilities
    second = mapped(tmp_path / "image.tif", several, networks[name][1], 32, batch=5).probabilities
    assert np.abs(first - second).max() < 1e-5
    assert {shape[0] for shape in one.shapes} == {1}
    assert max(shape[0] for shape in several.shapes) == 5


def test_windows_without_a_valid_pixel_never_reach_the_network(networks, tmp_path):
    values = write_image(tmp_path / "image.tif", 128, 128, nodata=0)
    values[:, :, :64] = 0
    with_hole(tmp_path / "image.tif", values)
    recorder = Recorder(networks["exact"][0])
    collector = mapped(tmp_path / "image.tif", recorder, networks["exact"][1], 64, batch=1)
    assert collector.skipped == 2 and len(recorder.shapes) == 2
    assert not collector.valid[:, :64].any() and collector.valid[:, 64:].all()


def with_hole(path: Path, values: np.ndarray) -> None:
    import rasterio

    with rasterio.open(path, "r+") as dataset:
        dataset.write(values)


def test_missing_pixels_look_the_same_beyond_the_edge_as_inside(tmp_path):
    values = write_image(tmp_path / "image.tif", 10, 10, nodata=0)
    values[:, 0, 0] = 0
    with_hole(tmp_path / "image.tif", values)
    with open_image(str(tmp_path / "image.tif")) as image:
        stack = image.read_stack(Window(-2, -2, 14, 14))
    present = np.broadcast_to(stack.present, stack.values.shape)[0]
    assert not present[1:3, 1:3].any(), "the missing corner is mirrored as missing"
    assert present.sum() == present.size - 4
    assert (stack.values[:, 0, 5] == stack.values[:, 3, 5]).all()
    assert not stack.valid[:2].any() and not stack.valid[2, 2] and stack.valid[2, 3]


def test_memory_is_tried_again_in_smaller_pieces(networks, tmp_path):
    write_image(tmp_path / "image.tif", 160, 150)
    network, surroundings = networks["exact"]
    expected = mapped(tmp_path / "image.tif", network, surroundings, 64).probabilities
    context = JobContext.silent()
    recorder = Recorder(network, most_pixels=(32 + 2 * surroundings.margin) ** 2)
    with open_image(str(tmp_path / "image.tif")) as image:
        collector = Collector(image.window)
        map_area(Assignment(image, image.window, recorder, surroundings, 64, 4), collector, context)
    assert (collector.written == 1).all()
    assert np.abs(collector.probabilities - expected).max() < 1e-5
    words = [event.message for event in context.events if isinstance(event, Log) and event.level == "warning"]
    assert [word.split("with ")[1] for word in words] == [
        "batches of 2.", "batches of 1.", "windows of 28 pixels.",
    ]  # fmt: skip


def test_what_a_failed_attempt_held_is_gone_before_the_next_begins(networks, tmp_path):
    write_image(tmp_path / "image.tif", 80, 80)
    network, surroundings = networks["exact"]
    held, alive = [], []

    class Hungry(Recorder):
        def probabilities(self, *arguments):
            alive.append(sum(reference() is not None for reference in held))
            if len(held) < 2:
                answer = np.zeros(10)
                held.append(weakref.ref(answer))
                try:
                    raise MemoryError
                except MemoryError as error:
                    kept = error  # as frameworks do: the error holds this frame, and the frame the error
                    raise kept from None
            return super().probabilities(*arguments)

    mapped(tmp_path / "image.tif", Hungry(network), surroundings, 64, batch=4)
    assert len(held) == 2 and alive[:3] == [0, 0, 0]


def test_memory_running_out_late_writes_no_pixel_twice(networks, tmp_path):
    write_image(tmp_path / "image.tif", 160, 150)
    network, surroundings = networks["exact"]

    class Late(Recorder):
        def probabilities(self, *arguments):
            answer = super().probabilities(*arguments)
            if len(self.shapes) == 3:
                raise RuntimeError("CUDA out of memory. Tried to allocate 2 GiB")
            return answer

    collector = mapped(tmp_path / "image.tif", Late(network), surroundings, 64, batch=1)
    expected = mapped(tmp_path / "image.tif", network, surroundings, 64).probabilities
    assert np.abs(collector.probabilities - expected).max() < 1e-5


@pytest.mark.parametrize("name", ["exact", "blended"])
def test_too_little_memory_for_the_smallest_window_is_said(name, networks, tmp_path):
    write_image(tmp_path / "image.tif", 80, 80)
    with pytest.raises(MemoryLimitError, match="Not even a window of"):
        mapped(tmp_path / "image.tif", Recorder(networks[name][0], most_pixels=0), networks[name][1], 8)


def test_failures_of_reader_network_and_writer_arrive(networks, tmp_path):
    write_image(tmp_path / "image.tif", 80, 80)
    network, surroundings = networks["exact"]

    class Broken(Collector):
        def write(self, window, probabilities, valid):
            raise OSError("no more")

    with open_image(str(tmp_path / "image.tif")) as image:
        with pytest.raises(OSError, match="no more"):
            map_area(
                Assignment(image, image.window, network, surroundings, 16, 1),
                Broken(image.window),
                JobContext.silent(),
            )
        wrong = KerasNetwork(random_model(UNet(depth=1), bands=3), BANDS[:1] * 3)
        with pytest.raises(IndexError):
            map_area(
                Assignment(image, image.window, wrong, surroundings, 16, 1),
                Collector(image.window),
                JobContext.silent(),
            )


def test_cancelling_stops_between_windows(networks, tmp_path):
    write_image(tmp_path / "image.tif", 160, 160)
    network, surroundings = networks["exact"]
    context = JobContext.silent()

    class Impatient(Recorder):
        def probabilities(self, *arguments):
            if len(self.shapes) == 2:
                context.request_cancel()
            return super().probabilities(*arguments)

    recorder = Impatient(network)
    with open_image(str(tmp_path / "image.tif")) as image, pytest.raises(JobCancelled):
        map_area(Assignment(image, image.window, recorder, surroundings, 16, 1), Collector(image.window), context)
    assert len(recorder.shapes) == 3


def test_progress_tells_area_speed_and_time_left(networks, tmp_path):
    write_image(tmp_path / "image.tif", 160, 160)
    context = JobContext.silent()
    with open_image(str(tmp_path / "image.tif")) as image:
        map_area(Assignment(image, image.window, *networks["exact"], 32, 1), Collector(image.window), context)
    progress = [event for event in context.events if isinstance(event, Progress)]
    fractions = [event.fraction for event in progress]
    assert fractions == sorted(fractions) and 0.5 < fractions[-1] <= 1
    assert "Mpx/s" in progress[-1].message and progress[-1].remaining is not None
