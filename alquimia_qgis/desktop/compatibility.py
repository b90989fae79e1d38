"""Differences between QGIS and Qt versions, and nothing else."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsField, QgsTask
from qgis.PyQt import QtGui, QtWidgets
from qgis.PyQt.QtCore import QVariant

QGIS_VERSION = Qgis.QGIS_VERSION_INT if hasattr(Qgis, "QGIS_VERSION_INT") else Qgis.versionInt()
# Qt 6 has moved them from its widgets to what lies below.
QShortcut: Any = getattr(QtWidgets, "QShortcut", None) or QtGui.QShortcut
QUndoCommand: Any = getattr(QtWidgets, "QUndoCommand", None) or QtGui.QUndoCommand
# QGIS before 3.26 shows every task.
QUIET_TASK = QgsTask.Flag.CanCancel | getattr(QgsTask.Flag, "Hidden", QgsTask.Flag.CanCancel)


def _field_type(new_name: str, old_type: Any) -> Any:
    """Fields are described by QMetaType from QGIS 3.38 on, by QVariant before."""
    if QGIS_VERSION < 33800:
        return old_type
    from qgis.PyQt.QtCore import QMetaType

    return getattr(QMetaType.Type, new_name)


def text_field(name: str, length: int = 0) -> QgsField:
    """A field of text; ``length`` 0 is unlimited."""
    return QgsField(name, _field_type("QString", QVariant.String), "", length)


def integer_field(name: str) -> QgsField:
    """A field of 64-bit whole numbers."""
    return QgsField(name, _field_type("LongLong", QVariant.LongLong))


def real_field(name: str) -> QgsField:
    """A field of decimal numbers."""
    return QgsField(name, _field_type("Double", QVariant.Double))


def is_text(field: QgsField) -> bool:
    """Whether the field holds text."""
    return field.type() == _field_type("QString", QVariant.String)


def is_boolean(field: QgsField) -> bool:
    """Whether the field holds true or false."""
    return field.type() == _field_type("Bool", QVariant.Bool)


def is_null(value: Any) -> bool:
    """Whether the value is None or a NULL QVariant, which QGIS hands over where newer versions give None."""
    return value is None or (isinstance(value, QVariant) and value.isNull())
