"""Maps, chips, curves and bars show what they are given, in the colours of the classes."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

from alquimia_qgis.engine.report.area_plot import WIDTH, area_plot
from alquimia_qgis.engine.report.confusion_table import confusion_table, largest_confusions
from alquimia_qgis.engine.report.contents import AdjustedArea, Example, Overview, SampleOutline
from alquimia_qgis.engine.report.curves import learning_curves
from alquimia_qgis.engine.report.example_chips import MOST_EXAMPLES, example_pictures
from alquimia_qgis.engine.report.pictures import figure_as_png, figure_as_svg
from alquimia_qgis.engine.report.sample_map import sample_map
from alquimia_qgis.protocol.classes import ClassRecord

RED, BLUE = ClassRecord(1, "Red", "#ff0000"), ClassRecord(2, "Blue", "#0000ff")
GREY = Overview(np.full((60, 60, 3), 128, np.uint8), (0.0, 0.0, 60.0, 60.0))


def _pixels(address: str) -> np.ndarray:
    media, content = address.split(",", 1)
    assert media == "data:image/png;base64"
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(content))).convert("RGB")).astype(int)


def _map_pixels(outlines, overview=GREY) -> np.ndarray:
    figure = sample_map(outlines, overview, (RED, BLUE))
    assert figure is not None
    return _pixels(figure_as_png(figure, 60))


def _is(pixels: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    return (np.abs(pixels - np.array(colour)) < 60).all(axis=-1)


def _square(x: float, y: float, side: float) -> np.ndarray:
    return np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)], dtype=float)


def test_outlines_lie_where_the_samples_are():
    outlines = [SampleOutline(_square(5, 5, 15), 0, "training"), SampleOutline(_square(40, 40, 15), 1, "training")]
    pixels = _map_pixels(outlines)
    height, width = pixels.shape[:2]
    red_rows, red_columns = np.nonzero(_is(pixels, (255, 0, 0)))
    blue_rows, blue_columns = np.nonzero(_is(pixels, (0, 0, 255)))
    # north is up: the south-western square is in the lower left of the picture
    assert red_rows.min() > 0.6 * height and red_columns.max() < 0.4 * width
    assert blue_rows.max() < 0.4 * height and blue_columns.min() > 0.6 * width


def test_validation_is_dashed():
    whole = _is(_map_pixels([SampleOutline(_square(10, 10, 40), 0, "training")]), (255, 0, 0)).sum()
    dashed = _is(_map_pixels([SampleOutline(_square(10, 10, 40), 0, "validation")]), (255, 0, 0)).sum()
    assert 0.3 * whole < dashed < 0.8 * whole


@pytest.mark.parametrize("xy", [np.array([[30.0, 30.0]]), _square(30, 30, 0.01)])
def test_points_and_tiny_samples_are_dots(xy):
    pixels = _map_pixels([SampleOutline(xy, 0, "training")])
    rows, columns = np.nonzero(_is(pixels, (255, 0, 0)))
    assert len(rows) > 10
    assert abs(rows.mean() / pixels.shape[0] - 0.5) < 0.02 and abs(columns.mean() / pixels.shape[1] - 0.5) < 0.02


def test_map_without_overview_fits_the_samples():
    pixels = _map_pixels([SampleOutline(_square(1000, 2000, 50), 1, "training")], overview=None)
    assert _is(pixels, (0, 0, 255)).sum() > 100


def test_no_samples_and_no_image_make_no_map():
    assert sample_map([], None, (RED, BLUE)) is None


def test_thousands_of_samples_and_extreme_shapes():
    random = np.random.default_rng(0)
    outlines = [
        SampleOutline(_square(*random.uniform(0, 55, 2), 2.0), int(random.integers(2)), "training") for _ in range(3000)
    ]
    assert _is(_map_pixels(outlines), (255, 0, 0)).sum() > 1000
    strip = Overview(np.zeros((1, 2000, 3), np.uint8), (0.0, 0.0, 2000.0, 1.0))
    figure = sample_map(outlines[:1], strip, (RED, BLUE))
    assert figure is not None and figure.get_figheight() > 1.0


def test_example_shows_labels_prediction_and_differences():
    image = np.full((6, 6, 3), 100, np.uint8)
    labels = np.full((6, 6), -1)
    labels[0, 0], labels[0, 1] = 0, 1
    prediction = np.zeros((6, 6), int)
    (pictures,) = example_pictures([Example(image, labels, prediction)], (RED, BLUE))
    shown = _pixels(pictures.labels)
    assert tuple(shown[0, 0]) == (255, 0, 0) and tuple(shown[0, 1]) == (0, 0, 255)
    assert tuple(shown[3, 3]) == (216, 216, 216)  # a quarter of 100 and three quarters of white
    assert (_pixels(pictures.prediction) == (255, 0, 0)).all()
    differences = _pixels(pictures.differences)
    assert tuple(differences[0, 1]) == (213, 94, 0) and tuple(differences[0, 0]) == (123, 135, 148)
    assert (_pixels(pictures.image) == 100).all()
    assert pictures.labelled == 2 and pictures.agreement == 0.5


def test_examples_without_labels_and_too_many_examples():
    empty = Example(np.zeros((4, 4, 3), np.uint8), np.full((4, 4), -1), np.zeros((4, 4), int))
    pictures = list(example_pictures([empty] * 40, (RED, BLUE)))
    assert len(pictures) == MOST_EXAMPLES
    assert pictures[0].agreement is None


def test_large_chips_are_shown_small():
    large = Example(np.zeros((1000, 600, 3), np.uint8), np.zeros((1000, 600), int), np.zeros((1000, 600), int))
    (pictures,) = example_pictures([large], (RED, BLUE))
    assert _pixels(pictures.image).shape[:2] == (250, 150)
    assert pictures.labelled == 600_000


def test_curves_draw_what_is_known_and_mark_the_best_epoch():
    history = [{"epoch": e, "loss": 1 / e, "val_loss": 1 / e, "val_mean_iou": 0.1 * e} for e in range(1, 6)]
    figure = learning_curves(history, 4)
    assert figure is not None
    loss, accuracy = figure.axes
    assert {line.get_label() for line in loss.lines} >= {"Training", "Validation"}
    (curve,) = [line for line in accuracy.lines if line.get_label() == "Mean IoU"]
    assert np.allclose(curve.get_ydata(), [0.1, 0.2, 0.3, 0.4, 0.5])
    assert any(set(line.get_xdata()) == {4} and len(line.get_xdata()) == 2 for line in accuracy.lines)


def test_learning_rate_is_drawn_only_when_it_changes():
    changing = [{"epoch": e, "loss": 1.0, "learning_rate": 0.1**e} for e in (1, 2, 3)]
    steady = [{"epoch": e, "loss": 1.0, "learning_rate": 0.1} for e in (1, 2, 3)]
    assert [len(learning_curves(history, 1).axes) for history in (changing, steady)] == [3, 2]
    assert learning_curves([], 1) is None


def test_curves_are_a_whole_picture_without_a_date():
    history = [{"epoch": 1, "loss": 1.0}]
    svg = base64.b64decode(figure_as_svg(learning_curves(history, 1)).split(",", 1)[1]).decode()
    assert svg.rstrip().endswith("</svg>") and "dc:date" not in svg


def test_bars_stand_on_one_scale():
    plot = area_plot([AdjustedArea(100.0, 80.0, 20.0), AdjustedArea(10.0, 5.0, 8.0), AdjustedArea(1.0, np.nan, np.nan)])
    first, second, third = plot.marks
    assert first.mapped == first.high == WIDTH - 8  # 100 ha is the largest figure: the end of the scale
    assert first.low < first.adjusted < first.high
    assert second.low == 8  # an interval below zero is cut at zero
    assert (third.adjusted, third.low, third.high) == (None, None, None)
    assert plot.ticks[0] == (8, "0") and all(8 <= place <= WIDTH - 8 for place, _ in plot.ticks)
    assert area_plot([]).marks == ()


def test_cells_of_the_matrix():
    table = confusion_table(np.array([[75, 25], [0, 0]]))
    right, wrong = table.rows[0]
    assert (right.count, right.share, right.ink) == (75, 0.75, "#ffffff")
    red, _, blue = (int(right.background[index : index + 2], 16) for index in (1, 3, 5))
    assert blue > red
    red, _, blue = (int(wrong.background[index : index + 2], 16) for index in (1, 3, 5))
    assert red > blue
    assert table.rows[1][0].share is None and table.rows[1][0].background == "#ffffff"
    assert (table.row_totals, table.column_totals, table.total) == ((100, 0), (75, 25), 100)


@pytest.mark.parametrize(("size", "density"), [(1, "spacious"), (8, "spacious"), (9, "compact"), (17, "dense")])
def test_large_matrices_are_drawn_densely(size, density):
    assert confusion_table(np.eye(size)).density == density


def test_largest_confusions_come_first():
    classes = (RED, BLUE, ClassRecord(3, "Green", "#00ff00"))
    pairs = largest_confusions(np.array([[50, 20, 30], [1, 99, 0], [40, 0, 60]]), classes, 0.2, 20)
    assert [(pair.row.name, pair.column.name, pair.share) for pair in pairs] == [
        ("Green", "Red", 0.4),
        ("Red", "Green", 0.3),
        ("Red", "Blue", 0.2),
    ]
