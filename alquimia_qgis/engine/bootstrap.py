"""Prepares the engine process before the first job: a protocol pipe that no library can write to, then the worker."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys

from alquimia_qgis.engine.worker import Worker

STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR = 0, 1, 2


def serve() -> None:
    """Answer requests on standard input until it ends; does not return before."""
    outgoing = take_standard_output()
    faulthandler.enable(STANDARD_ERROR, all_threads=False)
    import_before_threads()
    Worker(STANDARD_INPUT, outgoing).run()


def take_standard_output() -> int:
    """Return a private copy of descriptor 1; whatever libraries print from now on, in Python or C, goes to stderr."""
    private = os.dup(STANDARD_OUTPUT)
    os.dup2(STANDARD_ERROR, STANDARD_OUTPUT)
    sys.stdout = sys.stderr
    return private


def import_before_threads() -> None:
    """On Windows, import NumPy and Keras while no other thread blocks on standard input.

    Their import waits for ever otherwise (https://github.com/numpy/numpy/issues/24290). Where they are broken or
    missing, the job that needs them says so.
    """
    if sys.platform == "win32":
        with contextlib.suppress(ImportError):
            import keras  # noqa: F401
            import numpy  # noqa: F401
