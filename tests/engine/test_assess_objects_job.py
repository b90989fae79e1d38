"""The assessment of found objects: layers in, figures, layer, report and tables out."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.assess_objects import run
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.objects import AssessmentOptions, AssessObjectsJob, BoxSource

X, Y = 500_000.0, 7_000_000.0
CRS = "EPSG:32719"


def write_layer(path: Path, boxes: list, crs: str = CRS, **columns: list) -> str:
    polygons = shapely.box(*(np.array(boxes, float).reshape(-1, 4) + np.array([X, Y, X, Y])).T)
    data = [np.array(values, dtype=object if isinstance(values[0], str) else float) for values in columns.values()]
    pyogrio.raw.write(path, shapely.to_wkb(polygons), data, list(columns), layer="samples", driver="GPKG", crs=crs,
                      geometry_type="Polygon")  # fmt: skip
    return str(path)


@pytest.fixture
def job(tmp_path: Path) -> Any:
    """Four cars and a bus; three cars are found, one of them at a low score, one box is false."""
    reference = [[0, 0, 10, 10], [20, 0, 30, 10], [40, 0, 50, 10], [60, 0, 70, 10], [80, 0, 100, 10]]
    found = [[1, 0, 11, 10], [20, 0, 30, 10], [40, 1, 50, 11], [200, 0, 210, 10]]
    classes = ["Car"] * 4 + ["Bus"]
    paths = {
        "reference": write_layer(tmp_path / "reference.gpkg", reference, kind=classes),
        "found": write_layer(
            tmp_path / "found.gpkg", found, **{"class": ["Car"] * 4, "score": [0.9, 0.8, 0.3, 0.6]}
        ),
        "areas": write_layer(tmp_path / "areas.gpkg", [[-5, -5, 35, 20], [35, -5, 150, 20]]),
    }  # fmt: skip

    def make(**changes: Any) -> AssessObjectsJob:
        given = {
            "detected_boxes": BoxSource(paths["found"], "samples", "class", "score", title="My cars"),
            "reference_boxes": BoxSource(paths["reference"], "samples", "kind", title="Field survey"),
            **changes,
        }
        if given.get("areas"):
            given["areas"] = BoxSource(paths["areas"], "samples", title="Tiles")
        return AssessObjectsJob(**given)

    return make


def said(context: JobContext, level: str = "warning") -> str:
    return "\n".join(event.message for event in context.events if isinstance(event, Log) and event.level == level)


def test_figures_at_the_score(job: Any) -> None:
    result = run(job(), JobContext.silent())
    assert (result.reference, result.detected, result.found, result.false, result.missed) == (5, 3, 2, 1, 3)
    assert result.precision == pytest.approx(2 / 3) and result.recall == pytest.approx(2 / 5)
    assert result.f1 == pytest.approx(0.5) and result.best_score == 0.3 and result.best_f1 == pytest.approx(6 / 9)
    assert result.per_class["Bus"]["ap50"] == 0.0 and result.per_class["Bus"]["precision"] is None
    # cars: precision 1 up to a recall of 1/2, then 3/4 up to 3/4
    expected = (51 * 1 + 25 * 0.75) / 101
    assert result.per_class["Car"]["ap50"] == pytest.approx(expected)
    assert result.ap50 == pytest.approx(expected / 2)


def test_annotated_areas_decide_what_counts(job: Any) -> None:
    result = run(job(areas=True), JobContext.silent())
    assert (result.reference, result.false) == (5, 0)
    assert result.count_bias == pytest.approx(-1.5) and result.count_rmse == pytest.approx((9 / 2) ** 0.5)


def test_layer_report_and_tables(job: Any, tmp_path: Path) -> None:
    names = {"output": "boxes.gpkg", "report": "report.html", "table": "table.csv", "counts": "counts.csv"}
    result = run(job(areas=True, **{key: str(tmp_path / name) for key, name in names.items()}), JobContext.silent())
    meta, _, wkb, columns = pyogrio.raw.read(result.output)
    rows = list(zip(*columns, strict=True))
    assert list(meta["fields"]) == ["outcome", "class", "score", "overlap"] and meta["crs"] == CRS
    assert [row[0] for row in rows] == ["found", "found", "missed", "missed", "missed"]
    assert rows[0][1:] == ("Car", 0.9, pytest.approx(9 / 11)) and np.isnan(rows[-1][2])
    assert shapely.bounds(shapely.from_wkb(wkb[-1])).tolist() == [X + 80, Y, X + 100, Y + 10]
    table = list(csv.DictReader(Path(result.table).open(encoding="utf-8")))
    assert [row["class"] for row in table] == ["Bus", "Car", "(all classes)"]
    assert (table[1]["found"], table[0]["precision"], table[2]["recall"]) == ("2", "", "0.4")
    counts = list(csv.DictReader(Path(result.counts).open(encoding="utf-8")))
    assert [tuple(row.values()) for row in counts[:2]] == [("area 1", "Bus", "0", "0"), ("area 1", "Car", "2", "2")]
    page = Path(result.report).read_text(encoding="utf-8")
    assert "My cars" in page and "Field survey" in page and "://" not in page
    assert page.count("data:image/svg+xml;base64,") == 2
    assert not list(tmp_path.glob(".*"))


def test_the_reference_may_have_another_crs(job: Any, tmp_path: Path) -> None:
    reference = job().reference_boxes
    _, _, wkb, columns = pyogrio.raw.read(reference.path)
    shifted = shapely.transform(shapely.from_wkb(wkb), lambda xy: xy - np.array([0, 10_000_000]))
    pyogrio.raw.write(tmp_path / "north.gpkg", shapely.to_wkb(shifted), columns, ["kind"], layer="samples",
                      driver="GPKG", crs="EPSG:32619", geometry_type="Polygon")  # fmt: skip
    moved = BoxSource(str(tmp_path / "north.gpkg"), "samples", "kind")
    assert run(job(reference_boxes=moved), JobContext.silent()).found == 2


def test_whole_numbers_are_named_by_what_the_desktop_knows(job: Any, tmp_path: Path) -> None:
    path = write_layer(tmp_path / "numbers.gpkg", [[0, 0, 10, 10], [20, 0, 30, 10]], kind=[3.0, 4.0])
    known = (ClassRecord(3, "Car", "#112233"), ClassRecord(4, "Bus", "#445566"))
    result = run(job(reference_boxes=BoxSource(path, "samples", "kind", classes=known)), JobContext.silent())
    assert result.per_class["Car"]["found"] == 1 and result.per_class["Bus"]["missed"] == 1


def test_without_classes_places_are_compared(job: Any) -> None:
    plain = job()
    result = run(
        job(
            detected_boxes=BoxSource(plain.detected_boxes.path, "samples", "", "score"),
            reference_boxes=BoxSource(plain.reference_boxes.path, "samples"),
        ),
        JobContext.silent(),
    )
    assert list(result.per_class) == ["object"] and result.found == 2


def test_nothing_found_is_a_result(job: Any, tmp_path: Path) -> None:
    path = tmp_path / "none.gpkg"
    empty = [np.array([], dtype=object), np.array([], dtype=float)]
    pyogrio.raw.write(path, np.array([], dtype=object), empty, ["class", "score"], layer="samples", driver="GPKG",
                      crs=CRS, geometry_type="Polygon")  # fmt: skip
    nothing = BoxSource(str(path), "samples", "class", "score")
    result = run(job(detected_boxes=nothing, report=str(tmp_path / "report.html")), JobContext.silent())
    assert (result.precision, result.recall, result.ap50, result.best_score) == (None, 0.0, 0.0, None)
    assert (tmp_path / "report.html").exists()


def test_what_cannot_be_compared_is_named(job: Any, tmp_path: Path) -> None:
    other = write_layer(tmp_path / "other.gpkg", [[0, 0, 10, 10]], kind=["Tree"])
    with pytest.raises(SamplesError, match=r"No class of the found objects \('Car'\) .* \('Tree'\)"):
        run(job(reference_boxes=BoxSource(other, "samples", "kind")), JobContext.silent())
    percent = write_layer(tmp_path / "percent.gpkg", [[0, 0, 10, 10]], score=[90.0])
    with pytest.raises(SamplesError, match=r"holds 90\. Scores lie from 0 to 1"):
        run(job(detected_boxes=BoxSource(percent, "samples", "", "score")), JobContext.silent())
    with pytest.raises(SamplesError, match="has no field called 'sort'"):
        run(job(reference_boxes=BoxSource(other, "samples", "sort")), JobContext.silent())


def test_high_scores_only_are_told(job: Any, tmp_path: Path) -> None:
    path = write_layer(tmp_path / "high.gpkg", [[0, 0, 10, 10]], **{"class": ["Car"], "score": [0.7]})
    context = JobContext.silent()
    run(job(detected_boxes=BoxSource(path, "samples", "class", "score")), context)
    assert "The lowest score of the found objects is 0.70" in said(context)


def test_a_small_score_threshold_counts_all(job: Any) -> None:
    result = run(job(assessment_options=AssessmentOptions(score=0.0, minimum_overlap=0.9)), JobContext.silent())
    assert (result.detected, result.found) == (4, 1)
