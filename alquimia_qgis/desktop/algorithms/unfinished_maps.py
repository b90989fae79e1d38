"""Lists the unfinished work of mappings that were interrupted, says how to go on, and removes it when asked to."""

from __future__ import annotations

import csv
import html
import os
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.lasting_folder import is_temporary
from alquimia_qgis.desktop.algorithms.output_files import add_file, check_destinations, output_file
from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.parameters import Parameterised, switch
from alquimia_qgis.protocol.unfinished import UnfinishedWork, list_unfinished, remove_unfinished

FOLDER, TABLE = "FOLDER", "TABLE"
FOUND, SIZE, REMOVED = "FOUND", "BYTES", "REMOVED"
TABLE_EXTENSIONS = (".html", ".htm", ".csv")
COLUMNS = ("file", "map", "model", "images", "share done", "size in bytes", "last change", "state")
MEGABYTE = 1e6


@dataclass(frozen=True)
class ListingOptions(Parameterised):
    """Where to look and what to do with what is found."""

    title: ClassVar[str] = "Unfinished maps"

    recursive: bool = switch(False, label="Look into subfolders", help="List what lies in all subfolders as well.")
    remove: bool = switch(
        False,
        label="Remove what is found",
        help="Delete the unfinished work instead of only listing it; maps that are being made at this moment are left "
        "alone. What is removed cannot be gone on with.",
    )


class UnfinishedMaps(AlquimiaAlgorithm):
    """Finds unfinished work beside the maps it was to become."""

    identifier = "unfinishedmaps"
    group_identifier = APPLY
    needs_engine = False

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "List unfinished maps")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "resume,continue,interrupted,cancelled,crash,leftovers,temporary files,clean up,disk space"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Finds the work of mappings that were interrupted, and says how much is done and how to go on: start the "
            "same algorithm again with the same parameters. Removes that work instead when asked to. Finished maps and "
            "files of other programs are never touched.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """The folder, what to do, and an optional table."""
        self.add(
            QgsProcessingParameterFile(
                FOLDER,
                QCoreApplication.translate("Alquimia", "Folder of the maps"),
                behavior=QgsProcessingParameterFile.Behavior.Folder,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "The folder that the maps were to go to: unfinished work lies beside the map to be.",
            ),
        )
        add_declared(self, ListingOptions)
        add_file(
            self,
            TABLE,
            QCoreApplication.translate("Alquimia", "Table"),
            QCoreApplication.translate("Alquimia", "What was found, as a page to read or as text for a spreadsheet."),
            QCoreApplication.translate("Alquimia", "HTML pages (*.html);;Tables (*.csv)"),
        )
        outputs = {
            FOUND: QCoreApplication.translate("Alquimia", "Unfinished maps found"),
            SIZE: QCoreApplication.translate("Alquimia", "Their size in bytes"),
            REMOVED: QCoreApplication.translate("Alquimia", "Unfinished maps removed"),
        }
        for name, label in outputs.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """The switches."""
        declared_values(ListingOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """The folder, and that the table can be written."""
        folder = self._folder(parameters, context)
        if not os.path.isdir(folder):
            raise ParameterError(f"The folder {folder} does not exist.", "Choose the folder of the maps.")
        check_destinations(self, parameters, context, {TABLE: TABLE_EXTENSIONS})

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """List, write the table, remove."""
        folder = self._folder(parameters, context)
        options = declared_values(ListingOptions, self, parameters, context)
        found = list_unfinished(folder, options.recursive)
        for work in found:
            feedback.pushInfo(_line(work))
        if not found:
            feedback.pushInfo(
                QCoreApplication.translate("Alquimia", "There is no unfinished work in {}.").format(folder)
            )
        table = output_file(self, parameters, TABLE, context)
        if table:
            _write_table(table, found)
        removed = _removed(found, feedback) if options.remove else 0
        return {FOUND: len(found), SIZE: sum(work.size for work in found), REMOVED: removed, TABLE: table or None}

    def _folder(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return os.path.abspath(self.parameterAsString(parameters, FOLDER, context))


def _removed(found: list[UnfinishedWork], feedback: QgsProcessingFeedback) -> int:
    """Remove what nobody works on; how many are gone. One OutputError for all that could not be removed."""
    removed, problems = 0, []
    for work in found:
        if feedback.isCanceled():
            break
        if work.in_use:
            text = QCoreApplication.translate("Alquimia", "{} is left alone: a mapping is at work on it.")
            feedback.pushInfo(text.format(work.path))
            continue
        try:
            remove_unfinished(work.path)
        except OutputError as error:
            problems.append(error.message)
        else:
            removed += 1
            feedback.pushInfo(QCoreApplication.translate("Alquimia", "Removed: {}").format(work.path))
    if problems:
        raise OutputError(" ".join(problems), f"{removed} of {len(found)} were removed.")
    return removed


def _line(work: UnfinishedWork) -> str:
    """One line for the log: what it is, how far it has come, and how to go on."""
    facts = (
        f"{work.output}: {_state(work)}, {work.size / MEGABYTE:.1f} MB, {_date(work)}, "
        f"model {os.path.basename(work.model)}"
    )
    if work.in_use:
        return f"{facts}."
    return f"{facts}. To go on, start the same algorithm with the same parameters: it was to write {work.output}."


def _state(work: UnfinishedWork) -> str:
    if work.in_use:
        return "being made now"
    return "hardly begun" if work.share is None else f"{work.share:.0%} done"


def _date(work: UnfinishedWork) -> str:
    return datetime.fromtimestamp(work.modified).isoformat(" ", "minutes")


def _write_table(path: str, found: list[UnfinishedWork]) -> None:
    """Write the table as HTML or, by its ending, as CSV; it is complete or not there."""
    rows = [_cells(work) for work in found]
    partial = f"{path}.partial"
    try:
        with open(partial, "w", encoding="utf-8", newline="") as stream:
            if path.lower().endswith(".csv"):
                csv.writer(stream).writerows([COLUMNS, *rows])
            else:
                stream.write(_page(rows))
        os.replace(partial, path)
    except OSError as error:
        if os.path.exists(partial):
            os.remove(partial)
        raise OutputError(f"The table {path} cannot be written ({error.strerror}).", "Choose another file.") from error


def _cells(work: UnfinishedWork) -> tuple[str, ...]:
    # The name of a temporary file would tell nothing: it stands for a mosaic, or a layer that is no file.
    images = "; ".join("(temporary)" if is_temporary(image) else image for image in work.images)
    share = "" if work.share is None else f"{work.share:.4f}"
    return work.path, work.output, work.model, images, share, str(work.size), _date(work), _state(work)


def _page(rows: list[tuple[str, ...]]) -> str:
    def row(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    title = "Unfinished maps"
    body = "\n".join([row(COLUMNS, "th"), *(row(cells, "td") for cells in rows)])
    style = "body{font-family:sans-serif}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3em .6em}"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        f"</head>\n<body><h1>{title}</h1>\n<table>\n{body}\n</table></body></html>\n"
    )
