"""Makes the engine's environment: interpreter, tool, packages, check, record; all of it or nothing."""

from __future__ import annotations

import datetime
import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable, Union

from alquimia_qgis.desktop.engine_client.clean_process import Completed, run_clean
from alquimia_qgis.desktop.environment.failures import explain_failure, find_cause
from alquimia_qgis.desktop.environment.install_lock import install_lock
from alquimia_qgis.desktop.environment.install_progress import InstallProgress
from alquimia_qgis.desktop.environment.interpreter import Interpreter, find_interpreters, inspect
from alquimia_qgis.desktop.environment.location import FORMER, environment_folders, home, lock_file, tools_folder
from alquimia_qgis.desktop.environment.package_tools import (
    REQUIREMENTS,
    Uv,
    VenvAndPip,
    fetch_uv,
    find_managed_python,
    find_uv,
    mirror_of_pip,
)
from alquimia_qgis.desktop.environment.recipe import AUTOMATIC, Recipe, choose_recipe
from alquimia_qgis.desktop.environment.record import EnvironmentRecord, choose_now, chosen_at, is_ready, write_record
from alquimia_qgis.desktop.environment.removal import remove_folder
from alquimia_qgis.desktop.environment.verification import verify
from alquimia_qgis.protocol.errors import EngineInstallError
from alquimia_qgis.protocol.words import spoken, translatable

VENV_DONE, PACKAGES_DONE = 0.05, 0.9
PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY")
Tool = Union[Uv, VenvAndPip]
Hear = Callable[[str], None]


@dataclass(frozen=True)
class InstallRequest:
    """What the user asks for; empty strings leave the choice to us."""

    device: str = AUTOMATIC
    wheels: str = ""
    python: str = ""
    repair: bool = False
    remove_others: bool = False
    proxy: str = ""  # a URL, which may hold a password: never logged


NO_PYTHON_HINT = translatable("Install Python 3.12 (64-bit), or name one with the parameter PYTHON.")


class Watcher:
    """Hears how an installation goes; the base class hears nothing and never cancels."""

    def log(self, line: str, detail: bool = False) -> None:
        """A line for the log; ``detail`` for the output of tools."""

    def progress(self, fraction: float, text: str) -> None:
        """The share done, from 0 to 1, and what is being done."""

    def is_cancelled(self) -> bool:
        """Whether the user has cancelled."""
        return False

    def before_change(self, folder: Path) -> None:
        """An existing environment is about to be changed or removed: an engine running from it must end."""


def install(request: InstallRequest, watcher: Watcher) -> Path:
    """Make or find the environment that is asked for and return its folder; failure and cancel leave nothing behind.

    Raises EngineInstallError with the cause and what to do, or JobCancelled.
    """
    recipe = choose_recipe(request.device)
    with (
        _writable_home(),
        install_lock(
            lock_file(),
            watcher.is_cancelled,
            lambda: watcher.log("Another QGIS is installing the engine; waiting for it."),
        ),
    ):
        folder = _Installation(request, recipe, watcher).run()
        if request.remove_others:
            _remove_others(folder, watcher)
    return folder


class _Installation:
    def __init__(self, request: InstallRequest, recipe: Recipe, watcher: Watcher) -> None:
        self._request = request
        self._recipe = recipe
        self._watcher = watcher
        self._wheels = _wheel_folder(request.wheels)

    def run(self) -> Path:
        existing = self._existing()
        if existing is not None and not self._request.repair and not self._request.python:
            return self._keep(existing)
        self._watcher.progress(0.0, spoken("Looking for a Python"))
        found = find_interpreters(self._request.python, self._detail)
        uv = find_uv(self._detail)
        interpreters = list(itertools.islice(found, 1)) if uv else list(found)  # uv can work with any
        tool = uv or self._fetched_tool(interpreters)
        interpreter = self._interpreter(interpreters, tool)
        folder = home() / f"{interpreter.tag}-{self._recipe.digest}"
        if is_ready(folder) and not self._request.repair:
            return self._keep(folder)
        self._announce(interpreter, tool, folder)
        with _all_or_nothing(folder, self._watcher):
            self._build(tool, interpreter, folder)
        self._watcher.progress(1.0, spoken("The engine is installed"))
        return folder

    def _existing(self) -> Path | None:
        of_recipe = [path for path in environment_folders() if path.name.endswith(f"-{self._recipe.digest}")]
        return max(filter(is_ready, of_recipe), key=chosen_at, default=None)

    def _keep(self, folder: Path) -> Path:
        choose_now(folder)
        self._watcher.log(f"The engine for {self._recipe.title} is already installed in {folder}.")
        self._watcher.progress(1.0, spoken("The engine is already installed"))
        return folder

    def _fetched_tool(self, interpreters: list[Interpreter]) -> Tool:
        for interpreter in interpreters if self._wheels is None else ():
            self._watcher.progress(0.01, spoken("Fetching uv"))
            uv = fetch_uv(interpreter, self._run, self._detail)
            if uv is not None:
                return uv
        return VenvAndPip()

    def _interpreter(self, interpreters: list[Interpreter], tool: Tool) -> Interpreter:
        with_venv = [item for item in interpreters if item.has_venv]
        if isinstance(tool, VenvAndPip) and interpreters and not with_venv:
            raise explain_failure("ensurepip is not available", "Making the environment")
        usable = interpreters if isinstance(tool, Uv) else with_venv
        if usable:
            return usable[0]
        answer = Completed(1, "", "")
        if isinstance(tool, Uv):
            self._watcher.progress(0.02, spoken("Fetching a Python with uv"))
            path, answer = find_managed_python(tool, self._run)
            if path:
                return inspect(path)
        cause = find_cause(answer.messages)
        raise EngineInstallError(
            spoken("No Python that can carry the engine was found on this computer; the log says which were tried."),
            spoken(cause.hint if cause else NO_PYTHON_HINT),
        )

    def _announce(self, interpreter: Interpreter, tool: Tool, folder: Path) -> None:
        log, size = self._watcher.log, self._recipe.gigabytes
        log(f"Engine: {self._recipe.title} (device '{self._recipe.device}'), about {size:g} GB on disk.")
        log(f"Folder: {folder}")
        log(f"Python: {interpreter.release} from {interpreter.executable}; tool: {tool.name}.")
        log(f"Packages: {'from the folder ' + str(self._wheels) if self._wheels else 'from the network'}.")
        free = shutil.disk_usage(home()).free / 1e9
        if free < size:
            raise EngineInstallError(
                spoken("The engine needs about {:g} GB; the disk of {} has {:.1f} GB left.").format(size, home(), free),
                spoken("Free some space, or let the variable ALQUIMIA_HOME name a folder on another disk."),
            )

    def _build(self, tool: Tool, interpreter: Interpreter, folder: Path) -> None:
        self._watcher.progress(0.03, spoken("Making the environment"))
        self._step(translatable("Making the environment"), tool.make_environment(interpreter, folder), tool)
        shutil.copyfile(self._recipe.requirements, folder / REQUIREMENTS)
        self._install_packages(self._with_mirror(tool, interpreter), folder)
        self._watcher.progress(PACKAGES_DONE, spoken("Checking the new engine"))
        version, packages = verify(folder, self._recipe, self._run, self._detail)
        recipe = self._recipe
        created = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        write_record(
            folder,
            EnvironmentRecord(
                recipe.device,
                recipe.digest,
                recipe.backend,
                version,
                interpreter.executable,
                created,
                tool.name,
                packages,
            ),
        )

    def _with_mirror(self, tool: Tool, interpreter: Interpreter) -> Tool:
        """Uv does not read the settings of pip, where organisations name their mirror."""
        if not isinstance(tool, Uv) or self._wheels is not None or tool.names_a_server():
            return tool
        return replace(tool, mirror=mirror_of_pip(interpreter, self._run))

    def _install_packages(self, tool: Tool, folder: Path) -> None:
        progress = InstallProgress()
        text = spoken("Installing {} (about {:g} GB)").format(spoken(self._recipe.title), self._recipe.gigabytes)
        self._watcher.progress(VENV_DONE, text)

        def hear(line: str) -> None:
            self._detail(line)
            done = progress.hear(line)
            self._watcher.progress(VENV_DONE + (PACKAGES_DONE - VENV_DONE) * done, text)

        self._step(
            translatable("Installing the packages"),
            tool.install(folder, self._recipe, self._wheels),
            tool,
            folder,
            hear,
        )

    def _step(
        self, doing: str, command: list[str], tool: Tool, cwd: Path | None = None, hear: Hear | None = None
    ) -> None:
        answer = self._run(command, extra=tool.environment(), cwd=cwd, hear=hear)
        if answer.code != 0:
            from_wheels = self._wheels is not None
            raise explain_failure(f"{answer.output}\n{answer.messages}", doing, from_wheels=from_wheels)

    def _run(
        self,
        command: list[str],
        *,
        extra: dict[str, str] | None = None,
        cwd: Path | None = None,
        hear: Hear | None = None,
    ) -> Completed:
        proxy = dict.fromkeys(PROXY_VARIABLES, self._request.proxy) if self._request.proxy else {}
        try:
            return run_clean(
                command,
                extra={**proxy, **(extra or {})},
                cwd=str(cwd or home()),
                is_cancelled=self._watcher.is_cancelled,
                on_message=hear or self._detail,
            )
        except OSError as error:
            raise explain_failure(str(error), f"Starting {Path(command[0]).name}") from error

    def _detail(self, line: str) -> None:
        if line.strip():
            self._watcher.log(line, detail=True)


@contextmanager
def _all_or_nothing(folder: Path, watcher: Watcher) -> Iterator[None]:
    """Build in the final folder, for environments cannot be moved; a former one is put back on failure or cancel."""
    former = folder.with_name(f"{folder.name}{FORMER}")
    if folder.exists():
        watcher.before_change(folder)
        if is_ready(folder):
            remove_folder(former)
            folder.rename(former)
        remove_folder(folder)
    try:
        yield
    except BaseException:
        remove_folder(folder)
        if former.exists():
            former.rename(folder)
        raise
    remove_folder(former)


@contextmanager
def _writable_home() -> Iterator[None]:
    try:
        home().mkdir(parents=True, exist_ok=True)
        tools_folder().mkdir(exist_ok=True)
        yield
    except OSError as error:
        raise explain_failure(str(error), f"Writing to {home()}") from error


def _wheel_folder(text: str) -> Path | None:
    if not text:
        return None
    folder = Path(text).absolute()
    if not folder.is_dir():
        raise EngineInstallError(
            spoken("The folder of wheels {} does not exist.").format(folder),
            spoken("Name a folder that holds .whl files."),
        )
    return folder


def _remove_others(kept: Path, watcher: Watcher) -> None:
    put_aside = home().glob(f"py[0-9]*{FORMER}")  # by a repair that was killed
    for folder in [*environment_folders(), *put_aside]:
        if folder != kept:
            watcher.log(f"Removing {folder}")
            watcher.before_change(folder)
            remove_folder(folder)
