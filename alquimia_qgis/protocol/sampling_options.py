"""How digitised samples become training examples, declared once for all model families."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real, switch


@dataclass(frozen=True)
class SamplingOptions(Parameterised):
    """How digitised samples become training examples."""

    title: ClassVar[str] = "Sampling options"

    patch_size: int = integer(
        128, low=1, high=2048, unit="pixels", label="Chip size",
        help="Width and height of the image chips cut around the samples, in pixels. "
        "Take chips that show enough surroundings to recognise a class.",
    )  # fmt: skip
    patch_extent: float | None = real(
        None, low=0.0, optional=True, advanced=True, unit="map units", label="Chip size on the ground",
        help="Width and height of the chips in units of the image's CRS, instead of in pixels. The log says "
        "how many pixels that is, made up to what the network takes, and the model keeps it. Empty: the size in pixels "
        "counts.",
    )  # fmt: skip
    context_margin: float | None = real(
        None, low=0.0, optional=True, advanced=True, unit="map units", label="Margin of surroundings",
        help="Chips are made wider by so much on each side, in units of the image's CRS, so that the network sees more "
        "of the surroundings: plots of 30 m with a margin of 20 m give chips of 70 m. "
        "Empty: none.",
    )  # fmt: skip
    placement: str = choice(
        "cover",
        {"cover": "Cover all samples", "feature": "One example per feature, centred on it"},
        advanced=True, label="Placement of chips",
        help="Cover all samples: every labelled pixel is an example of a network that answers once for a chip, and "
        "networks that answer for each pixel see large polygons in several chips. One example per feature suits plots "
        "and trees that each count once: one chip, with the feature in its middle, however large it is.",
    )  # fmt: skip
    split: str = choice(
        "blocks",
        {"blocks": "Spatial blocks (honest)", "random": "Random features (optimistic)"},
        label="Validation split",
        help="How features are set aside to validate the model when no split field is given. Spatial blocks keep "
        "neighbouring features together, so the validation says how the model does in places it has not seen.",
    )
    validation_share: float = real(
        0.25, low=0.0, high=0.5, label="Share for validation",
        help="Share of each class's sampled area that is set aside to validate the model. 0: all samples train and "
        "nothing is known of the accuracy, for a last training once settings are found; assess the map instead.",
    )  # fmt: skip
    block_size: float | None = real(
        None, low=0.0, optional=True, advanced=True, unit="map units", label="Size of the spatial blocks",
        help="Edge length of the blocks of the spatial split, in units of the image's CRS. "
        "Empty: found from the samples.",
    )  # fmt: skip
    sample_width: float = real(
        0.0, low=0.0, advanced=True, unit="map units", label="Width of points and lines",
        help="Points and lines are widened to this diameter, in units of the image's CRS. "
        "0: the pixel under a point, the pixels under a line.",
    )  # fmt: skip
    all_touched: bool = switch(
        False, advanced=True, label="Include pixels on the edge",
        help="Label every pixel that a polygon touches instead of those whose centre lies inside.",
    )  # fmt: skip
    maximum_chips: int = integer(
        4000, low=4, high=1_000_000, advanced=True, label="Maximum number of chips",
        help="When the samples give more chips than this, chips are left out evenly, and the log says so.",
    )  # fmt: skip
    flips: bool = switch(True, advanced=True, label="Augment by flips", help="Mirror training chips at random.")
    quarter_turns: bool = switch(
        True,
        advanced=True,
        label="Augment by quarter turns",
        help="Turn training chips by 90, 180 or 270 degrees at random.",
    )
    brightness: float = real(
        0.1, low=0.0, high=1.0, advanced=True, label="Augment brightness",
        help="Training chips are made brighter or darker at random by up to this many standard deviations of a band.",
    )  # fmt: skip

    @property
    def on_the_ground(self) -> bool:
        """Whether the size of the chips is given in map units, at least in part."""
        return self.patch_extent is not None or bool(self.context_margin)

    @property
    def one_per_feature(self) -> bool:
        """Whether each feature is one example."""
        return self.placement == "feature"
