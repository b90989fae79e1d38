"""Opens dated images as one series, for a training or as a model wants them, and logs what was understood."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import Image, open_image, open_image_for_model
from alquimia_qgis.engine.raster.scaling import match_bands
from alquimia_qgis.engine.series.alignment import Grid, common_grid, open_on_grid
from alquimia_qgis.engine.series.differences import pairs_of
from alquimia_qgis.engine.series.masks import mask_band_of, open_mask_bands, open_masks, with_codes
from alquimia_qgis.engine.series.stack import DatedImage, ImageSeries
from alquimia_qgis.engine.series.stacked import StackLayout, dates_of_bands, open_stacked, stack_layout
from alquimia_qgis.engine.series.timeline import Timeline, matching_timeline, training_timeline
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.dates import iso_date
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.model_records import SeriesRecord
from alquimia_qgis.protocol.options import SeriesOptions

MOST_LISTED = 400


def open_series(
    paths: Sequence[str], bands: Sequence[int], source: SeriesSource, options: SeriesOptions, context: JobContext
) -> ImageSeries:
    """The series that a model is trained on; ``bands`` (from 1) of each image, none: all but mask and alpha.

    What cannot be used raises an ImageError or a ParameterError: unlike bands, a mask that does not fit, dates that are
    no dates or not as many as images. The log lists what each date became.
    """
    dates = _dates(source, paths)
    if _is_stacked(paths, dates):
        timeline = training_timeline(dates, len(dates), options)
        series = _stacked(paths[0], bands, source, timeline, options.gaps, dates, context)
        return _with_differences(series, source)
    timeline = training_timeline(dates, len(paths), options)
    source = with_codes(source, paths[0])
    chosen = bands or _all_but_mask(paths[0], source)
    with open_image(paths[0], chosen) as first:
        records = tuple(BandRecord(name, 0.0, 1.0) for name in first.band_names)
    series = _opened(paths, chosen, records, False, source, timeline, options.gaps, dates, context)
    return _with_differences(series, source)


def _with_differences(series: ImageSeries, source: SeriesSource) -> ImageSeries:
    try:
        series.add_differences(pairs_of(source.differences, series.band_names))
    except BaseException:
        series.close()
        raise
    return series


def open_series_for_model(
    paths: Sequence[str],
    bands: Sequence[int],
    source: SeriesSource,
    model_bands: tuple[BandRecord, ...],
    record: SeriesRecord,
    ignore_names: bool,
    context: JobContext,
) -> ImageSeries:
    """The series as a model wants it: its bands, its days, its way to fill gaps; see ``open_series``.

    Where ``source`` has no mask, that of the training is used where the images have such a band.
    """
    measured = model_bands[: len(model_bands) - len(record.differences)]
    series = _series_for_model(paths, bands, source, measured, record, ignore_names, context)
    series.add_differences(record.differences)
    return series


def _series_for_model(
    paths: Sequence[str],
    bands: Sequence[int],
    source: SeriesSource,
    model_bands: tuple[BandRecord, ...],
    record: SeriesRecord,
    ignore_names: bool,
    context: JobContext,
) -> ImageSeries:
    dates = _dates(source, paths)
    if _is_stacked(paths, dates):
        timeline = matching_timeline(dates, len(dates), record)

        def look_for_mask(band: str) -> None:
            _layout_of(paths[0], (), replace(source, mask_band=band), len(dates))

        source = _with_mask_of_training(source, record, look_for_mask, context)
        bands = _matched_bands(paths[0], bands, source, len(dates), model_bands, ignore_names)
        return _stacked(paths[0], bands, source, timeline, record.gaps, dates, context)

    def look_for_mask_band(band: str) -> None:
        mask_band_of(paths[0], band)

    source = with_codes(_with_mask_of_training(source, record, look_for_mask_band, context), paths[0])
    timeline = matching_timeline(dates, len(paths), record)
    chosen = tuple(bands) or _all_but_mask(paths[0], source)
    return _opened(paths, chosen, model_bands, ignore_names, source, timeline, record.gaps, dates, context)


def _opened(
    paths: Sequence[str],
    bands: Sequence[int],
    records: tuple[BandRecord, ...],
    ignore_names: bool,
    source: SeriesSource,
    timeline: Timeline,
    gaps: str,
    dates: Sequence[date],
    context: JobContext,
) -> ImageSeries:
    with contextlib.ExitStack() as opened:
        images = [opened.enter_context(_matched(path, bands, records, ignore_names)) for path in paths]
        grid = common_grid(images)
        aligned = [opened.enter_context(open_on_grid(image.path, image.bands, grid)) for image in images]
        layers, own = open_masks(source, len(paths), grid), open_mask_bands(paths, source, grid)
        for mask in {id(mask): mask for mask in (*layers, *own) if mask is not None}.values():
            opened.callback(mask.image.close)
        dated = [
            DatedImage(image, tuple(mask for mask in masks if mask is not None))
            for image, *masks in zip(aligned, layers, own, strict=True)
        ]
        _tell(images, grid, timeline, dates, source, context)
        opened.pop_all()
    for image in images:
        image.close()
    return ImageSeries(dated, grid, images[0].band_names, timeline, gaps, source)


def _is_stacked(paths: Sequence[str], dates: Sequence[date]) -> bool:
    return len(paths) == 1 and len(dates) > 1


def _stacked(
    path: str, bands: Sequence[int], source: SeriesSource, timeline: Timeline, gaps: str, dates: Sequence[date],
    context: JobContext,
) -> ImageSeries:  # fmt: skip
    if source.masks:
        raise ParameterError(
            "Mask layers cannot be combined with a stacked raster.", "Use MASK_BAND, or one raster for each date."
        )
    stacked = open_stacked(path, bands, source, len(dates))
    layout = stacked[0].reader.layout
    context.log(
        f"{os.path.basename(path)} holds {len(dates)} dates of {layout.places.shape[1]} bands: "
        f"{', '.join(day.isoformat() for day in dates[:MOST_LISTED])}."
    )
    for note in timeline.notes:
        context.log(note)
    clouds = replace(source, mask_values=layout.mask_values)
    return ImageSeries(stacked, Grid.of(stacked[0].reader.image), layout.names, timeline, gaps, clouds)


def _matched_bands(
    path: str,
    bands: Sequence[int],
    source: SeriesSource,
    count: int,
    model_bands: tuple[BandRecord, ...],
    ignore_names: bool,
) -> tuple[int, ...]:
    """The bands (from 1) of each date of a stacked raster in the order of the model."""
    layout = _layout_of(path, bands, source, count)
    return tuple(layout.numbers[place] for place in match_bands(layout.names, model_bands, ignore_names))


def _layout_of(path: str, bands: Sequence[int], source: SeriesSource, count: int) -> StackLayout:
    with open_image(path) as image:
        return stack_layout(image.band_names, count, bands, source, path)


def _matched(path: str, bands: Sequence[int], records: tuple[BandRecord, ...], ignore_names: bool) -> Image:
    try:
        return open_image_for_model(path, bands, records, ignore_names)
    except ImageError as error:
        raise ImageError(f"{os.path.basename(path)}: {error.message}", error.hint) from error


def _dates(source: SeriesSource, paths: Sequence[str]) -> tuple[date, ...]:
    dates = tuple(iso_date(text) for text in source.dates)
    if len(paths) == 1 and len(dates) <= 1:
        return dates_of_bands(paths[0]) or dates
    if len(paths) > 1 and dates and len(dates) != len(paths):
        raise ParameterError(
            f"{len(dates)} dates were given for {len(paths)} images.", "Give one date for each image, in their order."
        )
    return dates


def _all_but_mask(path: str, source: SeriesSource) -> tuple[int, ...]:
    with open_image(path) as image:
        bands = tuple(image.bands)
    if not source.mask_band:
        return bands
    mask, _ = mask_band_of(path, source.mask_band)
    kept = tuple(band for band in bands if band != mask)
    if not kept:
        raise ImageError(f"{path} has no band beside its mask.", "Choose images with bands to learn from.")
    return kept


def _with_mask_of_training(
    source: SeriesSource, record: SeriesRecord, look_for: Callable[[str], None], context: JobContext
) -> SeriesSource:
    """The source with the model's own mask where it names none; ``look_for`` raises an ImageError where it is not.

    Who names the band of the training again, without values, means the values of the training.
    """
    if source.mask_band and not source.mask_values and source.mask_band.casefold() == record.mask_band.casefold():
        return replace(source, mask_values=record.mask_values)
    if source.masks or source.mask_band:
        return source
    if record.masked_by_layers:
        context.log(
            "The model was trained with clouds masked by layers, and none are given; clouds are taken for ground.",
            "warning",
        )
    if not record.mask_band:
        return source
    try:
        look_for(record.mask_band)
    except ImageError:
        context.log(
            f"The model was trained with clouds masked by the band {record.mask_band}, which these images do not have; "
            "without a mask clouds are taken for ground.",
            "warning",
        )
        return source
    return replace(source, mask_band=record.mask_band, mask_values=record.mask_values)


def _tell(
    images: Sequence[Image],
    grid: Grid,
    timeline: Timeline,
    dates: Sequence[date],
    source: SeriesSource,
    context: JobContext,
) -> None:
    """What was understood of dates and grids."""
    for line in _lines(images, dates, source):
        context.log(line)
    for note in timeline.notes:
        context.log(note, "warning" if "interpolation" in note else "info")
    others = [(image, Grid.of(image)) for image in images]
    for image, own in others:
        if not own.is_same(grid):
            context.log(
                f"{os.path.basename(image.path)} is {own.describe_difference(grid)}; it is warped to "
                f"{grid.width} × {grid.height} pixels in {grid.crs.to_string()} while it is read.",
                "warning",
            )


def _lines(images: Sequence[Image], dates: Sequence[date], source: SeriesSource) -> Iterator[str]:
    names = [os.path.basename(image.path) for image in images]
    if not dates:
        yield f"{len(names)} images without dates, in the order given: {', '.join(names[:MOST_LISTED])}."
        return
    pairs = sorted(zip(dates, names, strict=True))
    listed = ", ".join(f"{day.isoformat()} ({name})" for day, name in pairs[:MOST_LISTED])
    yield f"{len(pairs)} images, dates {source.origin or 'as given'}: {listed}."
