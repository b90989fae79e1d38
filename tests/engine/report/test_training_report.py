"""The training report says what the figures are, survives any input and needs nothing from outside."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from alquimia_qgis.engine.report.training_report import ClassCounts, TrainingReport, training_report_html
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour

NASTY_NAMES = (
    '<script>alert("x")</script>',
    "Übergang „naß“ & 'Moor' $x_2$ {{ 7 * 7 }}",
    "L" + "o" * 198 + "g",
)


def _classes(number: int) -> tuple[ClassRecord, ...]:
    return tuple(ClassRecord(index, f"Class {index}", palette_colour(index)) for index in range(number))


def _of_classes(report: TrainingReport, classes: tuple[ClassRecord, ...], confusion: np.ndarray) -> TrainingReport:
    counts = ClassCounts(pixels=[500] * len(classes), features=[9] * len(classes))
    return dataclasses.replace(
        report, classes=classes, confusion=confusion, class_counts={"training": counts, "validation": counts}
    )


def test_headline(training_report, read):
    page = read(training_report_html(training_report()))
    row = page.row("0.739")  # the mean of 80 / 110 and 90 / 120
    assert row[:2] == ["0.739", "Mean IoU"]
    assert row[row.index("Overall accuracy") - 1] == "85.0 %"
    assert row[row.index("Kept epoch") - 1] == "2 of 3"
    assert "200 labelled pixels in 7 features" in page.text


def test_figures_per_class(training_report, read):
    page = read(training_report_html(training_report()))
    assert page.row("1", "Forest") == ["1", "Forest", "9", "4 000", "4", "100", "80.0 %", "88.9 %", "0.842", "0.727"]
    assert page.row("2", "Water") == ["2", "Water", "8", "3 000", "3", "100", "90.0 %", "81.8 %", "0.857", "0.750"]


def test_matrix_names_its_sides_and_totals(training_report, read):
    page = read(training_report_html(training_report()))
    assert page.row("Predicted") == ["Predicted"]
    assert page.row("Reference") == ["Reference", "Forest", "Water", "Total"]
    assert page.row("Forest", "80.0 %") == ["Forest", "80.0 %", "80", "20.0 %", "20", "100"]
    assert page.row("Total", "90") == ["Total", "90", "110", "200"]


def test_page_is_complete_and_needs_nothing_from_outside(training_report, read):
    html = training_report_html(training_report())
    page = read(html)
    assert page.mismatched == []
    assert "://" not in html
    assert not {"script", "link", "iframe", "object"} & {tag for tag, _ in page.elements}
    sources = page.attributes("img", "src")
    assert len(sources) == 6  # curves, map and the four pictures of the example
    assert all(source.startswith("data:image/") for source in sources)
    targets = page.attributes("a", "href")
    identifiers = {attributes.get("id") for _, attributes in page.elements}
    assert targets and all(target.startswith("#") and target[1:] in identifiers for target in targets)


def test_class_colours_are_shown(training_report, read):
    styles = read(training_report_html(training_report())).attributes("span", "style")
    assert "background:#117733" in styles and "background:#4477aa" in styles


def test_texts_are_escaped_and_long_names_elided(training_report, read):
    classes = tuple(ClassRecord(index, name, "#aa3377") for index, name in enumerate(NASTY_NAMES))
    report = _of_classes(training_report(), classes, np.full((3, 3), 50))
    nasty = dataclasses.replace(
        report, title=NASTY_NAMES[0], warnings=[NASTY_NAMES[1]], inputs={"Image": "<img src=x>"}, crs=NASTY_NAMES[0]
    )
    page = read(training_report_html(nasty))
    assert page.mismatched == []
    assert "script" not in {tag for tag, _ in page.elements}
    assert "x" not in page.attributes("img", "src")
    assert NASTY_NAMES[0] in page.text and NASTY_NAMES[1] in page.text
    assert NASTY_NAMES[2] in page.attributes("span", "title")  # the full name can be read by pointing at it
    assert NASTY_NAMES[2] not in page.text


def test_undefined_figures_are_dashes_with_a_reason(training_report, read):
    report = training_report(confusion=np.array([[80, 0], [0, 0]]))
    page = read(training_report_html(report))
    assert page.row("2", "Water")[-4:] == ["–", "–", "–", "–"]
    assert "No validation samples of this class" in page.attributes("span", "title")
    assert "undefined, because" in page.text
    assert "nan" not in page.text.lower()


def test_no_validation_at_all(training_report, read):
    counts = {"training": ClassCounts([10, 10], [9, 9]), "validation": ClassCounts([0, 0], [0, 0])}
    report = training_report(confusion=np.zeros((2, 2)), class_counts=counts, split_distance=None, examples=())
    page = read(training_report_html(report))
    assert "the accuracy of this model is unknown" in page.text
    assert "No samples were set aside for validation" in page.text
    assert "nan" not in page.text.lower()


def test_least_content(read):
    bare = TrainingReport("T", "U-Net", _classes(1), [], 0, np.zeros((1, 1)), {})
    page = read(training_report_html(bare))
    assert page.mismatched == []
    assert "No epochs were recorded" in page.text
    assert page.attributes("img", "src") == []


def test_forty_classes_are_numbered(training_report, read):
    confusion = np.diag(np.arange(40) * 100)
    confusion[3, 5] = 1250
    page = read(training_report_html(_of_classes(training_report(), _classes(40), confusion)))
    assert page.mismatched == []
    titles = [title for title in page.attributes("td", "title") if title.startswith("Class 3 / Class 5:")]
    assert len(titles) == 2  # shares and pixels
    assert titles[0].replace("\u202f", " ") == "Class 3 / Class 5: 1 250 pixels, 80.6 % of the row"
    assert page.row("4 Class 3", "19")[:3] == ["4 Class 3", "19", "81"]
    assert page.row("4 Class 3", "300")[:3] == ["4 Class 3", "300", "1.2k"]


def test_parameters_carry_the_labels_of_the_dialog(training_report, read):
    page = read(training_report_html(training_report()))
    assert page.row("Depth of the net") == ["Depth of the net", "4 levels"]
    assert page.row("Upsampling") == ["Upsampling", "Nearest neighbour"]
    assert page.row("Residual")[:2] == ["Residual", "yes"]
    assert page.row("Chip size") == ["Chip size", "32 pixels"]
    assert page.row("Steps per epoch") == ["Steps per epoch", "automatic"]


def test_data_run_and_split(training_report, read):
    page = read(training_report_html(training_report()))
    assert page.row("1", "Red") == ["1", "Red", "92.113", "31.25"]
    assert page.row("Running time") == ["Running time", "12 min 34 s"]
    assert page.row("Keras") == ["Keras", "3.15.1"]
    assert page.row("Pixel size on the ground") == ["Pixel size on the ground", "2 m × 2 m"]
    assert "86.4 m apart" in page.text
    assert "The learning rate was 0.001 throughout" in page.text


def test_random_split_is_called_optimistic(training_report):
    assert "optimistic" in training_report_html(training_report(split_method="random"))
    assert "optimistic" not in training_report_html(training_report(split_method="blocks"))


def test_warnings_stand_in_a_box(training_report, read):
    silent = read(training_report_html(training_report()))
    loud = read(training_report_html(training_report(warnings=["Three features lie outside the image."])))
    assert "Please note" not in silent.text
    assert "Please note Three features lie outside the image." in loud.text


@pytest.mark.parametrize("missing", [float("nan"), None])
def test_history_with_gaps(training_report, read, missing):
    history = [{"epoch": 1, "loss": missing, "val_loss": missing}, {"epoch": 2, "loss": 0.5}]
    page = read(training_report_html(training_report(history=history, kept_epoch=2)))
    assert page.attributes("img", "src")[0].startswith("data:image/svg+xml;base64,")


def test_means_over_few_classes_say_so(training_report, read):
    confusion = np.zeros((3, 3), dtype=int)
    confusion[0, 0] = 5
    page = read(training_report_html(_of_classes(training_report(), _classes(3), confusion)))
    assert "averaged over 1 of the 3 classes only" in page.text
    assert "averaged over the classes" not in page.text
