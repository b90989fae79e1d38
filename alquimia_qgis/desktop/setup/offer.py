"""The message bar that offers to set up the engine where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QPushButton

from alquimia_qgis.desktop.environment.state import reason_missing
from alquimia_qgis.desktop.setup.facts import engine_version_needed

DECLINED = "alquimia/setup_declined"


class EngineOffer:
    """Shown once at a start; declined, it stays away in this profile until the plugin needs another engine."""

    def __init__(self, message_bar: Any, set_up: Callable[[], None]) -> None:
        self._bar = message_bar
        self._set_up = set_up
        self._item: Any = None

    def show(self) -> None:
        """Offer, where there is no engine and the offer was not declined."""
        if self._item is not None or not self._is_due():
            return
        text = QCoreApplication.translate("Alquimia", "Alquimia needs an engine to train and use networks. {}")
        self._item = self._bar.createMessage(text.format(reason_missing()))
        self._add_button(QCoreApplication.translate("Alquimia", "Set up"), "alquimia_set_up", self._accept)
        self._add_button(QCoreApplication.translate("Alquimia", "Not now"), "alquimia_not_now", self._decline)
        self._item.destroyed.connect(self._forget)  # also by its cross
        self._bar.pushWidget(self._item, Qgis.MessageLevel.Info, 0)

    def withdraw(self) -> None:
        """Take the offer away again."""
        item, self._item = self._item, None
        if item is not None:
            self._bar.popWidget(item)

    def _is_due(self) -> bool:
        return bool(reason_missing()) and QgsSettings().value(DECLINED, "") != engine_version_needed()

    def _add_button(self, title: str, name: str, action: Callable[[], None]) -> None:
        button = QPushButton(title)
        button.setObjectName(name)
        button.clicked.connect(lambda _: action())
        self._item.layout().addWidget(button)

    def _accept(self) -> None:
        self.withdraw()
        self._set_up()

    def _decline(self) -> None:
        QgsSettings().setValue(DECLINED, engine_version_needed())
        self.withdraw()

    def _forget(self) -> None:
        self._item = None
