"""Sentences of the pages: plain text that wraps, can be copied, and is hidden while there is none."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel

WARNING = "color: #d9480f;"  # shows on light and dark ground


class Sentence(QLabel):
    """``warns``: it says what is wrong."""

    def __init__(self, name: str, warns: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if warns:
            self.setStyleSheet(WARNING)
        self.tell("")

    def tell(self, sentence: str) -> None:
        """Show the sentence; an empty one hides the label."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
