"""Random forest (Breiman 2001, https://doi.org/10.1023/A:1010933404324) of pixels of dated images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.inputs import PIXEL_SERIES
from alquimia_qgis.zoo.tree_family import VARIATIONS, ForestFamily


@dataclass(frozen=True)
class RandomForestSeries(ForestFamily):
    """Tells each pixel's class, or a number, from its values at all dates, by the vote of many decision trees.

    The baseline to compare networks of time series with, and often hard to beat where samples are few. Each band of
    each date is a value of its own: the trees know nothing of the order of the dates, and look for no patterns that may
    come earlier or later. Trained in seconds, without a GPU.
    """

    title = "Random forest of time series"
    input = PIXEL_SERIES
    fewest_dates = 1
    own_options = VARIATIONS
    tags: ClassVar[tuple[str, ...]] = (
        "crops",
        "phenology",
        "time series",
        "random forest",
        "decision trees",
        "baseline",
    )
