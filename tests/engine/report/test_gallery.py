"""The report shows mistakes and successes with truth, answer, confidence, and where the network looked."""

from __future__ import annotations

import dataclasses

import numpy as np

from alquimia_qgis.engine.report.contents import PICTURE, Gallery, GalleryPicture
from alquimia_qgis.engine.report.gallery_section import LARGEST_SIDE, overlaid
from alquimia_qgis.engine.report.training_report import training_report_html

IMAGE = np.full((8, 8, 3), 90, np.uint8)
HEAT = np.linspace(0, 1, 64).reshape(8, 8)


def gallery(wrong: int = 2, right: int = 7, mistakes: int = 2, heat: bool = True) -> Gallery:
    attention = HEAT if heat else None
    return Gallery(
        "test", 40, mistakes,
        [GalleryPicture(IMAGE, 0, 1, 0.97, attention, "Forest/one & two.png")] * wrong,
        [GalleryPicture(IMAGE, 1, 1, 0.8, attention)] * right,
    )  # fmt: skip


def page_of(training_report, read, found: Gallery | None, **changes):
    report = dataclasses.replace(training_report(**changes), gallery=found)
    page = read(training_report_html(report))
    assert page.mismatched == []
    return page


def test_mistakes_are_named_with_truth_and_answer(training_report, read):
    page = page_of(training_report, read, gallery(), unit=PICTURE)
    assert "Of 40 test pictures, 2 are taken for another class. Here they are, the surest mistake first." in page.text
    assert page.row("Forest", "taken for")[:5] == [
        "Forest",
        "taken for",
        "Water",
        "97 %",
        "one & two.png",
    ]
    assert "Grad-CAM (Selvaraju et al. 2017" in page.text and "#gallery" in page.attributes("a", "href")
    pictures = [text for text in page.attributes("img", "alt") if text == "Where the network looked"]
    assert len(pictures) == 9


def test_more_mistakes_than_are_shown(training_report, read):
    page = page_of(training_report, read, gallery(mistakes=30))
    assert "Of 40 test chips, 30 are taken for another class. Here are 2 of them," in page.text


def test_without_mistakes_or_heat(training_report, read):
    page = page_of(training_report, read, gallery(wrong=0, mistakes=0, heat=False))
    assert "taken for" not in page.text and "Recognised" in page.text and "Grad-CAM" not in page.text


def test_without_a_gallery(training_report, read):
    for nothing in (None, gallery(wrong=0, right=0)):
        page = page_of(training_report, read, nothing)
        assert "Right and wrong" not in page.text and "#gallery" not in page.attributes("a", "href")


def test_heat_lies_over_the_grey_image():
    image = np.zeros((500, 300, 3), np.uint8)
    image[..., 0] = 255
    cold, hot = (overlaid(image, np.full((500, 300), value)) for value in (0.0, 1.0))
    assert max(cold.shape) <= LARGEST_SIDE and cold.dtype == np.uint8
    assert hot.mean() > cold.mean() and np.ptp(cold[0, 0]) < 5  # violet is nearly black: grey stays grey
    image[:250] = 10
    faint = overlaid(image, np.zeros((500, 300)))
    assert faint[0].mean() < 5 and faint[-1].mean() > 150  # a dark image can be seen as well
