"""How far a run is: a bar, what is being done, and the time that is left."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.engine_client.feedback import SEPARATOR, time_left
from alquimia_qgis.protocol.events import Event, Progress

STEPS = 1000


class RunBar(QWidget):
    """Follows one run after another; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar(self)
        self.bar.setRange(0, STEPS)
        self.doing = QLabel(self)
        self.doing.setObjectName("doing")
        self.doing.setWordWrap(True)
        self.doing.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.doing)
        self.hide()

    def follow(self, run: BackgroundRun) -> None:
        """Show how far this run is, from its start to its end."""
        self.bar.setValue(0)
        self.doing.setText(QCoreApplication.translate("Alquimia", "Starting the engine …"))
        self.show()
        run.doing.connect(self.doing.setText)
        run.heard.connect(self._hear)
        run.ended.connect(lambda *_: self.hide())

    def tell(self, sentence: str) -> None:
        """Say what is being done."""
        self.doing.setText(sentence)

    def _hear(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.bar.setValue(round(STEPS * event.fraction))
            if event.message:
                self.doing.setText(SEPARATOR.join(filter(None, (event.message, time_left(event.remaining)))))
