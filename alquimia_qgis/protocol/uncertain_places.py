"""Finding the places of a map that its model knows least about: options, the job, and the fields of its layer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from alquimia_qgis.protocol.features import FeatureSource
from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer
from alquimia_qgis.protocol.tasks import AUTOMATIC

HIGH, LOW = "high", "low"
# The bands of our own rasters by their names; what others call theirs nobody knows.
UNCERTAIN_WHERE = {
    "entropy": HIGH, "distance": HIGH, "different answers": HIGH, "confidence": LOW, "margin": LOW,
}  # fmt: skip
RANK, VALUE, CLASS_NAME, CLASS_VALUE, OTHER_CLASS = "rank", "value", "class", "class_value", "other_class"


@dataclass(frozen=True)
class PlaceOptions(Parameterised):
    """How many places are looked for, how large they are and how far apart."""

    title: ClassVar[str] = "Places"

    number: int = integer(20, low=1, high=1000, label="Number of places", help="The most uncertain so many are found.")
    size: int = integer(
        9, low=1, high=255, unit="pixels", label="Size of a place",
        help="Uncertainty is averaged over a square of this width, so that single odd pixels and the thin lines "
        "between classes do not win. An even number counts as one more.",
    )  # fmt: skip
    distance: int = integer(
        40, low=0, high=10_000, unit="pixels", label="Distance between places",
        help="No two places lie nearer to each other than this, and none lies so near to a sample that is already "
        "there.",
    )  # fmt: skip
    uncertain: str = choice(
        AUTOMATIC,
        {
            AUTOMATIC: "As the band is called",
            HIGH: "Where values are high (entropy, distance, disagreement)",
            LOW: "Where values are low (confidence, margin)",
        },
        advanced=True, label="Uncertain",
        help="Which values mean that the model does not know. Rasters that were written by Alquimia say themselves.",
    )  # fmt: skip


@dataclass(frozen=True)
class UncertainPlacesJob(Job):
    """Rank the uncertain places of ``raster`` and write them as squares to ``output``. Returns UncertainPlacesResult.

    ``raster`` holds a measure of uncertainty, or class values where ``compared`` is a second map: then places are
    uncertain where the two differ. ``classes`` (may be empty) is a map that tells what each place was taken for;
    ``samples_nearby`` are features near which there shall be no place.
    """

    verb: ClassVar[str] = "uncertain_places"

    raster: str
    output: str
    compared: str = ""
    classes: str = ""
    samples_nearby: FeatureSource | None = None
    places: PlaceOptions = field(default_factory=PlaceOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The layer."""
        return asked_for(self.output)


@dataclass(frozen=True)
class UncertainPlacesResult:
    """How many places were found, and the mean value of the first; None where there is none."""

    output: str
    number: int
    first_value: float | None


RECORDS.update(places=PlaceOptions.from_dict, samples_nearby=lambda record: FeatureSource(**record))
