"""What the header of a raster file says, read by GDAL without a pixel: whether it can be mapped, and on which grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from osgeo import gdal, osr

from alquimia_qgis.protocol.errors import ImageError

MAP_TAG = "ALQUIMIA_MODEL"  # the engine writes it into each map
ALPHA_NAMES = ("", "alpha")


@dataclass(frozen=True)
class BandFacts:
    """One band: number type (GDAL's), value that means no data, name ("" where unnamed), colour, size of its blocks."""

    kind: int
    nodata: float | None
    name: str
    colour: int
    block: tuple[int, int]

    @property
    def is_alpha(self) -> bool:
        """Whether it is transparency; GDAL calls the fourth of four 8-bit bands so, unless somebody has named it."""
        return self.colour == gdal.GCI_AlphaBand and self.name.casefold() in ALPHA_NAMES


@dataclass(frozen=True)
class ImageFacts:
    """One raster file; ``crs`` is WKT ("" for none), ``transform`` GDAL's six numbers, ``files`` all it is read from.

    ``masked``: a mask or an alpha band says where there is no data. ``is_map``: it is a result of Alquimia.
    """

    path: str
    width: int
    height: int
    crs: str
    transform: tuple[float, ...]
    bands: tuple[BandFacts, ...]
    masked: bool
    is_map: bool
    files: tuple[str, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax in its CRS."""
        left, width, _, top, _, height = self.transform
        xs, ys = (left, left + width * self.width), (top, top + height * self.height)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        return self.width * self.height


def read_facts(path: str) -> ImageFacts:
    """Read the header of a raster; an ImageError says in half a sentence why it cannot be opened."""
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(path, gdal.OF_RASTER)
        except RuntimeError:  # raised only where somebody has switched GDAL's exceptions on
            dataset = None
    if dataset is None:
        raise ImageError("it cannot be opened as a raster")
    reference = dataset.GetSpatialRef()
    bands = [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]
    return ImageFacts(
        path=path,
        width=dataset.RasterXSize,
        height=dataset.RasterYSize,
        crs=reference.ExportToWkt() if reference is not None else "",
        transform=tuple(dataset.GetGeoTransform()),
        bands=tuple(_band_facts(band) for band in bands),
        masked=bool(bands) and bool(bands[0].GetMaskFlags() & gdal.GMF_PER_DATASET),
        is_map=dataset.GetMetadataItem(MAP_TAG) is not None,
        files=tuple(dataset.GetFileList() or ()),
    )


def check_facts(facts: ImageFacts, chosen: Sequence[int], wanted: int) -> None:
    """Raise an ImageError, half a sentence, where a model of ``wanted`` bands cannot map the image by ``chosen`` ones.

    Bands with names are left to the engine, which compares them with those of the model.
    """
    if not facts.bands:
        raise ImageError("it has no bands")
    if not facts.crs:
        raise ImageError("it has no coordinate reference system")
    _, width, skew, _, other_skew, height = facts.transform
    if skew or other_skew or not (width and height):
        raise ImageError("it is rotated, sheared or not georeferenced")
    if any(gdal.DataTypeIsComplex(band.kind) for band in facts.bands):
        raise ImageError("it holds complex numbers")
    missing = [band for band in chosen if band > len(facts.bands)]
    if missing:
        raise ImageError(f"it has no band {missing[0]}, only {counted(len(facts.bands), 'band')}")
    offered = len(chosen) or len(facts.bands)
    alpha = 1 if not chosen and any(band.is_alpha for band in facts.bands) else 0
    named = all(band.name for band in facts.bands)
    if offered < wanted or (not named and offered - wanted > alpha):
        raise ImageError(f"{counted(offered, 'band')} of it would be used, but the model needs {wanted}")


def uses_alpha(facts: ImageFacts, chosen: Sequence[int], wanted: int) -> bool:
    """Whether a band that GDAL calls transparency is input of a model of ``wanted`` bands (docs/decisions/0021)."""
    alpha = {number for number, band in enumerate(facts.bands, 1) if band.colour == gdal.GCI_AlphaBand}
    if chosen:
        return not alpha.isdisjoint(chosen)
    described = any(not facts.bands[number - 1].is_alpha for number in alpha)
    return bool(alpha) and (described or wanted == len(facts.bands))


def same_crs(one: str, other: str) -> bool:
    """Whether two WKT texts mean the same coordinate reference system."""
    if one == other:
        return True
    references = [osr.SpatialReference(), osr.SpatialReference()]
    for reference, text in zip(references, (one, other)):
        reference.ImportFromWkt(text)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return bool(references[0].IsSame(references[1]))


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 band, 2 bands."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def quiet_gdal() -> Iterator[None]:
    """Keep GDAL from printing what we say in words of our own."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _band_facts(band: gdal.Band) -> BandFacts:
    width, height = band.GetBlockSize()
    colour = band.GetRasterColorInterpretation()
    return BandFacts(band.DataType, band.GetNoDataValue(), band.GetDescription().strip(), colour, (width, height))
