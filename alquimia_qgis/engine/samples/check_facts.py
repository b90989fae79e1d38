"""What a check of samples finds out of each class, of overlaps, of dates and of numbers."""

from __future__ import annotations

import math
import os
import warnings
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyproj
import shapely

from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.report.contents import SeriesFacts
from alquimia_qgis.engine.report.number_facts import NumberFacts, number_facts, rank_correlations
from alquimia_qgis.engine.report.sample_check import ClassFacts, ConflictFacts
from alquimia_qgis.engine.samples.census import Census
from alquimia_qgis.engine.samples.conflicts import Conflicts
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.series.figures import DateFigures, observed_dates
from alquimia_qgis.engine.series.sampled import channel_names, date_names
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.protocol.options import SeriesOptions
from alquimia_qgis.protocol.sources import SeriesSource


def class_facts(
    index: int, samples: Samples, census: Census, distances: np.ndarray, image: Image | ImageSeries
) -> ClassFacts:
    """What is known of one class, or of one group of numbers; ``distances`` are those of all classes."""
    own = samples.class_index == index
    known = np.isfinite(distances[index])
    nearest = int(np.where(known, distances[index], np.inf).argmin()) if known.any() else None
    means, deviations = _means_and_deviations(census.pixels[index])
    return ClassFacts(
        record=samples.classes[index],
        features=int(own.sum()),
        labelled=int(census.labelled[index]),
        usable=int(census.usable[index]),
        share=float(census.shares[index]),
        area=_area(samples, own, image),
        hectares=float(census.hectares[index]),
        nearest=None if nearest is None else samples.classes[nearest],
        separability=None if nearest is None else float(distances[index, nearest]),
        means=means,
        deviations=deviations,
    )


def conflict_facts(number: int, samples: Samples, conflicts: Conflicts) -> ConflictFacts:
    """One pair of features of different classes that overlap."""
    one, other = (samples.classes[samples.class_index[feature]] for feature in conflicts.pairs[number])
    x, y = conflicts.places[number]
    return ConflictFacts((one, other), float(conflicts.areas[number]), (float(x), float(y)))


def without_validity(census: Census, image: Image | ImageSeries) -> Census:
    """The census with the bands of each date only, without what tells where gaps of a series are."""
    if not isinstance(image, ImageSeries) or not image.has_validity:
        return census
    bands = len(image.bands)
    pixels = [part.reshape(len(part), image.dates, bands + 1)[..., :bands] for part in census.pixels]
    return replace(census, pixels=tuple(part.reshape(len(part), image.dates * bands) for part in pixels))


def channel_labels(image: Image | ImageSeries) -> list[str]:
    """What to call each value of a pixel in tables: 1_red or 1 of an image, 2018-04-12_red of a series."""
    names = channel_names(image)
    if isinstance(image, ImageSeries):
        return names
    return [f"{number}_{name}" if name else str(number) for number, name in enumerate(names, start=1)]


def series_facts(
    image: Image | ImageSeries, census: Census, source: SeriesSource | None, options: SeriesOptions
) -> SeriesFacts | None:
    """The dates and how each class looks at them; None of a single image."""
    if not isinstance(image, ImageSeries) or source is None:
        return None
    timeline = image.timeline
    shape = (len(census.pixels), image.dates, len(image.bands))
    parts = [_means_and_deviations(part) for part in census.pixels]
    figures = DateFigures(
        labels=date_names(image),
        observed=observed_dates(image),
        means=np.stack([means for means, _ in parts]).reshape(shape),
        deviations=np.stack([deviations for _, deviations in parts]).reshape(shape),
        counts=np.array([len(part) for part in census.pixels], dtype=np.int64),
    )
    return SeriesFacts(
        record=timeline.record(options, image.clouds, image.differences),
        figures=figures,
        origin=source.origin if source.dates else "",
        masks=[os.path.basename(path) for path in source.masks],
    )


def facts_of_numbers(samples: Samples, census: Census, field: str) -> NumberFacts | None:
    """The numbers of the features and what goes along with them in single pixels; None of classes."""
    if samples.values is None or census.numbers is None:
        return None
    places = shapely.get_coordinates(shapely.point_on_surface(samples.geometries))
    correlations = rank_correlations(np.concatenate(census.pixels), np.concatenate(census.numbers))
    return number_facts(field, samples.values, places, correlations)


def squared_unit(image: Image | ImageSeries) -> str:
    """The unit of areas in the image's CRS, such as m²."""
    axes = pyproj.CRS.from_wkt(image.crs.to_wkt()).axis_info
    name = axes[0].unit_name if axes else ""
    return {"metre": "m²", "degree": "square degrees", "": ""}.get(name, f"square {name}")


def image_name(paths: Sequence[str]) -> str:
    """What to call one image or several."""
    name = os.path.basename(paths[0]) or paths[0]
    return name if len(paths) == 1 else f"{len(paths)} images, {name} to {os.path.basename(paths[-1])}"


def _means_and_deviations(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each channel of pixels (n, B), float64 (B,), NaN where there is nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a band or class without any pixel has no mean
        values = pixels.astype(np.float64)
        return np.nanmean(values, axis=0), np.nanstd(values, axis=0)


def _area(samples: Samples, chosen: np.ndarray, image: Image | ImageSeries) -> float:
    """That of the shapes, in squared units of the CRS; of a raster that of its pixels."""
    if samples.sizes is not None:
        return float(samples.sizes[chosen].sum()) * math.prod(image.pixel_size)
    return float(shapely.area(samples.geometries[chosen]).sum())
