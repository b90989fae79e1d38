"""Chooses what computes a network: a GPU through Keras where there is one, else the fastest runtime for processors."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from alquimia_qgis.engine.devices import accelerators
from alquimia_qgis.engine.prediction.backends.onnxruntime_backend import OnnxRuntime
from alquimia_qgis.engine.prediction.backends.openvino_backend import OpenVinoRuntime
from alquimia_qgis.engine.prediction.backends.runtime import BackendUnusableError, Runtime

__all__ = [
    "AUTOMATIC",
    "KERAS",
    "ONNX_RUNTIME",
    "RUNTIMES",
    "TITLES",
    "BackendUnusableError",
    "backend_order",
    "describe_backends",
    "installed_backends",
]

AUTOMATIC, KERAS, ONNX_RUNTIME = "automatic", "keras", "onnxruntime"
# In the order in which they are tried on a processor, by the names of the option BACKEND.
RUNTIMES: dict[str, Runtime] = {"openvino": OpenVinoRuntime(), ONNX_RUNTIME: OnnxRuntime()}
TITLES = {**{name: runtime.title for name, runtime in RUNTIMES.items()}, KERAS: "Keras"}
NVIDIA_DRIVER = Path("/proc/driver/nvidia/version")
# What the builds of TensorFlow, JAX and PyTorch for NVIDIA GPUs bring with them, or what else computes on a GPU.
GPU_PACKAGES = ("nvidia", "torch", "jax_cuda12_plugin", "jax_cuda13_plugin", "tensorflow-plugins")


def backend_order(wanted: str) -> tuple[str, ...]:
    """The names of the backends to try, the best first; a wanted one stands alone."""
    if wanted != AUTOMATIC:
        return (wanted,)
    return (KERAS, *RUNTIMES) if gpu_for_keras() else (*RUNTIMES, KERAS)


def installed_backends() -> dict[str, str]:
    """The titles of the backends whose packages are there, by name, as far as can be told without importing them."""
    return {name: title for name, title in TITLES.items() if importlib.util.find_spec(name) is not None}


def describe_backends() -> tuple[str, ...]:
    """The runtimes in the order of the automatic choice on a processor, each with its version or why it is not used."""
    found = []
    for runtime in RUNTIMES.values():
        try:
            found.append(runtime.description())
        except BackendUnusableError as reason:
            found.append(f"no {runtime.title}: {reason}")
    return tuple(found)


def gpu_for_keras() -> bool:
    """True where Keras sees a GPU; Keras is only imported (seconds) where driver and packages give hope of one."""
    return _gpu_is_likely() and bool(accelerators())


def _gpu_is_likely() -> bool:
    driver = sys.platform == "darwin" or NVIDIA_DRIVER.exists() or shutil.which("nvidia-smi") is not None
    return driver and any(importlib.util.find_spec(name) is not None for name in GPU_PACKAGES)
