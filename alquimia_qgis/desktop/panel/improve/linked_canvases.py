"""Keeps map canvases at the same place and scale, whichever of them the user moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize

SAME = 1e-6  # of the scale, and of a pixel


class LinkedCanvases:
    """Links canvases both ways until ``end``; the first one leads in CRS, and where another one is resized."""

    def __init__(self, canvases: Sequence[QgsMapCanvas]) -> None:
        self._leader, *_ = self._canvases = list(canvases)
        self._moving = False
        self._sizes: dict[QgsMapCanvas, QSize] = {}
        self._follow = [self._follower(canvas) for canvas in self._canvases]
        for canvas, follow in zip(self._canvases, self._follow):
            canvas.extentsChanged.connect(follow)
        self._leader.destinationCrsChanged.connect(self._take_crs)
        self._take_crs()

    def end(self) -> None:
        """Let each go its own way."""
        self._leader.destinationCrsChanged.disconnect(self._take_crs)
        for canvas, follow in zip(self._canvases, self._follow):
            canvas.extentsChanged.disconnect(follow)

    def follow_leader(self) -> None:
        """Move all others to where the first one is."""
        self._sizes = {canvas: canvas.size() for canvas in self._canvases}
        self._move_others(self._leader)

    def _follower(self, canvas: QgsMapCanvas) -> Callable[[], None]:
        return lambda: self._moved(canvas)

    def _moved(self, canvas: QgsMapCanvas) -> None:
        if self._moving:  # by ourselves
            return
        if canvas is not self._leader and self._sizes.get(canvas) != canvas.size():  # by a change of its size only
            self.follow_leader()
        else:
            self._move_others(canvas)

    def _take_crs(self) -> None:
        self._moving = True
        for canvas in self._canvases[1:]:
            canvas.setDestinationCrs(self._leader.mapSettings().destinationCrs())
        self.follow_leader()

    def _move_others(self, moved: QgsMapCanvas) -> None:
        self._moving = True
        for canvas in self._canvases:
            if canvas is not moved and not _alike(canvas, moved):
                # Canvases of other sizes show more or less around the same centre at the same scale.
                canvas.setExtent(moved.extent())
                canvas.zoomScale(moved.scale())
                canvas.refresh()
        self._moving = False


def _alike(one: QgsMapCanvas, other: QgsMapCanvas) -> bool:
    pixel = other.mapUnitsPerPixel()
    apart = one.center().distance(other.center())
    return apart <= SAME * pixel and abs(one.scale() - other.scale()) <= SAME * other.scale()
