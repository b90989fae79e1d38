"""The trainings that were made in this project: written down as they end, and kept in the project."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from alquimia_qgis.desktop.algorithms.sample_fields import SAMPLES
from alquimia_qgis.desktop.algorithms.start_model import START_MODEL
from alquimia_qgis.desktop.algorithms.training_outputs import EPOCHS, MODEL, REPORT
from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.panel.workspace import Workspace

KEY = "trainings"
TRAINING = "alquimia:train_"
MOST_KEPT = 200


@dataclass(frozen=True)
class TrainingRecord:
    """One training: paths as the project writes them, ``figures`` by the names of the algorithm's results.

    ``date`` is local time in ISO form; ``samples`` is their number, None where they were no layer; ``started_from`` is
    the name of the model that it went on from, empty for a new start.
    """

    date: str
    family: str
    model: str
    report: str = ""
    figures: dict[str, float] = field(default_factory=dict)
    epochs: int = 0
    seconds: float = 0.0
    samples: int | None = None
    started_from: str = ""


class TrainingHistory(QObject):
    """The records of the open project, the latest first; ``changed`` when they are others."""

    changed = pyqtSignal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._under_way: set[BackgroundRun] = set()
        workspace.run_started.connect(self._listen)
        workspace.project_changed.connect(self._another_project)

    def records(self) -> list[TrainingRecord]:
        """What the project keeps; what cannot be understood is as good as nothing."""
        try:
            return [TrainingRecord(**record) for record in json.loads(self._workspace.read(KEY) or "[]")]
        except (ValueError, TypeError):
            return []

    def remove(self, number: int) -> None:
        """Strike out one record, counted from 0; its files stay."""
        records = self.records()
        del records[number]
        self._keep(records)

    def model_path(self, record: TrainingRecord) -> str:
        """The path of the model file, wherever the project has gone with it."""
        return str(QgsProject.instance().readPath(record.model))

    def report_path(self, record: TrainingRecord) -> str:
        """The path of the report; empty where none was written."""
        return str(QgsProject.instance().readPath(record.report)) if record.report else ""

    def _listen(self, run: BackgroundRun) -> None:
        if not run.identifier.startswith(TRAINING):
            return
        begun, samples = time.monotonic(), _count(run.parameters.get(SAMPLES))
        self._under_way.add(run)
        run.ended.connect(lambda fine, results: self._ended(run, fine, results, time.monotonic() - begun, samples))

    def _ended(
        self, run: BackgroundRun, fine: bool, results: dict[str, Any], seconds: float, samples: int | None
    ) -> None:
        if run not in self._under_way:  # it belongs to a project that is no longer open
            return
        self._under_way.remove(run)
        if fine:
            self._keep([_record(run, results, seconds, samples), *self.records()])

    def _keep(self, records: Sequence[TrainingRecord]) -> None:
        kept = [asdict(record) for record in records[:MOST_KEPT]]
        self._workspace.write(KEY, json.dumps(kept, ensure_ascii=False) if kept else "")
        self.changed.emit()

    def _another_project(self) -> None:
        self._under_way.clear()
        self.changed.emit()


def _record(run: BackgroundRun, results: dict[str, Any], seconds: float, samples: int | None) -> TrainingRecord:
    project = QgsProject.instance()
    others = (MODEL, REPORT, EPOCHS)
    figures = {name: value for name, value in results.items() if name not in others and isinstance(value, float)}
    start = run.parameters.get(START_MODEL) or ""
    return TrainingRecord(
        date=datetime.now().isoformat(timespec="minutes"),
        family=run.identifier[len(TRAINING) :],
        model=project.writePath(results[MODEL]),
        report=project.writePath(results[REPORT]) if results.get(REPORT) else "",
        figures=figures,
        epochs=int(results.get(EPOCHS) or 0),
        seconds=round(seconds, 1),
        samples=samples,
        started_from=str(start).replace("\\", "/").split("/")[-1],
    )


def _count(samples: Any) -> int | None:
    """How many features the layer has that a training was started with; None for none of this project."""
    source = getattr(samples, "source", None)  # a QgsProcessingFeatureSourceDefinition
    layer = source.staticValue() if source is not None else samples
    if isinstance(layer, str):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        layer = QgsProcessingUtils.mapLayerFromString(layer, context, False)
    return int(layer.featureCount()) if isinstance(layer, QgsVectorLayer) else None
