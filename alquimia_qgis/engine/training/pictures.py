"""Pictures for the training report: the image made small, chips made visible, samples as outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rasterio
import shapely

from alquimia_qgis.engine.raster.image import READ_ERRORS, Image
from alquimia_qgis.engine.raster.pixel_source import Bounds, PixelSource
from alquimia_qgis.engine.report.contents import TRAINING, VALIDATION, SampleOutline
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.split import NONE, SampleSplit
from alquimia_qgis.engine.series.figures import clearest_image
from alquimia_qgis.engine.series.stack import ImageSeries

LONGEST_SIDE = 900
# Without overviews the whole file must be decoded for a small picture; beyond this size it is not worth the wait.
MOST_PIXELS_TO_DECODE = 200_000_000
MOST_OUTLINES = 5000
STRETCH = (2, 98)
NO_DATA_GREY = 255
COLOURS = ("red", "green", "blue")

Limits = np.ndarray
SamplesOutlines = list[SampleOutline]


@dataclass(frozen=True)
class Picture:
    """A small picture of an image, uint8 (h, w, 3), where it lies, and the band values shown as black and white.

    ``bands`` are the positions of the bands, or those of one date, that are shown as red, green and blue.
    """

    pixels: np.ndarray
    extent: Bounds
    limits: Limits
    bands: tuple[int, int, int]


def display_bands(names: Sequence[str]) -> tuple[int, int, int]:
    """Positions of the bands to show as red, green and blue: by name, else the first three, else the first as grey."""
    known = [name.strip().casefold() for name in names]
    if all(colour in known for colour in COLOURS):
        return known.index("red"), known.index("green"), known.index("blue")
    return (0, 1, 2) if len(names) >= 3 else (0, 0, 0)


def overview(image: Image | ImageSeries) -> Picture | None:
    """The whole image, made small with its own overviews if it has any; None when that would take too long.

    Of a series it is the date with the most valid pixels among those read so far.
    """
    # What is computed from other bands is in no file.
    names = image.band_names[: image.measured_bands] if isinstance(image, ImageSeries) else image.band_names
    positions = display_bands(names)
    try:
        if isinstance(image, ImageSeries):
            clear, numbers = clearest_image(image)
            # Opened anew it would lie on its own grid, not on that of the series.
            values = _shrunk(clear._dataset, [numbers[position] for position in positions], image)
        else:
            with rasterio.open(image.path) as dataset:
                values = _shrunk(dataset, [image.bands[position] for position in positions], image)
    except READ_ERRORS:
        return None  # only a picture: what is wrong with the file has been found, or will be, by those who need it
    if values is None:
        return None
    limits = stretch_limits(values)
    return Picture(stretched(values, limits), image.bounds, limits, positions)


def _shrunk(dataset: rasterio.DatasetReader, shown: Sequence[int], image: PixelSource) -> np.ndarray | None:
    """Three bands (from 1) as float32 (h, w, 3), NaN where missing; None where too much would have to be decoded."""
    if image.width * image.height > MOST_PIXELS_TO_DECODE and not dataset.overviews(shown[0]):
        return None
    shrink = max(1.0, max(image.width, image.height) / LONGEST_SIDE)
    shape = (max(1, round(image.height / shrink)), max(1, round(image.width / shrink)))
    values = dataset.read(list(shown), out_shape=(3, *shape), masked=True)
    return np.moveaxis(values.astype("float32").filled(np.nan), 0, -1)


def stretch_limits(pixels: np.ndarray) -> Limits:
    """The 2nd and 98th percentile of each channel of float (…, 3), NaN left out, float (2, 3)."""
    limits = np.zeros((2, pixels.shape[-1]), dtype="float32")
    for channel in range(pixels.shape[-1]):
        values = pixels[..., channel]
        values = values[np.isfinite(values)]
        if values.size:
            limits[:, channel] = np.percentile(values, STRETCH)
    return limits


def stretched(pixels: np.ndarray, limits: Limits) -> np.ndarray:
    """Float (…, 3) as uint8 (…, 3) between the limits; white where a value is missing."""
    low, high = limits
    span = np.where(high > low, high - low, 1.0)
    shares = np.clip((pixels - low) / span, 0.0, 1.0)
    missing = ~np.isfinite(pixels).all(axis=-1)
    grey = np.where(np.isfinite(shares), shares, 0.0) * 255
    return np.where(missing[..., np.newaxis], NO_DATA_GREY, grey).astype("uint8")


def sample_outlines(samples: Samples, split: SampleSplit, image: PixelSource) -> SamplesOutlines:
    """The rings, lines and points of training and validation, simplified to what a picture can show.

    A feature that shows several classes has the colour of the rarest.
    """
    tolerance = max(abs(width) for width in image.pixel_size) * max(image.width, image.height) / LONGEST_SIDE / 2
    parts = [(TRAINING, split.training)] + ([] if split.method == NONE else [(VALIDATION, split.validation)])
    chosen = [
        (part, index)
        for part, indices in parts
        for index in _thinned(indices)
        if samples.class_index[index] >= 0  # what shows no class has no colour
    ]
    return [
        SampleOutline(xy, int(samples.class_index[index]), part)
        for part, index in chosen
        for xy in _rings(shapely.simplify(samples.geometries[index], tolerance))
    ]


def _thinned(indices: np.ndarray) -> np.ndarray:
    if len(indices) <= MOST_OUTLINES:
        return indices
    return indices[np.linspace(0, len(indices) - 1, MOST_OUTLINES).astype(int)]


def _rings(geometry: shapely.Geometry) -> list[np.ndarray]:
    """Coordinates (points, 2) of every ring, line and point of a geometry of any kind."""
    found = []
    for part in shapely.get_parts(geometry):
        if shapely.get_type_id(part) == shapely.GeometryType.GEOMETRYCOLLECTION:
            found.extend(_rings(part))
            continue
        is_polygon = shapely.get_type_id(part) == shapely.GeometryType.POLYGON
        found.extend(shapely.get_coordinates(line) for line in (shapely.get_rings(part) if is_polygon else [part]))
    return [xy for xy in found if len(xy)]
