"""Refining a map by the edges of its image: options, and the job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real


@dataclass(frozen=True)
class RefinementOptions(Parameterised):
    """How the probabilities follow the image."""

    title: ClassVar[str] = "Options of the refinement"

    radius: int = integer(
        4, low=1, high=64, unit="pixels",
        help="How far around a pixel the image is looked at, in pixels. Take about as much as the edges of the map are "
        "off: more smooths away small patches.",
    )  # fmt: skip
    smoothness: float = real(
        0.1, low=0.0001, high=100.0,
        help="Which contrasts count as edges: those whose variance is above this, where the image as a whole has the "
        "variance 1. Lower values follow fainter edges, higher ones smooth across them.",
    )  # fmt: skip
    probability_format: str = choice(
        "percent", {"percent": "Whole percent (8-bit, small files)", "float": "0 to 1 (32-bit float)"},
        advanced=True, help="How probabilities, confidence, entropy and margin are stored.",
    )  # fmt: skip


@dataclass(frozen=True)
class RefineMapJob(Job):
    """Let the probabilities of a map follow the edges of an image. Returns PredictRasterResult.

    ``source`` is a raster of probabilities with one band for each class, ``image`` what guides it, with the ``bands``
    (from 1) that show the edges, none for the first three.
    """

    verb: ClassVar[str] = "refine_map"

    source: str
    image: str
    output: str
    bands: tuple[int, ...] = ()
    probabilities: str = ""
    confidence: str = ""
    entropy: str = ""
    margin: str = ""
    refinement: RefinementOptions = field(default_factory=RefinementOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Class map, probabilities, confidence, entropy and margin, those that were asked for."""
        return asked_for(self.output, self.probabilities, self.confidence, self.entropy, self.margin)


RECORDS.update(refinement=RefinementOptions.from_dict)
