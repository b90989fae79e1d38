"""Dates of images: which of several is taken, and what is said where some or all are missing."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsDateTimeRange, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from alquimia_qgis.desktop.algorithms.layer_dates import FROM_LAYERS, FROM_NAMES, FROM_USER, MIXED, dates_of
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from tests.desktop.conftest import make_image


def layer_of(path: Path, name: str = "layer") -> QgsRasterLayer:
    """A real layer of a small GeoTIFF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    layer = QgsRasterLayer(make_image(path, bands=1), name, "gdal")
    assert layer.isValid()
    return layer


def set_range(layer: QgsRasterLayer, first: tuple[int, int, int], active: bool = True) -> QgsRasterLayer:
    """Give the layer a temporal range of a week, as its properties in QGIS do."""
    begin = QDateTime(QDate(*first), QTime(23, 30), Qt.TimeSpec.UTC)
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(QgsDateTimeRange(begin, begin.addDays(7)))
    properties.setIsActive(active)
    return layer


def test_dates_of_the_user_come_first(qgis_app: Any, tmp_path: Path) -> None:
    layers = [set_range(layer_of(tmp_path / f"2018-0{n}-01.tif"), (2018, n, 5)) for n in (1, 2)]
    assert dates_of(layers, "2020-03-01; 20200402") == (("2020-03-01", "2020-04-02"), FROM_USER)


def test_the_temporal_range_comes_before_names(qgis_app: Any, tmp_path: Path) -> None:
    layers = [set_range(layer_of(tmp_path / f"2018-0{n}-01.tif"), (2018, n, 5)) for n in (1, 2)]
    assert dates_of(layers, "") == (("2018-01-05", "2018-02-05"), FROM_LAYERS)


def test_a_temporal_range_that_is_switched_off_or_of_another_mode_is_none(qgis_app: Any, tmp_path: Path) -> None:
    switched_off = set_range(layer_of(tmp_path / "2018-01-01.tif"), (2018, 1, 5), active=False)
    redrawn = set_range(layer_of(tmp_path / "2018-02-01.tif"), (2018, 2, 5))
    redrawn.temporalProperties().setMode(Qgis.RasterTemporalMode.RedrawLayerOnly)
    assert dates_of([switched_off, redrawn], "") == (("2018-01-01", "2018-02-01"), FROM_NAMES)


def test_layers_with_a_range_and_names_with_a_date_may_be_mixed(qgis_app: Any, tmp_path: Path) -> None:
    layers = [set_range(layer_of(tmp_path / "a.tif"), (2018, 1, 5)), layer_of(tmp_path / "b_2018102.tif")]
    assert dates_of(layers, "") == (("2018-01-05", "2018-04-12"), MIXED)


def test_the_file_comes_before_the_layer_and_the_layer_before_the_folder(qgis_app: Any, tmp_path: Path) -> None:
    layers = [
        layer_of(tmp_path / "2018-07-01" / "S2A_MSIL2A_20180412T105031.tif", "2018-06-01"),
        layer_of(tmp_path / "2018-08-01" / "b.tif", "scene of 2018_05_02"),
        layer_of(tmp_path / "2018-06-13" / "c.tif"),
    ]
    assert dates_of(layers, "") == (("2018-04-12", "2018-05-02", "2018-06-13"), FROM_NAMES)


def test_the_name_of_a_folder_that_holds_all_images_is_not_their_date(qgis_app: Any, tmp_path: Path) -> None:
    layers = [layer_of(tmp_path / "download_2018-07-01" / f"{name}.tif") for name in "abc"]
    assert dates_of(layers, "") == ((), "")


def test_the_name_inside_an_archive_counts(qgis_app: Any, tmp_path: Path) -> None:
    layers = []
    for day in ("20180412", "20180512"):
        with zipfile.ZipFile(tmp_path / f"{day[:6]}.zip", "w") as archive:
            archive.write(make_image(tmp_path / "image.tif", bands=1), f"x_{day}.tif")
        layers.append(QgsRasterLayer(f"/vsizip/{tmp_path}/{day[:6]}.zip/x_{day}.tif", "layer"))
    assert all(layer.isValid() for layer in layers)
    assert dates_of(layers, "")[0] == ("2018-04-12", "2018-05-12")


def test_without_any_date_the_order_counts(qgis_app: Any, tmp_path: Path) -> None:
    assert dates_of([layer_of(tmp_path / f"{name}.tif") for name in "ab"], "") == ((), "")


def test_the_dates_inside_one_raster_are_given_or_left_to_the_engine(qgis_app: Any, tmp_path: Path) -> None:
    stack = [layer_of(tmp_path / "stack_20180412.tif")]
    assert dates_of(stack, "") == ((), "")
    given = "2018-04-12, 2018-05-12, 2018-06-12"
    assert dates_of(stack, given) == (tuple(given.split(", ")), FROM_USER)


def test_images_without_a_date_among_others_are_named(qgis_app: Any, tmp_path: Path) -> None:
    layers = [
        layer_of(tmp_path / "2018-04-12.tif"),
        layer_of(tmp_path / "b.tif", "spring"),
        layer_of(tmp_path / "c.tif"),
    ]
    with pytest.raises(ImageError) as refusal:
        dates_of(layers, "")
    assert str(refusal.value) == (
        "2 of 3 images have no date, while the others have one: spring, layer. Give the dates of all images in DATES, "
        "set the layers' temporal range, or put dates into the file names."
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("2018-04-12", "1 dates are given in DATES for 2 images. Give one date for each image, in their order, or "
         "leave DATES empty."),
        ("2018-04-12, spring", "'spring' is not a date. Write dates as 2018-04-12, separated by commas."),
        ("2018-04-12, 2018-13-01", "'2018-13-01' is not a date. Write dates as 2018-04-12, separated by commas."),
    ],
)  # fmt: skip
def test_dates_that_do_not_fit_are_refused(qgis_app: Any, tmp_path: Path, given: str, sentence: str) -> None:
    with pytest.raises(ParameterError) as refusal:
        dates_of([layer_of(tmp_path / f"{name}.tif") for name in "ab"], given)
    assert str(refusal.value) == sentence
