"""Small reports to change one thing in, and a reader of their pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import numpy as np
import pytest

from alquimia_qgis.engine.report.assessment_report import AdjustedArea, AssessmentReport
from alquimia_qgis.engine.report.training_report import ClassCounts, Example, Overview, SampleOutline, TrainingReport
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions

FOREST = ClassRecord(1, "Forest", "#117733")
WATER = ClassRecord(2, "Water", "#4477aa")
_VOID = {"meta", "img", "br", "link", "input", "hr", "line", "path", "circle"}


@dataclass
class Page:
    """What a browser would find: elements with attributes, texts, and tags that do not match."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    mismatched: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def attributes(self, tag: str, name: str) -> list[str]:
        return [attributes[name] for found, attributes in self.elements if found == tag and name in attributes]

    def row(self, *beginning: str) -> list[str]:
        """The cells of the one table row that begins with these texts, empty cells left out."""
        found = [row for row in self.rows if row[: len(beginning)] == list(beginning)]
        assert len(found) == 1, f"{len(found)} rows begin with {beginning}: {found}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "tr":
            self.page.rows.append([])
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.page.mismatched.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" in self._open or not data.strip():
            return
        self.page.texts.append(data)
        if "tr" in self._open:
            self.page.rows[-1].append(data.strip().replace("\u202f", " "))

    def close(self) -> None:
        super().close()
        self.page.mismatched += self._open


@pytest.fixture
def read() -> Callable[[str], Page]:
    def parse(html: str) -> Page:
        reader = _Reader()
        reader.feed(html)
        reader.close()
        return reader.page

    return parse


def _ring(x: float, y: float, side: float) -> np.ndarray:
    return np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)])


@pytest.fixture
def training_report() -> Callable[..., TrainingReport]:
    """A report of two classes: 80 of 100 forest and 90 of 100 water pixels right, epoch 2 of 3 the best."""

    def make(**changes: object) -> TrainingReport:
        content: dict[str, object] = {
            "title": "Woods",
            "family_title": "U-Net",
            "classes": (FOREST, WATER),
            "history": [
                {"epoch": 1, "loss": 1.0, "val_loss": 1.1, "val_mean_iou": 0.4, "learning_rate": 0.001},
                {"epoch": 2, "loss": 0.7, "val_loss": 0.9, "val_mean_iou": 0.7, "learning_rate": 0.001},
                {"epoch": 3, "loss": 0.5, "val_loss": 0.95, "val_mean_iou": 0.6, "learning_rate": 0.001},
            ],
            "kept_epoch": 2,
            "confusion": np.array([[80, 20], [10, 90]]),
            "class_counts": {
                "training": ClassCounts(pixels=[4000, 3000], features=[9, 8]),
                "validation": ClassCounts(pixels=[100, 100], features=[4, 3]),
            },
            "family_parameters": {"depth": 4, "upsampling": "nearest", "residual": True},
            "family_declaration": [
                {"name": "depth", "label": "Depth of the net", "unit": "levels", "choices": []},
                {"name": "upsampling", "label": "Upsampling", "choices": [["nearest", "Nearest neighbour"]]},
            ],
            "sampling": SamplingOptions(patch_size=32).to_dict(),
            "training": TrainingOptions(epochs=20).to_dict(),
            "split_method": "blocks",
            "split_distance": 86.4,
            "sample_outlines": [
                SampleOutline(_ring(10, 10, 30), 0, "training"),
                SampleOutline(_ring(60, 50, 30), 1, "validation"),
            ],
            "overview": Overview(np.full((50, 100, 3), 90, np.uint8), (0.0, 0.0, 100.0, 100.0)),
            "examples": [
                Example(np.full((8, 8, 3), 60, np.uint8), np.full((8, 8), 0), np.full((8, 8), 0)),
            ],
            "bands": [BandRecord("Red", 92.113, 31.25)],
            "inputs": {"Image": "woods.tif"},
            "crs": "EPSG:25832",
            "ground_resolution": (2.0, 2.0),
            "devices": ["CPU"],
            "packages": {"Keras": "3.15.1"},
            "seconds": 754.0,
            "created": "14 May 2025",
        }
        return TrainingReport(**{**content, **changes})

    return make


@pytest.fixture
def assessment_report() -> Callable[..., AssessmentReport]:
    """A report of two classes: 66 of 75 mapped forest and 50 of 75 mapped water pixels right."""

    def make(**changes: object) -> AssessmentReport:
        content: dict[str, object] = {
            "map_name": "map.tif",
            "reference_name": "reference.gpkg",
            "classes": (FOREST, WATER),
            "confusion": np.array([[660, 90], [250, 500]]),
            "overall_accuracy": 1160 / 1500,
            "kappa": 0.5467,
            "macro_f1": 0.7707,
            "mean_iou": 0.6273,
            "producers_accuracy": [660 / 910, 500 / 590],
            "users_accuracy": [660 / 750, 500 / 750],
            "f1": [0.7952, 0.7463],
            "iou": [0.66, 0.5952],
            "areas": (
                AdjustedArea(1500.0, 1650.5, 120.25, 0.88, 0.05, 0.8, 0.06),
                AdjustedArea(500.0, 349.5, 120.25, 0.667, 0.1, 0.9, 0.04),
            ),
            "adjusted_overall_accuracy": 0.827,
            "adjusted_half_width": 0.04,
            "reference_features": 40,
            "left_out": {"the map has no data there": 12},
        }
        return AssessmentReport(**{**content, **changes})

    return make
