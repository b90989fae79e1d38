"""Turns raster layers of any provider into files that the engine can open."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsRasterBlockFeedback,
    QgsRasterFileWriter,
    QgsRasterLayer,
    QgsRasterPipe,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt

from alquimia_qgis.desktop.algorithms.base import temporary_folder
from alquimia_qgis.desktop.algorithms.image_names import plain_name, safe_title
from alquimia_qgis.desktop.algorithms.lasting_folder import lasting_folder, stamp_by_content
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, OutputError

NO_CRS_HINT = "Give the layer a coordinate reference system (Layer > Set CRS of Layer) or assign one to the file."
LONGEST_NAME = 80  # characters of a temporary file, since layers may have names of any length


@dataclass(frozen=True)
class ImageSource:
    """What is known of a raster on the main thread; ``provider`` is a copy of its own when the raster must be exported.

    ``crs`` is set (as WKT) where the layer has another CRS than its file says.
    """

    name: str
    path: str
    crs: str = ""
    provider: Any = None
    transform_context: Any = None

    @property
    def is_exported(self) -> bool:
        """Whether the pixels must be written to a file first."""
        return self.provider is not None

    def file(self, folder: Path, feedback: QgsProcessingFeedback, name: str = "image") -> str:
        """The file that the engine shall open, written into ``folder`` as ``name`` where there is none."""
        if self.is_exported:
            return self._exported(folder / f"{name}.tif", feedback)
        return self._with_crs(folder / f"{name}.vrt") if self.crs else self.path

    def _exported(self, target: Path, feedback: QgsProcessingFeedback) -> str:
        feedback.pushInfo(
            QCoreApplication.translate("Alquimia", "{} is not a file: writing it to a temporary one.").format(self.name)
        )
        provider = self.provider
        pipe = QgsRasterPipe()
        if not pipe.set(provider.clone()):
            raise ImageError(f"The raster {self.name} cannot be read.")
        cancellable = QgsRasterBlockFeedback()
        # Directly: the thread that writes serves no events, so that a queued signal would never arrive.
        feedback.canceled.connect(cancellable.cancel, Qt.ConnectionType.DirectConnection)
        if feedback.isCanceled():
            cancellable.cancel()
        error = QgsRasterFileWriter(str(target)).writeRaster(
            pipe,
            provider.xSize(),
            provider.ySize(),
            provider.extent(),
            QgsCoordinateReferenceSystem.fromWkt(self.crs),
            self.transform_context,
            cancellable,
        )
        feedback.canceled.disconnect(cancellable.cancel)
        if feedback.isCanceled():
            raise JobCancelled()
        if error != QgsRasterFileWriter.WriterError.NoError:
            raise OutputError(f"The raster {self.name} cannot be written to the temporary folder {target.parent}.")
        return str(target)

    def _with_crs(self, target: Path) -> str:
        # A VRT is a few lines that point at the file: the engine sees the CRS that the user gave to the layer.
        if gdal.Translate(str(target), self.path, format="VRT", outputSRS=self.crs) is None:
            raise ImageError(f"The raster {self.name} cannot be read with the CRS given to its layer.")
        return str(target)


def image_of_layer(layer: QgsRasterLayer, context: QgsProcessingContext) -> ImageSource:
    """What the main thread must know of a raster layer; an ImageError says why it cannot be used."""
    if not layer.crs().isValid():
        raise ImageError(f"The raster {layer.name()} has no coordinate reference system.", NO_CRS_HINT)
    if layer.providerType() != "gdal" or _open_options(layer):
        return _to_be_exported(layer, context)
    file_crs = layer.dataProvider().crs()
    wkt = "" if file_crs == layer.crs() else layer.crs().toWkt()
    return ImageSource(layer.name(), absolute(layer.source()), crs=wkt)


def absolute(source: str) -> str:
    """A file's absolute path; sources that are not files (/vsi…, GPKG:…, NETCDF:…) stay as they are."""
    return os.path.abspath(source) if os.path.exists(source) else source


@contextmanager
def files_for(sources: Sequence[ImageSource], output: str, feedback: QgsProcessingFeedback) -> Iterator[list[str]]:
    """The files that the engine shall open to make the map ``output``; temporary ones are removed afterwards."""
    with lasting_folder(output) as folder, temporary_folder() as exports:
        paths = written_files(sources, folder, exports, feedback)
        stamp_by_content(folder)
        yield paths


def written_files(
    sources: Sequence[ImageSource], folder: Path, exports: Path, feedback: QgsProcessingFeedback
) -> list[str]:
    """The files that the engine shall open, one for each source; pixels that are written go to ``exports``.

    Those that are made are called after their layer and lie in folders of their own, because layers may share a name.
    """
    paths = []
    for number, source in enumerate(sources):
        own = (exports if source.is_exported else folder) / str(number)
        if source.is_exported or source.crs:
            own.mkdir(exist_ok=True)
        title = plain_name(source.path) if os.path.isfile(source.path) else safe_title(source.name)
        paths.append(source.file(own, feedback, title[:LONGEST_NAME].strip() or "image"))
    return paths


def _open_options(layer: QgsRasterLayer) -> bool:
    return bool(QgsProviderRegistry.instance().decodeUri("gdal", layer.source()).get("openOptions"))


def _to_be_exported(layer: QgsRasterLayer, context: QgsProcessingContext) -> ImageSource:
    provider = layer.dataProvider()
    if provider.xSize() <= 0 or provider.ySize() <= 0:
        raise ImageError(
            f"The layer {layer.name()} has no pixel size of its own.",
            "Save it as a GeoTIFF (Export > Save As…) and use that.",
        )
    wkt = layer.crs().toWkt()
    return ImageSource(layer.name(), "", wkt, provider.clone(), context.transformContext())
