"""A whole series in one raster, dates × bands: which band is which, read once and handed out date by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.series.masks import mask_values
from alquimia_qgis.protocol.dates import date_in_text
from alquimia_qgis.protocol.errors import ImageError
from alquimia_qgis.protocol.jobs import SeriesSource

BY_BAND = "band"


@dataclass(frozen=True)
class StackLayout:
    """Where the bands of each date lie: ``places`` are positions from 0 among all bands, int (T, B).

    ``numbers`` (from 1) count them within one date, ``names`` are theirs ("" where unnamed), ``mask`` the positions of
    the mask of each date, int (T,), or None.
    """

    places: np.ndarray
    numbers: tuple[int, ...]
    names: tuple[str, ...]
    mask: np.ndarray | None
    mask_values: tuple[int, ...]


class StackReader:
    """The stacked raster; a window is read once, although each date asks for it."""

    def __init__(self, image: Image, layout: StackLayout) -> None:
        self.image = image
        self.layout = layout
        self._window: Window | None = None
        self._read: tuple[np.ndarray, np.ndarray] | None = None

    def read(self, number: int, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Values (B, H, W) of one date, and which of them can be used, bool (B, H, W)."""
        if self._read is None or window != self._window:
            self._read, self._window = self._everything(window), window
        values, usable = self._read
        places = self.layout.places[number]
        present = usable[places]
        if self.layout.mask is not None:
            codes, bad = values[self.layout.mask[number]], self.layout.mask_values
            present = present & (~np.isin(codes, bad) if bad else codes == 0)
        return values[places], present

    def _everything(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        values, present, valid = self.image._read_inside(window)
        return values, np.broadcast_to(valid, values.shape) if present is None else present & valid


@dataclass(frozen=True)
class StackedDate:
    """One date of a stacked raster; see ``DatedImage``."""

    reader: StackReader
    number: int

    @property
    def opened(self) -> tuple[Image, ...]:
        """The one raster."""
        return (self.reader.image,)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """See ``DatedImage``."""
        return self.reader.read(self.number, window)

    def close(self) -> None:
        """Release the file."""
        self.reader.image.close()


def dates_of_bands(path: str) -> tuple[date, ...]:
    """The dates in the names of the bands, each once in the order of the bands; none unless every band has one."""
    with open_image(path) as image:
        found = [date_in_text(name) for name in image.band_names]
    dates = tuple(dict.fromkeys(value for value in found if value is not None))
    return () if None in found else dates


def open_stacked(path: str, bands: Sequence[int], source: SeriesSource, count: int) -> list[StackedDate]:
    """The ``count`` dates of a stacked raster, in its order; ``bands`` (from 1) are those of each date.

    An ImageError where the raster's bands cannot be shared out among the dates.
    """
    image = open_image(path)
    try:
        layout = stack_layout(image.band_names, count, bands, source, path)
    except BaseException:
        image.close()
        raise
    reader = StackReader(image, layout)
    return [StackedDate(reader, number) for number in range(count)]


def stack_layout(
    names: Sequence[str], count: int, bands: Sequence[int], source: SeriesSource, path: str
) -> StackLayout:
    """Share out the bands of a raster among ``count`` dates."""
    per_date, rest = divmod(len(names), count)
    if rest or not per_date:
        raise ImageError(
            f"{path} has {len(names)} bands, which cannot be shared out evenly among {count} dates.",
            "Give DATES one date for each group of bands, or one raster for each date.",
        )
    grid = np.arange(len(names)).reshape((per_date, count) if source.stacked_by == BY_BAND else (count, per_date))
    places = grid.T if source.stacked_by == BY_BAND else grid
    short = _names_of_one_date([[names[place] for place in row] for row in places])
    mask = _mask_position(short, source.mask_band, path)
    wrong = [band for band in bands if not 1 <= band <= per_date]
    if wrong:
        raise ImageError(
            f"Each date of {path} has {per_date} bands; band {wrong[0]} was chosen.", "Choose among these."
        )
    chosen = [band - 1 for band in bands] or [number for number in range(per_date) if number != mask]
    codes = () if mask is None else mask_values(source, short[mask])
    numbers, own = tuple(number + 1 for number in chosen), tuple(short[number] for number in chosen)
    return StackLayout(places[:, chosen], numbers, own, None if mask is None else places[:, mask], codes)


def _names_of_one_date(names: list[list[str]]) -> list[str]:
    """What the names of all dates have in common, their date and separators left out; "" where they differ."""
    short = [[_without_date(name) for name in row] for row in names]
    return [name if all(row[place] == name for row in short) else "" for place, name in enumerate(short[0])]


def _without_date(name: str) -> str:
    parts = [part for part in name.replace("-", "_").replace(" ", "_").split("_") if part and not part.isdigit()]
    return "_".join(parts)


def _mask_position(names: list[str], wanted: str, path: str) -> int | None:
    if not wanted:
        return None
    folded = [name.casefold() for name in names]
    if wanted.casefold() in folded:
        return folded.index(wanted.casefold())
    if wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    raise ImageError(
        f"The dates of {path} have no mask band {wanted!r}; each has {len(names)} bands.",
        f"Give MASK_BAND a number from 1 to {len(names)}.",
    )
