"""Small widgets that the boxes of this page share."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication, QgsMapLayerProxyModel
from qgis.gui import QgsCollapsibleGroupBoxBasic, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget


def box(title: str, name: str) -> tuple[QgsCollapsibleGroupBoxBasic, QVBoxLayout]:
    """A group that can be folded, and its layout."""
    group = QgsCollapsibleGroupBoxBasic(title)
    group.setObjectName(name)
    return group, QVBoxLayout(group)


def button(text: str, icon: str, name: str, clicked: Callable[[], object], tip: str = "") -> QPushButton:
    """A button with an icon of QGIS's theme."""
    made = QPushButton(QgsApplication.getThemeIcon(f"/{icon}"), text)
    made.setObjectName(name)
    made.setToolTip(tip)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets beside each other."""
    layout = QHBoxLayout()
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def sentence(name: str) -> QLabel:
    """Room for a sentence; empty at first."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.hide()
    return label


def say(label: QLabel, text: str) -> None:
    """Show a sentence, or nothing."""
    label.setText(text)
    label.setVisible(bool(text))


def raster_choice(name: str, empty: bool = True) -> QgsMapLayerComboBox:
    """A choice among the rasters of the project."""
    choice = QgsMapLayerComboBox()
    choice.setObjectName(name)
    choice.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
    choice.setAllowEmptyLayer(empty)
    choice.setCurrentIndex(0)
    return choice


class Progress(QWidget):
    """How far a run is, what it does, and a button that stops it; seen only while it goes on."""

    def __init__(self, cancelled: Callable[[], object]) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.doing = QLabel()
        stop = QToolButton()
        stop.setObjectName("stop")
        stop.setIcon(QgsApplication.getThemeIcon("/mActionStop.svg"))
        stop.setToolTip(QCoreApplication.translate("Alquimia", "Stop"))
        stop.clicked.connect(lambda _checked=False: cancelled())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.bar, stop))
        layout.addWidget(self.doing)
        self.hide()

    def begin(self) -> None:
        """Show an empty bar."""
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self.doing.clear()
        self.show()

    def at(self, percent: float) -> None:
        """So far."""
        self.bar.setValue(round(percent))

    def say(self, text: str) -> None:
        """What is being done, on one line whatever its length."""
        self.doing.setText(self.doing.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width()))
        self.doing.setToolTip(text)
