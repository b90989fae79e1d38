"""What a model shall look at, as the user has given it: one image, or the dated images of a series with their masks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.image_source import ImageSource, files_for, written_files
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import SeriesSource

INPUT, BANDS = "INPUT", "BANDS"
# Of a pixel, as in the engine: origins written by different programs differ by rounding.
SAME_PLACE = 1e-3


@dataclass(frozen=True)
class EngineInput:
    """What of the images goes into a job: files, and what belongs to their dates."""

    images: tuple[str, ...]
    series: SeriesSource


@dataclass(frozen=True)
class GivenImages:
    """Images and masks as the main thread has seen them; ``series`` is still without the paths of the masks.

    ``bands`` (from 1) are those of each image, none for all. ``crs`` is that of the map which is made of them.
    """

    images: tuple[ImageSource, ...]
    crs: QgsCoordinateReferenceSystem
    bands: tuple[int, ...] = ()
    masks: tuple[ImageSource, ...] = ()
    series: SeriesSource = field(default_factory=SeriesSource)

    @property
    def title(self) -> str:
        """What to call them in the name of a result."""
        if len(self.images) == 1:
            return self.images[0].name
        return QCoreApplication.translate("Alquimia", "{} images").format(len(self.images))

    def files(self, folder: Path, feedback: QgsProcessingFeedback) -> EngineInput:
        """The files that the engine shall open, written into ``folder`` where there are none."""
        return self._with_files(written_files(self._rasters, folder, folder, feedback))

    @contextmanager
    def files_for(self, output: str, feedback: QgsProcessingFeedback) -> Iterator[EngineInput]:
        """The same to make the map ``output``; temporary files are removed afterwards."""
        with files_for(self._rasters, output, feedback) as paths:
            yield self._with_files(paths)

    @property
    def _rasters(self) -> tuple[ImageSource, ...]:
        return (*self.images, *self.masks)

    def _with_files(self, paths: Sequence[str]) -> EngineInput:
        count = len(self.images)
        return EngineInput(tuple(paths[:count]), replace(self.series, masks=tuple(paths[count:])))


def check_bands(bands: Sequence[int], layers: Sequence[QgsRasterLayer]) -> None:
    """Raise a ParameterError when a chosen band is not in one of the rasters, or is chosen twice."""
    for layer in layers:
        missing = [str(band) for band in bands if not 1 <= band <= layer.bandCount()]
        if missing:
            raise ParameterError(
                f"The raster {layer.name()} has the bands 1 to {layer.bandCount()}; band {', '.join(missing)} "
                "was asked for."
            )
    if len(set(bands)) != len(bands):
        raise ParameterError(f"A band is chosen twice: {', '.join(str(band) for band in bands)}.")


def common_crs(layers: Sequence[QgsRasterLayer]) -> QgsCoordinateReferenceSystem:
    """The CRS of the grid that most of the rasters have, which is that of the map; of several the one that is first."""
    votes = [sum(_same_grid(layer, other) for other in layers) for layer in layers]
    return layers[votes.index(max(votes))].crs()


def _same_grid(one: QgsRasterLayer, other: QgsRasterLayer) -> bool:
    if one.crs() != other.crs() or (one.width(), one.height()) != (other.width(), other.height()):
        return False
    boxes = [one.extent(), other.extent()]
    edges = [(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) for box in boxes]
    tolerance = SAME_PLACE * boxes[0].width() / max(1, one.width())
    return all(abs(mine - theirs) <= tolerance for mine, theirs in zip(*edges))
