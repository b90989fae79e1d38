"""Prepares the engine process before the first job: a protocol pipe that no library can write to, then the worker."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import os
import sys

from alquimia_qgis.engine.memory import give_back_large_arrays
from alquimia_qgis.engine.telemetry import switch_off_telemetry
from alquimia_qgis.engine.worker import Worker

STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR = 0, 1, 2
PACKAGES_WITH_DLLS = (
    "numpy", "keras", "rasterio", "pyogrio", "shapely", "pyproj", "matplotlib", "onnx", "onnxruntime", "openvino",
)  # fmt: skip


def serve() -> None:
    """Answer requests on standard input until it ends; does not return before."""
    outgoing = take_standard_output()
    faulthandler.enable(STANDARD_ERROR, all_threads=False)
    switch_off_telemetry()
    give_back_large_arrays()
    import_before_threads()
    Worker(STANDARD_INPUT, outgoing).run()


def take_standard_output() -> int:
    """Return a private copy of descriptor 1; whatever libraries print from now on, in Python or C, goes to stderr."""
    private = os.dup(STANDARD_OUTPUT)
    os.dup2(STANDARD_ERROR, STANDARD_OUTPUT)
    sys.stdout = sys.stderr
    return private


def import_before_threads() -> None:
    """On Windows, import all packages that load DLLs while no other thread blocks on standard input.

    The import waits for ever otherwise (https://github.com/numpy/numpy/issues/24290). Where one is broken or missing,
    the job that needs it says so.
    """
    if sys.platform == "win32":
        for package in PACKAGES_WITH_DLLS:
            with contextlib.suppress(ImportError, OSError):  # OSError: a DLL that does not load
                importlib.import_module(package)
