"""Opens what samples lie on where nothing is trained: one image, or dated images as a training would see them."""

from __future__ import annotations

from collections.abc import Sequence

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.series.figures import date_labels
from alquimia_qgis.engine.series.opening import open_series
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import SeriesOptions
from alquimia_qgis.protocol.sources import SeriesSource

OBSERVED = "observed"


def open_sampled(
    paths: Sequence[str],
    bands: Sequence[int],
    series: SeriesSource | None,
    options: SeriesOptions,
    context: JobContext,
) -> Image | ImageSeries:
    """The image, or with ``series`` the dated images, to be closed by ``with``; errors are those of a training."""
    if series is not None:
        return open_series(paths, bands, series, options, context)
    if len(paths) != 1:
        raise ParameterError(f"One image is looked at; {len(paths)} were given.", "Give one raster.")
    return open_image(paths[0], bands)


def channel_names(image: Image | ImageSeries, *, with_gaps: bool = False) -> list[str]:
    """What to call each value of a pixel: red or "" of an image, 2018-04-12_red or 2018-04-12_1 of a series.

    ``with_gaps`` names the channel of each date that tells where it was observed as well, where there is one.
    """
    if not isinstance(image, ImageSeries):
        return list(image.band_names)
    bands = [name or str(number) for number, name in enumerate(image.band_names, start=1)]
    if with_gaps and image.has_validity:
        bands.append(OBSERVED)
    return [f"{date}_{band}" for date in date_names(image) for band in bands]


def date_names(series: ImageSeries) -> tuple[str, ...]:
    """The dates that a network sees, as 2018-04-12, or image 1, image 2 … where only the order is known."""
    timeline = series.timeline
    return date_labels(timeline.targets, timeline.dated, timeline.first_year)
