"""The jobs that only models of embeddings can do, and what each one returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.features import FeatureSource
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real, switch
from alquimia_qgis.protocol.unfinished import unfinished_path

if TYPE_CHECKING:
    from alquimia_qgis.protocol.jobs import SampleSource

MAXIMUM, MEAN = "maximum", "mean"


@dataclass(frozen=True)
class NewSampleOptions(Parameterised):
    """Which samples a model shall remember besides those that it has."""

    title: ClassVar[str] = "New samples"

    sample_width: float = real(
        0.0, low=0.0, advanced=True, unit="map units", label="Width of points and lines",
        help="Points and lines are widened to this diameter, in units of the image's CRS. "
        "0: the pixel under a point, the pixels under a line.",
    )  # fmt: skip
    maximum_chips: int = integer(
        1000, low=1, high=100_000, advanced=True, label="Maximum number of chips",
        help="When the samples give more chips than this, chips are left out evenly, and the log says so.",
    )  # fmt: skip
    ignore_band_names: bool = switch(
        False, advanced=True,
        help="Take the bands in their order even where their names differ from those the model was trained on.",
    )  # fmt: skip


@dataclass(frozen=True)
class SimilarityOptions(Parameterised):
    """How likeness to several features is told by one number."""

    title: ClassVar[str] = "Similarity"

    summary: str = choice(
        MAXIMUM,
        {MAXIMUM: "The one most alike (maximum)", MEAN: "All of them (mean)"},
        label="Of several features",
        help="What counts where several features are picked: the likeness to the one that is most alike, or to all of "
        "them on average.",
    )
    stride: int | None = integer(
        None, low=1, high=2048, unit="pixels", optional=True, advanced=True, label="Distance of chips",
        help="A polygon larger than a chip is described by chips whose middles lie in it, so many pixels apart. Empty: "
        "half a chip.",
    )  # fmt: skip


@dataclass(frozen=True)
class AddClassesJob(Job):
    """Let an embedding model remember samples of new or known classes; nothing is trained. Returns AddClassesResult.

    ``model`` is read, ``output`` is the new model file. Either one image with samples, or a folder of pictures.
    """

    verb: ClassVar[str] = "add_classes"

    model: str
    output: str
    images: tuple[str, ...]
    samples: SampleSource
    bands: tuple[int, ...] = ()
    folder: FolderSource | None = None
    new_samples: NewSampleOptions = field(default_factory=NewSampleOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The new model file."""
        return asked_for(self.output)


@dataclass(frozen=True)
class SimilarityJob(Job):
    """Map how like some features each pixel of an image is. Returns PredictRasterResult, with one value a pixel.

    ``bands`` are 1-based; empty means the model's own choice. ``extent`` is (xmin, ymin, xmax, ymax) in the image's
    CRS.
    """

    verb: ClassVar[str] = "similarity"

    images: tuple[str, ...]
    model: str
    features: FeatureSource
    output: str
    bands: tuple[int, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    similarity: SimilarityOptions = field(default_factory=SimilarityOptions)
    options: PredictionOptions = field(default_factory=PredictionOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The raster."""
        return asked_for(self.output)

    @property
    def dropped_on_cancel(self) -> tuple[str, ...]:
        """The unfinished work, unless it is to be kept."""
        return () if self.options.keep_on_cancel or not self.output else (unfinished_path(self.output),)


@dataclass(frozen=True)
class AddClassesResult:
    """The new model file, its classes, and how many samples of each it remembers now and did before, by value."""

    model: str
    classes: tuple[ClassRecord, ...]
    remembered: dict[str, int]
    before: dict[str, int]


RECORDS.update(new_samples=NewSampleOptions.from_dict, similarity=SimilarityOptions.from_dict)
