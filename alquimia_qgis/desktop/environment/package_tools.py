"""The two tools that can furnish an environment: uv, which is fast and found or fetched, else venv with pip."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alquimia_qgis.desktop.engine_client.clean_process import Completed, run_clean
from alquimia_qgis.desktop.environment.interpreter import Interpreter
from alquimia_qgis.desktop.environment.location import python_of, tools_folder
from alquimia_qgis.desktop.environment.recipe import Recipe

UV_REQUIREMENT = "uv==0.13.8"
OLDEST_UV = (0, 8)
SECONDS_TO_ANSWER = 60.0
SYSTEM_CERTIFICATES = (Path("/etc/ssl/certs/ca-certificates.crt"), Path("/etc/pki/tls/certs/ca-bundle.crt"))
REQUIREMENTS = "requirements.txt"
Run = Callable[..., Completed]


@dataclass(frozen=True)
class Uv:
    """The program uv. Its commands run in the environment's folder with bare names, since uv splits paths at blanks."""

    program: str
    name: str = "uv"
    mirror: str = ""

    def environment(self) -> dict[str, str]:
        """Variables for uv: patience with slow networks, the system's certificates, no bars meant for terminals."""
        ours = {"UV_NO_PROGRESS": "1", "UV_HTTP_TIMEOUT": "120", "UV_PYTHON_DOWNLOADS": "never"}
        if sys.platform in ("win32", "darwin") or any(bundle.exists() for bundle in SYSTEM_CERTIFICATES):
            ours["UV_SYSTEM_CERTS"] = "1"  # those of an organisation's proxy are known to the system only
        if self.mirror:
            ours["UV_DEFAULT_INDEX"] = self.mirror
        return {**ours, **{name: os.environ[name] for name in ours if name in os.environ}}

    def names_a_server(self) -> bool:
        """Whether the environment already says where uv takes packages from."""
        return any(os.environ.get(name) for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX"))

    def make_environment(self, interpreter: Interpreter, folder: Path) -> list[str]:
        """The command that makes an empty environment in ``folder``."""
        return [self.program, "venv", "--no-project", "--python", interpreter.executable, str(folder)]

    def install(self, folder: Path, recipe: Recipe, wheels: Path | None) -> list[str]:
        """The command that installs the recipe, from ``wheels`` alone where given; to be run in ``folder``."""
        command = [self.program, "pip", "install", "--compile-bytecode", "--python", str(python_of(folder))]
        if wheels is not None:
            command += ["--offline", "--no-index", "--find-links", wheels.as_uri()]
        elif recipe.torch_index:
            command += ["--torch-backend", "auto"]  # PyTorch keeps its builds for GPUs in an index of its own
        return [*command, "-r", REQUIREMENTS]


@dataclass(frozen=True)
class VenvAndPip:
    """The interpreter's own venv and pip."""

    name: str = "pip"

    def environment(self) -> dict[str, str]:
        """Variables for pip."""
        return {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}

    def make_environment(self, interpreter: Interpreter, folder: Path) -> list[str]:
        """The command that makes an environment with pip in ``folder``."""
        return [interpreter.executable, "-I", "-m", "venv", str(folder)]

    def install(self, folder: Path, recipe: Recipe, wheels: Path | None) -> list[str]:
        """The command that installs the recipe, from ``wheels`` alone where given; to be run in ``folder``."""
        command = [str(python_of(folder)), "-I", "-m", "pip", "install"]
        if wheels is not None:
            command += ["--no-index", "--find-links", str(wheels)]
        return [*command, "-r", REQUIREMENTS]


def find_uv(log: Callable[[str], None]) -> Uv | None:
    """uv on the PATH, where its own installer puts it, or in our tools folder; each is run before it is believed."""
    name = "uv.exe" if os.name == "nt" else "uv"
    places = [shutil.which("uv"), Path.home() / ".local" / "bin" / name, Path.home() / ".cargo" / "bin" / name]
    places += [tools_folder() / folder / name for folder in ("bin", "Scripts")]
    for place in places:
        if place is not None and Path(place).is_file() and _answers(str(place), log):
            return Uv(str(place))
    return None


def fetch_uv(interpreter: Interpreter, run: Run, log: Callable[[str], None]) -> Uv | None:
    """Let this interpreter's pip put uv into our tools folder; None when it cannot, and ``log`` hears why."""
    if not interpreter.has_pip:
        return None
    target = str(tools_folder())
    options = ["--disable-pip-version-check", "--no-input", "--upgrade", "--target", target]
    answer = run([interpreter.executable, "-I", "-m", "pip", "install", *options, UV_REQUIREMENT])
    if answer.code != 0:
        log(f"uv could not be fetched with {interpreter.executable}: {answer.messages.strip()}")
        return None
    return find_uv(log)


def mirror_of_pip(interpreter: Interpreter, run: Run) -> str:
    """The package server that this interpreter's pip is set up for; empty when it is the usual one."""
    if not interpreter.has_pip:  # Debian's, for instance; what is set for every pip holds all the same
        return os.environ.get("PIP_INDEX_URL", "")
    answer = run([interpreter.executable, "-I", "-m", "pip", "config", "list"], hear=lambda line: None)
    found = re.findall(r"^(?:global|install|user|site|:env:)\.index-url='(.+)'$", answer.output, re.MULTILINE)
    return str(found[-1]) if found else ""


def find_managed_python(uv: Uv, run: Run) -> tuple[str, Completed]:
    """Let uv find or download a Python; its path (empty on failure) and what uv said."""
    extra = {**uv.environment(), "UV_PYTHON_DOWNLOADS": "manual"}
    found = run([uv.program, "python", "find", "--no-project", ">=3.10,<3.14"], extra=extra)
    if found.code != 0:
        installed = run([uv.program, "python", "install", "3.12"], extra=extra)
        if installed.code != 0:
            return "", installed
        found = run([uv.program, "python", "find", "--no-project", "3.12"], extra=extra)
    return found.output.strip(), found


def _answers(program: str, log: Callable[[str], None]) -> bool:
    try:
        answer = run_clean([program, "--version"], timeout=SECONDS_TO_ANSWER)
    except (OSError, TimeoutError) as error:
        log(f"Not used: {program}: {error}")
        return False
    version = re.match(r"uv (\d+)\.(\d+)", answer.output)
    usable = version is not None and (int(version.group(1)), int(version.group(2))) >= OLDEST_UV
    if not usable:
        log(f"Not used: {program}: {answer.output or answer.messages}")
    return usable
