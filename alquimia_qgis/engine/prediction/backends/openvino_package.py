"""Imports OpenVINO with its telemetry switched off: nothing leaves the computer, nothing is written to the home."""

from __future__ import annotations

import sys
from typing import Any

from alquimia_qgis.engine.prediction.backends.runtime import BackendUnusableError

TELEMETRY = "openvino_telemetry"


def import_openvino() -> Any:
    """The package ``openvino``; BackendUnusableError where it is missing or broken.

    OpenVINO reports its use through the package ``openvino_telemetry``, without asking, and has an empty stand-in of
    its own for computers that lack the package. None in ``sys.modules`` makes every import of it fail.
    """
    sys.modules.setdefault(TELEMETRY, None)  # type: ignore[arg-type]
    try:
        import openvino
    except ImportError as error:
        raise BackendUnusableError("it is not installed") from error
    except OSError as error:  # a shared library that does not load
        raise BackendUnusableError(f"it does not load ({error})") from error
    return openvino
