"""Every help shows a picture that can be drawn; a dialog chooses the fields that a layer of samples usually has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QImage

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.resources import resource_path
from tests.desktop.conftest import make_samples, square
from tests.desktop.test_dialogs import interface  # noqa: F401  a fixture


def test_every_help_has_a_picture_and_every_picture_a_help(provider: Any) -> None:
    shown = set()
    for algorithm in (each for each in provider.algorithms() if isinstance(each, AlquimiaAlgorithm)):
        address = re.search(r'<img src="([^"]+)">', algorithm.shortHelpString())
        assert address is not None, algorithm.id()
        shown.add(Path(QUrl(address.group(1)).toLocalFile()).resolve())
    assert shown == {path.resolve() for path in resource_path("help").glob("*.svg")}
    for path in shown:
        assert QImage(str(path)).height() == 58, path


@pytest.mark.parametrize(
    ("identifier", "fields", "chosen"),
    [
        ("train_unet", ("class", "split", "who"), ("class", "split")),
        ("train_unet", ("kind", "who"), (None, None)),
        ("splitsamples", ("class", "who"), ("class", None)),
    ],
)
def test_fields_are_chosen_as_the_layer_has_them(
    interface: Any,  # noqa: F811
    plugin: Any,
    qtbot: Any,
    tmp_path: Path,
    identifier: str,
    fields: tuple[str, ...],
    chosen: tuple[str | None, ...],
) -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    path = make_samples(tmp_path / "samples.gpkg", [(square(2, 2), {})], dict.fromkeys(fields, ogr.OFTString))
    layer = QgsProject.instance().addMapLayer(QgsVectorLayer(path, "samples", "ogr"))
    dialog = AlgorithmDialog(QgsApplication.processingRegistry().createAlgorithmById(f"alquimia:{identifier}"))
    qtbot.addWidget(dialog)
    wrappers = dialog.mainWidget().wrappers
    wrappers["SAMPLES"].setParameterValue(layer.id(), QgsProcessingContext())
    assert tuple(wrappers[name].parameterValue() or None for name in ("CLASS_FIELD", "SPLIT_FIELD")) == chosen
    QgsProject.instance().clear()
