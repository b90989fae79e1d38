"""Reports what the engine runs on: versions, devices, backends, the speed of a matrix product, why there is no GPU."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
import time
from pathlib import Path

import keras
import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.devices import accelerators, describe_devices
from alquimia_qgis.engine.prediction.backends.choice import describe_backends
from alquimia_qgis.protocol.jobs import CheckEnvironmentJob, EnvironmentReport

PACKAGES = (
    "keras", "tensorflow", "tensorflow-cpu", "torch", "jax", "numpy", "rasterio", "pyogrio", "shapely", "pyproj",
    "safetensors", "matplotlib", "jinja2", "openvino", "onnxruntime", "onnx", "scikit-learn",
)  # fmt: skip
MATRIX_SIZE = 1024
SECONDS_PER_DEVICE = 0.5
NVIDIA_DRIVER = Path("/proc/driver/nvidia/version")


def run(job: CheckEnvironmentJob, context: JobContext) -> EnvironmentReport:
    """Look at the packages and devices and compute for about half a second on each device."""
    context.progress(0.1, "Looking at packages and devices")
    devices = accelerators()
    speeds = {}
    for number, device in enumerate((*devices, "cpu:0")):
        context.check_cancelled()
        context.progress(0.2 + 0.7 * number / (len(devices) + 1), f"Multiplying matrices on {device}")
        speeds[device] = matrix_product_speed(device)
    context.progress(1.0, "Done")
    return EnvironmentReport(
        python=f"{platform.python_version()} ({sys.executable})",
        packages=package_versions(),
        backend=keras.backend.backend(),
        devices=describe_devices(),
        matrix_product_gflops=speeds,
        mapping_backends=describe_backends(),
        gpu_explanation=explain_missing_gpu(devices, keras.backend.backend()),
    )


def package_versions() -> dict[str, str]:
    """The versions of the engine's packages that are installed."""
    versions = {}
    for name in PACKAGES:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return versions


def matrix_product_speed(device: str) -> float:
    """Billions of floating-point operations a second of a float32 product of two square matrices on ``device``."""
    with keras.device(device):
        left = keras.ops.convert_to_tensor(np.full((MATRIX_SIZE, MATRIX_SIZE), 0.5, np.float32))
        _finished(keras.ops.matmul(left, left))  # the first product also loads the device's libraries
        started, products = time.perf_counter(), 0
        while (seconds := time.perf_counter() - started) < SECONDS_PER_DEVICE:
            _finished(keras.ops.matmul(left, left))
            products += 1
    return 2.0 * MATRIX_SIZE**3 * products / seconds / 1e9


def explain_missing_gpu(found: tuple[str, ...], backend: str) -> str:
    """Why the networks run on the processor, in one or two sentences; empty when there is an accelerator."""
    if found:
        return ""
    if sys.platform == "win32" and backend == "tensorflow":
        return (
            "TensorFlow has had no GPU support on Windows since version 2.11. "
            "For an NVIDIA GPU, install the engine with the device 'torch'."
        )
    if sys.platform == "darwin" and backend == "tensorflow":
        return "TensorFlow as installed here does not use Apple GPUs. To try them, install the engine for 'torch'."
    if not (NVIDIA_DRIVER.exists() or shutil.which("nvidia-smi")):
        return "No NVIDIA driver was found, so the networks run on the processor."
    if _package_for_cpu_only():
        return (
            "There is an NVIDIA driver, but the engine is the one for the processor: install it with the device 'cuda'."
        )
    return f"There is an NVIDIA driver, but {backend} cannot use it; the driver may be too old, or the GPU is in use."


def _package_for_cpu_only() -> bool:
    return "tensorflow-cpu" in package_versions()


def _finished(product: keras.KerasTensor) -> float:
    """Fetch one value: GPUs return at once and compute later."""
    return float(keras.ops.convert_to_numpy(product[0, 0]))
