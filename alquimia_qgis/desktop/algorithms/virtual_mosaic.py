"""Makes many images one without copying a pixel: a virtual raster (VRT), a few lines of text for each image."""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from osgeo import gdal

from alquimia_qgis.desktop.algorithms.image_facts import (
    BandFacts,
    ImageFacts,
    counted,
    quiet_gdal,
    read_facts,
    same_crs,
)
from alquimia_qgis.protocol.errors import ImageError, OutputError

MISFIT = 1e-3  # pixels: what rounded coordinates may differ by
RESAMPLING = "bilinear"
OPAQUE = 255
LONGEST_SIDE = 2**31 - 1  # pixels that GDAL can count


@dataclass(frozen=True)
class Part:
    """One image of a mosaic; ``alpha_is_data`` where a band that looks like transparency is input of the model."""

    facts: ImageFacts
    title: str
    alpha_is_data: bool = False

    @property
    def masked(self) -> bool:
        """Whether a mask or a band of transparency says where there is no data."""
        return self.facts.masked and not self.alpha_is_data

    @property
    def has_nodata(self) -> bool:
        """Whether all bands have a value that means no data."""
        return all(band.nodata is not None for band in self.facts.bands)


def check_alike(parts: Sequence[Part]) -> None:
    """Raise an ImageError where the bands of the images differ, so that they cannot be one."""
    first = parts[0]
    for part in parts[1:]:
        ours, theirs = _bands(part.facts), _bands(first.facts)
        if ours != theirs:
            raise ImageError(
                f"{part.title} has {ours}, but {first.title} has {theirs}: they cannot be one mosaic.",
                "Map such images one by one (OUTPUT_FOLDER).",
            )


def write_mosaic(parts: Sequence[Part], folder: Path, say: Callable[[str], None]) -> str:
    """Write a virtual raster of all images into ``folder`` and return its path; later images lie on top.

    It has the grid of the first image; those on another one are resampled while they are read, and ``say`` tells which.
    Where no image has data, the mosaic has none.
    """
    check_alike(parts)
    first = parts[0].facts
    moved = [part.title for part in parts if not on_grid(part.facts, first)]
    if moved:
        say(f"Resampled ({RESAMPLING}) to the grid of {parts[0].title} while being read: {', '.join(moved)}.")
    fitting = [
        part if on_grid(part.facts, first) else _resampled(part, first, folder / f"part_{number}.vrt")
        for number, part in enumerate(parts)
    ]
    return _write(fitting, first, str(folder / "mosaic.vrt"))


def on_grid(image: ImageFacts, other: ImageFacts) -> bool:
    """Whether the pixels of one image lie on those of the other."""
    left, width, _, top, _, height = image.transform
    other_left, other_width, _, other_top, _, other_height = other.transform
    sizes = ((width, other_width, image.width), (height, other_height, image.height))
    # A difference in size must not add up to more than the misfit over the whole image.
    alike = all(abs(one - two) * count <= MISFIT * abs(two) for one, two, count in sizes)
    shifts = ((left - other_left) / other_width, (top - other_top) / other_height)
    return alike and all(abs(shift - round(shift)) <= MISFIT for shift in shifts) and same_crs(image.crs, other.crs)


def _bands(facts: ImageFacts) -> str:
    kinds = dict.fromkeys(gdal.GetDataTypeName(band.kind) for band in facts.bands)
    names = [band.name for band in facts.bands]
    return f"{counted(len(names), 'band')} of {'/'.join(kinds)}" + (f" ({', '.join(names)})" if all(names) else "")


def _resampled(part: Part, grid: ImageFacts, target: Path) -> Part:
    """The image on another grid, with an alpha band where it would not say itself where it ends."""
    source = str(target.with_suffix(".plain.vrt")) if part.alpha_is_data else part.facts.path
    target.unlink(missing_ok=True)  # what a killed run has left must not be updated
    with quiet_gdal():
        try:
            if part.alpha_is_data:
                _without_alpha(part.facts, source)
            bounds = _snapped(_bounds_in(source, part.facts, grid.crs), grid)
            warped = gdal.Warp(
                str(target), source, format="VRT", srcSRS=part.facts.crs, dstSRS=grid.crs, outputBounds=bounds,
                xRes=abs(grid.transform[1]), yRes=abs(grid.transform[5]), resampleAlg=RESAMPLING,
                dstAlpha=part.masked or not part.has_nodata,
            )  # fmt: skip
        except RuntimeError:  # raised only where somebody has switched GDAL's exceptions on
            warped = None
    if warped is None:
        raise ImageError(f"{part.title} cannot be brought to the grid of the first image.", "Warp it by hand first.")
    del warped  # closes and so writes the file
    facts = read_facts(str(target))
    return Part(replace(facts, crs=grid.crs, bands=facts.bands[: len(part.facts.bands)]), part.title)


def _without_alpha(facts: ImageFacts, target: str) -> None:
    """The image with its band of transparency called undefined, so that it is data to GDAL too."""
    plain = [f"-colorinterp_{number}" for number, band in enumerate(facts.bands, 1) if _looks_like_alpha(band)]
    gdal.Translate(target, facts.path, format="VRT", options=[word for name in plain for word in (name, "undefined")])


def _bounds_in(source: str, facts: ImageFacts, crs: str) -> tuple[float, float, float, float]:
    if same_crs(facts.crs, crs):
        return facts.bounds
    there = gdal.AutoCreateWarpedVRT(gdal.Open(source), facts.crs, crs)
    if there is None:
        raise RuntimeError("GDAL gives no reason")
    left, width, _, top, _, height = there.GetGeoTransform()
    return left, top + height * there.RasterYSize, left + width * there.RasterXSize, top


def _snapped(bounds: tuple[float, float, float, float], grid: ImageFacts) -> tuple[float, float, float, float]:
    """The bounds of the pixels of the grid that these bounds touch."""
    left, width, _, top, _, height = grid.transform
    columns = sorted((x - left) / width for x in bounds[::2])
    rows = sorted((y - top) / height for y in bounds[1::2])
    xs = [left + width * end for end in (math.floor(columns[0] + MISFIT), math.ceil(columns[1] - MISFIT))]
    ys = [top + height * end for end in (math.floor(rows[0] + MISFIT), math.ceil(rows[1] - MISFIT))]
    return min(xs), min(ys), max(xs), max(ys)


def _write(parts: Sequence[Part], grid: ImageFacts, path: str) -> str:
    places = [_place(part.facts, grid) for part in parts]
    left, top = min(place[0] for place in places), min(place[1] for place in places)
    right = max(place[0] + part.facts.width for place, part in zip(places, parts))
    bottom = max(place[1] + part.facts.height for place, part in zip(places, parts))
    if max(right - left, bottom - top) > LONGEST_SIDE:
        raise ImageError("The images lie too far apart for one mosaic.", "Map them one by one (OUTPUT_FOLDER).")
    dataset = gdal.GetDriverByName("VRT").Create(path, right - left, bottom - top, 0)
    x, width, _, y, _, height = grid.transform
    dataset.SetProjection(grid.crs)
    dataset.SetGeoTransform((x + left * width, width, 0.0, y + top * height, 0.0, height))
    offsets = [(column - left, row - top) for column, row in places]
    shared_nodata = _shared_nodata(parts)
    for number, band in enumerate(grid.bands, 1):
        _add_band(dataset, band, parts[0].alpha_is_data, shared_nodata)
        sources = [_source(part, number, offset) for part, offset in zip(parts, offsets)]
        _add_sources(dataset.GetRasterBand(number), sources)
    if not shared_nodata:
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        masks = [mask for part, offset in zip(parts, offsets) for mask in _mask_sources(part, offset)]
        _add_sources(dataset.GetRasterBand(1).GetMaskBand(), masks)
    dataset.FlushCache()
    del dataset
    if not Path(path).exists():
        raise OutputError(f"The virtual mosaic {path} cannot be written.", "Check the space in the temporary folder.")
    return path


def _place(image: ImageFacts, grid: ImageFacts) -> tuple[int, int]:
    """Column and row of the image's first pixel, counted from that of the grid."""
    left, width, _, top, _, height = grid.transform
    return round((image.transform[0] - left) / width), round((image.transform[3] - top) / height)


def _shared_nodata(parts: Sequence[Part]) -> bool:
    """Whether one value for each band says in all images where there is no data; otherwise the mosaic needs a mask."""
    values = {tuple(str(band.nodata) for band in part.facts.bands) for part in parts}  # as texts, since NaN is not NaN
    return len(values) == 1 and all(part.has_nodata and not part.masked for part in parts)


def _add_band(dataset: gdal.Dataset, facts: BandFacts, alpha_is_data: bool, with_nodata: bool) -> None:
    dataset.AddBand(facts.kind)
    band = dataset.GetRasterBand(dataset.RasterCount)
    band.SetDescription(facts.name)
    # A band that is data must not be called alpha: GDAL would take it for the mask.
    is_data = _looks_like_alpha(facts) and (alpha_is_data or not facts.is_alpha)
    band.SetRasterColorInterpretation(gdal.GCI_Undefined if is_data else facts.colour)
    if with_nodata:
        band.SetNoDataValue(facts.nodata)


def _looks_like_alpha(band: BandFacts) -> bool:
    return band.colour == gdal.GCI_AlphaBand


def _add_sources(band: gdal.Band, sources: Sequence[str]) -> None:
    for number, source in enumerate(sources):
        band.SetMetadataItem(f"source_{number}", source, "new_vrt_sources")


def _source(part: Part, number: int, offset: tuple[int, int]) -> str:
    """One image's part of a band: all its pixels, or those that have data."""
    nodata = part.facts.bands[number - 1].nodata
    if part.masked:
        return _xml(part.facts, str(number), offset, "<UseMaskBand>true</UseMaskBand>")
    return _xml(part.facts, str(number), offset, "" if nodata is None else f"<NODATA>{nodata!r}</NODATA>")


def _mask_sources(part: Part, offset: tuple[int, int]) -> list[str]:
    """One image's part of the mask: valid where any band has data, and never invalid where another image has data."""
    transparent = "<NODATA>0</NODATA>"
    if part.masked:
        return [_xml(part.facts, "mask,1", offset, transparent)]
    if part.has_nodata:
        numbers = range(1, len(part.facts.bands) + 1)
        return [_xml(part.facts, f"mask,{number}", offset, transparent) for number in numbers]
    everywhere = f"<ScaleOffset>{OPAQUE}</ScaleOffset><ScaleRatio>0</ScaleRatio>"
    return [_xml(part.facts, "1", offset, everywhere)]


def _xml(facts: ImageFacts, band: str, offset: tuple[int, int], treatment: str) -> str:
    kind = "ComplexSource" if treatment else "SimpleSource"
    first = facts.bands[0]
    size = f'xSize="{facts.width}" ySize="{facts.height}"'
    return (
        f'<{kind}><SourceFilename relativeToVRT="0">{html.escape(facts.path)}</SourceFilename>'
        f"<SourceBand>{band}</SourceBand>"
        f'<SourceProperties RasterXSize="{facts.width}" RasterYSize="{facts.height}" '
        f'DataType="{gdal.GetDataTypeName(first.kind)}" BlockXSize="{first.block[0]}" BlockYSize="{first.block[1]}" />'
        f'<SrcRect xOff="0" yOff="0" {size} /><DstRect xOff="{offset[0]}" yOff="{offset[1]}" {size} />'
        f"{treatment}</{kind}>"
    )
