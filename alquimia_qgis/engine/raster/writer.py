"""Writes result rasters window by window: tiled, compressed GeoTIFFs that are either complete or not there at all."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.transform import Affine

from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.raster.category_names import SIDECAR, category_sidecar
from alquimia_qgis.engine.raster.finishing import add_overviews, check_content, checksum, in_rasterio
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError

SUFFIXES = (".tif", ".tiff")
BLOCK = 256
THREADS = "ALL_CPUS"
# Enough for GDAL to put whole blocks together; they are better in the hands of the threads that compress them.
BLOCK_CACHE = 32 * 2**20
CLASSES_LEVEL, PROBABILITIES_LEVEL = 5, 1
# Share of the uncompressed size that a result was seen to take (docs/decisions/0043).
EXPECTED_SHARE = {"uint8": 0.25, "uint16": 0.15, "float32": 0.85}
EXPECTED_SHARE_OF_PERCENT = 0.5
OVERVIEWS_SHARE = 4 / 3
# Less than this is left when GDAL has met the end of the disk: it writes in pieces of up to a block.
FULL_DISK_BYTES = 2**20
# GDAL reports failures deep inside as its own C++ errors, which are not RasterioErrors.
WRITE_ERRORS = (RasterioError, rasterio._err.CPLE_BaseError, OSError)


@dataclass(frozen=True)
class RasterGrid:
    """Where a raster lies: size in pixels, CRS and transform."""

    width: int
    height: int
    crs: CRS
    transform: Affine


@dataclass(frozen=True)
class RasterOutput:
    """One raster to write. ``band_names`` also says how many bands there are.

    ``classes`` gives the raster a colour table, category names and an attribute table, and overviews that take one
    pixel of several instead of their mean. ``unit`` is that of the values; ``tags`` are stored in the file.
    """

    path: str
    dtype: str
    nodata: float
    band_names: tuple[str, ...]
    classes: tuple[ClassRecord, ...] = ()
    unit: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def deflate_level(self) -> int:
        """How hard deflate tries: harder for classes, where it gains much, than for noise."""
        return CLASSES_LEVEL if self.classes else PROBABILITIES_LEVEL

    @property
    def expected_share(self) -> float:
        """What compression is expected to leave of the values, 0 to 1."""
        percent = self.dtype == "uint8" and not self.classes
        return EXPECTED_SHARE_OF_PERCENT if percent else EXPECTED_SHARE[self.dtype]

    def plain_bytes(self, grid: RasterGrid) -> int:
        """How much the values take without compression."""
        return grid.width * grid.height * len(self.band_names) * np.dtype(self.dtype).itemsize

    def expected_bytes(self, grid: RasterGrid) -> int:
        """About how much of the disk the finished file takes."""
        return int(self.plain_bytes(grid) * self.expected_share * OVERVIEWS_SHARE)


class RasterWriter:
    """An open result raster; ``write`` may be called from one thread at a time.

    ``late_tags`` are added to the file when it is finished: what is only known then.
    """

    def __init__(self, output: RasterOutput, temporary: str, dataset: rasterio.io.DatasetWriter) -> None:
        self.output = output
        self.temporary = temporary
        self.late_tags: dict[str, str] = {}
        self.checksums: dict[tuple[int, Window], int] = {}
        self._dataset = dataset

    def write(self, band: int, window: Window, values: np.ndarray) -> None:
        """Write values (H, W) of a band (from 0) into a window that lies inside the raster; each pixel once."""
        _check_free_space(self.output.path, values.nbytes)
        self.checksums[band, window] = checksum(values)
        with as_output_error(self.output.path):
            self._dataset.write(values, band + 1, window=in_rasterio(window))

    def close(self) -> None:
        """Let go of the file."""
        self._dataset.close()


def check_raster_output(path: str, inputs: Sequence[str] = ()) -> None:
    """Refuse, before any work is done, a path that cannot take a result raster or that is one of the inputs."""
    if Path(path).suffix.lower() not in SUFFIXES:
        raise OutputError(
            f"The output {path} must be a GeoTIFF, with a name that ends in .tif or .tiff.", "Change the file name."
        )
    if any(_same_file(path, source) for source in inputs):
        raise OutputError(
            f"The output {path} is also an input.", "Choose another file name; inputs are never replaced."
        )
    check_writable(path)


def check_free_space(outputs: Sequence[RasterOutput], grid: RasterGrid) -> None:
    """Raise an OutputError when a disk has less room than its outputs are expected to take."""
    require_space(expected_bytes(outputs, grid))


def expected_bytes(outputs: Sequence[RasterOutput], grid: RasterGrid) -> dict[Path, int]:
    """What the finished files are expected to take in each folder."""
    needed: dict[Path, int] = {}
    for output in outputs:
        folder = Path(output.path).parent
        needed[folder] = needed.get(folder, 0) + output.expected_bytes(grid)
    return needed


def require_space(needed: Mapping[Path, int]) -> None:
    """Raise an OutputError when a disk has less room than the bytes that its folders need together."""
    disks: dict[int, list[Path]] = {}
    for folder in needed:
        disks.setdefault(folder.stat().st_dev, []).append(folder)
    for folders in disks.values():
        free, size = shutil.disk_usage(folders[0]).free, sum(needed[folder] for folder in folders)
        if free < size:
            raise OutputError(
                f"The disk of {folders[0]} has {_megabytes(free)} free; the results take about {_megabytes(size)}.",
                "Free some space, choose another disk, or map a smaller extent.",
            )


@contextlib.contextmanager
def create_rasters(
    outputs: Sequence[RasterOutput],
    grid: RasterGrid,
    check_cancelled: Callable[[], None],
    progress: Callable[[float], None] = lambda share: None,
) -> Iterator[list[RasterWriter]]:
    """Writers for all outputs; at the end of the block all are finished and moved to their paths, or none is.

    Every failure to write becomes an OutputError. Finishing large files takes long, so ``check_cancelled`` is called
    again and again meanwhile, and ``progress`` with the share of it that is done. Nothing is left behind after a
    failure or cancel.
    """
    check_free_space(outputs, grid)
    with (
        rasterio.Env(GDAL_CACHEMAX=BLOCK_CACHE, GDAL_NUM_THREADS=THREADS),
        atomic_files(_with_sidecars(outputs)) as temporary,
        contextlib.ExitStack() as stack,
    ):
        rasters = temporary[: len(outputs)]
        writers = []
        for output, path in zip(outputs, rasters, strict=True):
            with as_output_error(output.path):
                writer = RasterWriter(output, path, _create(output, path, grid))
            writers.append(writer)
            stack.callback(writer.close)
        yield writers
        for number, writer in enumerate(writers):
            _finish(writer, check_cancelled)
            progress((number + 1) / len(writers))
        with_classes = [output for output in outputs if output.classes]
        for output, path in zip(with_classes, temporary[len(outputs) :], strict=True):
            Path(path).write_text(category_sidecar(output.classes), encoding="utf-8")
    for output in outputs:
        _remove_stale_sidecars(output)


def _with_sidecars(outputs: Sequence[RasterOutput]) -> list[str]:
    return [output.path for output in outputs] + [output.path + SIDECAR for output in outputs if output.classes]


def _create(output: RasterOutput, path: str, grid: RasterGrid) -> rasterio.io.DatasetWriter:
    dataset = rasterio.open(
        path, "w", driver="GTiff", width=grid.width, height=grid.height, count=len(output.band_names),
        dtype=output.dtype, nodata=output.nodata, crs=grid.crs, transform=grid.transform,
        tiled=True, blockxsize=BLOCK, blockysize=BLOCK, interleave="band", BIGTIFF="IF_SAFER", NUM_THREADS=THREADS,
        **_compression(output),
    )  # fmt: skip
    if output.classes:
        dataset.write_colormap(1, {record.value: _rgb(record.colour) for record in output.classes})
    for number, name in enumerate(output.band_names, start=1):
        dataset.set_band_description(number, name)
        if output.unit:
            dataset.set_band_unit(number, output.unit)
    dataset.update_tags(**output.tags)
    return dataset


def _compression(output: RasterOutput) -> dict[str, str | int]:
    """Deflate, which every GDAL reads; predictors and levels by measurement (docs/decisions/0043, 0082)."""
    settings: dict[str, str | int] = {"compress": "deflate", "zlevel": output.deflate_level}
    return settings if output.classes else {**settings, "predictor": 3 if output.dtype == "float32" else 2}


def _finish(writer: RasterWriter, check_cancelled: Callable[[], None]) -> None:
    """Close, tag, add overviews and compare with what was written: GDAL may not tell of a failed write."""
    output, path = writer.output, writer.temporary
    with as_output_error(output.path):
        writer.close()
        with rasterio.Env(ZLEVEL_OVERVIEW=output.deflate_level), rasterio.open(path, "r+", driver="GTiff") as dataset:
            dataset.update_tags(**writer.late_tags)
            overviews = add_overviews(
                dataset, Resampling.nearest if output.classes else Resampling.average, check_cancelled
            )
        check_content(path, writer.checksums, overviews, {**output.tags, **writer.late_tags}, check_cancelled)


def _remove_stale_sidecars(output: RasterOutput) -> None:
    """Statistics and overviews of the file that was replaced would be taken for those of the new one."""
    stale = [".ovr", ".msk"] if output.classes else [".ovr", ".msk", SIDECAR]
    for suffix in stale:
        Path(output.path + suffix).unlink(missing_ok=True)


@contextlib.contextmanager
def as_output_error(path: str) -> Iterator[None]:
    """Failures of GDAL and of the file system inside the block become OutputErrors about the file at ``path``."""
    try:
        yield
    except WRITE_ERRORS as error:
        _check_free_space(path, FULL_DISK_BYTES)
        reason = str(error.__cause__ or error).strip().rstrip(".")
        raise OutputError(f"{path} could not be written ({reason}).", "Choose another place.") from error


def _check_free_space(path: str, size: int) -> None:
    if shutil.disk_usage(Path(path).parent).free < size:
        raise OutputError(f"The disk is full; {path} could not be written.", "Free some space or choose another disk.")


def _same_file(path: str, source: str) -> bool:
    try:
        return Path(path).samefile(source)
    except OSError:
        return False


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
