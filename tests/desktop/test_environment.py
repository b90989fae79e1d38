"""Which engine counts, which Python may carry it, and what the user reads while there is none."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from alquimia_qgis.desktop.algorithms.install_engine import InstallEngine
from alquimia_qgis.desktop.engine_client.clean_process import Completed
from alquimia_qgis.desktop.environment import interpreter as interpreter_module
from alquimia_qgis.desktop.environment import state
from alquimia_qgis.desktop.environment.install_lock import install_lock
from alquimia_qgis.desktop.environment.install_progress import InstallProgress
from alquimia_qgis.desktop.environment.interpreter import (
    Interpreter,
    UnusablePythonError,
    find_interpreters,
    inspect,
    python_of_qgis,
    unsuitable,
)
from alquimia_qgis.desktop.environment.location import RECORD, environment_folders, home, python_of
from alquimia_qgis.desktop.environment.recipe import SHARED_MODULES, Recipe, choose_recipe, recipes
from alquimia_qgis.desktop.environment.record import EnvironmentRecord, choose_now, is_ready, read_record, write_record
from alquimia_qgis.protocol.errors import EngineInstallError, EngineMissingError, JobCancelled

USABLE = Interpreter("/usr/bin/python3", (3, 12, 4), "CPython", "Linux", "x86_64", 64, "", True, True)


@pytest.fixture(autouse=True)
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALQUIMIA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ALQUIMIA_ENGINE_PYTHON", raising=False)
    state._backend_of.cache_clear()
    return tmp_path / "home"


def program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def environment(folder: Path, device: str = "cpu", digest: str = "") -> Path:
    """A finished environment as the installer leaves it, without packages."""
    python_of(folder).parent.mkdir(parents=True)
    python_of(folder).touch()
    digest = digest or recipes()[device].digest
    write_record(
        folder, EnvironmentRecord(device, digest, recipes()[device].backend, "3.12.4", "/usr/bin/python3", "2026", "uv")
    )
    return folder


class TestRecipe:
    @pytest.mark.parametrize(
        ("device", "system", "nvidia", "expected"),
        [
            ("automatic", "Linux", True, "cuda"),
            ("automatic", "Linux", False, "cpu"),
            ("automatic", "Windows", True, "torch"),
            ("automatic", "Windows", False, "cpu"),
            ("automatic", "Darwin", False, "cpu"),
            ("cpu", "Linux", True, "cpu"),
            ("torch", "Darwin", False, "torch"),
            ("cuda", "Linux", False, "cuda"),
        ],
    )
    def test_device_by_system(self, device: str, system: str, nvidia: bool, expected: str) -> None:
        assert choose_recipe(device, system, nvidia).device == expected

    @pytest.mark.parametrize(("device", "system"), [("cuda", "Windows"), ("cuda", "Darwin"), ("tpu", "Linux")])
    def test_impossible_devices_are_refused_with_the_possible_ones(self, device: str, system: str) -> None:
        with pytest.raises(EngineInstallError) as caught:
            choose_recipe(device, system, False)
        assert "'torch'" in str(caught.value) or "cpu, cuda, torch" in str(caught.value)

    def test_every_recipe_has_its_file_and_a_digest_of_its_own(self) -> None:
        assert all(recipe.requirements.is_file() for recipe in recipes().values())
        assert len({recipe.digest for recipe in recipes().values()}) == 3

    def test_the_digest_follows_the_requirements_but_not_their_line_ends(self, tmp_path: Path) -> None:
        def digest(name: str, text: bytes) -> str:
            (tmp_path / name).write_bytes(text)
            return Recipe("cpu", "", "tensorflow", 1, (), tmp_path / name).digest

        assert digest("unix", b"a==1\nb==2\n") == digest("windows", b"a==1\r\nb==2\r\n")
        assert digest("other", b"a==1\nb==3\n") != digest("unix", b"a==1\nb==2\n")

    @pytest.mark.parametrize("device", ["cpu", "cuda", "torch"])
    def test_every_requirement_is_pinned_and_the_backend_is_there(self, device: str) -> None:
        lines = recipes()[device].requirements.read_text(encoding="utf-8").splitlines()
        pins = dict(line.split(";")[0].strip().split("==") for line in lines if line and not line.startswith("#"))
        assert {"keras", "rasterio", "pyogrio", "safetensors"} <= set(pins)
        assert ({"tensorflow", "torch"} & set(pins)) == {recipes()[device].backend}


class TestInterpreter:
    def test_a_modern_python_is_suitable(self) -> None:
        assert unsuitable(USABLE) == ""

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"version": (3, 9, 18)}, "Python 3.9.18; the engine's packages are made for Python 3.10 to 3.13"),
            ({"version": (3, 14, 0)}, "Python 3.14.0"),
            ({"implementation": "PyPy"}, "PyPy"),
            ({"bits": 32}, "32-bit"),
            ({"machine": "ppc64le"}, "ppc64le"),
            ({"system": "Darwin", "machine": "x86_64", "macos": "14.2"}, "Intel"),
            ({"system": "Darwin", "machine": "arm64", "macos": "13.6"}, "macOS 13.6"),
            ({"system": "Windows", "machine": "win-arm64"}, "Install a Python for x64"),
        ],
    )
    def test_the_reason_of_each_rejection(self, changes: dict, words: str) -> None:
        assert words in unsuitable(replace(USABLE, **changes))

    @pytest.mark.parametrize("changes", [
        {"system": "Darwin", "machine": "arm64", "macos": "15.1"},
        {"system": "Windows", "machine": "win-amd64"},
        {"machine": "aarch64"},
    ])  # fmt: skip
    def test_other_systems_that_are_suitable(self, changes: dict) -> None:
        assert unsuitable(replace(USABLE, **changes)) == ""

    def test_the_python_of_qgis_is_found_and_answers(self) -> None:
        found = inspect(python_of_qgis())
        assert found.version == sys.version_info[:3]
        assert found.tag == f"py3{sys.version_info[1]}"

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("echo hello", "does not answer like a Python"),
            ('echo "{}"', "does not answer like a Python"),
            ("echo 'no encodings module' >&2; exit 1", "does not run (no encodings module)"),
            ("printf 'Traceback:\\n  line\\nImportError: x\\n' >&2; exit 1", "does not run (ImportError: x)"),
            ("printf 'pyenv: not found\\n\\nIt exists elsewhere.\\n' >&2; exit 127", "does not run (pyenv: not found)"),
        ],
    )
    def test_programs_that_are_no_python(self, text: str, words: str, tmp_path: Path) -> None:
        with pytest.raises(UnusablePythonError) as caught:
            inspect(str(program(tmp_path / "python3", text)))
        assert words in str(caught.value)

    def test_a_python_that_is_not_there(self) -> None:
        with pytest.raises(UnusablePythonError, match="No such file"):
            inspect("/no/such/python3")

    def test_a_python_named_by_the_user_is_taken_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALQUIMIA_ENGINE_PYTHON", python_of_qgis())
        assert [found.version for found in find_interpreters("", print)] == [sys.version_info[:3]]

    def test_a_python_named_by_the_user_that_cannot_be_used_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALQUIMIA_ENGINE_PYTHON", "/no/such/python3")
        with pytest.raises(EngineInstallError, match="ALQUIMIA_ENGINE_PYTHON cannot be used: it does not run"):
            list(find_interpreters("", print))

    def test_the_parameter_goes_before_the_variable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALQUIMIA_ENGINE_PYTHON", "/no/such/python3")
        assert len(list(find_interpreters(python_of_qgis(), print))) == 1

    def test_rejected_candidates_are_logged_with_their_reason(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        program(tmp_path / "python3.12", "exit 3")
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
        monkeypatch.setattr(interpreter_module, "python_of_qgis", lambda: "")
        lines: list[str] = []
        list(find_interpreters("", lines.append))
        assert f"Not used: {tmp_path / 'python3.12'} (on the PATH): it does not run (no message)." in lines

    def test_nothing_of_the_bundle_is_tried_on_macos(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(interpreter_module.platform, "system", lambda: "Darwin")
        assert python_of_qgis() == ""


class TestState:
    def test_nothing_installed(self) -> None:
        assert state.engine_python() is None
        assert state.explain_missing() == (
            "The engine is not installed. "
            "Run 'Install engine' (alquimia:installengine) in the group 'Set up' of the toolbox."
        )
        with pytest.raises(EngineMissingError, match="not installed"):
            state.engine_command()

    def test_installed(self, empty_home: Path) -> None:
        folder = environment(empty_home / f"py312-{recipes()['torch'].digest}", "torch")
        assert state.engine_python() == python_of(folder)
        assert state.explain_missing() == ""
        assert state.engine_command().environment["KERAS_BACKEND"] == "torch"
        assert state.engine_command().environment["KERAS_HOME"].startswith(str(home()))

    def test_unfinished(self, empty_home: Path) -> None:
        folder = environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        (folder / RECORD).unlink()
        assert not is_ready(folder)
        assert state.engine_python() is None
        assert "was not finished" in state.explain_missing()

    def test_of_another_version_of_the_plugin(self, empty_home: Path) -> None:
        environment(empty_home / "py312-0a1b2c3d", digest="0a1b2c3d")
        assert state.engine_python() is None
        assert "another version of Alquimia" in state.explain_missing()

    def test_whose_python_is_gone(self, empty_home: Path) -> None:
        folder = environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        python_of(folder).unlink()
        assert f"Python is gone from {folder}" in state.explain_missing()

    def test_with_a_damaged_record(self, empty_home: Path) -> None:
        folder = environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        (folder / RECORD).write_text("{")
        assert read_record(folder) is None
        with pytest.raises(EngineMissingError, match=r"record is damaged.*Repair"):
            state.engine_command()

    def test_the_one_chosen_last_counts(self, empty_home: Path) -> None:
        first = environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        second = environment(empty_home / f"py312-{recipes()['torch'].digest}", "torch")
        os.utime(first / RECORD, (1, 1))
        os.utime(second / RECORD, (2, 2))
        assert state.current_environment() == second
        choose_now(first)
        assert state.current_environment() == first

    def test_an_environment_put_aside_by_a_repair_is_none(self, empty_home: Path) -> None:
        environment(empty_home / f"py312-{recipes()['cpu'].digest}.former")
        assert environment_folders() == []
        assert "is not installed" in state.explain_missing()
        kept = environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        assert environment_folders() == [kept]

    def test_asking_starts_no_process(self, empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*arguments: object, **values: object) -> Completed:
            raise AssertionError("a process was started")

        monkeypatch.setattr(state, "run_clean", refuse)
        assert state.explain_missing() != ""
        environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        assert state.explain_missing() == ""

    def test_a_python_that_has_the_packages_is_the_engine_and_is_asked_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        journal = tmp_path / "journal"
        answer = " ".join([*SHARED_MODULES, "jax"])
        python = program(tmp_path / "python3", f"echo asked >> '{journal}'; echo {answer}")
        monkeypatch.setenv("ALQUIMIA_ENGINE_PYTHON", str(python))
        assert state.engine_python() == python
        assert state.explain_missing() == ""
        assert state.engine_command().environment["KERAS_BACKEND"] == "jax"
        assert journal.read_text() == "asked\n"

    def test_a_python_that_lacks_packages_is_not_the_engine(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ALQUIMIA_ENGINE_PYTHON", str(program(tmp_path / "python3", "echo keras tensorflow")))
        assert state.engine_python() is None

    def test_families_of_the_user_belong_to_the_command(
        self, empty_home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        before = state.engine_command()
        monkeypatch.setenv("ALQUIMIA_FAMILIES", "/my/families")
        assert state.engine_command() != before

    def test_a_reinstalled_engine_is_another_command(self, empty_home: Path) -> None:
        folder = environment(empty_home / f"py312-{recipes()['cpu'].digest}")
        before = state.engine_command()
        os.utime(folder / RECORD, (5, 5))
        assert state.engine_command() != before


def test_home_is_local_and_outside_the_profile(monkeypatch: pytest.MonkeyPatch, qgis_app: object) -> None:
    monkeypatch.delenv("ALQUIMIA_HOME")
    assert home().name == "alquimia"
    assert home().is_absolute()
    assert "QGIS" not in str(home())


class TestLock:
    def test_a_second_process_waits_and_can_be_cancelled(self, tmp_path: Path) -> None:
        path = tmp_path / "lock"
        text = (
            "import sys; from pathlib import Path\n"
            "from alquimia_qgis.desktop.environment.install_lock import install_lock\n"
            "with install_lock(Path(sys.argv[1]), lambda: False, lambda: None):\n"
            "    print('held', flush=True); sys.stdin.read()\n"
        )
        root = str(Path(__file__).resolve().parents[2])
        holder = subprocess.Popen(
            [sys.executable, "-c", text, str(path)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            assert holder.stdout.readline() == b"held\n"
            told: list[bool] = []
            with pytest.raises(JobCancelled), install_lock(path, lambda: True, lambda: told.append(True)):
                pytest.fail("two hold the lock")
            assert told == [True]
        finally:
            holder.kill()
            holder.communicate()
        with install_lock(path, lambda: False, lambda: pytest.fail("a dead process holds the lock")):
            assert path.exists()


class TestProgress:
    LINES = (
        "Using Python 3.11.2 environment at: /x",
        "Resolved 60 packages in 800ms",
        "Downloading tensorflow-cpu (300.0MiB)",
        "Downloading numpy (100.0MiB)",
        " Downloaded numpy",
        " Downloaded tensorflow-cpu",
        "Prepared 60 packages in 6s",
        "Installed 60 packages in 1s",
        "Bytecode compiled 19000 files in 9s",
    )

    def test_it_follows_the_downloads_by_size_and_never_goes_back(self) -> None:
        progress = InstallProgress()
        shares = [progress.hear(line) for line in self.LINES]
        assert shares == sorted(shares)
        assert shares[4] - shares[3] == pytest.approx((shares[5] - shares[3]) / 4)
        assert shares[-1] == 1.0
        assert progress.hear("Resolved 3 packages") == 1.0


def test_a_search_without_any_python_finds_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(interpreter_module, "python_of_qgis", lambda: "")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert list(find_interpreters("", print)) == []


def test_the_size_of_the_engine_is_the_same_wherever_it_is_told() -> None:
    size = f"about {recipes()['cpu'].gigabytes:g} GB on disk"
    root = Path(__file__).resolve().parents[2]
    assert size in InstallEngine().summary()
    assert size in (root / "README.md").read_text(encoding="utf-8")
