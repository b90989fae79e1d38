"""What the check of samples has found, as the report, the table and the log tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from alquimia_qgis.engine.report.contents import Overview, SampleOutline, SeriesFacts
from alquimia_qgis.engine.report.number_facts import NumberFacts
from alquimia_qgis.protocol.classes import ClassRecord


@dataclass(frozen=True)
class ClassFacts:
    """What is known of one class.

    ``area`` is that of its shapes in squared units of the CRS, ``hectares`` that of its usable pixels; ``share`` (0 to
    1) is that of all usable pixels. ``nearest`` is the class that looks most alike in single pixels, at the
    Jeffries-Matusita ``separability`` (0 to 2); None where it is not known. ``means`` and ``deviations``, float64 (B,),
    are NaN where there is nothing.
    """

    record: ClassRecord
    features: int
    labelled: int
    usable: int
    share: float
    area: float
    hectares: float
    nearest: ClassRecord | None
    separability: float | None
    means: np.ndarray
    deviations: np.ndarray


@dataclass(frozen=True)
class ConflictFacts:
    """Two features of different classes that overlap: by how much (squared units of the CRS), and where."""

    classes: tuple[ClassRecord, ClassRecord]
    area: float
    place: tuple[float, float]


@dataclass(frozen=True)
class SampleCheck:
    """All that was found. ``left_out`` counts features that cannot be used by reason, ``mended`` those with bad rings.

    ``distances`` float64 (C, C) are Jeffries-Matusita distances, NaN where not known. ``pixels`` are some of each
    class, float32 (n, B), unscaled; ``channels`` name their B values, all bands of the first date first where there is
    a ``series``. ``conflicts`` are the largest of ``conflict_count``. ``alike`` are groups of class names that differ
    in capital letters or spaces only. Where samples have ``numbers``, classes are groups of them with ``edges``
    between, and distances are not known.
    """

    name: str
    image: str
    crs: str
    unit: str
    classes: Sequence[ClassFacts]
    band_names: Sequence[str]
    channels: Sequence[str]
    pixels: Sequence[np.ndarray]
    distances: np.ndarray
    contested: int
    conflicts: Sequence[ConflictFacts]
    conflict_count: int
    left_out: Mapping[str, int]
    mended: int
    alike: Sequence[tuple[str, ...]] = ()
    series: SeriesFacts | None = None
    numbers: NumberFacts | None = None
    edges: np.ndarray | None = None
    outlines: Sequence[SampleOutline] = ()
    overview: Overview | None = None
    packages: Mapping[str, str] = field(default_factory=dict)
    created: str = ""
    seconds: float = 0.0

    @property
    def records(self) -> tuple[ClassRecord, ...]:
        """The classes."""
        return tuple(facts.record for facts in self.classes)

    @property
    def features(self) -> int:
        """Features that can be used."""
        return sum(facts.features for facts in self.classes)

    @property
    def usable(self) -> int:
        """Labelled pixels with data."""
        return sum(facts.usable for facts in self.classes)

    @property
    def lowest_separability(self) -> float | None:
        """The distance of the two classes that are most alike; None where none is known."""
        known = [facts.separability for facts in self.classes if facts.separability is not None]
        return min(known) if known else None
