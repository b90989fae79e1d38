"""The algorithm that makes the engine's Python environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsSettings,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import SETUP, AlquimiaAlgorithm
from alquimia_qgis.desktop.engine_client.client import stop_engine_when_free
from alquimia_qgis.desktop.engine_client.feedback import FeedbackListener
from alquimia_qgis.desktop.environment.installer import PROXY_VARIABLES, InstallRequest, Watcher, install
from alquimia_qgis.desktop.environment.location import python_of
from alquimia_qgis.desktop.environment.recipe import AUTOMATIC, recipes
from alquimia_qgis.desktop.environment.state import given_engine

DEVICE, WHEELS, PYTHON, REPAIR, REMOVE_OTHERS = "DEVICE", "WHEELS", "PYTHON", "REPAIR", "REMOVE_OTHERS"
ENVIRONMENT, ENGINE_PYTHON = "ENVIRONMENT", "ENGINE_PYTHON"


class InstallEngine(AlquimiaAlgorithm):
    """Installs the packages of the engine into an environment of their own, never into QGIS's Python."""

    identifier = "installengine"
    group_identifier = SETUP
    needs_engine = False

    def displayName(self) -> str:
        """The title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Install engine")

    def summary(self) -> str:
        """What it does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Installs the engine that trains and runs networks. It gets a Python environment of its own (TensorFlow, "
            "Keras, OpenVINO and others, about 2.2 GB on disk); QGIS's own Python is not changed. The packages come "
            "from the package server that pip or uv are set up for, or from a folder of wheels.",
        )

    def tags(self) -> list[str]:
        """Words that find it in the toolbox."""
        return ["tensorflow", "keras", "python", "environment", "gpu", "cuda", "offline"]

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        self.add(
            QgsProcessingParameterEnum(
                DEVICE,
                QCoreApplication.translate("Alquimia", "Device"),
                [AUTOMATIC, *recipes()],
                defaultValue=AUTOMATIC,
                usesStaticStrings=True,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "automatic: the GPU where there is an NVIDIA driver, else the processor. cpu: TensorFlow on the "
                "processor. cuda: TensorFlow on an NVIDIA GPU (Linux, about 7 GB). torch: PyTorch, for NVIDIA GPUs on "
                "Windows and Apple GPUs (up to 6 GB).",
            ),
        )
        self._add_file(
            WHEELS,
            QCoreApplication.translate("Alquimia", "Folder of wheels (without network)"),
            QCoreApplication.translate(
                "Alquimia", "Install from the .whl files in this folder only: for computers without network."
            ),
            folder=True,
        )
        self._add_file(
            PYTHON,
            QCoreApplication.translate("Alquimia", "Python to use"),
            QCoreApplication.translate(
                "Alquimia", "The Python (3.10 to 3.13) that the environment is made from. Empty: one is looked for."
            ),
        )
        self._add_switch(
            REPAIR,
            QCoreApplication.translate("Alquimia", "Repair"),
            QCoreApplication.translate("Alquimia", "Build the environment again even where it is there."),
        )
        self._add_switch(
            REMOVE_OTHERS,
            QCoreApplication.translate("Alquimia", "Remove other environments"),
            QCoreApplication.translate(
                "Alquimia", "Remove all other environments of Alquimia afterwards, also those of former versions."
            ),
        )
        self.addOutput(
            QgsProcessingOutputString(ENVIRONMENT, QCoreApplication.translate("Alquimia", "Folder of the environment"))
        )
        self.addOutput(
            QgsProcessingOutputString(
                ENGINE_PYTHON, QCoreApplication.translate("Alquimia", "Python of the environment")
            )
        )

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Install, and name what was installed."""
        request = InstallRequest(
            device=self.parameterAsEnumString(parameters, DEVICE, context),
            wheels=_absolute(self.parameterAsString(parameters, WHEELS, context)),
            python=_absolute(self.parameterAsString(parameters, PYTHON, context)),
            repair=self.parameterAsBool(parameters, REPAIR, context),
            remove_others=self.parameterAsBool(parameters, REMOVE_OTHERS, context),
            proxy=proxy_of_qgis(),
        )
        given = given_engine()
        if given is not None:
            feedback.pushInfo(
                f"The Python in ALQUIMIA_ENGINE_PYTHON is a working engine; nothing is installed: {given[0]}"
            )
            return {ENVIRONMENT: str(given[0].parent.parent), ENGINE_PYTHON: str(given[0])}
        folder = install(request, _FeedbackWatcher(feedback))
        return {ENVIRONMENT: str(folder), ENGINE_PYTHON: str(python_of(folder))}

    def _add_file(self, name: str, title: str, help: str, *, folder: bool = False) -> None:
        behaviour = QgsProcessingParameterFile.Behavior.Folder if folder else QgsProcessingParameterFile.Behavior.File
        self.add(QgsProcessingParameterFile(name, title, behavior=behaviour, optional=True), help, advanced=True)

    def _add_switch(self, name: str, title: str, help: str) -> None:
        self.add(QgsProcessingParameterBoolean(name, title, defaultValue=False, optional=True), help, advanced=True)


class _FeedbackWatcher(Watcher):
    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._listener = FeedbackListener(feedback)
        self._text = ""

    def log(self, line: str, detail: bool = False) -> None:
        (self._feedback.pushConsoleInfo if detail else self._feedback.pushInfo)(line)

    def progress(self, fraction: float, text: str) -> None:
        self._feedback.setProgress(100.0 * fraction)
        if text != self._text:
            self._text = text
            self._feedback.setProgressText(text)

    def is_cancelled(self) -> bool:
        self._listener.idle()
        return self._feedback.isCanceled()

    def before_change(self, folder: Path) -> None:
        stop_engine_when_free(self._listener)


def proxy_of_qgis() -> str:
    """The HTTP proxy set in QGIS as a URL; empty when there is none or the environment names one already."""
    settings = QgsSettings()
    named = any(os.environ.get(name) or os.environ.get(name.lower()) for name in PROXY_VARIABLES)
    host = str(settings.value("proxy/proxyHost", "") or "")
    kind = str(settings.value("proxy/proxyType", "") or "")
    if named or not host or kind != "HttpProxy" or not settings.value("proxy/proxyEnabled", False, type=bool):
        return ""
    user, word = (str(settings.value(f"proxy/{name}", "") or "") for name in ("proxyUser", "proxyPassword"))
    access = f"{quote(user, safe='')}:{quote(word, safe='')}@" if user else ""
    port = str(settings.value("proxy/proxyPort", "") or "")
    return f"http://{access}{host}{':' + port if port else ''}"


def _absolute(path: str) -> str:
    return str(Path(path).absolute()) if path else ""
