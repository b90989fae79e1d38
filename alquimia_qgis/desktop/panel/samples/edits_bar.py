"""Says what is being digitised and offers to save; edits are never saved or thrown away unasked."""

from __future__ import annotations

import html

from qgis.core import Qgis, QgsApplication, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from alquimia_qgis.desktop.panel.samples.classes import SampleClass
from alquimia_qgis.desktop.panel.workspace import Workspace


class EditsBar(QWidget):
    """One line below the list of classes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.save_button = QToolButton()
        self.save_button.setObjectName("save_edits")
        self.save_button.setIcon(QgsApplication.getThemeIcon("/mActionSaveEdits.svg"))
        self.save_button.setText(QCoreApplication.translate("Alquimia", "Save"))
        self.save_button.setToolTip(
            QCoreApplication.translate("Alquimia", "Save the edits of the samples, and go on editing")
        )
        self.save_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.save_button.clicked.connect(lambda _: self._save())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.save_button)

    def follow(self, layer: QgsVectorLayer | None, digitised: SampleClass | None) -> None:
        """Say what goes on with this layer."""
        self.save_button.setVisible(layer is not None and layer.isEditable())
        self.save_button.setEnabled(layer is not None and layer.isModified())
        if layer is None:
            self.text.setText("")
        elif digitised is not None:
            self.text.setText(_how_to(layer, digitised))
        elif layer.isModified():
            self.text.setText(QCoreApplication.translate("Alquimia", "There are edits that are not saved yet."))
        else:
            self.text.setText(QCoreApplication.translate("Alquimia", "Click a class to digitise its samples."))

    def _save(self) -> None:
        layer = self._workspace.samples
        if layer is not None and not layer.commitChanges(False):
            sentence = QCoreApplication.translate("Alquimia", "The edits of {0} cannot be saved: {1}")
            problems = " ".join(layer.commitErrors())
            self._workspace.iface.messageBar().pushMessage(
                "Alquimia", sentence.format(layer.name(), problems), Qgis.MessageLevel.Warning
            )


def _how_to(layer: QgsVectorLayer, digitised: SampleClass) -> str:
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        sentence = QCoreApplication.translate("Alquimia", "Digitising {}: click each point.")
    else:
        sentence = QCoreApplication.translate("Alquimia", "Digitising {}: click the corners; a right click ends.")
    return sentence.format(f"<b>{html.escape(digitised.name)}</b>")
