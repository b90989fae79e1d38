"""Where results go: absolute paths, and the checks that must fail before an hour of training instead of after it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.protocol.errors import OutputError, ParameterError

MODEL_EXTENSION = ".alquimia"
GEOTIFF_EXTENSIONS = (".tif", ".tiff")


def add_file(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    label: str,
    help: str,
    file_filter: str,
    *,
    optional: bool = True,
    by_default: bool = False,
) -> None:
    """An output file; ``by_default`` decides whether dialogs write an optional one without being asked."""
    definition = QgsProcessingParameterFileDestination(
        name, label, fileFilter=file_filter, optional=optional, createByDefault=by_default or not optional
    )
    algorithm.add(definition, help)


def add_report_and_table(algorithm: QgsProcessingAlgorithm, report: str, table: str, table_help: str) -> None:
    """A page with all figures under the name ``report``, and the same as text under ``table``; both optional."""
    add_file(
        algorithm,
        report,
        QCoreApplication.translate("Alquimia", "Report"),
        QCoreApplication.translate("Alquimia", "A page with all figures, readable without internet."),
        QCoreApplication.translate("Alquimia", "HTML pages (*.html)"),
        by_default=True,
    )
    add_file(
        algorithm,
        table,
        QCoreApplication.translate("Alquimia", "Table"),
        table_help,
        QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
    )


def output_file(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> str:
    """The absolute path of an output file; empty when it is not wanted."""
    path = algorithm.parameterAsFileOutput(parameters, name, context)
    return os.path.abspath(path) if path else ""


def chosen_path(
    definition: QgsProcessingDestinationParameter, parameters: dict[str, Any], context: QgsProcessingContext
) -> str:
    """The path that the user has typed; empty for none and for QGIS's own temporary outputs."""
    value = parameters.get(definition.name())
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.valueAsString(context.expressionContext())[0]
    if not isinstance(value, str) or value in ("", QgsProcessing.TEMPORARY_OUTPUT):
        return ""
    return os.path.abspath(value)


def check_destinations(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    extensions: dict[str, Sequence[str]],
    inputs: Sequence[str] = (),
) -> None:
    """Refuse folders that cannot be written, wrong endings, and outputs that would overwrite an input or each other.

    ``extensions`` gives the endings allowed for an output; ``inputs`` are the files that are read.
    """
    seen = {same_file(path): "an input" for path in inputs if path and os.path.exists(path)}
    styles: dict[str, str] = {}
    for definition in algorithm.destinationParameterDefinitions():
        path = chosen_path(definition, parameters, context)
        if not path:
            continue
        label = definition.description()
        if isinstance(definition, QgsProcessingParameterFolderDestination):
            check_folder(path, label)
            continue
        _check_ending(path, label, extensions.get(definition.name(), ()))
        check_file(path, label)
        other = seen.setdefault(same_file(path), label)
        if other != label:
            raise ParameterError(f"{label} would overwrite {other}: {path}.", "Choose another file.")
        if isinstance(definition, QgsProcessingParameterRasterDestination):
            style = os.path.splitext(path)[0] + ".qml"
            other = styles.setdefault(same_file(style), label)
            if other != label:
                raise ParameterError(f"{label} and {other} would share the style {style}.", "Choose another name.")


def check_file(path: str, label: str) -> None:
    """Refuse a file that cannot be written; ``label`` is what the user calls it."""
    folder = os.path.dirname(path)
    if os.path.isdir(path):
        raise OutputError(f"{label}: {path} is a folder.", "Give the name of a file.")
    if not os.path.isdir(folder):
        raise OutputError(f"The folder {folder} for {label} does not exist.", "Create it or choose another one.")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"The folder {folder} for {label} is read-only.", "Choose another one.")
    if os.path.exists(path) and not os.access(path, os.W_OK):  # replacing it needs no more than the folder's permission
        raise OutputError(f"{label}: {path} is write-protected.", "Choose another file.")


def check_folder(path: str, label: str) -> None:
    """Refuse a folder of results that cannot be written; one that does not exist is made later."""
    place = path
    while not os.path.exists(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    if not os.path.isdir(place):
        raise OutputError(f"{label}: {place} is a file, not a folder.", "Choose another folder.")
    if not os.access(place, os.W_OK):
        raise OutputError(f"The folder {place} for {label} is read-only.", "Choose another one.")


def refuse_open_geopackage(path: str) -> None:
    """A GeoPackage that is replaced while somebody has it open leaves a journal that would damage the new one."""
    if path and os.path.exists(f"{path}-wal"):
        raise OutputError(
            f"{path} is in use by another program.", "Remove the layer from QGIS, or choose another name."
        )


def same_file(path: str) -> str:
    """One text for all ways to write the path of a file."""
    return os.path.normcase(os.path.realpath(path))


def _check_ending(path: str, label: str, allowed: Sequence[str]) -> None:
    if allowed and not path.lower().endswith(tuple(allowed)):
        raise ParameterError(f"{label} must end in {' or '.join(allowed)}; {os.path.basename(path)} was given.")
