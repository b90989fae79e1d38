"""The images of a time series as a user gives them: layers, their dates, and what masks their clouds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import BANDS, INPUT, GivenImages, check_bands, common_crs
from alquimia_qgis.desktop.algorithms.given_layers import given_bands, given_words, opened_layers, words_in
from alquimia_qgis.desktop.algorithms.image_source import image_of_layer
from alquimia_qgis.desktop.algorithms.layer_dates import dates_of, known_dates
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.parameters import Parameterised, choice

DATES, MASK_BAND, MASK_LAYERS, MASK_VALUES = "DATES", "MASK_BAND", "MASK_LAYERS", "MASK_VALUES"
SERIES_RASTERS = (INPUT, MASK_LAYERS)
WHOLE_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True)
class StackOptions(Parameterised):
    """How one raster holds many dates."""

    title: ClassVar[str] = "Stacked raster"

    stacked_by: str = choice(
        "date",
        {"date": "Date by date, all bands of the first date first", "band": "Band by band, all dates of the first"},
        advanced=True,
        label="Order in a stacked raster",
        help="Only where the whole series is one raster: how its bands follow each other.",
    )


def add_dated_layers(algorithm: QgsProcessingAlgorithm) -> None:
    """Images, their bands and dates, and the masks of their clouds."""
    images = QgsProcessingParameterMultipleLayers(
        INPUT, QCoreApplication.translate("Alquimia", "Images"), QgsProcessing.SourceType.TypeRaster
    )
    images.setMinimumNumberInputs(1)
    algorithm.add(
        images,
        QCoreApplication.translate(
            "Alquimia",
            "The images of the series, one raster for each date; or a single raster in which the bands of all dates "
            "are stacked. They need a coordinate reference system. Those on another grid than most are warped while "
            "they are read.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterString(BANDS, QCoreApplication.translate("Alquimia", "Bands"), optional=True),
        QCoreApplication.translate(
            "Alquimia",
            "The bands of each image to use, counted from 1, in this order, such as 4;3;2; of a stacked raster, those "
            "of each date. Empty: all bands but that of the mask.",
        ),
        advanced=True,
    )
    _add_dates_and_masks(algorithm)
    add_declared(algorithm, StackOptions)


def read_dated_layers(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> GivenImages:
    """What the main thread must know of the series; an AlquimiaError says what cannot be used, and why."""
    layers = opened_layers(algorithm, parameters, INPUT, context)
    if not layers:
        raise ImageError("No images are given.", "Choose the rasters of the series (INPUT).")
    bands = given_bands(algorithm, parameters, BANDS, context)
    check_bands(bands, layers if len(layers) > 1 else ())
    images = tuple(image_of_layer(layer, context) for layer in layers)
    masks = opened_layers(algorithm, parameters, MASK_LAYERS, context)
    mask_images = tuple(image_of_layer(mask, context) for mask in masks)
    series = _series_source(algorithm, parameters, context, layers)
    _check_masks(masks, layers, series)
    return GivenImages(images, common_crs(layers), bands, mask_images, series)


def _series_source(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    layers: Sequence[QgsRasterLayer],
) -> SeriesSource:
    dates, origin = dates_of(layers, given_words(algorithm, parameters, DATES, context))
    return SeriesSource(
        dates=dates,
        origin=origin,
        mask_band=_mask_band(algorithm, parameters, context, layers),
        mask_values=_mask_values(algorithm, parameters, context),
        stacked_by=declared_values(StackOptions, algorithm, parameters, context).stacked_by,
    )


def _mask_band(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    layers: Sequence[QgsRasterLayer],
) -> str:
    band = given_words(algorithm, parameters, MASK_BAND, context)
    if not band.isdecimal() or len(layers) == 1:
        return band  # a name, or a band of each date of a stacked raster, which the engine looks for
    for layer in layers:
        if not 1 <= int(band) <= layer.bandCount():
            raise ImageError(
                f"The raster {layer.name()} has the bands 1 to {layer.bandCount()}; its mask cannot be band {band}.",
                "Give MASK_BAND the name or the number of a band that all images have.",
            )
    return band


def _mask_values(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[int, ...]:
    words = words_in(given_words(algorithm, parameters, MASK_VALUES, context))
    wrong = [word for word in words if not WHOLE_NUMBER.fullmatch(word)]
    if wrong:
        raise ParameterError(
            f"{wrong[0]!r} in MASK_VALUES is not a whole number.", "Write the values of the mask as 3, 8, 9."
        )
    return tuple(dict.fromkeys(int(word) for word in words))


def _check_masks(masks: Sequence[QgsRasterLayer], images: Sequence[QgsRasterLayer], series: SeriesSource) -> None:
    if series.mask_values and not (masks or series.mask_band):
        raise ParameterError(
            "MASK_VALUES tells which values of a mask are unusable, but there is no mask.",
            "Give MASK_BAND or MASK_LAYERS as well, or leave MASK_VALUES empty.",
        )
    if masks and len(images) == 1 and len(series.dates) > 1:
        raise ParameterError(
            "Mask layers cannot be combined with a stacked raster.",
            "Name the mask band of its dates in MASK_BAND, or give one raster for each date.",
        )
    if len(masks) not in (0, 1, len(images)):
        raise ParameterError(
            f"{len(masks)} mask layers are given for {len(images)} images.",
            "Give one mask layer for each image, in the same order, or a single one for all.",
        )
    if len(masks) > 1:
        _check_order(masks, images, series.dates)


def _check_order(masks: Sequence[QgsRasterLayer], images: Sequence[QgsRasterLayer], dates: Sequence[str]) -> None:
    """Masks of the very dates of the images, but in another order, would silently mask the wrong pixels."""
    own = [day.isoformat() if day else "" for day in known_dates(masks)]
    if sorted(own) != sorted(dates):
        return
    for mask, image, day, wanted in zip(masks, images, own, dates):
        if day != wanted:
            raise ParameterError(
                f"The mask layers are not in the order of the images: the mask {mask.name()} is of {day}, but the "
                f"image {image.name()} in its place is of {wanted}.",
                "Give the masks in the order of the images.",
            )


def _add_dates_and_masks(algorithm: QgsProcessingAlgorithm) -> None:
    algorithm.add(
        QgsProcessingParameterString(DATES, QCoreApplication.translate("Alquimia", "Dates"), optional=True),
        QCoreApplication.translate(
            "Alquimia",
            "The date of each image in their order, or of each date of a stacked raster, separated by commas: "
            "2018-04-12, 2018-04-22. Empty: the temporal ranges of the layers, else the dates in the names of files, "
            "layers or folders (2018-04-12, 20180412 or 2018102), else the given order. The log tells what was taken.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterString(MASK_BAND, QCoreApplication.translate("Alquimia", "Mask band"), optional=True),
        QCoreApplication.translate(
            "Alquimia",
            "Name or number of the band of each image that marks clouds and other unusable pixels, such as SCL of "
            "Sentinel-2.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterMultipleLayers(
            MASK_LAYERS,
            QCoreApplication.translate("Alquimia", "Mask layers"),
            QgsProcessing.SourceType.TypeRaster,
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Rasters of whole numbers that mark unusable pixels, one for each image in the same order, or one for all.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterString(
            MASK_VALUES, QCoreApplication.translate("Alquimia", "Unusable values of the mask"), optional=True
        ),
        QCoreApplication.translate(
            "Alquimia",
            "The values of the mask that mark unusable pixels: whole numbers separated by commas. Empty: for a band "
            "called SCL its usual ones, 0, 1, 2, 3, 8, 9, 10, 11; for any other mask everything but 0.",
        ),
        advanced=True,
    )
