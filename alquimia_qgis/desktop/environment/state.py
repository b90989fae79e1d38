"""Whether there is an engine, which one counts, and what to do when there is none; cheap, since dialogs ask often."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from alquimia_qgis.desktop.engine_client.clean_process import run_clean
from alquimia_qgis.desktop.engine_client.process import EngineCommand
from alquimia_qgis.desktop.environment.interpreter import SECONDS_TO_ANSWER, VARIABLE
from alquimia_qgis.desktop.environment.location import environment_folders, home, python_of
from alquimia_qgis.desktop.environment.recipe import SHARED_MODULES, recipes
from alquimia_qgis.desktop.environment.record import chosen_at, is_ready, read_record
from alquimia_qgis.protocol.errors import EngineMissingError
from alquimia_qgis.protocol.words import spoken, translatable

WHAT_TO_DO = translatable("Run 'Install engine' (alquimia:installengine) in the group 'Set up' of the toolbox.")
PASSED_ON = ("ALQUIMIA_FAMILIES", "KERAS_BACKEND")
BACKENDS = ("tensorflow", "torch", "jax")
QUESTION = """
import importlib.util, sys
print(" ".join(name for name in sys.argv[1:] if importlib.util.find_spec(name)))
"""


def engine_python() -> Path | None:
    """The interpreter of the current engine, None when none is installed."""
    given = given_engine()
    if given is not None:
        return given[0]
    folder = current_environment()
    return None if folder is None else python_of(folder)


def explain_missing() -> str:
    """Why there is no engine and what to do, in two sentences; empty when there is one."""
    reason = reason_missing()
    return f"{reason} {spoken(WHAT_TO_DO)}" if reason else ""


def reason_missing() -> str:
    """Why there is no engine, in one sentence; empty when there is one."""
    if engine_python() is not None:
        return ""
    folders = environment_folders()
    finished = [folder for folder in folders if chosen_at(folder)]
    if any(is_ready(folder) for folder in finished):
        return spoken("The engine was installed by another version of Alquimia and does not fit this one.")
    if finished:
        return spoken("The engine's Python is gone from {}.").format(finished[0])
    return spoken("The engine's installation was not finished.") if folders else spoken("The engine is not installed.")


def current_environment() -> Path | None:
    """The folder of the environment that counts: finished, of this plugin's recipes, installed or chosen last."""
    digests = {recipe.digest for recipe in recipes().values()}
    fitting = [
        folder for folder in environment_folders() if folder.name.rpartition("-")[2] in digests and is_ready(folder)
    ]
    return max(fitting, key=chosen_at, default=None)


def engine_command() -> EngineCommand:
    """How to start the current engine; EngineMissingError when there is none."""
    passed_on = {name: os.environ[name] for name in PASSED_ON if os.environ.get(name)}
    # The settings in the user's own ~/.keras (float type, axis order) are for his scripts and would spoil our models.
    passed_on["KERAS_HOME"] = str(home() / "keras")
    given = given_engine()
    if given is not None:
        return EngineCommand(str(given[0]), environment={"KERAS_BACKEND": given[1], **passed_on})
    folder = current_environment()
    record = None if folder is None else read_record(folder)
    if folder is None or record is None:
        raise EngineMissingError(*_sentence_and_hint())
    environment = {**passed_on, "KERAS_BACKEND": record.backend}
    return EngineCommand(str(python_of(folder)), environment=environment, stamp=chosen_at(folder))


def describe_place() -> str:
    """Where the current engine is, or would be installed."""
    given = given_engine()
    return str(given[0] if given is not None else current_environment() or home())


def given_engine() -> tuple[Path, str] | None:
    """The Python in ALQUIMIA_ENGINE_PYTHON and its backend, when it has the engine's packages already."""
    path = os.environ.get(VARIABLE, "")
    if not path:
        return None
    try:
        changed = os.stat(path).st_mtime
    except OSError:
        return None
    backend = _backend_of(path, changed)
    return (Path(path), backend) if backend else None


@functools.lru_cache(maxsize=8)
def _backend_of(python: str, changed: float) -> str:
    """The Keras backend that this Python has beside all other packages, empty when it lacks any; asked once."""
    names = [*SHARED_MODULES, *BACKENDS]
    try:
        answer = run_clean([python, "-I", "-c", QUESTION, *names], timeout=SECONDS_TO_ANSWER)
    except (OSError, TimeoutError):
        return ""
    present = answer.output.split()
    if answer.code != 0 or not set(SHARED_MODULES) <= set(present):
        return ""
    return next((name for name in BACKENDS if name in present), "")


def _sentence_and_hint() -> tuple[str, str]:
    reason = reason_missing()
    if reason:
        return reason, spoken(WHAT_TO_DO)
    return spoken("The engine's record is damaged."), spoken("Run 'Install engine' with the option 'Repair'.")
