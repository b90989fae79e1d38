"""Turns declared parameters into Processing parameters and their values back; the only file that knows both."""

from __future__ import annotations

import math
import os
from collections.abc import Collection
from typing import Any, TypeVar

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProperty,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.compatibility import is_null
from alquimia_qgis.desktop.translation import translated
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.parameters import CHOICE, FILE, INTEGER, REAL, SWITCH, Parameter, Parameterised

Declared = TypeVar("Declared", bound=Parameterised)
CHOICE_LABELS = "alquimia_labels"  # in the metadata of a choice: its values in the user's words
_SWITCH_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def processing_name(parameter: Parameter) -> str:
    """The permanent name in dialogs, models and scripts: ``first_filters`` is ``FIRST_FILTERS``."""
    return parameter.name.upper()


def add_declared(
    algorithm: QgsProcessingAlgorithm, declared: type[Parameterised], without: Collection[str] = ()
) -> None:
    """Give ``algorithm`` one Processing parameter for each parameter of ``declared`` but those named ``without``."""
    for parameter in declared.parameters():
        if parameter.name not in without:
            add_parameter(algorithm, parameter)


def add_parameter(algorithm: QgsProcessingAlgorithm, parameter: Parameter) -> None:
    """Give ``algorithm`` the Processing parameter of one declaration."""
    algorithm.add(processing_parameter(parameter), help_text(parameter), advanced=parameter.advanced)


def processing_parameter(parameter: Parameter) -> QgsProcessingParameterDefinition:
    """The Processing parameter with label, limits and default of the declaration."""
    make = {INTEGER: _number, REAL: _number, CHOICE: _enumeration, SWITCH: _boolean, FILE: _file}[parameter.kind]
    return make(parameter)


def help_text(parameter: Parameter) -> str:
    """Help, allowed values and default in words; choices with their labels."""
    sentences = [translated(parameter.help)]
    if parameter.kind == CHOICE:
        labels = "; ".join(f"{value}: {translated(label)}" for value, label in parameter.choices)
        sentences.append(QCoreApplication.translate("Alquimia", "Choices: {}.").format(labels))
    elif parameter.kind in (INTEGER, REAL) and (parameter.low is not None or parameter.high is not None):
        sentences.append(QCoreApplication.translate("Alquimia", "Allowed: {}.").format(parameter.allowed()))
    return " ".join(sentences)


def declared_values(
    declared: type[Declared],
    algorithm: QgsProcessingAlgorithm,
    values: dict[str, Any],
    context: QgsProcessingContext,
    without: Collection[str] = (),
) -> Declared:
    """The object that the user's values make; a ParameterError names the first that is not allowed.

    The parameters named ``without`` are not the algorithm's and have their defaults.
    """
    asked = [item for item in declared.parameters() if item.name not in without]
    return declared(**{item.name: _value(item, algorithm, values, context) for item in asked})


def declared_value(
    parameter: Parameter, algorithm: QgsProcessingAlgorithm, values: dict[str, Any], context: QgsProcessingContext
) -> Any:
    """The user's value of one declaration; a ParameterError says what is allowed."""
    return parameter.check(_value(parameter, algorithm, values, context))


def _value(
    parameter: Parameter, algorithm: QgsProcessingAlgorithm, values: dict[str, Any], context: QgsProcessingContext
) -> Any:
    name = processing_name(parameter)
    value = values.get(name, parameter.default)
    if isinstance(value, QgsProperty):  # an expression, as the modeler and data-defined batches give it
        definition = algorithm.parameterDefinition(name)
        value, found = value.value(context.expressionContext(), definition.defaultValue())
        if not found:
            raise ParameterError(f"The expression for {parameter.label} has no value.")
    if is_null(value) or value == "":
        return None if parameter.optional else parameter.default
    if parameter.kind == SWITCH and isinstance(value, (int, float)) and value in (0, 1):
        return bool(value)
    return _from_text(parameter, value) if isinstance(value, str) else value


def _from_text(parameter: Parameter, text: str) -> Any:
    """The command line gives every value as text; text that does not fit is left as it is, for the check to refuse."""
    if parameter.kind == SWITCH:
        return _SWITCH_WORDS.get(text.strip().lower(), text)
    if parameter.kind == CHOICE:
        return text
    if parameter.kind == FILE:
        return os.path.abspath(text)
    try:
        number = float(text)
    except ValueError:
        return text
    whole = math.isfinite(number) and number == int(number)
    return int(number) if whole and parameter.kind == INTEGER else number


def _number(parameter: Parameter) -> QgsProcessingParameterDefinition:
    kind = QgsProcessingParameterNumber.Type
    definition = QgsProcessingParameterNumber(
        processing_name(parameter),
        _label(parameter),
        kind.Integer if parameter.kind == INTEGER else kind.Double,
        parameter.default,
        parameter.optional,
    )
    if parameter.low is not None:
        definition.setMinimum(parameter.low)
    if parameter.high is not None:
        definition.setMaximum(parameter.high)
    return definition


def _enumeration(parameter: Parameter) -> QgsProcessingParameterDefinition:
    # Static strings: scripts and models hold the permanent value, not a position that shifts when a choice is added.
    definition = QgsProcessingParameterEnum(
        processing_name(parameter),
        _label(parameter),
        options=[value for value, _ in parameter.choices],
        defaultValue=parameter.default,
        optional=parameter.optional,
        usesStaticStrings=True,
    )
    definition.setMetadata({CHOICE_LABELS: {value: translated(label) for value, label in parameter.choices}})
    return definition


def _boolean(parameter: Parameter) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterBoolean(processing_name(parameter), _label(parameter), parameter.default)


def _file(parameter: Parameter) -> QgsProcessingParameterDefinition:
    definition = QgsProcessingParameterFile(processing_name(parameter), _label(parameter), optional=True)
    patterns = " ".join(f"*{extension}" for extension in parameter.extensions)
    definition.setFileFilter(f"{_label(parameter)} ({patterns})")
    return definition


def _label(parameter: Parameter) -> str:
    label = translated(parameter.label)
    return f"{label} [{translated(parameter.unit)}]" if parameter.unit else label
