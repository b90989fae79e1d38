"""Tells, inside QGIS, how long the interface does not answer and how much of that time it computes itself."""

from __future__ import annotations

import time
from typing import Any

from qgis.PyQt.QtCore import QTimer

INTERVAL = 10  # milliseconds


class Turns:
    """When a timer gets its turn, and what the thread of the interface has computed since its last one."""

    def __init__(self) -> None:
        self._gaps: dict[str, list[tuple[float, float]]] = {}
        self._stretch = ""
        self._timer = QTimer()
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._turn)
        self._last = (0.0, 0.0)

    def watch(self, stretch: str) -> None:
        """From now on it is time of this ``stretch``."""
        self._stretch = stretch
        self._gaps.setdefault(stretch, [])
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start()

    def figures(self) -> dict[str, Any]:
        """Medians, 99th percentiles and largest, in seconds, of each stretch."""
        self._timer.stop()
        return {stretch: _figures(gaps) for stretch, gaps in self._gaps.items() if gaps}

    def _turn(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self._gaps[self._stretch].append((now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now


def _figures(gaps: list[tuple[float, float]]) -> dict[str, Any]:
    walls, busy = sorted(gap for gap, _ in gaps), sorted(used for _, used in gaps)
    return {"seconds": sum(walls), "turns": len(gaps), "gap": _summary(walls), "busy": _summary(busy)}


def _summary(values: list[float]) -> dict[str, float]:
    return {
        "median": values[len(values) // 2],
        "p99": values[int(len(values) * 0.99)],
        "largest": values[-1],
    }
