"""Opens what a model shall look at, with the bands and dates it wants, and says where it differs from the training."""

from __future__ import annotations

from collections.abc import Sequence

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import Image, open_image_for_model
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.series.opening import open_series_for_model
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import SeriesSource

# A model sees textures at one size; beyond this share the ground resolution differs enough to matter.
RESOLUTION_TOLERANCE = 0.25


def open_model_images(
    images: Sequence[str],
    bands: Sequence[int],
    series: SeriesSource,
    ignore_names: bool,
    manifest: Manifest,
    context: JobContext,
) -> Image | ImageSeries:
    """The image, or the series of images, with the bands and dates that the model wants; to be closed by ``with``.

    What cannot be used raises an ImageError or a ParameterError.
    """
    if manifest.series is not None:
        return open_series_for_model(images, bands, series, manifest.bands, manifest.series, ignore_names, context)
    if len(images) != 1:
        raise ParameterError(
            f"This model maps one image at a time; {len(images)} were given.",
            "Give one raster, or a model that was trained on a time series.",
        )
    return open_image_for_model(images[0], bands, manifest.bands, ignore_names)


def warn_about_images(image: PixelSource, manifest: Manifest, context: JobContext) -> None:
    """Log what may keep the model from recognising what it knows: bands taken by order, another resolution."""
    _warn_about_names(image, manifest, context)
    _warn_about_resolution(image, manifest, context)


def _warn_about_names(image: PixelSource, manifest: Manifest, context: JobContext) -> None:
    """Bands that were taken by their order, although both sides have names and these differ."""
    pairs = [(name, band.name) for name, band in zip(image.band_names, manifest.bands, strict=True)]
    taken = [
        f"{ours} as {theirs}" for ours, theirs in pairs if ours and theirs and ours.casefold() != theirs.casefold()
    ]
    if taken:
        context.log(f"Bands are taken in their order, not by name: {', '.join(taken)}.", "warning")


def _warn_about_resolution(image: PixelSource, manifest: Manifest, context: JobContext) -> None:
    here, there = image.ground_resolution(), manifest.ground_resolution
    ratios = [own / trained for own, trained in zip(here, there, strict=True) if trained > 0]
    if any(not 1 - RESOLUTION_TOLERANCE <= ratio <= 1 + RESOLUTION_TOLERANCE for ratio in ratios):
        context.log(
            f"The image has pixels of {here[0]:.3g} × {here[1]:.3g} m, but the model was trained on "
            f"{there[0]:.3g} × {there[1]:.3g} m; it may not recognise the classes. Resample the image to be safe.",
            "warning",
        )
