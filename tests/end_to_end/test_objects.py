"""Found objects are assessed from the command line: figures as results, and files that open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyogrio
import pytest

from tests.end_to_end.conftest import NORTH, WEST, Qgis

CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}


def write_boxes(path: Path, boxes: list[tuple[int, int, int, dict[str, Any]]]) -> Path:
    """Squares from their left and upper edge and side, in metres from the corner."""
    features = []
    for left, top, side, properties in boxes:
        x, y = WEST + left, NORTH - top
        ring = [[x, y], [x, y - side], [x + side, y - side], [x + side, y], [x, y]]
        features.append(
            {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        )
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": CRS, "features": features}), encoding="utf-8")
    return path


def test_found_objects_are_assessed(qgis: Qgis, tmp_path: Path) -> None:
    cars = [(20 * number, 0, 10, {"kind": "Car é"}) for number in range(5)]
    found = [(20 * number + 1, 0, 10, {"class": "Car é", "score": 0.9 - number / 5}) for number in range(3)]
    lost = [(500, 0, 10, {"class": "Car é", "score": 0.7}), (40, 80, 10, {"class": "Car é", "score": 0.6})]
    layers = {
        "INPUT": write_boxes(tmp_path / "found.geojson", [*found, *lost]),
        "REFERENCE": write_boxes(tmp_path / "reference.geojson", cars),
        "AREA": write_boxes(tmp_path / "area.geojson", [(-5, -5, 105, {})]),
    }
    results = qgis.run(
        "alquimia:assessobjects", **layers, REFERENCE_CLASS_FIELD="kind", SCORE=0.5, OUTPUT=tmp_path / "outcomes.gpkg",
        REPORT=tmp_path / "report.html", TABLE=tmp_path / "table.csv", COUNTS=tmp_path / "counts.csv",
    )  # fmt: skip
    numbers = {
        name: results[name] for name in ("REFERENCE_OBJECTS", "FOUND_OBJECTS", "FALSE_OBJECTS", "MISSED_OBJECTS")
    }
    assert list(numbers.values()) == [5, 3, 1, 2]
    assert results["PRECISION"] == 0.75 and results["RECALL"] == pytest.approx(0.6)
    assert results["AP50"] == pytest.approx((41 + 20 * 0.75) / 101)
    meta, _, _, columns = pyogrio.raw.read(results["OUTPUT"])
    assert sorted(columns[0]) == ["false", "found", "found", "found", "missed", "missed"]
    assert meta["crs"] == "EPSG:32631" and (tmp_path / "outcomes.qml").exists()
    assert "Car é" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "counts.csv").read_text(encoding="utf-8").splitlines()[1] == "area 1,Car é,5,4"
    other = write_boxes(tmp_path / "trees.geojson", [(0, 0, 10, {"class": "Tree"})])
    sentence = qgis.refusal("alquimia:assessobjects", {"INPUT": layers["INPUT"], "REFERENCE": other})
    assert sentence.startswith("No class of the found objects ('Car é') is among those of the reference ('Tree').")
