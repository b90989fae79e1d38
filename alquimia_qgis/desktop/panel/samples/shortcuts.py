"""One key for each of the first nine classes, which the user may change in QGIS's own list of keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QApplication, QWidget

from alquimia_qgis.desktop.compatibility import QShortcut

COUNT = 9
NAME = "alquimia_class_{}"


class ClassShortcuts(QObject):
    """Works while the panel is open and has the keyboard, or the canvas has it; ``pressed`` counts from 0.

    ``panel`` returns the panel, in which the page may lie only later.
    """

    pressed = pyqtSignal(int)

    def __init__(self, window: QWidget, panel: Callable[[], QWidget], canvas: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self._canvas = canvas
        taken = _keys_of(window)
        self._shortcuts = [self._registered(window, number, taken) for number in range(1, COUNT + 1)]
        QApplication.instance().focusChanged.connect(self._focus_changed)
        self.follow_focus()

    def follow_focus(self) -> None:
        """Work or not, as the keyboard is now; for when the panel is opened or closed without it moving."""
        self._focus_changed(None, QApplication.focusWidget())

    def key(self, index: int) -> str:
        """The key of the class at ``index`` as the user knows it; empty where it has none."""
        if index >= len(self._shortcuts):
            return ""
        return str(self._shortcuts[index].key().toString(QKeySequence.SequenceFormat.NativeText))

    def end(self) -> None:
        """Take the keys back; what the user has chosen for them stays in the settings."""
        QApplication.instance().focusChanged.disconnect(self._focus_changed)
        for shortcut in self._shortcuts:
            QgsGui.shortcutsManager().unregisterShortcut(shortcut)
            shortcut.setKey(QKeySequence())  # at once, for a plugin that is loaded again in the same turn
            shortcut.deleteLater()
        self._shortcuts = []

    def _registered(self, window: QWidget, number: int, taken: set[str]) -> QShortcut:
        shortcut = QShortcut(window)
        shortcut.setObjectName(NAME.format(number))
        title = QCoreApplication.translate("Alquimia", "Alquimia: digitise class {}")
        shortcut.setWhatsThis(title.format(number))  # its title in the list of keyboard shortcuts
        shortcut.activated.connect(lambda: self.pressed.emit(number - 1))
        QgsGui.shortcutsManager().registerShortcut(shortcut, "" if str(number) in taken else str(number))
        return shortcut

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        panel = self._panel()
        here = (
            now is not None
            and panel.isVisible()
            and any(now is place or place.isAncestorOf(now) for place in (panel, self._canvas))
        )
        for shortcut in self._shortcuts:
            shortcut.setEnabled(here)


def _keys_of(window: QWidget) -> set[str]:
    """The keys that something in the window has already.

    QGIS's manager is not asked: that of 3.22 keeps actions that are gone, and crashes when it looks at their keys.
    """
    of_actions = {key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()}
    return of_actions | {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
