"""What the families of dated images share: how they see the values of bands; those of pixels, their tasks as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.inputs import PIXEL_SERIES
from alquimia_qgis.protocol.parameters import choice
from alquimia_qgis.protocol.tasks import REGRESSION, SEGMENTATION, Task
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras

LINEAR, QUANTILES = "linear", "quantiles"


@dataclass(frozen=True)
class SeriesFamily(ModelFamily):
    """A network of values at all dates, of a pixel or of an image."""

    band_curves: str = choice(
        QUANTILES, {LINEAR: "Linear", QUANTILES: "By quantiles"},
        advanced=True, label="Scaling of bands",
        help="Linear: by mean and standard deviation, which a few clouds or snow can spoil. By quantiles: each band is "
        "bent by a fixed curve so that its training values follow a normal distribution and outliers stay within it.",
    )  # fmt: skip

    def _seen(self, series: keras.KerasTensor) -> Any:
        """The series as the network sees it: (N, T, …, B) → (N, T, …, B)."""
        from alquimia_qgis.zoo.blocks.band_curves import band_curves

        return band_curves(series) if self.band_curves == QUANTILES else series


@dataclass(frozen=True)
class PixelSeriesFamily(SeriesFamily):
    """A network of the values of one pixel at all dates."""

    tasks: ClassVar[tuple[Task, ...]] = (SEGMENTATION, REGRESSION)
    input = PIXEL_SERIES
