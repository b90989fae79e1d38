"""Result rasters: what is in them, and that a failure leaves nothing behind."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.transform import from_origin

from alquimia_qgis.engine.raster import finishing
from alquimia_qgis.engine.raster import writer as writer_module
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, classes_tag, read_classes
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, check_raster_output, create_rasters
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import JobCancelled, OutputError

CLASSES = (ClassRecord(1, 'Água & "x" <b>', "#4477aa"), ClassRecord(3, "it's\x07 " + "é" * 200, "#ee6677"))
GRID = RasterGrid(700, 530, CRS.from_epsg(32629), from_origin(500_000, 4_000_000, 10, 10))
SYSTEM_PYTHON = Path("/usr/bin/python3")


def class_output(path: Path, **changes) -> RasterOutput:
    tags = {CLASSES_TAG: classes_tag(CLASSES)}
    return RasterOutput(**{"path": str(path), "dtype": "uint8", "nodata": 255, "band_names": ("class",),
                           "classes": CLASSES, "tags": tags, **changes})  # fmt: skip


def nobody_cancels() -> None:
    """What the writer asks when it may go on."""


def write_in_windows(writer, values: np.ndarray, size: int = 200) -> None:
    for row in range(0, values.shape[0], size):
        for column in range(0, values.shape[1], size):
            part = values[row : row + size, column : column + size]
            for band in range(values.shape[2] if values.ndim == 3 else 1):
                plane = part[..., band] if values.ndim == 3 else part
                writer.write(band, Window(row, column, *plane.shape), plane)


@pytest.fixture
def class_values():
    return np.random.default_rng(0).choice([1, 3, 255], (530, 700)).astype("uint8")


def test_a_class_raster_has_all_that_gis_programs_look_for(tmp_path, class_values):
    with create_rasters([class_output(tmp_path / "map.tif")], GRID, nobody_cancels) as (writer,):
        write_in_windows(writer, class_values)
    with rasterio.open(tmp_path / "map.tif") as dataset:
        assert (dataset.read(1) == class_values).all()
        assert dataset.nodata == 255 and dataset.crs == GRID.crs and dataset.transform == GRID.transform
        assert dataset.profile["tiled"] and dataset.block_shapes == [(256, 256)]
        assert dataset.compression == rasterio.enums.Compression.deflate
        assert dataset.colormap(1)[3] == (0xEE, 0x66, 0x77, 255) and dataset.descriptions == ("class",)
        assert dataset.overviews(1) == [2, 4]
    with rasterio.open(tmp_path / "map.tif", OVERVIEW_LEVEL=0) as overview:
        assert set(np.unique(overview.read(1))) <= {1, 3, 255}, "classes must not be averaged"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.tif", "map.tif.aux.xml"]


def test_class_names_are_read_from_the_tag_and_from_the_sidecar(tmp_path, class_values):
    with create_rasters([class_output(tmp_path / "map.tif")], GRID, nobody_cancels) as (writer,):
        write_in_windows(writer, class_values)
    assert read_classes(str(tmp_path / "map.tif")) == CLASSES
    with create_rasters([class_output(tmp_path / "untagged.tif", tags={})], GRID, nobody_cancels) as (writer,):
        write_in_windows(writer, class_values)
    found = read_classes(str(tmp_path / "untagged.tif"))
    assert [(record.value, record.name) for record in found] == [
        (1, CLASSES[0].name), (3, CLASSES[1].name.replace("\x07", ""))
    ]  # fmt: skip
    (tmp_path / "untagged.tif.aux.xml").unlink()
    assert read_classes(str(tmp_path / "untagged.tif")) == ()


@pytest.mark.skipif(not SYSTEM_PYTHON.exists(), reason="no system Python that could have QGIS's GDAL")
def test_the_gdal_of_qgis_reads_category_names_and_attribute_table(tmp_path, class_values):
    program = """
        import json, sys
        from osgeo import gdal
        dataset = gdal.Open(sys.argv[1])
        dataset.GetGeoTransform()
        band = dataset.GetRasterBand(1)
        table = band.GetDefaultRAT()
        print(json.dumps([band.GetCategoryNames(), [table.GetValueAsInt(row, 0) for row in range(table.GetRowCount())],
                          table.GetValueAsString(1, 1), band.GetOverviewCount()]))
    """
    with create_rasters([class_output(tmp_path / "map.tif")], GRID, nobody_cancels) as (writer,):
        write_in_windows(writer, class_values)
    command = [str(SYSTEM_PYTHON), "-c", textwrap.dedent(program), str(tmp_path / "map.tif")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONUTF8": "1"})
    if "No module named 'osgeo'" in done.stderr:
        pytest.skip("the system Python has no GDAL")
    import json

    names, values, second, overviews = json.loads(done.stdout)
    assert names == ["", CLASSES[0].name, "", CLASSES[1].name.replace("\x07", "")]
    assert values == [1, 3] and second == names[3] and overviews == 2


@pytest.mark.parametrize(("dtype", "nodata"), [("uint8", 255), ("float32", -1)])
def test_continuous_rasters_have_band_names_units_and_averaged_overviews(dtype, nodata, tmp_path):
    values = np.zeros((530, 700, 2), dtype)
    values[:, ::2] = 60
    values[:10, :10] = nodata
    output = RasterOutput(str(tmp_path / "p.tiff"), dtype, nodata, ("Água", "Forest"), unit="%")
    with create_rasters([output], GRID, nobody_cancels) as (writer,):
        write_in_windows(writer, values)
    with rasterio.open(tmp_path / "p.tiff") as dataset:
        assert dataset.descriptions == ("Água", "Forest") and dataset.units == ("%", "%")
        assert (np.moveaxis(dataset.read(), 0, -1) == values).all()
    with rasterio.open(tmp_path / "p.tiff", OVERVIEW_LEVEL=0) as overview:
        first = overview.read(1)
        assert first[20, 20] == 30, "the mean of 0 and 60"
        assert (first[:5, :5] == nodata).all(), "nodata must not be averaged in"
    assert [path.name for path in tmp_path.iterdir()] == ["p.tiff"], "no sidecar was asked for"


def test_high_class_values_need_sixteen_bits_and_no_endless_category_list(tmp_path):
    classes = (ClassRecord(7, "low", "#000001"), ClassRecord(65534, "high", "#000002"))
    output = class_output(tmp_path / "map.tif", dtype="uint16", nodata=65535, classes=classes, tags={})
    with create_rasters([output], GRID, nobody_cancels) as (writer,):
        writer.write(0, Window(0, 0, 530, 700), np.full((530, 700), 65534, "uint16"))
    with rasterio.open(tmp_path / "map.tif") as dataset:
        assert dataset.colormap(1)[65534][:3] == (0, 0, 2)
    assert (tmp_path / "map.tif.aux.xml").stat().st_size < 5000


@pytest.mark.parametrize("failure", [ValueError("anything"), JobCancelled(), KeyboardInterrupt()])
def test_a_failure_leaves_old_files_and_nothing_else(failure, tmp_path, class_values):
    target = tmp_path / "map.tif"
    target.write_bytes(b"old")
    outputs = [class_output(target), RasterOutput(str(tmp_path / "p.tif"), "uint8", 255, ("a",))]
    with pytest.raises(type(failure)), create_rasters(outputs, GRID, nobody_cancels) as (writer, _):
        write_in_windows(writer, class_values)
        raise failure
    assert target.read_bytes() == b"old" and [path.name for path in tmp_path.iterdir()] == ["map.tif"]


def test_cancel_at_any_moment_of_finishing_leaves_the_old_file(tmp_path, class_values):
    """Before the overviews, at each window that is read again, and at each row of blocks of the overviews."""
    target = tmp_path / "map.tif"
    target.write_bytes(b"old")
    for allowed in range(1 + 12 + 2 + 1):
        left = iter(range(allowed))

        def cancelling(left=left) -> None:
            if next(left, None) is None:
                raise JobCancelled

        with pytest.raises(JobCancelled), create_rasters([class_output(target)], GRID, cancelling) as (writer,):
            write_in_windows(writer, class_values)
        assert target.read_bytes() == b"old" and [path.name for path in tmp_path.iterdir()] == ["map.tif"]


def test_overviews_of_large_rasters_can_be_cancelled_one_by_one(tmp_path, class_values, monkeypatch):
    monkeypatch.setattr(finishing, "VALUES_AT_ONCE", 1000)
    looks: list[str] = []
    with create_rasters([class_output(tmp_path / "map.tif")], GRID, lambda: looks.append("")) as (writer,):
        write_in_windows(writer, class_values)
    assert len(looks) == 2 + 12 + 2 + 1
    with rasterio.open(tmp_path / "map.tif") as dataset:
        assert dataset.overviews(1) == [2, 4]


def test_replacing_removes_the_sidecars_of_the_old_file(tmp_path, class_values):
    for name in ("p.tif", "p.tif.ovr", "p.tif.aux.xml"):
        (tmp_path / name).write_bytes(b"old")
    with create_rasters([RasterOutput(str(tmp_path / "p.tif"), "uint8", 255, ("a",))], GRID, nobody_cancels) as (
        writer,
    ):
        write_in_windows(writer, class_values)
    assert [path.name for path in tmp_path.iterdir()] == ["p.tif"]


def test_paths_that_cannot_take_a_raster(tmp_path):
    image = tmp_path / "image.tif"
    image.write_bytes(b"")
    os.symlink(image, tmp_path / "link.tif")
    for path, words in (
        (tmp_path / "map.png", "must be a GeoTIFF"),
        (tmp_path / "map", "must be a GeoTIFF"),
        (tmp_path / "none" / "map.tif", "does not exist"),
        (image, "also an input"),
        (tmp_path / "link.tif", "also an input"),
    ):
        with pytest.raises(OutputError, match=words):
            check_raster_output(str(path), [str(image)])
    check_raster_output(str(tmp_path / "MAP.TIF"), [str(image), "/vsizip/none.zip"])


def disk_with(monkeypatch, free: int) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(writer_module.shutil, "disk_usage", lambda path: usage._replace(free=free))


def test_too_little_space_is_said_beforehand(tmp_path, monkeypatch):
    huge = RasterGrid(100_000, 100_000, GRID.crs, GRID.transform)
    disk_with(monkeypatch, 10**9)
    with pytest.raises(OutputError, match=r"1,000 MB free; the results take about 3,333 MB"):
        create_rasters([class_output(tmp_path / "map.tif")], huge, nobody_cancels).__enter__()
    assert not list(tmp_path.iterdir())


def test_outputs_in_several_folders_share_the_room_of_their_disk(tmp_path, monkeypatch):
    for name in "ab":
        (tmp_path / name).mkdir()
    large = RasterGrid(10_000, 10_000, GRID.crs, GRID.transform)
    outputs = [class_output(tmp_path / name / "map.tif") for name in "ab"]
    disk_with(monkeypatch, 50_000_000)
    writer_module.check_free_space(outputs[:1], large)
    with pytest.raises(OutputError, match="50 MB free; the results take about 67 MB"):
        writer_module.check_free_space(outputs, large)


def test_a_disk_that_fills_up_is_said(tmp_path, monkeypatch, class_values):
    with (
        pytest.raises(OutputError, match="disk is full"),
        create_rasters([class_output(tmp_path / "m.tif")], GRID, nobody_cancels) as (writer,),
    ):
        disk_with(monkeypatch, 1000)
        write_in_windows(writer, class_values)
    assert not list(tmp_path.iterdir())


WRITE_UNDER_LIMITS = """
    import resource, signal, sys
    from pathlib import Path
    import numpy as np
    from tests.engine.raster.test_writer import GRID, class_output, nobody_cancels, write_in_windows
    from alquimia_qgis.engine.raster.writer import RasterOutput, create_rasters
    from alquimia_qgis.protocol.errors import OutputError
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    target, random, endless = Path(sys.argv[1]), np.random.default_rng(0), resource.RLIM_INFINITY

    def ending(output, values, limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, endless))
        try:
            with create_rasters([output], GRID, nobody_cancels) as (writer,):
                write_in_windows(writer, values)
        except OutputError as error:
            assert str(target) in error.message and not list(target.parent.iterdir())
            return "refused"
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (endless, endless))
        return "written"

    cases = [
        (class_output(target), random.integers(0, 255, (530, 700)).astype("uint8")),
        (RasterOutput(str(target), "float32", -1, ("a", "b")), random.random((530, 700, 2)).astype("float32")),
    ]
    for output, values in cases:
        print(ending(output, values, endless))
        size = target.stat().st_size
        target.unlink()
        for path in target.parent.iterdir():
            path.unlink()
        for limit in np.linspace(1000, size - 1, 40).astype(int):
            print(ending(output, values, int(limit)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
def test_every_write_that_the_system_refuses_is_noticed(tmp_path):
    """Also those that GDAL makes late: when it closes the file, changes its tags or builds overviews."""
    command = [sys.executable, "-c", textwrap.dedent(WRITE_UNDER_LIMITS), str(tmp_path / "map.tif")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == (["written"] + ["refused"] * 40) * 2, done.stderr[-2000:]


def test_what_the_disk_gives_back_is_compared_with_what_was_written(tmp_path, monkeypatch, class_values):
    """GDAL fills blocks whose writing has failed with nodata, which then can be read."""
    with (
        pytest.raises(OutputError, match="does not give back what was written"),
        create_rasters([class_output(tmp_path / "m.tif")], GRID, nobody_cancels) as (writer,),
    ):
        write_in_windows(writer, class_values)
        writer._dataset.write(np.full((256, 256), 255, "uint8"), 1, window=rasterio.windows.Window(256, 256, 256, 256))
    assert not list(tmp_path.iterdir())


def test_a_write_error_of_the_system_is_told_by_its_cause(tmp_path, monkeypatch, class_values):
    def no_space(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    with (
        pytest.raises(OutputError),
        create_rasters([class_output(tmp_path / "m.tif")], GRID, nobody_cancels) as (writer,),
    ):
        monkeypatch.setattr(writer, "_dataset", type("Full", (), {"write": no_space, "close": writer._dataset.close}))
        write_in_windows(writer, class_values)
    assert not list(tmp_path.iterdir())
