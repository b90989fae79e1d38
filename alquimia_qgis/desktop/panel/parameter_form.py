"""The parameters of an algorithm as the very widgets that Processing shows, in a page of the panel."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProject,
)
from qgis.gui import (
    QgsAbstractProcessingParameterWidgetWrapper,
    QgsCollapsibleGroupBox,
    QgsGui,
    QgsProcessingContextGenerator,
    QgsProcessingGui,
    QgsProcessingParameterWidgetContext,
)
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from alquimia_qgis.desktop.algorithms.from_declarations import CHOICE_LABELS

LONGEST_LABEL = 130  # pixels beside a widget


class _ProjectContext(QgsProcessingContextGenerator):
    """Lets the widgets look layers up in the project."""

    def __init__(self) -> None:
        super().__init__()
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())

    def processingContext(self) -> QgsProcessingContext:
        return self._context


class ParameterForm(QWidget):
    """Simple parameters below each other, advanced ones in a box that is folded; ``changed`` when any is.

    Parameters named ``unseen`` have no widget here; their values are given by ``set_unseen``, for those that depend on
    them, such as the bands of an image. Destinations are left to the page.
    """

    changed = pyqtSignal()

    def __init__(self, identifier: str, unseen: Collection[str], canvas: Any) -> None:
        super().__init__()
        # Widgets use the definitions, which belong to the algorithm.
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(identifier)
        self._generator = _ProjectContext()
        self._unseen = frozenset(unseen)
        self._wrappers: dict[str, QgsAbstractProcessingParameterWidgetWrapper] = {}
        self._rows = QFormLayout()
        self.advanced = QgsCollapsibleGroupBox(QCoreApplication.translate("Alquimia", "Advanced"))
        self.advanced.setObjectName("advanced")
        self._advanced_rows = QFormLayout(self.advanced)
        for rows in (self._rows, self._advanced_rows):
            rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_wrappers(canvas)
        self.advanced.setCollapsed(True)
        self.advanced.setVisible(self._advanced_rows.rowCount() > 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addWidget(self.advanced)

    @property
    def names(self) -> list[str]:
        """The parameters that have a widget."""
        return [name for name in self._wrappers if name not in self._unseen]

    def values(self) -> dict[str, Any]:
        """What the widgets say, by name."""
        return {name: self._wrappers[name].parameterValue() for name in self.names}

    def changed_values(self) -> dict[str, Any]:
        """The same without what is as it was declared."""
        defaults = {name: self._algorithm.parameterDefinition(name).defaultValue() for name in self.names}
        return {name: value for name, value in self.values().items() if not _same(value, defaults[name])}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show these values; names that there are no widgets for are passed over."""
        for name in set(values).intersection(self.names):
            self._set(name, values[name])

    def set_unseen(self, values: dict[str, Any]) -> None:
        """Give values to parameters without a widget."""
        for name in set(values).intersection(self._wrappers):
            self._set(name, values[name])

    def _set(self, name: str, value: Any) -> None:
        self._wrappers[name].setParameterValue(value, self._generator.processingContext())

    def _add_wrappers(self, canvas: Any) -> None:
        context = QgsProcessingParameterWidgetContext()
        context.setProject(QgsProject.instance())
        context.setMapCanvas(canvas)
        for definition in self._algorithm.parameterDefinitions():
            if definition.isDestination() or definition.flags() & QgsProcessingParameterDefinition.Flag.FlagHidden:
                continue
            wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
                definition, QgsProcessingGui.WidgetType.Standard
            )
            wrapper.setWidgetContext(context)
            wrapper.registerProcessingContextGenerator(self._generator)
            self._wrappers[definition.name()] = wrapper
            self._add_row(definition, wrapper)
        wrappers = list(self._wrappers.values())
        for wrapper in wrappers:
            wrapper.postInitialize(wrappers)
            wrapper.widgetValueHasChanged.connect(lambda _: self.changed.emit())

    def _add_row(
        self, definition: QgsProcessingParameterDefinition, wrapper: QgsAbstractProcessingParameterWidgetWrapper
    ) -> None:
        widget = wrapper.createWrappedWidget(self._generator.processingContext())
        if definition.name() in self._unseen:
            widget.setParent(self)
            widget.hide()
            return
        widget.setObjectName(definition.name())
        _show_labels(widget, definition.metadata().get(CHOICE_LABELS, {}))
        widget.setToolTip(definition.toolTip())
        is_advanced = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced
        rows, label = self._advanced_rows if is_advanced else self._rows, wrapper.createWrappedLabel()
        if label is None:
            rows.addRow(widget)
            return
        label.setToolTip(definition.toolTip())
        if label.fontMetrics().horizontalAdvance(label.text()) > LONGEST_LABEL:
            rows.addRow(label)  # above the widget: beside it, neither would have room in a narrow dock
            rows.addRow(widget)
        else:
            rows.addRow(label, widget)


def _show_labels(widget: QWidget, labels: dict[str, str]) -> None:
    """Show choices in the user's words; their values stay what scripts hold."""
    for box in [widget] if isinstance(widget, QComboBox) else widget.findChildren(QComboBox):
        for position in range(box.count()):
            box.setItemText(position, labels.get(box.itemData(position), box.itemText(position)))
        if labels:  # long ones must not make the panel wide
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


def _same(value: Any, default: Any) -> bool:
    empty = (None, "", [])
    return value == default or (value in empty and default in empty)
