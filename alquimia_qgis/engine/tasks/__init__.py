"""What the engine does for each task: output channels, loss, metrics and decoding; one file per task."""

from __future__ import annotations

from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.engine.tasks.detection import DetectionTask
from alquimia_qgis.engine.tasks.embedding import EmbeddingTask
from alquimia_qgis.engine.tasks.multi_label import MultiLabelTask
from alquimia_qgis.engine.tasks.regression import RegressionTask
from alquimia_qgis.engine.tasks.segmentation import SegmentationTask
from alquimia_qgis.protocol.tasks import task_of

ENGINE_TASKS: dict[str, EngineTask] = {
    task.name: task
    for task in (SegmentationTask(), RegressionTask(), MultiLabelTask(), DetectionTask(), EmbeddingTask())
}


def engine_task(name: str) -> EngineTask:
    """The engine's part of the task of this name; an unknown one raises a ParameterError."""
    return ENGINE_TASKS[task_of(name).name]
