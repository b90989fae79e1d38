"""Turns the rasters chosen in QGIS into files that the engine can open: one parameter function for each input kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBand,
    QgsProcessingParameterRasterLayer,
    QgsProviderRegistry,
    QgsRasterBlockFeedback,
    QgsRasterFileWriter,
    QgsRasterLayer,
    QgsRasterPipe,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt

from alquimia_qgis.desktop.algorithms.base import temporary_folder
from alquimia_qgis.desktop.algorithms.lasting_folder import lasting_folder, stamp_by_content
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, OutputError, ParameterError
from alquimia_qgis.protocol.inputs import IMAGE, PIXEL, InputKind

INPUT, BANDS = "INPUT", "BANDS"
NO_CRS_HINT = "Give the layer a coordinate reference system (Layer > Set CRS of Layer) or assign one to the file."


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

    @contextmanager
    def file_for(self, output: str, feedback: QgsProcessingFeedback) -> Iterator[str]:
        """The file that the engine shall open to make the map ``output``; temporary ones are removed afterwards."""
        with temporary_folder() if self.is_exported else lasting_folder(output) as folder:
            path = self.file(folder, feedback)
            stamp_by_content(folder)
            yield path

    def file(self, folder: Path, feedback: QgsProcessingFeedback) -> str:
        """The file that the engine shall open, written into ``folder`` where there is none."""
        if self.is_exported:
            return self._exported(folder / "image.tif", feedback)
        return self._with_crs(folder / "image.vrt") if self.crs else self.path

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


def add_input(algorithm: QgsProcessingAlgorithm, kind: InputKind) -> None:
    """The parameters by which the user chooses what a model of this input kind looks at."""
    add = {IMAGE.name: _add_one_raster, PIXEL.name: _add_one_raster}.get(kind.name)
    if add is None:
        raise ParameterError(f"Models that look at the input kind {kind.name!r} cannot be trained in this version.")
    add(algorithm)


def read_input(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, name: str = INPUT
) -> ImageSource:
    """What the main thread must know of the raster parameter ``name``; an ImageError says why it cannot be used."""
    layer = algorithm.parameterAsRasterLayer(parameters, name, context)
    if layer is None or not layer.isValid():
        raise ImageError(f"The raster {parameters.get(name)!s} does not exist or cannot be opened.")
    return image_of_layer(layer, context)


def image_of_layer(layer: QgsRasterLayer, context: QgsProcessingContext) -> ImageSource:
    """What the main thread must know of a raster layer; an ImageError says why it cannot be used."""
    if not layer.crs().isValid():
        raise ImageError(f"The raster {layer.name()} has no coordinate reference system.", NO_CRS_HINT)
    if layer.providerType() != "gdal" or _open_options(layer):
        return _to_be_exported(layer, context)
    file_crs = layer.dataProvider().crs()
    wkt = "" if file_crs == layer.crs() else layer.crs().toWkt()
    return ImageSource(layer.name(), absolute(layer.source()), crs=wkt)


def read_bands(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[int, ...]:
    """The chosen bands, counted from 1; empty stands for all."""
    if parameters.get(BANDS) in (None, "", []):
        return ()
    bands = tuple(algorithm.parameterAsInts(parameters, BANDS, context))
    if 0 in bands:  # what QGIS makes of text that is no number
        raise ParameterError(f"The bands {parameters[BANDS]!s} are not numbers from 1.", "Write them as 1;2;3.")
    return bands


def check_bands(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Raise a ParameterError when a chosen band is not in the raster, or is chosen twice."""
    layer = algorithm.parameterAsRasterLayer(parameters, INPUT, context)
    bands = read_bands(algorithm, parameters, context)
    missing = [band for band in bands if layer is not None and not 1 <= band <= layer.bandCount()]
    if missing:
        listed = ", ".join(str(band) for band in missing)
        raise ParameterError(
            f"The raster {layer.name()} has the bands 1 to {layer.bandCount()}; band {listed} was asked for."
        )
    if len(set(bands)) != len(bands):
        raise ParameterError(f"A band is chosen twice: {', '.join(str(band) for band in bands)}.")


def absolute(source: str) -> str:
    """A file's absolute path; sources that are not files (/vsi…, GPKG:…, NETCDF:…) stay as they are."""
    return os.path.abspath(source) if os.path.exists(source) else source


def _add_one_raster(algorithm: QgsProcessingAlgorithm) -> None:
    algorithm.add(
        QgsProcessingParameterRasterLayer(INPUT, QCoreApplication.translate("Alquimia", "Image")),
        QCoreApplication.translate(
            "Alquimia",
            "The raster to look at, with any number of bands of any data type. It needs a coordinate reference system.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterBand(
            BANDS,
            QCoreApplication.translate("Alquimia", "Bands"),
            parentLayerParameterName=INPUT,
            optional=True,
            allowMultiple=True,
        ),
        QCoreApplication.translate("Alquimia", "The bands to use, counted from 1 and in this order. Empty: all bands."),
        advanced=True,
    )


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
