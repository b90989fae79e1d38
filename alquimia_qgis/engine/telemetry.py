"""Switches off what the runtimes report of their users: nothing leaves the computer or is written to the home."""

from __future__ import annotations

import os
import sys

OPENVINO = "openvino_telemetry"
ONNX_RUNTIME = "ORT_DISABLE_TELEMETRY"


def switch_off_telemetry() -> None:
    """Call it before OpenVINO or ONNX Runtime is imported for the first time.

    OpenVINO reports its use through the package ``openvino_telemetry``, without asking, and has an empty stand-in of
    its own for computers that lack the package: None in ``sys.modules`` makes every import of it fail. ONNX Runtime
    reports when it is loaded and keeps an identifier of the device in the home; the variable prevents both.
    """
    sys.modules[OPENVINO] = None  # type: ignore[assignment]
    os.environ[ONNX_RUNTIME] = "1"
