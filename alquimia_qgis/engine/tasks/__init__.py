"""What the engine does for each task: output channels, loss, metrics and decoding; one file per task."""

from __future__ import annotations

from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.engine.tasks.segmentation import SegmentationTask
from alquimia_qgis.protocol.errors import ParameterError

ENGINE_TASKS: dict[str, EngineTask] = {task.name: task for task in (SegmentationTask(),)}


def engine_task(name: str) -> EngineTask:
    """The engine's part of the task of this name; an unknown one raises a ParameterError."""
    if name not in ENGINE_TASKS:
        raise ParameterError(f"There is no task called {name!r}.", f"Known: {', '.join(sorted(ENGINE_TASKS))}.")
    return ENGINE_TASKS[name]
