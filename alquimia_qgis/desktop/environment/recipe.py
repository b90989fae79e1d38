"""What is installed for which device: one pinned requirement file each, in ``resources/environment``."""

from __future__ import annotations

import functools
import hashlib
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.protocol.errors import EngineInstallError
from alquimia_qgis.protocol.words import translatable

AUTOMATIC = "automatic"
SHARED_MODULES = (
    "keras", "numpy", "sklearn", "rasterio", "pyogrio", "shapely", "pyproj", "safetensors", "matplotlib", "jinja2",
)  # fmt: skip
NVIDIA_DRIVER = Path("/proc/driver/nvidia/version")


@dataclass(frozen=True)
class Recipe:
    """One way to furnish an environment: ``gigabytes`` is its rough size, ``modules`` must import at the end."""

    device: str
    title: str
    backend: str
    gigabytes: float
    modules: tuple[str, ...]
    requirements: Path
    torch_index: bool = False

    @property
    def digest(self) -> str:
        """Changes whenever the requirement file does, and so tells environments of older plugins apart."""
        return _digest(self.device, self.requirements)


@functools.lru_cache(maxsize=32)
def _digest(device: str, requirements: Path) -> str:
    text = "\n".join(requirements.read_text(encoding="utf-8").splitlines())  # the same whatever the line ends
    return hashlib.sha256(f"{device}\n{text}".encode()).hexdigest()[:8]


@functools.lru_cache(maxsize=1)
def recipes() -> dict[str, Recipe]:
    """All recipes by device."""
    modules = SHARED_MODULES
    return {
        "cpu": Recipe(
            "cpu",
            translatable("TensorFlow on the processor"),
            "tensorflow",
            2.2,
            (*modules, "tensorflow"),
            _file("cpu"),
        ),
        "cuda": Recipe(
            "cuda",
            translatable("TensorFlow with an NVIDIA GPU"),
            "tensorflow",
            7.3,
            (*modules, "tensorflow"),
            _file("cuda"),
        ),
        "torch": Recipe("torch", "PyTorch", "torch", 6.3, (*modules, "torch"), _file("torch"), torch_index=True),
    }


def choose_recipe(device: str, system: str = "", has_nvidia: bool | None = None) -> Recipe:
    """The recipe for ``device`` (automatic, cpu, cuda or torch) on ``system`` (Linux, Windows or Darwin; empty: this).

    Automatic takes the GPU where there is an NVIDIA driver: TensorFlow on Linux, PyTorch on Windows, where TensorFlow
    has no GPU. Everywhere else it takes TensorFlow on the processor.
    """
    system = system or platform.system()
    if device == AUTOMATIC:
        nvidia = has_nvidia_driver() if has_nvidia is None else has_nvidia
        device = {"Linux": "cuda", "Windows": "torch"}.get(system, "cpu") if nvidia else "cpu"
    if device not in recipes():
        raise EngineInstallError(
            f"There is no engine for the device {device!r}.", f"Choose one of {AUTOMATIC}, {', '.join(recipes())}."
        )
    if device == "cuda" and system != "Linux":
        raise EngineInstallError(
            "TensorFlow uses NVIDIA GPUs on Linux only.", "Choose the device 'torch' for the GPU, or 'cpu'."
        )
    return recipes()[device]


def has_nvidia_driver() -> bool:
    """Whether an NVIDIA driver is installed."""
    return NVIDIA_DRIVER.exists() or shutil.which("nvidia-smi") is not None


def _file(device: str) -> Path:
    return resource_path(f"environment/{device}.txt")
