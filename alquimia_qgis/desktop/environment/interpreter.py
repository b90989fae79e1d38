"""Finds a Python that the engine's environment can be made from; every candidate is run before it is believed."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alquimia_qgis.desktop.engine_client.clean_process import run_clean
from alquimia_qgis.protocol.errors import EngineInstallError

VARIABLE = "ALQUIMIA_ENGINE_PYTHON"
SETTING = "alquimia/engine_python"
LOWEST, HIGHEST = (3, 10), (3, 13)
OLDEST_MACOS = 14
PREFERRED = ("3.12", "3.11", "3.13", "3.10")
SECONDS_TO_ANSWER = 30.0
QUESTION = """
import importlib.util, json, platform, struct, sys, sysconfig
print(json.dumps({
    "executable": sys.executable,
    "version": list(sys.version_info[:3]),
    "implementation": platform.python_implementation(),
    "system": platform.system(),
    "machine": sysconfig.get_platform() if sys.platform == "win32" else platform.machine(),
    "bits": 8 * struct.calcsize("P"),
    "macos": platform.mac_ver()[0],
    "has_pip": importlib.util.find_spec("pip") is not None,
    "has_venv": importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None,
}))
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that has answered; ``machine`` is that of the interpreter, which may differ from the processor's."""

    executable: str
    version: tuple[int, int, int]
    implementation: str
    system: str
    machine: str
    bits: int
    macos: str
    has_pip: bool
    has_venv: bool

    @property
    def tag(self) -> str:
        """Short name for a folder: ``py312``."""
        return f"py{self.version[0]}{self.version[1]}"

    @property
    def release(self) -> str:
        """The version in words: ``3.12.4``."""
        return ".".join(str(part) for part in self.version)


class UnusablePythonError(EngineInstallError):
    """A Python cannot carry the engine; the message says why."""


@dataclass(frozen=True)
class Candidate:
    """A Python worth asking; ``binding`` when the user named it, so that nothing else may be taken instead."""

    path: str
    origin: str
    binding: bool = False


def find_interpreters(chosen: str, log: Callable[[str], None]) -> Iterator[Interpreter]:
    """All usable Pythons, the best first, each asked when its turn comes; one named by the user is the only one.

    ``chosen`` is the file given to the algorithm, may be empty. The reason of each rejection goes to ``log``; that of a
    Python named by the user is an EngineInstallError.
    """
    found: set[str] = set()
    for candidate in _candidates(chosen):
        try:
            interpreter = inspect(candidate.path)
        except UnusablePythonError as error:
            if candidate.binding:
                raise EngineInstallError(
                    f"The Python named by {candidate.origin} cannot be used: {error.message}",
                    f"Name a Python {_range()}, or none, so that one is looked for.",
                ) from error
            log(f"Not used: {candidate.path} ({candidate.origin}): {error.message}")
            continue
        if interpreter.executable not in found:
            found.add(interpreter.executable)
            yield interpreter
        if candidate.binding:
            return


def inspect(path: str) -> Interpreter:
    """Run the Python at ``path`` and return what it is; UnusablePythonError when it cannot carry the engine."""
    try:
        answer = run_clean([path, "-I", "-c", QUESTION], timeout=SECONDS_TO_ANSWER)
    except (OSError, TimeoutError) as error:
        raise UnusablePythonError(f"it does not run ({getattr(error, 'strerror', '') or error}).") from error
    if answer.code != 0:
        lines = answer.messages.strip().splitlines() or ["no message"]
        telling = lines[-1] if "Traceback" in answer.messages else lines[0]
        raise UnusablePythonError(f"it does not run ({telling.strip()}).")
    try:
        record = json.loads(answer.output.splitlines()[-1])
        interpreter = Interpreter(**{**record, "version": tuple(record["version"])})
    except (ValueError, TypeError, IndexError, KeyError) as error:
        raise UnusablePythonError("it does not answer like a Python.") from error
    reason = unsuitable(interpreter)
    if reason:
        raise UnusablePythonError(reason)
    return interpreter


def unsuitable(interpreter: Interpreter) -> str:
    """Why the engine's packages cannot be installed for this Python; empty when they can."""
    machine = interpreter.machine.lower()
    if interpreter.implementation != "CPython":
        return f"it is {interpreter.implementation}; the engine's packages are made for CPython."
    if not LOWEST <= interpreter.version[:2] <= HIGHEST:
        return f"it is Python {interpreter.release}; the engine's packages are made for Python {_range()}."
    if interpreter.bits != 64:
        return f"it is a {interpreter.bits}-bit Python; the engine's packages are made for 64 bits."
    if interpreter.system == "Darwin" and machine == "x86_64":
        return "it is for Intel processors; TensorFlow is no longer made for Macs with these."
    if interpreter.system == "Darwin" and int(interpreter.macos.split(".")[0] or OLDEST_MACOS) < OLDEST_MACOS:
        return f"this is macOS {interpreter.macos}; the engine's packages need macOS {OLDEST_MACOS} or newer."
    if interpreter.system == "Windows" and "arm" in machine:
        return "it is for ARM; on Windows the engine's packages are made for x64 only. Install a Python for x64."
    if interpreter.system == "Linux" and machine not in ("x86_64", "aarch64"):
        return f"it is for {interpreter.machine}; on Linux the engine's packages are made for x86_64 and aarch64."
    return ""


def _candidates(chosen: str) -> Iterator[Candidate]:
    if chosen:
        yield Candidate(chosen, "the parameter PYTHON", binding=True)
    if os.environ.get(VARIABLE):
        yield Candidate(os.environ[VARIABLE], f"the environment variable {VARIABLE}", binding=True)
    if python_in_settings():
        yield Candidate(python_in_settings(), f"the setting {SETTING}", binding=True)
    own = python_of_qgis()
    if own:
        yield Candidate(own, "QGIS's own")
    for version in PREFERRED:
        found = shutil.which(f"python{version}")
        if found:
            yield Candidate(found, "on the PATH")
    for name in ("python3", "python"):
        found = shutil.which(name)
        if found:
            yield Candidate(found, "on the PATH")


def python_of_qgis() -> str:
    """The interpreter that belongs to the Python inside QGIS; empty on macOS, where it cannot run outside the bundle.

    ``sys.executable`` is no help: inside QGIS it is qgis-bin.exe, or the first python3 on the PATH.
    """
    if platform.system() == "Darwin":
        return ""
    if platform.system() == "Windows":
        return str(Path(sys.exec_prefix) / "python.exe")
    return str(Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}")


def python_in_settings() -> str:
    """The Python that the user has set in QGIS, empty when none or outside of QGIS."""
    try:
        from qgis.core import QgsSettings
    except ImportError:
        return ""
    return str(QgsSettings().value(SETTING, "", type=str) or "")


def _range() -> str:
    return f"{LOWEST[0]}.{LOWEST[1]} to {HIGHEST[0]}.{HIGHEST[1]}"
