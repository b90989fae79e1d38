"""The algorithm that says whether the engine works, on what it runs, and how fast."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputString,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import SETUP, AlquimiaAlgorithm
from alquimia_qgis.desktop.engine_client.client import run_job
from alquimia_qgis.desktop.engine_client.feedback import FeedbackListener
from alquimia_qgis.desktop.environment.gpus import named_devices
from alquimia_qgis.desktop.environment.last_check import remember_devices
from alquimia_qgis.desktop.environment.state import describe_place, explain_missing
from alquimia_qgis.desktop.sentences import told
from alquimia_qgis.protocol.errors import AlquimiaError, JobCancelled
from alquimia_qgis.protocol.jobs import CheckEnvironmentJob

READY, ENVIRONMENT, BACKEND, DEVICES, REPORT = "READY", "ENVIRONMENT", "BACKEND", "DEVICES", "REPORT"


class EngineStatus(AlquimiaAlgorithm):
    """Starts the engine and lets it report; a missing or broken engine is an answer here, not an error."""

    identifier = "enginestatus"
    group_identifier = SETUP
    needs_engine = False

    def displayName(self) -> str:
        """The title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Engine status")

    def summary(self) -> str:
        """What it does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Says whether the engine is installed and works: versions, devices, the speed of a short matrix product on "
            "each device, and why there is no GPU.",
        )

    def tags(self) -> list[str]:
        """Words that find it in the toolbox."""
        return ["tensorflow", "keras", "gpu", "cuda", "versions", "device"]

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare the outputs; there are no parameters."""
        self.addOutput(QgsProcessingOutputBoolean(READY, QCoreApplication.translate("Alquimia", "Engine works")))
        self.addOutput(
            QgsProcessingOutputString(ENVIRONMENT, QCoreApplication.translate("Alquimia", "Folder of the environment"))
        )
        self.addOutput(QgsProcessingOutputString(BACKEND, QCoreApplication.translate("Alquimia", "Backend")))
        self.addOutput(QgsProcessingOutputString(DEVICES, QCoreApplication.translate("Alquimia", "Devices")))
        self.addOutput(QgsProcessingOutputString(REPORT, QCoreApplication.translate("Alquimia", "Report")))

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Ask the engine; the report goes to the log and to an output."""
        answer = {READY: False, ENVIRONMENT: describe_place(), BACKEND: "", DEVICES: "", REPORT: explain_missing()}
        if not answer[REPORT]:
            try:
                found = run_job(CheckEnvironmentJob(), FeedbackListener(feedback))
                found["devices"] = named_devices(found["devices"])
                answer.update({READY: True, BACKEND: found["backend"], DEVICES: ", ".join(found["devices"])})
                answer[REPORT] = report_of(found)
                remember_devices(answer[ENVIRONMENT], answer[DEVICES])
            except JobCancelled:
                raise
            except AlquimiaError as error:
                answer[REPORT] = told(error)
        show = feedback.pushInfo if answer[READY] else feedback.pushWarning
        for line in answer[REPORT].splitlines():
            show(line)
        feedback.pushInfo(f"Place: {answer[ENVIRONMENT]}")
        return answer


def report_of(found: dict[str, Any]) -> str:
    """The engine's answer (the fields of EnvironmentReport) as text."""
    speeds = found["matrix_product_gflops"].items()
    lines = [
        "The engine works.",
        f"Python: {found['python']}",
        f"Backend: {found['backend']}",
        f"Devices: {', '.join(found['devices'])}",
        *(
            f"Speed of a matrix product on {device}: {speed:,.0f} GFLOP/s"
            for device, speed in speeds
            if speed is not None
        ),
        found["gpu_explanation"],
        "Maps on the processor with: " + "; ".join(found.get("mapping_backends", ())),
        "Packages: " + ", ".join(f"{name} {version}" for name, version in found["packages"].items()),
    ]
    return "\n".join(line for line in lines if line)
