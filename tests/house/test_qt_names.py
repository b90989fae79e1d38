"""Names of Qt and QGIS work in Qt 5 and Qt 6 alike."""

from __future__ import annotations

from pathlib import Path

from tests.house.repository import run, said

CHECK = ("scripts/with_qgis.sh", "system", "python", "scripts/check_qt_names.py")
BREAKS = {
    "from PyQt5.QtCore import QObject": "not PyQt5.QtCore",
    "from qgis.PyQt.QtGui import QAction": "import QAction from",
    "from qgis.PyQt.QtCore import QRegExp": "QRegExp is gone",
    "from qgis.PyQt.QtCore import Qt; Qt.LeftButton": "Qt.LeftButton is unscoped",
    "from qgis.PyQt.QtWidgets import QMessageBox as Box; Box.Yes": "Box.Yes is unscoped",
    "from qgis.core import QgsProcessing; QgsProcessing.TypeRaster": "QgsProcessing.TypeRaster is unscoped",
    "from qgis.PyQt.QtCore import QVariant; QVariant()": "QVariant() is gone",
    "from qgis.PyQt.QtCore import QVariant; QVariant.Type.Int": "QVariant.Type is gone",
    "dialog.exec_()": "exec_ is gone",
}
SOUND = """
from qgis.core import QgsProcessing, QgsProject
from qgis.PyQt.QtCore import Qt, QVariant
Qt.MouseButton.LeftButton, QgsProcessing.SourceType.TypeRaster, QVariant.Int, QgsProject.instance
"""


def test_own_code_is_sound() -> None:
    finished = run(*CHECK)
    assert finished.returncode == 0, said(finished)


def test_what_would_break_is_found(tmp_path: Path) -> None:
    for number, line in enumerate(BREAKS):
        (tmp_path / f"break_{number}.py").write_text(line.replace("; ", "\n"))
    finished = run(*CHECK, tmp_path)
    assert finished.returncode == 1
    for number, sentence in enumerate(BREAKS.values()):
        lines = [text for text in finished.stdout.splitlines() if f"break_{number}.py" in text]
        assert len(lines) == 1, said(finished)
        assert sentence in lines[0]


def test_what_is_sound_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sound.py").write_text(SOUND)
    finished = run(*CHECK, tmp_path)
    assert finished.returncode == 0, said(finished)
