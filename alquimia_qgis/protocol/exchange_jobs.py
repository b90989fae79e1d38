"""The jobs that carry networks to and from other programs, and what each one returns."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, ClassVar

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.model_records import TargetRecord

ABOUT_ENDING = ".about.json"


@dataclass(frozen=True)
class ExportModelJob(Job):
    """Write the network of a model file for plain Keras 3. Returns ExportModelResult.

    The ending of ``output`` chooses the form: ``.keras``, ``.h5``, or ``.json`` with its weights beside it. A text file
    beside it, the about file, tells what Keras does not keep: bands, scaling, classes.
    """

    verb: ClassVar[str] = "export_model"

    model: str
    output: str

    @property
    def outputs(self) -> tuple[str, ...]:
        """The network, its weights where they are a file of their own, and what is to be known about it."""
        return exported_files(self.output)


@dataclass(frozen=True)
class ImportModelJob(Job):
    """Make a model file of a network of Keras 3. Returns ImportModelResult.

    ``weights`` is the file beside a ``.json``; empty: the one of the same name. What is left empty is taken from the
    about file beside the network, where an export has written one. ``scaling`` are pairs of mean and standard
    deviation: none (values are left as they are), one for all bands, or one for each. ``ground_resolution`` is in
    metres, 0 where it is not known. ``target`` is what a regression estimates, and how its answers are scaled.
    """

    verb: ClassVar[str] = "import_model"

    network: str
    model: str
    weights: str = ""
    task: str = "segmentation"
    classes: tuple[ClassRecord, ...] = ()
    band_names: tuple[str, ...] = ()
    scaling: tuple[tuple[float, float], ...] = ()
    patch_size: int | None = None
    ground_resolution: float = 0.0
    target: TargetRecord | None = None

    @property
    def outputs(self) -> tuple[str, ...]:
        """The model file."""
        return asked_for(self.model)


@dataclass(frozen=True)
class ExportModelResult:
    """The files written; ``weights`` is empty where they are in ``output``."""

    output: str
    weights: str
    about: str


@dataclass(frozen=True)
class ImportModelResult:
    """The model file written, and what the network turned out to be: bands, answers, weights, edge of its chips."""

    model: str
    bands: int
    answers: int
    weights: int
    patch_size: int
    classes: tuple[ClassRecord, ...]


def exported_files(output: str) -> tuple[str, ...]:
    """The files of an exported network by the one that the user names: network, perhaps weights, about file."""
    stem = os.path.splitext(output)[0]
    weights = (stem + ".weights.h5",) if output.lower().endswith(".json") else ()
    return (output, *weights, stem + ABOUT_ENDING)


def _classes(records: Any) -> tuple[ClassRecord, ...]:
    return tuple(ClassRecord(**record) for record in records)


def _pairs(pairs: Any) -> tuple[tuple[float, float], ...]:
    return tuple((float(mean), float(deviation)) for mean, deviation in pairs)


RECORDS.update(classes=_classes, scaling=_pairs, target=TargetRecord.from_dict)
