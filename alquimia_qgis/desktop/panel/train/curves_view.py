"""The loss and one metric of all epochs, below each other; the user may look at another metric."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.train.curves import Chart
from alquimia_qgis.desktop.translation import translated
from alquimia_qgis.protocol.events import Metric
from alquimia_qgis.protocol.tasks import METRICS

VALIDATION = "val_"
LOSS = "loss"
MOMENT = 50  # milliseconds between two drawings
NO_CURVES = frozenset({LOSS, "learning_rate", "seconds"})


class CurvesView(QWidget):
    """Fed with the figures of epoch after epoch."""

    def __init__(self) -> None:
        super().__init__()
        self._epochs = 1
        self._rows: list[dict[str, float | None]] = []
        self.loss = Chart(QCoreApplication.translate("Alquimia", "Loss"))
        self.metric = Chart("")
        self.metric_box = QComboBox()
        self.metric_box.setObjectName("metric_box")
        self.metric_box.currentIndexChanged.connect(lambda _: self._draw())
        self._later = QTimer(self)  # epochs may come much faster than anybody can look
        self._later.setSingleShot(True)
        self._later.setInterval(MOMENT)
        self._later.timeout.connect(self._draw)
        self._chooser = QWidget()
        row = QHBoxLayout(self._chooser)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(QCoreApplication.translate("Alquimia", "Figure")))
        row.addWidget(self.metric_box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.loss, self._chooser, self.metric):
            layout.addWidget(widget)
        self.clear()

    def clear(self) -> None:
        """Before a training."""
        self._rows = []
        self.metric_box.clear()
        self._draw()

    def add(self, event: Metric) -> None:
        """The figures of one more epoch."""
        self._epochs = event.epochs
        self._rows.append(dict(event.values))
        plain = {name[len(VALIDATION) :] if name.startswith(VALIDATION) else name for name in event.values}
        new = [name for name in plain - NO_CURVES if self.metric_box.findData(name) < 0]
        for name in sorted(new, key=_rank):
            label = translated(METRICS.get(name, name.replace("_", " ")))
            self.metric_box.addItem(label, name)
        if not self._later.isActive():
            self._later.start()

    def _draw(self) -> None:
        chosen = self.metric_box.currentData()
        self.setVisible(bool(self._rows))
        self._chooser.setVisible(self.metric_box.count() > 1)
        self.metric.setVisible(bool(chosen))
        self._show(self.loss, LOSS)
        if chosen:
            self.metric.title = self.metric_box.currentText()
            self._show(self.metric, str(chosen))

    def _show(self, chart: Chart, name: str) -> None:
        training = [row.get(name) for row in self._rows]
        chart.show_values(self._epochs, training, [row.get(f"{VALIDATION}{name}") for row in self._rows])


def _rank(name: str) -> tuple[int, str]:
    """The figures of a task in its own order: the one that decides which epoch is best comes first."""
    known = list(METRICS)
    return known.index(name) if name in known else len(known), name
