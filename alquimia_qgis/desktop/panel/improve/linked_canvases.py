"""Keeps map canvases at the same place and scale, whichever of them the user moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.gui import QgsMapCanvas

SAME = 1e-6  # of the scale, and of a pixel


class LinkedCanvases:
    """Links canvases both ways until ``end``; the first one leads in CRS."""

    def __init__(self, canvases: Sequence[QgsMapCanvas]) -> None:
        self._canvases = list(canvases)
        self._moving = False
        self._follow = [self._follower(canvas) for canvas in self._canvases]
        for canvas, follow in zip(self._canvases, self._follow):
            canvas.extentsChanged.connect(follow)
        self._canvases[0].destinationCrsChanged.connect(self._take_crs)
        self._take_crs()

    def end(self) -> None:
        """Let each go its own way."""
        self._canvases[0].destinationCrsChanged.disconnect(self._take_crs)
        for canvas, follow in zip(self._canvases, self._follow):
            canvas.extentsChanged.disconnect(follow)

    def _follower(self, canvas: QgsMapCanvas) -> Callable[[], None]:
        return lambda: self._move_others(canvas)

    def _take_crs(self) -> None:
        leader = self._canvases[0]
        self._moving = True
        for canvas in self._canvases[1:]:
            canvas.setDestinationCrs(leader.mapSettings().destinationCrs())
        self._moving = False
        self._move_others(leader)

    def _move_others(self, moved: QgsMapCanvas) -> None:
        if self._moving:  # by ourselves
            return
        self._moving = True
        for canvas in self._canvases:
            if canvas is not moved and not _alike(canvas, moved):
                # Canvases of other sizes show more or less around the same centre at the same scale.
                canvas.setCenter(moved.center())
                canvas.zoomScale(moved.scale())
        self._moving = False


def _alike(one: QgsMapCanvas, other: QgsMapCanvas) -> bool:
    pixel = other.mapUnitsPerPixel()
    apart = one.center().distance(other.center())
    return apart <= SAME * pixel and abs(one.scale() - other.scale()) <= SAME * other.scale()
