"""The algorithm that removes the engine's Python environment."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputString
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import SETUP, AlquimiaAlgorithm
from alquimia_qgis.desktop.engine_client.client import stop_engine_when_free
from alquimia_qgis.desktop.engine_client.feedback import FeedbackListener
from alquimia_qgis.desktop.environment.removal import remove_environment
from alquimia_qgis.desktop.environment.state import current_environment
from alquimia_qgis.protocol.errors import EngineMissingError

ENVIRONMENT = "ENVIRONMENT"


class RemoveEngine(AlquimiaAlgorithm):
    """Removes the environment that counts; models, maps and all other files of the user stay."""

    identifier = "removeengine"
    group_identifier = SETUP
    needs_engine = False

    def displayName(self) -> str:
        """The title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Remove engine")

    def summary(self) -> str:
        """What it does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Removes the Python environment of the engine and frees its space on the disk. Models, maps and layers "
            "stay. A job that is running is waited for. 'Install engine' brings the engine back.",
        )

    def tags(self) -> list[str]:
        """Words that find it in the toolbox."""
        return ["uninstall", "delete", "python", "environment", "disk space"]

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare the output; there are no parameters."""
        self.addOutput(
            QgsProcessingOutputString(ENVIRONMENT, QCoreApplication.translate("Alquimia", "Folder that was removed"))
        )

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Remove the current environment, and name it."""
        folder = current_environment()
        if folder is None:
            raise EngineMissingError("There is no engine of this version of Alquimia to remove.")
        listener = FeedbackListener(feedback)
        feedback.setProgressText(f"Removing {folder}")
        remove_environment(
            folder,
            listener.is_cancelled,
            lambda: feedback.pushInfo("Another QGIS is installing the engine; waiting for it."),
            lambda: stop_engine_when_free(listener),
        )
        feedback.setProgress(100.0)
        return {ENVIRONMENT: str(folder)}
