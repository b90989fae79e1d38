"""Samples of object detection: how digitised objects become training examples, and how they travel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.job import RECORDS
from alquimia_qgis.protocol.parameters import Parameterised, real


@dataclass(frozen=True)
class ObjectSampling(Parameterised):
    """How chips are cut around objects, and varied."""

    title: ClassVar[str] = "Options of objects"

    chip_overlap: float = real(
        0.25, low=0.0, high=0.75, label="Overlap of chips",
        help="Share of a chip that the next training chip shows, too, so that objects cut by the edge of one are whole "
        "in another. Should be larger than the objects.",
    )  # fmt: skip
    visible_share: float = real(
        0.4, low=0.05, high=1.0, advanced=True, label="Smallest visible part",
        help="Objects cut by the edge of a chip are learned from when it shows at least this share of them. Those of "
        "which less is seen count neither as objects nor as background.",
    )  # fmt: skip
    empty_share: float = real(
        0.2, low=0.0, high=0.9, label="Share of empty chips",
        help="Share of the training chips that show no object. They teach what only looks like one, and are taken "
        "where all objects are known to be digitised (AREA); without such areas there are none.",
    )  # fmt: skip
    scale_change: float = real(
        0.2, low=0.0, high=0.25, advanced=True, label="Augment by size",
        help="Training chips are enlarged or made smaller at random by up to this share.",
    )  # fmt: skip


@dataclass(frozen=True)
class ObjectSource:
    """What belongs to samples of objects beside their layer.

    ``area_path`` and ``area_layer`` name a GeoPackage layer of polygons, of its own CRS, in which all objects are
    digitised (empty: not known). ``size_field`` (may be empty) holds the sizes of points in units of the image's CRS.
    """

    area_path: str = ""
    area_layer: str = ""
    size_field: str = ""


RECORDS.update(object_sampling=ObjectSampling.from_dict, objects=lambda record: ObjectSource(**record))
