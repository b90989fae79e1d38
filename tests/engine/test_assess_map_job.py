"""The accuracy assessment of class maps, ours and anyone's, against features and rasters."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin
from rasterio.warp import transform_geom
from sklearn import metrics as reference_metrics

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.assess_map import run
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, category_sidecar, classes_tag
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import AlquimiaError, ImageError, OutputError, ParameterError, SamplesError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import AssessMapJob, SampleSource

CLASSES = (ClassRecord(1, "Água", "#4477aa"), ClassRecord(4, "Forest", "#228833"), ClassRecord(9, "Bare", "#ccbb44"))
TRANSFORM = from_origin(500_000, 4_000_000, 10, 10)


def write_map(path: Path, values: np.ndarray, *, classes=CLASSES, nodata: float | None = 255, **profile) -> str:
    settings = {"driver": "GTiff", "count": 1, "dtype": "uint8", "crs": "EPSG:32629", "transform": TRANSFORM, **profile}
    with rasterio.open(path, "w", height=values.shape[0], width=values.shape[1], nodata=nodata, **settings) as dataset:
        dataset.write(values.astype(settings["dtype"]), 1)
        if classes:
            dataset.update_tags(**{CLASSES_TAG: classes_tag(classes)})
    return str(path)


def cells(rows: slice, columns: slice) -> shapely.Geometry:
    """The rectangle that covers exactly these pixels."""
    x0, y0 = TRANSFORM @ (columns.start, rows.start)
    x1, y1 = TRANSFORM @ (columns.stop, rows.stop)
    return shapely.box(x0, y1, x1, y0)


def write_features(path: Path, geometries, labels, *, crs: str = "EPSG:32629", split=None) -> SampleSource:
    columns = {"class": np.array(labels, dtype=None if not isinstance(labels[0], str) else object)}
    if split:
        columns["part"] = np.array(split, dtype=object)
    kinds = {geometry.geom_type for geometry in geometries}
    pyogrio.raw.write(
        path, shapely.to_wkb(np.array(geometries, dtype=object)), list(columns.values()), list(columns),
        layer="samples", driver="GPKG", crs=crs, geometry_type=kinds.pop() if len(kinds) == 1 else "Unknown",
    )  # fmt: skip
    return SampleSource(str(path), "samples", "class", "part" if split else "", title="Field survey 2025")


@pytest.fixture
def striped(tmp_path):
    """A map of three stripes of 10 columns: Água, Forest, Bare."""
    return write_map(tmp_path / "map.tif", np.repeat([1, 4, 9], 10)[np.newaxis].repeat(20, axis=0))


def figures(path: str) -> dict[str, dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return {row["map_class"]: row for row in csv.DictReader(file)}


def test_an_asymmetric_example_by_hand(striped, tmp_path):
    # Reference Água: 12 pixels, 8 of them on the map's Água, 4 on its Forest. Reference Forest: 6, all right.
    source = write_features(
        tmp_path / "ref.gpkg", [cells(slice(0, 2), slice(6, 12)), cells(slice(5, 8), slice(14, 16))], ["Água", "Forest"]
    )
    job = AssessMapJob(striped, source, report=str(tmp_path / "r.html"), table=str(tmp_path / "t.csv"))
    result = run(job, JobContext.silent())
    assert result.compared_pixels == 18
    assert result.overall_accuracy == pytest.approx(14 / 18)
    water, forest, bare = (result.per_class[record.name] for record in CLASSES)
    assert water["producers_accuracy"] == pytest.approx(8 / 12) and water["users_accuracy"] == 1
    assert forest["producers_accuracy"] == 1 and forest["users_accuracy"] == pytest.approx(6 / 10)
    assert bare["users_accuracy"] is None and bare["iou"] is None
    table = figures(result.table)
    assert table["Forest"]["reference: Água"] == "4" and table["Água"]["reference: Forest"] == "0"
    assert table["Forest"]["pixels"] == "10" and table["(all classes)"]["reference: Água"] == "12"
    assert float(table["Água"]["mapped_area_ha"]) == pytest.approx(20 * 10 * 100 / 10_000)
    assert table["Bare"]["users_accuracy"] == "" and table["Água"]["map_value"] == "1"
    html = Path(result.report).read_text(encoding="utf-8")
    assert "Água" in html and "map.tif" in html and "Field survey 2025" in html


def test_unsampled_map_classes_leave_adjusted_figures_undefined_and_say_so(striped, tmp_path):
    source = write_features(tmp_path / "ref.gpkg", [cells(slice(0, 2), slice(6, 12))], ["Água"])
    context = JobContext.silent()
    result = run(AssessMapJob(striped, source), context)
    assert result.adjusted_overall_accuracy is None
    assert any("'Bare'" in event.message for event in context.events if isinstance(event, Log))


def test_adjusted_areas_weigh_by_the_whole_map(tmp_path):
    """90 % of the map is class 1; a quarter of the reference on it is class 2."""
    values = np.ones((10, 100))
    values[:, 90:] = 2
    map_path = write_map(tmp_path / "map.tif", values, classes=())
    source = write_features(
        tmp_path / "ref.gpkg",
        [cells(slice(0, 10), slice(0, 3)), cells(slice(0, 10), slice(3, 4)), cells(slice(0, 10), slice(92, 94))],
        [1, 2, 2],
    )
    result = run(AssessMapJob(map_path, source), JobContext.silent())
    assert result.overall_accuracy == pytest.approx(50 / 60)
    assert result.adjusted_overall_accuracy == pytest.approx(0.9 * 30 / 40 + 0.1)
    hectares = 1000 * 100 / 10_000
    assert result.per_class["2"]["mapped_area_ha"] == pytest.approx(0.1 * hectares)
    assert result.per_class["2"]["adjusted_area_ha"] == pytest.approx((0.1 + 0.9 / 4) * hectares)
    error = 0.9 * np.sqrt(0.25 * 0.75 / 39) * hectares
    assert result.per_class["2"]["adjusted_area_ha_ci95"] == pytest.approx(1.96 * error)


def test_large_maps_equal_scikit_learn_and_areas_are_geodesic(tmp_path):
    random = np.random.default_rng(0)
    truth = random.integers(1, 4, (1100, 1300))
    values = np.where(random.random(truth.shape) < 0.8, truth, random.integers(1, 4, truth.shape))
    values[:50] = 255
    place = {"crs": "EPSG:4326", "transform": from_origin(10, 60, 0.001, 0.001)}
    map_path = write_map(tmp_path / "map.tif", values, classes=(), **place)
    reference = write_map(tmp_path / "ref.tif", truth, classes=(), nodata=None, **place)
    result = run(AssessMapJob(map_path, reference_raster=reference), JobContext.silent())
    expected, predicted = truth[50:].ravel(), values[50:].ravel()
    assert result.compared_pixels == expected.size
    assert result.kappa == pytest.approx(reference_metrics.cohen_kappa_score(expected, predicted))
    assert result.macro_f1 == pytest.approx(reference_metrics.f1_score(expected, predicted, average="macro"))
    assert result.mean_iou == pytest.approx(reference_metrics.jaccard_score(expected, predicted, average="macro"))
    mapped = sum(figures["mapped_area_ha"] for figures in result.per_class.values())
    # pyproj.Geod of the box 10..11.3 E, 58.9..59.95 N on WGS 84.
    import pyproj

    box = shapely.box(10, 58.9, 11.3, 59.95).segmentize(0.001)
    assert mapped == pytest.approx(abs(pyproj.Geod(ellps="WGS84").geometry_area_perimeter(box)[0]) / 1e4, rel=1e-5)


def test_reference_raster_on_another_grid_is_matched_by_name(striped, tmp_path):
    other = (ClassRecord(7, "Forest", "#228833"), ClassRecord(8, "Água", "#4477aa"))
    values = np.repeat([8, 7], 20)[np.newaxis].repeat(40, axis=0)  # half the pixel size; columns 0-9 Água, 10-19 Forest
    reference = write_map(
        tmp_path / "ref.tif", values, classes=other, nodata=None, transform=from_origin(500_000, 4_000_000, 5, 5)
    )
    result = run(AssessMapJob(striped, reference_raster=reference), JobContext.silent())
    assert result.compared_pixels == 400 and result.overall_accuracy == 1


def test_category_names_of_other_programs_are_read(striped, tmp_path):
    path = write_map(tmp_path / "other.tif", np.full((5, 5), 2), classes=())
    Path(path + ".aux.xml").write_text(
        category_sidecar((ClassRecord(1, "Água", "#000000"), ClassRecord(2, 'Wood & "shrub"', "#000000"))),
        encoding="utf-8",
    )
    source = write_features(tmp_path / "ref.gpkg", [cells(slice(0, 2), slice(0, 2))], ['Wood & "shrub"'])
    assert run(AssessMapJob(path, source), JobContext.silent()).overall_accuracy == 1


def test_points_and_lines_of_another_crs(striped, tmp_path):
    geometries = [shapely.Point(500_005, 3_999_995), shapely.LineString([(500_105, 3_999_905), (500_145, 3_999_905)])]
    moved = [shapely.geometry.shape(transform_geom("EPSG:32629", "EPSG:4326", g.__geo_interface__)) for g in geometries]
    source = write_features(tmp_path / "ref.gpkg", moved, ["Água", "Forest"], crs="EPSG:4326")
    result = run(AssessMapJob(striped, source), JobContext.silent())
    assert result.compared_pixels in (6, 7) and result.overall_accuracy == 1


def test_only_features_of_the_split_take_part(striped, tmp_path):
    geometries = [cells(slice(0, 2), slice(0, 2)), cells(slice(4, 6), slice(0, 2)), cells(slice(0, 2), slice(12, 14))]
    source = write_features(
        tmp_path / "ref.gpkg", geometries, ["Água", "Forest", "Forest"], split=["Test", "train", "test"]
    )
    result = run(AssessMapJob(striped, source, split_value="TEST"), JobContext.silent())
    assert result.compared_pixels == 8 and result.overall_accuracy == 1
    assert run(AssessMapJob(striped, source), JobContext.silent()).compared_pixels == 12
    with pytest.raises(SamplesError, match="marked 'validation'"):
        run(AssessMapJob(striped, source, split_value="validation"), JobContext.silent())
    bare = SampleSource(source.path, source.layer, source.class_field)
    with pytest.raises(ParameterError, match="no split field"):
        run(AssessMapJob(striped, bare, split_value="test"), JobContext.silent())


def test_pixels_left_out_are_counted(tmp_path):
    values = np.repeat([1, 255, 77], 10)[np.newaxis].repeat(20, axis=0)
    path = write_map(tmp_path / "map.tif", values)
    source = write_features(
        tmp_path / "ref.gpkg",
        [cells(slice(0, 2), slice(8, 12)), cells(slice(5, 6), slice(20, 23)), cells(slice(0, 1), slice(8, 9))],
        ["Água", "Água", "Forest"],
    )
    context = JobContext.silent()
    result = run(AssessMapJob(path, source), context)
    assert result.compared_pixels == 3 and list(result.per_class) == ["Água"]
    words = " ".join(event.message for event in context.events if isinstance(event, Log))
    assert "4 reference pixels left out: the map has no data there" in words
    assert "3 reference pixels left out: the map has a value there that is none of its classes" in words
    assert "1 reference pixels left out: features of different classes overlap there" in words
    assert "none of its classes (77)" in words


def test_classes_of_one_side_only(striped, tmp_path):
    geometries = [cells(slice(0, 2), slice(0, 2)), cells(slice(3, 4), slice(0, 1))]
    four = write_map(tmp_path / "plain.tif", np.repeat([1, 4], 10)[np.newaxis].repeat(20, axis=0), classes=())
    source = write_features(tmp_path / "ref.gpkg", geometries, [1, 3])  # the map never has 3, the reference never 4
    result = run(AssessMapJob(four, source, table=str(tmp_path / "t.csv")), JobContext.silent())
    assert list(result.per_class) == ["1", "3", "4"]
    assert result.per_class["3"]["producers_accuracy"] == 0 and result.per_class["3"]["users_accuracy"] is None
    assert result.per_class["4"]["producers_accuracy"] is None
    assert figures(result.table)["1"]["reference: 3"] == "1"


def test_unknown_classes_are_named_with_those_of_the_map(striped, tmp_path):
    source = write_features(tmp_path / "ref.gpkg", [cells(slice(0, 2), slice(0, 2))], ["Agua"])
    with pytest.raises(SamplesError, match=r"'Agua'.*'Água', 'Forest', 'Bare'"):
        run(AssessMapJob(striped, source), JobContext.silent())
    numbers = write_features(tmp_path / "n.gpkg", [cells(slice(0, 2), slice(0, 2))], [5])
    with pytest.raises(SamplesError, match="'5'"):
        run(AssessMapJob(striped, numbers), JobContext.silent())
    values = write_features(tmp_path / "v.gpkg", [cells(slice(0, 2), slice(0, 2))], [1])
    assert run(AssessMapJob(striped, values), JobContext.silent()).overall_accuracy == 1


def test_long_names_quotes_and_equal_names(tmp_path):
    classes = (
        ClassRecord(1, 'é"<b>,\n' + "x" * 200, "#000000"),
        ClassRecord(2, "same", "#111111"),
        ClassRecord(3, "same", "#222222"),
    )
    path = write_map(tmp_path / "map.tif", np.repeat([1, 2, 3], 5)[np.newaxis].repeat(6, axis=0), classes=classes)
    result = run(
        AssessMapJob(path, reference_raster=path, table=str(tmp_path / "t.csv"), report=str(tmp_path / "r.html")),
        JobContext.silent(),
    )
    assert set(result.per_class) == {classes[0].name, "same (2)", "same (3)"} and result.overall_accuracy == 1
    assert figures(result.table)[classes[0].name]["pixels"] == "30"
    assert "<b>," not in Path(result.report).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "profile", "words"),
    [
        (np.full((4, 4), 1.5), {"dtype": "float32"}, "holds the value 1.5"),
        (np.full((4, 4), -3), {"dtype": "int16"}, "holds the value -3"),
        (np.full((4, 4), 70_000), {"dtype": "int32"}, "holds the value 70000"),
    ],
)
def test_rasters_that_are_no_class_maps(values, profile, words, tmp_path):
    path = write_map(tmp_path / "map.tif", values, classes=(), nodata=None, **profile)
    with pytest.raises(ImageError, match=words):
        run(AssessMapJob(path, reference_raster=path), JobContext.silent())


def test_other_bad_input_leaves_nothing_behind(striped, tmp_path):
    far = write_map(
        tmp_path / "far.tif", np.ones((4, 4)), classes=(), transform=from_origin(700_000, 4_000_000, 10, 10)
    )
    source = write_features(tmp_path / "ref.gpkg", [cells(slice(0, 2), slice(0, 2))], ["Água"])
    before = sorted(tmp_path.iterdir())
    table = str(tmp_path / "t.csv")
    cases: list[tuple[type[AlquimiaError], AssessMapJob]] = [
        (ParameterError, AssessMapJob(striped, table=table)),
        (ParameterError, AssessMapJob(striped, source, far, table=table)),
        (SamplesError, AssessMapJob(striped, reference_raster=far, table=table)),
        (SamplesError, AssessMapJob(far, source, table=table)),
        (ImageError, AssessMapJob(str(tmp_path / "none.tif"), source, table=table)),
        (OutputError, AssessMapJob(striped, source, table=str(tmp_path / "no" / "t.csv"))),
    ]
    for error, job in cases:
        with pytest.raises(error):
            run(job, JobContext.silent())
    assert sorted(tmp_path.iterdir()) == before


def test_the_result_is_plain_data(striped, tmp_path):
    import dataclasses

    source = write_features(tmp_path / "ref.gpkg", [cells(slice(0, 2), slice(6, 12))], ["Água"])
    json.dumps(dataclasses.asdict(run(AssessMapJob(striped, source), JobContext.silent())), allow_nan=False)
