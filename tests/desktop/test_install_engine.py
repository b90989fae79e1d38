"""Real installations of a tiny package: by uv, by pip, offline, repaired, cancelled, and failing in many ways."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from alquimia_qgis.desktop.algorithms import engine_status, install_engine
from alquimia_qgis.desktop.engine_client.clean_process import run_clean
from alquimia_qgis.desktop.environment import installer, recipe, state
from alquimia_qgis.desktop.environment.installer import InstallRequest, Watcher, install
from alquimia_qgis.desktop.environment.location import RECORD, home, python_of
from alquimia_qgis.desktop.environment.package_tools import Uv, VenvAndPip, fetch_uv, find_uv, mirror_of_pip
from alquimia_qgis.desktop.environment.recipe import Recipe
from alquimia_qgis.desktop.environment.record import read_record
from alquimia_qgis.protocol.errors import EngineInstallError, JobCancelled

ROOT = Path(__file__).resolve().parents[2]


def wheel(folder: Path, name: str = "alquimia_tiny") -> Path:
    """A wheel with one module, made by hand so that no network is needed."""
    folder.mkdir(parents=True, exist_ok=True)
    information = f"{name}-1.0.dist-info"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "ANSWER = 42\n")
        archive.writestr(
            f"{information}/METADATA", f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0\n"
        )
        archive.writestr(f"{information}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{information}/RECORD", f"{name}.py,,\n{information}/METADATA,,\n{information}/WHEEL,,\n")
    return path


class Heard(Watcher):
    """Remembers what it hears; cancels when a line or text begins with ``cancel_at``."""

    def __init__(self, cancel_at: str = "never") -> None:
        self.lines: list[str] = []
        self.fractions: list[float] = []
        self.changed: list[Path] = []
        self._cancel_at = cancel_at
        self._cancelled = False

    def log(self, line: str, detail: bool = False) -> None:
        self.lines.append(line)
        self._cancelled |= line.startswith(self._cancel_at)

    def progress(self, fraction: float, text: str) -> None:
        self.fractions.append(fraction)
        self._cancelled |= text.startswith(self._cancel_at)

    def is_cancelled(self) -> bool:
        return self._cancelled

    def before_change(self, folder: Path) -> None:
        self.changed.append(folder)


class Tiny:
    """Recipes of one tiny package in place of the real ones, and a home of their own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.wheels = folder / "wheels, räder & ruedas"
        self._monkeypatch = monkeypatch
        wheel(self.wheels)
        self.requires("alquimia-tiny==1.0")

    def requires(self, requirement: str, modules: tuple[str, ...] = ("alquimia_tiny",)) -> None:
        path = self.folder / f"{abs(hash((requirement, modules)))}.txt"
        path.write_text(f"{requirement}\n")
        tiny = {"cpu": Recipe("cpu", "a tiny package", "tensorflow", 0.001, modules, path)}
        tiny["torch"] = replace(tiny["cpu"], device="torch", backend="torch")
        for module in (recipe, state):
            self._monkeypatch.setattr(module, "recipes", lambda: tiny)

    def request(self, **values: Any) -> InstallRequest:
        return InstallRequest(**{"device": "cpu", "wheels": str(self.wheels), **values})


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    monkeypatch.setenv("ALQUIMIA_HOME", str(tmp_path / "home of the engine"))
    monkeypatch.delenv("ALQUIMIA_ENGINE_PYTHON", raising=False)
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{ROOT / 'build/tools'}{os.pathsep}{os.environ['PATH']}")
    return Tiny(tmp_path, monkeypatch)


@pytest.fixture
def with_uv(tiny: Tiny) -> Tiny:
    if find_uv(lambda line: None) is None:
        reasons: list[str] = []
        found = installer.find_interpreters("", reasons.append)
        home().mkdir(parents=True)
        fetched = [fetch_uv(item, run_clean_silently, reasons.append) for item in found]
        assert any(fetched), reasons
    return tiny


def run_clean_silently(command: list[str], **values: Any) -> Any:
    return run_clean(command)


@pytest.fixture
def without_uv(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    monkeypatch.setattr(installer, "find_uv", lambda log: None)
    monkeypatch.setattr(installer, "fetch_uv", lambda interpreter, run, log: None)
    return tiny


def imports(folder: Path) -> bool:
    answer = run_clean([str(python_of(folder)), "-I", "-c", "import alquimia_tiny, sys; print(sys.prefix)"])
    return answer.output == str(folder)


def left_behind() -> list[str]:
    return sorted(path.name for path in home().iterdir() if path.name not in ("install.lock", "tools"))


class TestSuccess:
    def test_by_uv(self, with_uv: Tiny) -> None:
        heard = Heard()
        folder = install(with_uv.request(), heard)
        assert imports(folder)
        record = read_record(folder)
        assert record is not None
        assert (record.installer, record.backend, record.device) == ("uv", "tensorflow", "cpu")
        assert record.packages == {"alquimia-tiny": "1.0"}
        assert state.engine_python() == python_of(folder)
        assert state.explain_missing() == ""
        assert heard.fractions == sorted(heard.fractions)
        assert heard.fractions[-1] == 1.0
        log = "\n".join(heard.lines)
        assert f"Folder: {folder}" in log
        assert "about 0.001 GB on disk" in log
        assert "device 'cpu'" in log
        assert left_behind() == [folder.name]

    def test_by_pip(self, without_uv: Tiny) -> None:
        folder = install(without_uv.request(), Heard())
        assert imports(folder)
        assert read_record(folder).installer == "pip"

    def test_a_second_time_nothing_is_built(self, with_uv: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = install(with_uv.request(), Heard())
        before = (folder / "pyvenv.cfg").stat().st_mtime_ns
        monkeypatch.setattr(installer, "run_clean", refuse)
        heard = Heard()
        assert install(with_uv.request(), heard) == folder
        assert "already installed" in heard.lines[0]
        assert (folder / "pyvenv.cfg").stat().st_mtime_ns == before

    def test_of_several_the_one_chosen_last_is_kept(self, tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
        digest = recipe.recipes()["cpu"].digest
        folders = [home() / f"{tag}-{digest}" for tag in ("py312", "py39", "py310")]
        for chosen, folder in enumerate(folders, start=1):
            python_of(folder).parent.mkdir(parents=True)
            python_of(folder).touch()
            (folder / RECORD).touch()
            os.utime(folder / RECORD, (chosen, chosen))
        monkeypatch.setattr(installer, "run_clean", refuse)
        assert install(tiny.request(), Heard()) == folders[2]
        os.utime(folders[0] / RECORD, (2**33, 2**33))
        assert install(tiny.request(), Heard()) == folders[0]

    def test_repair_builds_again(self, with_uv: Tiny) -> None:
        folder = install(with_uv.request(), Heard())
        (folder / "lost").touch()
        heard = Heard()
        assert install(with_uv.request(repair=True), heard) == folder
        assert not (folder / "lost").exists()
        assert heard.changed == [folder]
        assert imports(folder)
        assert left_behind() == [folder.name]

    def test_an_unfinished_folder_is_replaced(self, with_uv: Tiny) -> None:
        folder = install(with_uv.request(), Heard())
        (folder / RECORD).unlink()
        assert install(with_uv.request(), Heard()) == folder
        assert imports(folder)

    def test_others_are_removed_when_asked(self, with_uv: Tiny) -> None:
        first = install(with_uv.request(), Heard())
        kept = install(with_uv.request(device="torch"), Heard())
        assert first.exists()
        (home() / f"{first.name}.former").mkdir()
        install(with_uv.request(device="torch", remove_others=True), Heard())
        assert left_behind() == [kept.name]
        assert imports(kept)

    def test_the_python_asked_for_is_used(self, with_uv: Tiny) -> None:
        named = next(installer.find_interpreters("", lambda line: None)).executable
        folder = install(with_uv.request(python=named), Heard())
        assert read_record(folder).base_python == named


class TestFailure:
    def failure(self, request: InstallRequest, heard: Heard | None = None) -> EngineInstallError:
        with pytest.raises(EngineInstallError) as caught:
            install(request, heard or Heard())
        assert "\n" not in str(caught.value)
        return caught.value

    @pytest.mark.parametrize("tool", ["with_uv", "without_uv"])
    def test_a_wheel_is_missing(self, tool: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
        tiny: Tiny = request.getfixturevalue(tool)
        (tmp_path / "empty").mkdir()
        error = self.failure(tiny.request(wheels=str(tmp_path / "empty")))
        assert "the folder of wheels lacks a package" in error.message
        assert "alquimia-tiny" in error.message
        assert left_behind() == []
        assert "was not finished" not in state.explain_missing()

    def test_the_folder_of_wheels_is_missing(self, with_uv: Tiny, tmp_path: Path) -> None:
        error = self.failure(with_uv.request(wheels=str(tmp_path / "nowhere")))
        assert f"{tmp_path / 'nowhere'} does not exist" in error.message

    def test_the_server_cannot_be_reached(self, with_uv: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple")
        monkeypatch.setenv("UV_HTTP_RETRIES", "0")
        error = self.failure(with_uv.request(wheels=""))
        assert "the package server cannot be reached" in error.message
        assert "WHEELS" in error.hint
        assert left_behind() == []

    def test_the_mirror_of_pip_is_asked_and_named(self, with_uv: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/mirror")
        monkeypatch.setenv("UV_HTTP_RETRIES", "0")
        heard = Heard()
        assert "the package server cannot be reached" in self.failure(with_uv.request(wheels=""), heard).message
        assert any("http://127.0.0.1:9/mirror/alquimia-tiny" in line for line in heard.lines)

    def test_a_package_does_not_import(self, with_uv: Tiny) -> None:
        with_uv.requires("alquimia-tiny==1.0", ("alquimia_tiny", "no_such_module"))
        heard = Heard()
        error = self.failure(with_uv.request(), heard)
        assert "No module named 'no_such_module'" in error.message
        assert any("Traceback" in line for line in heard.lines)
        assert left_behind() == []

    def test_a_failed_repair_keeps_the_former_engine(self, with_uv: Tiny, tmp_path: Path) -> None:
        folder = install(with_uv.request(), Heard())
        (tmp_path / "empty").mkdir()
        self.failure(with_uv.request(repair=True, wheels=str(tmp_path / "empty")))
        assert imports(folder)
        assert state.engine_python() == python_of(folder)
        assert left_behind() == [folder.name]

    def test_home_may_not_be_written_to(self, with_uv: Tiny, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("ALQUIMIA_HOME", str(tmp_path / "file" / "home"))
        error = self.failure(with_uv.request())
        assert "a folder may not be written to" in error.message
        assert "ALQUIMIA_HOME" in error.hint

    def test_the_disk_is_too_small(self, with_uv: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
        usage = shutil.disk_usage(home().parent)._replace(free=1000)
        monkeypatch.setattr(installer.shutil, "disk_usage", lambda path: usage)
        error = self.failure(with_uv.request())
        assert "0.0 GB left" in error.message
        assert left_behind() == []

    def test_no_python_at_all(self, tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(installer, "find_interpreters", lambda chosen, log: iter(()))
        monkeypatch.setattr(installer, "find_uv", lambda log: None)
        assert "Install Python 3.12" in self.failure(tiny.request()).hint

    def test_debian_without_venv(self, without_uv: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
        real = installer.find_interpreters
        lame = lambda chosen, log: [replace(item, has_venv=False) for item in real(chosen, log)]  # noqa: E731
        monkeypatch.setattr(installer, "find_interpreters", lame)
        assert "sudo apt install python3-venv" in self.failure(without_uv.request()).hint


class TestCancel:
    @pytest.mark.parametrize(
        "moment", ["Making the environment", "Installing a tiny package", "Checking the new engine"]
    )
    def test_nothing_is_left(self, moment: str, with_uv: Tiny) -> None:
        with pytest.raises(JobCancelled):
            install(with_uv.request(), Heard(cancel_at=moment))
        assert left_behind() == []
        assert state.engine_python() is None

    def test_a_cancelled_repair_keeps_the_former_engine(self, with_uv: Tiny) -> None:
        folder = install(with_uv.request(), Heard())
        with pytest.raises(JobCancelled):
            install(with_uv.request(repair=True), Heard(cancel_at="Installing a tiny package"))
        assert imports(folder)
        assert left_behind() == [folder.name]


class TestAlgorithms:
    def test_install_engine_names_what_it_made(self, with_uv: Tiny, run: Callable[..., dict[str, Any]]) -> None:
        results = run("installengine", {"DEVICE": "cpu", "WHEELS": str(with_uv.wheels)})
        assert imports(Path(results["ENVIRONMENT"]))
        assert results["ENGINE_PYTHON"] == str(python_of(Path(results["ENVIRONMENT"])))

    def test_install_engine_fails_with_a_sentence(self, with_uv: Tiny, run: Any) -> None:
        sentence = run.failure("installengine", {"DEVICE": "cpu", "PYTHON": __file__, "WHEELS": str(with_uv.wheels)})
        assert "The Python named by the parameter PYTHON cannot be used: it does not run" in sentence
        assert "Traceback" not in sentence

    def test_nothing_is_installed_beside_an_engine_that_the_variable_names(
        self, tiny: Tiny, run: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ALQUIMIA_ENGINE_PYTHON", "/x/bin/python")
        monkeypatch.setattr(install_engine, "given_engine", lambda: (Path("/x/bin/python"), "tensorflow"))
        monkeypatch.setattr(install_engine, "install", refuse)
        assert run("installengine", {}) == {"ENVIRONMENT": "/x", "ENGINE_PYTHON": "/x/bin/python"}

    def test_devices_are_chosen_by_name(self, provider: Any) -> None:
        definition = provider.algorithm("installengine").parameterDefinition("DEVICE")
        assert definition.usesStaticStrings()
        assert definition.options() == ["automatic", "cpu", "cuda", "torch"]

    def test_engine_status_explains_a_missing_engine_without_failing(self, tiny: Tiny, run: Any) -> None:
        results = run("enginestatus", {})
        assert results["READY"] is False
        assert "alquimia:installengine" in results["REPORT"]
        assert results["ENVIRONMENT"] == str(home())
        assert "not installed" in run.feedback.text("warning")

    def test_engine_status_explains_a_broken_engine_without_failing(self, with_uv: Tiny, run: Any) -> None:
        install(with_uv.request(), Heard())  # which has none of the engine's packages
        results = run("enginestatus", {})
        assert results["READY"] is False
        assert "No module named 'keras'" in results["REPORT"]

    def test_engine_status_reports(self, tiny: Tiny, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        answer = {
            "python": "3.12.4 (/x/bin/python)", "packages": {"keras": "3.15.1"}, "backend": "tensorflow",
            "devices": ["CPU (2 cores)"], "matrix_product_gflops": {"cpu:0": 151.6}, "gpu_explanation": "No driver.",
        }  # fmt: skip
        monkeypatch.setattr(engine_status, "explain_missing", lambda: "")
        monkeypatch.setattr(engine_status, "run_job", lambda job, listener: json.loads(json.dumps(answer)))
        results = run("enginestatus", {})
        assert (results["READY"], results["BACKEND"], results["DEVICES"]) == (True, "tensorflow", "CPU (2 cores)")
        for words in ("152 GFLOP/s", "No driver.", "keras 3.15.1"):
            assert words in results["REPORT"]
            assert words in run.feedback.text("info")

    @pytest.mark.parametrize("identifier", ["installengine", "enginestatus"])
    def test_both_can_run_without_an_engine(self, identifier: str, tiny: Tiny, provider: Any) -> None:
        assert provider.algorithm(identifier).canExecute() == (True, "")


class TestCommands:
    def test_uv_takes_the_gpu_build_of_pytorch_where_there_is_one(self, tiny: Tiny) -> None:
        torch = replace(recipe.recipes()["torch"], torch_index=True)
        command = Uv("/bin/uv").install(tiny.folder, torch, None)
        assert command[command.index("--torch-backend") + 1] == "auto"
        assert "--torch-backend" not in Uv("/bin/uv").install(tiny.folder, torch, tiny.wheels)

    def test_only_the_folder_of_wheels_is_asked(self, tiny: Tiny) -> None:
        assert {"--offline", "--no-index"} <= set(
            Uv("/bin/uv").install(tiny.folder, recipe.recipes()["cpu"], tiny.wheels)
        )
        assert "--no-index" in VenvAndPip().install(tiny.folder, recipe.recipes()["cpu"], tiny.wheels)

    @pytest.mark.parametrize("tool", [Uv("/bin/uv"), VenvAndPip()])
    def test_no_command_names_a_package_server(self, tool: Any, tiny: Tiny) -> None:
        assert not [word for word in tool.install(tiny.folder, recipe.recipes()["torch"], None) if "://" in word]


def refuse(*arguments: Any, **values: Any) -> None:
    raise AssertionError("a process was started")


def test_the_proxy_of_qgis_is_handed_to_the_tools(tiny: Tiny, plugin: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis.core import QgsSettings

    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    settings = QgsSettings()
    assert install_engine.proxy_of_qgis() == ""
    values = {"proxyEnabled": True, "proxyType": "HttpProxy", "proxyHost": "proxy.example", "proxyPort": "3128",
              "proxyUser": "me", "proxyPassword": "p@ss:word"}  # fmt: skip
    try:
        for name, value in values.items():
            settings.setValue(f"proxy/{name}", value)
        assert install_engine.proxy_of_qgis() == "http://me:p%40ss%3Aword@proxy.example:3128"
        monkeypatch.setenv("HTTPS_PROXY", "http://other")
        assert install_engine.proxy_of_qgis() == ""
    finally:
        settings.remove("proxy")


def test_the_mirror_of_every_pip_holds_for_a_python_without_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = SimpleNamespace(has_pip=False, executable="none")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/mirror")
    assert mirror_of_pip(bare, refuse) == "http://127.0.0.1:9/mirror"
    monkeypatch.delenv("PIP_INDEX_URL")
    assert mirror_of_pip(bare, refuse) == ""
