"""Where a model looked: options, the job that maps it, and what it returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.features import FeatureSource
from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.parameters import Parameterised, integer, switch

MOST_NAMED = 20


@dataclass(frozen=True)
class ExplanationOptions(Parameterised):
    """How a model's answers are explained."""

    title: ClassVar[str] = "Options of the explanation"

    stride: int | None = integer(
        None, low=1, high=2048, unit="pixels", optional=True, label="Distance of patches",
        help="How far apart the patches lie that are looked at, in pixels of the image. Where they overlap, their mean "
        "is shown. Less gives a smoother picture and takes longer. Empty: half a patch.",
    )  # fmt: skip
    memory: int | None = integer(
        None, low=256, high=4_000_000, unit="MB", optional=True, advanced=True,
        help="How much memory the windows may take; Keras takes another 700 MB. Empty: a quarter of the computer's "
        "memory.",
    )  # fmt: skip
    batch_size: int | None = integer(
        None, low=1, high=1024, unit="patches", optional=True, advanced=True,
        help="Patches given to the network at once. Empty: found automatically.",
    )  # fmt: skip
    ignore_band_names: bool = switch(
        False, advanced=True,
        help="Take the bands in their order even where their names differ from those the model was trained on.",
    )  # fmt: skip


@dataclass(frozen=True)
class ExplainRasterJob(Job):
    """Map what in an image spoke for the answers of a network of patches. Returns ExplainRasterResult.

    ``class_value`` is the class that is explained, None for the one that each patch is taken for. With ``features``
    only the patches that answer for them are looked at. ``bands`` are 1-based, empty means the model's own choice;
    ``extent`` is (xmin, ymin, xmax, ymax) in the image's CRS.
    """

    verb: ClassVar[str] = "explain_raster"

    images: tuple[str, ...]
    model: str
    output: str
    bands: tuple[int, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    features: FeatureSource | None = None
    class_value: int | None = None
    explanation: ExplanationOptions = field(default_factory=ExplanationOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The raster."""
        return asked_for(self.output)


@dataclass(frozen=True)
class ExplainRasterResult:
    """How many ``pixels`` have a value, by how many ``patches``, of which some at edges of windows count twice."""

    output: str
    patches: int
    pixels: int
    seconds: float


def class_called(text: str, classes: Sequence[ClassRecord]) -> ClassRecord:
    """The class with this name, whatever case, or with this value; a ParameterError names the classes there are."""
    wanted = text.strip()
    for named in ([record for record in classes if record.name == wanted],
                  [record for record in classes if record.name.casefold() == wanted.casefold()],
                  [record for record in classes if str(record.value) == wanted]):  # fmt: skip
        if len(named) == 1:
            return named[0]
    known = ", ".join(f"{record.name} ({record.value})" for record in classes[:MOST_NAMED])
    more = ", …" if len(classes) > MOST_NAMED else ""
    raise ParameterError(
        f"The model has no class called {wanted!r}; its classes are {known}{more}.",
        "Give a name or a value of these, or nothing to explain the class that each patch is taken for.",
    )


RECORDS.update(explanation=ExplanationOptions.from_dict)
