"""Makes chips visible: which channels are shown, and how bright."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.series.figures import shown_date
from alquimia_qgis.engine.training.pictures import Limits, display_bands, stretch_limits, stretched
from alquimia_qgis.engine.training.preparation import PreparedData

CHIPS_FOR_LIMITS = 64


@dataclass(frozen=True)
class ChipPictures:
    """Pictures of ``chips`` by the channels ``shown`` as red, green and blue, black and white at ``limits``."""

    chips: ChipSet
    shown: list[int]
    limits: Limits

    @classmethod
    def of(cls, data: PreparedData, chips: ChipSet) -> ChipPictures:
        """As bright as the picture of the whole image, where there is one, else by chips of all kinds."""
        shown = _shown_channels(data)
        limits = None if data.overview is None else data.overview.limits
        if limits is None:
            some = np.unique(np.linspace(0, len(chips) - 1, CHIPS_FOR_LIMITS).astype(int))
            limits = stretch_limits(chips.values(some)[..., shown])
        return cls(chips, shown, limits)

    def picture(self, chip: int, border: int = 0) -> np.ndarray:
        """Chip number ``chip`` without ``border`` pixels on each side, uint8 (H, W, 3); white where nothing is."""
        inner = slice(border, self.chips.pixels.shape[1] - border)
        values = self.chips.values(slice(chip, chip + 1))[0, inner, inner][..., self.shown]
        return stretched(np.where(self.valid(chip, border)[..., np.newaxis], values, np.nan), self.limits)

    def valid(self, chip: int, border: int = 0) -> np.ndarray:
        """Which pixels of that picture there are, bool (H, W)."""
        inner = slice(border, self.chips.pixels.shape[1] - border)
        return np.asarray(self.chips.valid[chip, inner, inner])


def _shown_channels(data: PreparedData) -> list[int]:
    """The channels shown as red, green and blue; of a series those of the date with most valid pixels."""
    names = [band.name for band in data.bands]
    bands = list(display_bands(names) if data.overview is None else data.overview.bands)
    if data.series is None or data.dates is None:
        return bands
    first = shown_date(data.dates, data.series.days) * (len(data.channels) // len(data.series.days))
    return [first + band for band in bands]
