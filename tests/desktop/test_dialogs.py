"""Real dialogs, really clicked: run, cancel, failure, and the map on the canvas in the colours of its classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsLayerTreeModel,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
)
from qgis.gui import QgsBrowserGuiModel, QgsLayerTreeView
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMessageBox, QProgressBar, QTextEdit

from tests.desktop.conftest import FakeEngine, make_image
from tests.desktop.test_bad_input import make_model_file

PATIENCE = 30_000  # milliseconds


@pytest.fixture
def interface(qgis_iface: Any) -> Iterator[Any]:
    """What the dialogs of Processing ask of QGIS beyond the stub of pytest-qgis."""
    browser = QgsBrowserGuiModel()
    view = QgsLayerTreeView()
    view.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot()))
    qgis_iface.browserModel = lambda: browser
    qgis_iface.layerTreeView = lambda: view
    qgis_iface.iconSize = lambda *_: QSize(24, 24)
    yield qgis_iface


@pytest.fixture
def opened(interface: Any, engine: FakeEngine, qtbot: Any) -> Callable[[str, dict[str, Any]], Any]:
    """Open the dialog of an algorithm and fill it in."""

    def _open(identifier: str, parameters: dict[str, Any]) -> Any:
        from processing.gui.AlgorithmDialog import AlgorithmDialog

        dialog = AlgorithmDialog(QgsApplication.processingRegistry().createAlgorithmById(f"alquimia:{identifier}"))
        qtbot.addWidget(dialog)
        dialog.show()
        fill = getattr(dialog, "setParameters", None) or dialog.mainWidget().setParameters
        fill(parameters)
        return dialog

    return _open


def click(button: Any) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def has_ended(dialog: Any) -> bool:
    """Whether a run without a result is over; QGIS 3.40 does not tell by its signal."""
    text = log_of(dialog)
    return dialog.runButton().isEnabled() and (
        "Execution failed after" in text or ("Algorithm" in text and "finished" in text)
    )


def log_of(dialog: Any) -> str:
    return "\n".join(edit.toHtml() for edit in dialog.findChildren(QTextEdit))


def drawn(layer: QgsRasterLayer) -> QImage:
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(120, 80))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def test_run_puts_the_map_on_the_canvas_in_the_colours_of_its_classes(
    opened: Any, engine: FakeEngine, image: str, tmp_path: Path, qtbot: Any
) -> None:
    dialog = opened("predictraster", {"INPUT": image, "MODEL": make_model_file(tmp_path), "WINDOW_SIZE": 512})
    with qtbot.waitSignal(dialog.algorithmFinished, timeout=PATIENCE) as finished:
        click(dialog.runButton())
    assert finished.args[0] is True, log_of(dialog)
    qtbot.waitUntil(lambda: len(QgsProject.instance().mapLayers()) == 1, timeout=PATIENCE)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.name() == "Classes of image"
    picture = drawn(layer)
    assert QColor(picture.pixel(30, 50)).name() == "#228833"
    assert QColor(picture.pixel(90, 50)).name() == "#4477aa"
    assert engine.jobs[0]["job"]["options"]["window_size"] == 512


def test_a_mosaic_of_many_images_comes_on_the_canvas(
    opened: Any, engine: FakeEngine, image: str, tmp_path: Path, qtbot: Any
) -> None:
    layers = [QgsRasterLayer(image, "one"), QgsRasterLayer(make_image(tmp_path / "two.tif"), "two")]
    QgsProject.instance().addMapLayers(layers)
    wanted = {"INPUTS": [layer.id() for layer in layers], "MODEL": make_model_file(tmp_path, bands=3)}
    dialog = opened("predictrasters", {**wanted, "OUTPUT": str(tmp_path / "m.tif"), "OUTPUT_FOLDER": str(tmp_path)})
    with qtbot.waitSignal(dialog.algorithmFinished, timeout=PATIENCE) as finished:
        click(dialog.runButton())
    assert finished.args[0] is True, log_of(dialog)
    assert [Path(path).name for path in finished.args[1]["MAPS"]] == ["image_classes.tif", "two_classes.tif"]
    qtbot.waitUntil(lambda: len(QgsProject.instance().mapLayers()) == 3, timeout=PATIENCE)
    (layer,) = [layer for layer in QgsProject.instance().mapLayers().values() if layer.name() not in ("one", "two")]
    assert layer.name() == "Classes of 2 images"
    assert QColor(drawn(layer).pixel(30, 50)).name() == "#228833"
    assert "3 of 3: 2 images" in log_of(dialog)


def test_no_post_processor_is_kept_once_its_layer_is_styled(
    opened: Any, image: str, tmp_path: Path, qtbot: Any
) -> None:
    from alquimia_qgis.desktop.algorithms import output_layers

    dialog = opened("predictraster", {"INPUT": image, "MODEL": make_model_file(tmp_path)})
    with qtbot.waitSignal(dialog.algorithmFinished, timeout=PATIENCE):
        click(dialog.runButton())
    qtbot.waitUntil(lambda: len(QgsProject.instance().mapLayers()) == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not output_layers._waiting, timeout=PATIENCE)


def test_training_runs_from_its_dialog(opened: Any, image: str, samples: str, tmp_path: Path, qtbot: Any) -> None:
    model = tmp_path / "clicked.alquimia"
    parameters = {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 32, "MODEL": str(model)}
    dialog = opened("train_unet", parameters)
    with qtbot.waitSignal(dialog.algorithmFinished, timeout=PATIENCE) as finished:
        click(dialog.runButton())
    assert finished.args[0] is True and model.exists()
    assert finished.args[1]["OVERALL_ACCURACY"] == 0.875
    assert "Epoch 1 of 2" in log_of(dialog)


def test_cancel_stops_the_job_and_leaves_nothing(
    opened: Any, engine: FakeEngine, image: str, tmp_path: Path, qtbot: Any
) -> None:
    engine.plays("wait")
    target = tmp_path / "map.tif"
    dialog = opened("predictraster", {"INPUT": image, "MODEL": make_model_file(tmp_path), "OUTPUT": str(target)})
    bar = dialog.findChild(QProgressBar)
    click(dialog.runButton())
    qtbot.waitUntil(lambda: bar.value() == 30, timeout=PATIENCE)
    click(dialog.cancelButton())
    qtbot.waitUntil(lambda: has_ended(dialog), timeout=PATIENCE)
    assert not target.exists() and not QgsProject.instance().mapLayers()
    assert "Traceback" not in log_of(dialog)


def test_a_failure_is_one_red_sentence(opened: Any, engine: FakeEngine, image: str, tmp_path: Path, qtbot: Any) -> None:
    engine.plays("fail")
    dialog = opened("predictraster", {"INPUT": image, "MODEL": make_model_file(tmp_path)})
    click(dialog.runButton())
    qtbot.waitUntil(lambda: has_ended(dialog), timeout=PATIENCE)
    shown = log_of(dialog)
    assert "The samples hold one class only. Digitise a second one." in shown
    assert "color:#ff0000" in shown.replace(" ", "") or "color:red" in shown.replace(" ", "")
    assert "Traceback" not in shown


def test_a_refused_value_is_said_before_the_run(
    opened: Any, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    target = str(tmp_path / "out.alquimia")
    dialog = opened("train_unet", {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 100, "MODEL": target})
    texts: list[str] = []

    def close_box() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            texts.append(box.text())
            box.accept()

    QTimer.singleShot(500, close_box)
    click(dialog.runButton())  # waits for the box
    assert texts == [
        "The chip size must be a multiple of 8 for this U-Net; 100 was given. Use 96 or 104, or change the depth."
    ]
    assert not engine.jobs


@pytest.mark.parametrize(
    "identifier",
    [
        "train_unet",
        "predictraster",
        "predictrasters",
        "predictseries",
        "train_pixel_timeseries",
        "train_unet3d",
        "unfinishedmaps",
        "assessmap",
        "comparemodels",
        "compareseriesmodels",
        "ensemble",
        "refinemap",
        "createsampleslayer",
        "train_map_assess",
        "train_map_series",
        "compare_and_combine",
        "clean_map",
    ],
)
def test_every_dialog_opens_and_shows_its_parameters(opened: Any, provider: Any, identifier: str) -> None:
    dialog = opened(identifier, {})
    shown = dialog.mainWidget()
    wrappers = getattr(shown, "wrappers", {})
    advanced_or_not = {definition.name() for definition in provider.algorithm(identifier).parameterDefinitions()}
    assert advanced_or_not <= set(wrappers)
