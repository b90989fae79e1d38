"""The first use by clicks: the offer, an installation that succeeds, fails or is cancelled, repair, removal, reload."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QMainWindow, QMessageBox, QPushButton

from alquimia_qgis.desktop.algorithms import engine_status, install_engine
from alquimia_qgis.desktop.environment import gpus, recipe, state
from alquimia_qgis.desktop.environment.failures import explain_failure
from alquimia_qgis.desktop.environment.installer import InstallRequest, Watcher
from alquimia_qgis.desktop.environment.location import RECORD, home, python_of
from alquimia_qgis.desktop.environment.record import EnvironmentRecord, write_record
from alquimia_qgis.desktop.setup import facts
from alquimia_qgis.desktop.setup.engine_set_up import EngineSetUp
from alquimia_qgis.desktop.setup.offer import DECLINED
from alquimia_qgis.protocol.errors import EngineInstallError, JobCancelled
from tests.desktop.clicking import click

PATIENCE = 20_000  # milliseconds
ANSWER = {
    "python": "3.12", "packages": {"keras": "3"}, "backend": "tensorflow", "devices": ["CPU (2 cores)"],
    "matrix_product_gflops": {}, "gpu_explanation": "",
}  # fmt: skip


class Window:
    """A main window with a message bar, as far as the plugin uses QGIS's."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.bar = QgsMessageBar(self.window)
        self.window.setCentralWidget(self.bar)
        self.toolbar: list[QAction] = []
        self.menu: list[QAction] = []
        self.window.show()

    def mainWindow(self) -> QMainWindow:
        return self.window

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def addToolBarIcon(self, action: QAction) -> None:
        self.toolbar.append(action)

    def removeToolBarIcon(self, action: QAction) -> None:
        self.toolbar.remove(action)

    def addPluginToMenu(self, menu: str, action: QAction) -> None:
        self.menu.append(action)

    def removePluginMenu(self, menu: str, action: QAction) -> None:
        self.menu.remove(action)

    def offered(self, name: str) -> QPushButton | None:
        item = self.bar.currentItem()
        return None if item is None else item.findChild(QPushButton, name)


class FakeInstaller:
    """Stands in for the installer: writes a finished environment, fails, or waits until it is cancelled."""

    def __init__(self) -> None:
        self.scene = "succeed"
        self.requests: list[InstallRequest] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, request: InstallRequest, watcher: Watcher) -> Path:
        self.requests.append(request)
        self.threads.append(threading.current_thread())
        watcher.progress(0.3, "Installing the packages")
        watcher.log("Downloading tensorflow", detail=True)
        if self.scene == "wait":
            while not watcher.is_cancelled():
                time.sleep(0.01)
            raise JobCancelled()
        if self.scene != "succeed":
            raise explain_failure(self.scene, "Installing the packages")
        return environment(request.device)


def environment(device: str = "cpu") -> Path:
    chosen = recipe.recipes()[device]
    folder = home() / f"py312-{chosen.digest}"
    python_of(folder).parent.mkdir(parents=True, exist_ok=True)
    python_of(folder).touch()
    write_record(folder, EnvironmentRecord(device, chosen.digest, chosen.backend, "3.12.4", "/x", "2026", "uv"))
    return folder


@pytest.fixture(autouse=True)
def installer(plugin: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeInstaller]:
    monkeypatch.setenv("ALQUIMIA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ALQUIMIA_ENGINE_PYTHON", raising=False)
    monkeypatch.setattr(recipe, "has_nvidia_driver", lambda: False)
    fake = FakeInstaller()
    monkeypatch.setattr(install_engine, "install", fake)
    monkeypatch.setattr(engine_status, "run_job", lambda job, listener: ANSWER)
    QgsSettings().remove(DECLINED)
    yield fake
    QgsSettings().remove("alquimia")


@pytest.fixture
def window(qtbot: Any) -> Iterator[Window]:
    made = Window()
    qtbot.addWidget(made.window)
    yield made


@pytest.fixture
def started(window: Window) -> Iterator[Callable[[], EngineSetUp]]:
    """Start as the plugin does, as often as wanted; what is still open at the end is closed."""
    living: list[EngineSetUp] = []

    def start() -> EngineSetUp:
        for former in living:
            former.close()
        living[:] = [EngineSetUp(window)]
        QTest.qWait(20)
        return living[0]

    yield start
    for former in living:
        former.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialog(started: Any) -> Any:
    set_up = started()
    set_up.action.trigger()
    return set_up._dialog


def install_and_wait(dialog: Any, qtbot: Any) -> None:
    """Begin an installation that goes on until it is cancelled."""
    click(dialog.install_button)
    qtbot.waitUntil(lambda: dialog.bar.value() == 30, timeout=PATIENCE)


def wait_for_outcome(dialog: Any, qtbot: Any) -> str:
    qtbot.waitUntil(lambda: bool(dialog.outcome.text()) and dialog._run is None, timeout=PATIENCE)
    return dialog.outcome.text()


class TestOffer:
    def test_set_up_opens_the_dialog_and_ends_the_offer(self, started: Any, window: Window) -> None:
        set_up = started()
        assert "Alquimia needs an engine" in window.bar.currentItem().text()
        assert "not installed" in window.bar.currentItem().text()
        click(window.offered("alquimia_set_up"))
        assert set_up._dialog.isVisible() and not set_up._dialog.isModal()
        assert window.bar.currentItem() is None

    def test_not_now_lasts_until_another_engine_is_needed(
        self, started: Any, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        started()
        click(window.offered("alquimia_not_now"))
        assert window.bar.currentItem() is None
        started()
        assert window.bar.currentItem() is None
        newer = tmp_path / "newer.txt"
        newer.write_text("keras==99\n")
        needed = {"cpu": recipe.Recipe("cpu", "newer", "tensorflow", 1, (), newer)}
        for module in (recipe, state):
            monkeypatch.setattr(module, "recipes", lambda: needed)
        started()
        assert window.offered("alquimia_not_now") is not None

    def test_it_is_not_made_where_there_is_an_engine(self, started: Any, window: Window) -> None:
        environment()
        started()
        assert window.bar.currentItem() is None

    def test_it_goes_away_with_the_plugin(self, window: Window) -> None:
        set_up = EngineSetUp(window)
        QTest.qWait(20)
        assert window.bar.currentItem() is not None
        set_up.close()
        assert window.bar.currentItem() is None
        assert window.toolbar == window.menu == []


class TestDialog:
    def test_what_where_how_large_and_the_proxy_are_said(self, dialog: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        choices = dialog.choices
        assert choices.device == "cpu"
        assert choices.device_box.currentText() == "TensorFlow on the processor (suits this computer)"
        assert "tensorflow, " in choices.what.text()
        assert choices.where.text() == str(home())
        assert choices.size.text().startswith("about 2.2 GB; ")
        monkeypatch.setattr(facts, "proxy_of_qgis", lambda: "http://me:secret@proxy.example:3128")
        choices.device_box.setCurrentIndex(choices.device_box.findData("torch"))
        assert choices.size.text().startswith("about 6.3 GB; ")
        assert choices.proxy.text() == "proxy.example:3128 (of QGIS)"

    def test_success_says_the_device(self, dialog: Any, installer: FakeInstaller, tmp_path: Path, qtbot: Any) -> None:
        dialog.choices.wheels.setFilePath(str(tmp_path))
        click(dialog.install_button)
        assert "It runs on: CPU (2 cores)." in wait_for_outcome(dialog, qtbot)
        assert dialog.state.text() == "The engine is ready: CPU (2 cores)."
        (request,) = installer.requests
        assert (request.device, request.wheels, request.repair) == ("cpu", str(tmp_path), False)
        assert installer.threads != [threading.main_thread()]
        assert not dialog.install_button.isEnabled() and dialog.repair_button.isEnabled()
        click(dialog.copy_button)
        assert "Downloading tensorflow" in QApplication.clipboard().text()

    def test_the_symbol_and_the_offer_follow(self, started: Any, window: Window, qtbot: Any) -> None:
        set_up = started()
        assert set_up.action.toolTip() == "Alquimia: The engine is not installed."
        set_up.action.trigger()
        click(set_up._dialog.install_button)
        wait_for_outcome(set_up._dialog, qtbot)
        assert set_up.action.toolTip() == "Alquimia: The engine is ready: CPU (2 cores)."
        assert window.bar.currentItem() is None

    def test_a_failure_is_told_with_the_next_step(self, dialog: Any, installer: FakeInstaller, qtbot: Any) -> None:
        installer.scene = "error: dns error: Name or service not known"
        click(dialog.install_button)
        told = wait_for_outcome(dialog, qtbot)
        assert "the package server cannot be reached" in told
        assert "with the field 'Folder of wheels (without network)'" in told
        assert "Traceback" not in dialog.log.toPlainText()
        assert dialog.install_button.isEnabled()

    def test_cancel(self, dialog: Any, installer: FakeInstaller, qtbot: Any) -> None:
        installer.scene = "wait"
        install_and_wait(dialog, qtbot)
        assert dialog.doing.text() == "Installing the packages"
        assert not dialog.install_button.isEnabled() and not dialog.choices.isEnabled()
        click(dialog.cancel_button)
        assert wait_for_outcome(dialog, qtbot) == "Cancelled."
        assert dialog.install_button.isEnabled()

    def test_repair(self, installer: FakeInstaller, started: Any, qtbot: Any) -> None:
        environment()
        dialog = opened(started())
        click(dialog.repair_button)
        wait_for_outcome(dialog, qtbot)
        assert [request.repair for request in installer.requests] == [True]

    def test_an_installation_goes_on_while_the_dialog_is_closed(
        self, started: Any, installer: FakeInstaller, qtbot: Any
    ) -> None:
        installer.scene = "wait"
        set_up = started()
        install_and_wait(opened(set_up), qtbot)
        for _ in range(3):
            set_up._dialog.close()
            assert opened(set_up).cancel_button.isEnabled()
        set_up._dialog._cancel()
        wait_for_outcome(set_up._dialog, qtbot)
        assert len(installer.requests) == 1


class TestRemoval:
    @pytest.mark.parametrize("yes", [True, False])
    def test_it_is_asked_with_folder_and_size(self, yes: bool, started: Any, qtbot: Any) -> None:
        folder = environment()
        (home() / "mine.txt").touch()
        dialog = opened(started())
        asked: list[str] = []

        def answer() -> None:
            box = QApplication.activeModalWidget()
            asked.append(box.text())
            button = QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No
            box.button(button).click()

        QTimer.singleShot(300, answer)
        click(dialog.remove_button)
        assert str(folder) in asked[0] and "2.2 GB" in asked[0]
        if yes:
            assert str(folder) in wait_for_outcome(dialog, qtbot)
        assert folder.exists() is not yes
        assert (home() / "mine.txt").exists()

    def test_by_the_algorithm(self, run: Any) -> None:
        folder = environment()
        assert run("removeengine", {}) == {"ENVIRONMENT": str(folder)}
        assert not folder.exists()
        assert "no engine of this version" in run.failure("removeengine", {})

    def test_a_folder_without_our_record_stays(self) -> None:
        from alquimia_qgis.desktop.environment.removal import remove_environment

        folder = environment()
        (folder / RECORD).write_text("{}")
        for strange in (folder, home().parent):
            with pytest.raises(EngineInstallError, match="not a finished environment of Alquimia"):
                remove_environment(strange, lambda: False, lambda: None, lambda: pytest.fail("changed"))
        assert python_of(folder).exists()


def opened(set_up: EngineSetUp) -> Any:
    set_up.action.trigger()
    return set_up._dialog


def test_the_plugin_can_go_while_the_engine_is_installed(
    started: Any, installer: FakeInstaller, window: Window, qtbot: Any
) -> None:
    installer.scene = "wait"
    for _ in range(3):
        set_up = started()  # which closes the former one in the middle of its installation
        install_and_wait(opened(set_up), qtbot)
    started()
    assert len(installer.requests) == 3
    assert QgsApplication.taskManager().countActiveTasks() == 0
    assert len(window.toolbar) == len(window.menu) == 1


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("NVIDIA H100 80GB HBM3, 81559", ["GPU 0 (NVIDIA H100 80GB HBM3, 79.6 GiB)"]),
        ("NVIDIA A10G, 23028\nNVIDIA A10G, 23028", ["GPU 0"]),
        ("NVIDIA GB10, [N/A]", ["GPU 0"]),
    ],
)
def test_gpus_have_name_and_memory_where_the_driver_tells(
    printed: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text(f"#!/bin/sh\necho '{printed}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert gpus.named_devices(["GPU 0"]) == expected
    assert gpus.named_devices(["CPU (2 cores)"]) == ["CPU (2 cores)"]


def test_without_a_desktop_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from alquimia_qgis.desktop.plugin import AlquimiaPlugin

    alone = AlquimiaPlugin(None)
    monkeypatch.setattr(alone, "initProcessing", lambda: None)  # the provider of the session is registered
    alone.initGui()
    assert alone.set_up is None
