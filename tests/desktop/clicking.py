"""Clicks as a user makes them, and patience for what they start."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton

PATIENCE = 30_000  # milliseconds


def click(button: QAbstractButton) -> None:
    """Press a button that can be pressed."""
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_until(true: Callable[[], bool]) -> None:
    """Let QGIS work until something has become true."""
    for _ in range(PATIENCE // 10):
        if true():
            return
        QTest.qWait(10)
    raise AssertionError("it never came true")
