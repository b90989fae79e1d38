"""What every Alquimia algorithm shares: group, icon, help, the check for the engine, and the border of errors."""

from __future__ import annotations

import difflib
import html
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, ClassVar

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QIcon

from alquimia_qgis.desktop.compatibility import is_null
from alquimia_qgis.desktop.environment.state import explain_missing
from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.sentences import told
from alquimia_qgis.protocol.errors import AlquimiaError, ParameterError

SETUP, SAMPLES, TRAIN, APPLY, EVALUATE, MODELS = "setup", "samples", "train", "apply", "evaluate", "models"
ICONS = {SETUP: "engine.svg", SAMPLES: "samples.svg", TRAIN: "train.svg", APPLY: "predict.svg", EVALUATE: "assess.svg"}
DOCUMENTATION = "https://github.com/alquimia-qgis/alquimia/blob/main/docs/algorithms"


def group_title(identifier: str) -> str:
    """The translated title of a toolbox group."""
    return {
        SETUP: QCoreApplication.translate("Alquimia", "Set up"),
        SAMPLES: QCoreApplication.translate("Alquimia", "Samples"),
        TRAIN: QCoreApplication.translate("Alquimia", "Train"),
        APPLY: QCoreApplication.translate("Alquimia", "Apply"),
        EVALUATE: QCoreApplication.translate("Alquimia", "Evaluate"),
        MODELS: QCoreApplication.translate("Alquimia", "Models"),
    }[identifier]


@contextmanager
def errors_for_processing() -> Iterator[None]:
    """Let the user read sentence and hint: an AlquimiaError becomes the exception that Processing understands."""
    try:
        yield
    except AlquimiaError as error:
        raise QgsProcessingException(told(error)) from error


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder in Processing's own temporary place, removed with all it holds when the work ends in whatever way."""
    folder = mkdtemp(prefix="alquimia_", dir=QgsProcessingUtils.tempFolder())
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class AlquimiaAlgorithm(QgsProcessingAlgorithm):
    """Base of all algorithms.

    A subclass sets the class attributes and writes ``displayName``, ``summary``, ``initAlgorithm`` and ``process``.
    Where it reads layers on the main thread it writes ``prepare_inputs``; its own checks of values go into ``check``.
    """

    identifier: ClassVar[str] = ""
    group_identifier: ClassVar[str] = ""
    needs_engine: ClassVar[bool] = True

    def createInstance(self, configuration: dict[str, Any] | None = None) -> AlquimiaAlgorithm:
        """A fresh algorithm for one run."""
        return type(self)()

    def name(self) -> str:
        """The permanent id."""
        return self.identifier

    def group(self) -> str:
        """Title of the toolbox group."""
        return group_title(self.group_identifier)

    def groupId(self) -> str:
        """Permanent id of the toolbox group."""
        return self.group_identifier

    def icon(self) -> QIcon:
        """The symbol in toolbox and modeler."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Path of the symbol."""
        return str(resource_path(f"icons/{ICONS.get(self.group_identifier, 'alquimia.svg')}"))

    def helpUrl(self) -> str:
        """The page that explains the algorithm."""
        return f"{DOCUMENTATION}/{self.identifier}.md"

    def shortDescription(self) -> str:
        """One sentence for tool tips."""
        return self.summary().split(". ")[0].rstrip(".") + "."

    def shortHelpString(self) -> str:
        """Summary and help of every parameter; plain text on the command line, which prints tags as they are."""
        documented = [definition for definition in self.parameterDefinitions() if definition.help()]
        if QgsApplication.platform() == "qgis_process":
            lines = [f"{definition.name()}: {definition.help()}" for definition in documented]
            rest = self.summary()[
                len(self.shortDescription()) :
            ].strip()  # qgis_process prints the first sentence before
            return "\n\n".join(filter(None, [rest, *lines]))
        rows = "".join(
            f"<p><b>{html.escape(definition.description())}</b><br>{html.escape(definition.help())}</p>"
            for definition in documented
        )
        picture = QUrl.fromLocalFile(str(resource_path(f"help/{self.picture()}.svg"))).toString()
        return f'<p><img src="{picture}"></p><p>{html.escape(self.summary())}</p>{rows}'

    def picture(self) -> str:
        """The picture in resources/help that stands above the help; one for each group by default."""
        return self.group_identifier

    def canExecute(self) -> tuple[bool, str]:
        """Whether the engine is there; the sentence says what to do when it is not."""
        if not self.needs_engine:
            return True, ""
        reason = explain_missing()
        return not reason, reason

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Whether all values can be used; the sentence names the first that cannot, and what is allowed."""
        try:
            self._check_names(parameters)
            self.check_declared(parameters, context)
            self._check_definitions(parameters, context)
            self.check(parameters, context)
        except AlquimiaError as error:
            return False, told(error)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Check, because a model does not let its steps do so, and collect what only the main thread may read."""
        with errors_for_processing():
            self.check_declared(parameters, context)
            self.check(parameters, context)
            self.prepare_inputs(parameters, context, feedback)
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run; every AlquimiaError leaves as one sentence."""
        with errors_for_processing():
            return self.process(parameters, context, feedback)

    def summary(self) -> str:
        """What the algorithm does, in plain text."""
        raise NotImplementedError

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Raise a ParameterError where a declared parameter is outside its limits; nothing is declared by default."""

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Raise an AlquimiaError where values do not go together; nothing to check by default."""

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Read project and layers on the main thread; nothing to read by default."""

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the work, away from the main thread; returns the outputs by name."""
        raise NotImplementedError

    def add(self, definition: QgsProcessingParameterDefinition, help: str, *, advanced: bool = False) -> None:
        """Add a parameter with its help."""
        definition.setHelp(help)
        if advanced:
            definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        name = definition.name()
        if not self.addParameter(definition):  # which has deleted the definition
            raise ParameterError(f"{self.identifier} declares the parameter {name} twice.")

    def _check_names(self, parameters: dict[str, Any]) -> None:
        known = [definition.name() for definition in self.parameterDefinitions()]
        for name in parameters:
            if name not in known:
                alike = difflib.get_close_matches(name.upper(), known, n=1)
                hint = f"Did you mean {alike[0]}?" if alike else f"It has {', '.join(known)}."
                raise ParameterError(f"{self.displayName()} has no parameter called {name}.", hint)

    def _check_definitions(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name(), definition.defaultValue())
            if definition.checkValueIsAcceptable(value, context):
                continue
            if is_null(value) or value in ("", []):
                raise ParameterError(f"{definition.description()} ({definition.name()}) is missing.")
            if isinstance(value, (list, tuple)):
                value = next((item for item in value if not definition.checkValueIsAcceptable([item], context)), value)
            raise ParameterError(f"{definition.description()}: {_what_is_wrong(definition, value)}")


def _what_is_wrong(definition: QgsProcessingParameterDefinition, value: Any) -> str:
    extension = definition.extension() if isinstance(definition, QgsProcessingParameterFile) else ""
    if extension and not str(value).lower().endswith(f".{extension}"):
        return f"{value!s} is not an .{extension} file; choose a file whose name ends in .{extension}."
    if isinstance(value, str) and os.path.exists(value):
        return f"{value} exists, but is not of the kind that is wanted here."
    return f"{value!s} does not exist or cannot be used."
