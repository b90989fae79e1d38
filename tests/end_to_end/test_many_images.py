"""Many images through real qgis_process and the real engine: mosaic, one map each, a series that was interrupted."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from tests.end_to_end.conftest import BAND_NAMES, NORTH, PIXEL, WEST, Qgis, Scene
from tests.end_to_end.test_interruptions import PATIENCE, Running

CROPS = {"a": Window(0, 0, 60, 128), "b": Window(40, 30, 60, 98), "c": Window(90, 0, 38, 70)}
SMALLEST_WINDOW = 32 * 32  # bytes of its classes
LARGE = 2048  # pixels: some seconds of work
ENOUGH = 200_000  # bytes of unfinished work, so that there is something to go on with


@pytest.fixture(scope="module")
def crops(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three overlapping parts of the scene that leave gaps between them."""
    folder = tmp_path_factory.mktemp("crops with blanks")
    with rasterio.open(scene.image) as source:
        for name, window in CROPS.items():
            profile = {**source.profile, "width": window.width, "height": window.height}
            profile["transform"] = source.window_transform(window)
            with rasterio.open(folder / f"{name}.tif", "w", **profile) as target:
                target.write(source.read(window=window))
                target.descriptions = BAND_NAMES
    return folder


@pytest.fixture(scope="module")
def series(
    qgis: Qgis, crops: Path, trained: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """A mosaic of the crops, and a map of each."""
    results = tmp_path_factory.mktemp("series")
    return qgis.run(
        "alquimia:predictrasters",
        FOLDER=crops, MODEL=trained["MODEL"], OUTPUT=results / "mosaic.tif", OUTPUT_FOLDER=results / "maps",
        CONFIDENCE=results / "sure.tif", EACH_CONFIDENCE="true",
    )  # fmt: skip


def test_a_mosaic_is_what_mapping_the_virtual_raster_of_gdal_gives(
    qgis: Qgis, crops: Path, trained: dict[str, Any], series: dict[str, Any], tmp_path: Path
) -> None:
    virtual = tmp_path / "gdal.vrt"
    built = f"from osgeo import gdal; gdal.BuildVRT({str(virtual)!r}, {[str(crops / f'{n}.tif') for n in CROPS]!r})"
    done = qgis.start("python", "-c", built)
    assert done.wait(PATIENCE) == 0, done.stdout.read()
    by_gdal = qgis.run(
        "alquimia:predictraster",
        INPUT=virtual, MODEL=trained["MODEL"], OUTPUT=tmp_path / "m.tif", CONFIDENCE=tmp_path / "s.tif",
    )  # fmt: skip
    for name in ("OUTPUT", "CONFIDENCE"):
        with rasterio.open(series[name]) as ours, rasterio.open(by_gdal[name]) as theirs:
            assert (ours.shape, ours.transform, ours.crs) == (theirs.shape, theirs.transform, theirs.crs)
            covered, valid = covered_by_crops(ours.shape), ours.read_masks(1) > 0
            assert (valid == covered).all(), "what no image covers has no class"
            far_from_gaps = covered & ~grown(~covered, 16)
            assert (ours.read(1) == theirs.read(1))[far_from_gaps].all() and far_from_gaps.sum() > 1000


def test_each_image_has_a_map_on_its_own_grid(crops: Path, series: dict[str, Any]) -> None:
    maps = Path(series["OUTPUT_FOLDER"])
    expected = {
        f"{name}_{role}{ending}" for name in CROPS for role in ("classes", "confidence") for ending in (".tif", ".qml")
    }
    assert expected <= {path.name for path in maps.iterdir()}
    assert not [path.name for path in maps.iterdir() if path.name.endswith(".unfinished")]
    for name in CROPS:
        with rasterio.open(crops / f"{name}.tif") as image, rasterio.open(maps / f"{name}_classes.tif") as result:
            assert (result.shape, result.transform) == (image.shape, image.transform)
    assert (series["MAPS_MADE"], series["FINISHED_BEFORE"], series["LEFT_OUT"]) == (4, 0, 0)


def test_what_is_finished_is_not_made_again(
    qgis: Qgis, crops: Path, trained: dict[str, Any], series: dict[str, Any], tmp_path: Path
) -> None:
    maps = Path(shutil.copytree(series["OUTPUT_FOLDER"], tmp_path / "maps"))
    (maps / "b_classes.tif").unlink()
    before = (maps / "a_classes.tif").stat().st_mtime_ns
    again = {"FOLDER": crops, "MODEL": trained["MODEL"], "OUTPUT_FOLDER": maps, "EACH_CONFIDENCE": "true"}
    results = qgis.run("alquimia:predictrasters", **again)
    assert (results["MAPS_MADE"], results["FINISHED_BEFORE"]) == (1, 2)
    assert (maps / "b_classes.tif").exists() and (maps / "a_classes.tif").stat().st_mtime_ns == before


def test_unfit_images_are_refused_or_left_out(qgis: Qgis, crops: Path, trained: dict[str, Any], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(crops, tmp_path / "images"))
    (folder / "0 broken.tif").write_text("no raster", encoding="utf-8")
    with rasterio.open(folder / "b.tif", "r+") as raster:
        raster.descriptions = ("nir", "swir", "thermal")  # which only the engine compares with the model's
    parameters = {"FOLDER": folder, "MODEL": trained["MODEL"], "OUTPUT_FOLDER": tmp_path / "new" / "maps"}
    assert qgis.refusal("alquimia:predictrasters", parameters) == (
        "An image cannot be mapped, 0 broken.tif: it cannot be opened as a raster. "
        "Switch on SKIP_UNFIT to map the others without them."
    )
    assert not (tmp_path / "new").exists()
    results = qgis.run("alquimia:predictrasters", **parameters, SKIP_UNFIT="true")
    assert (results["MAPS_MADE"], results["LEFT_OUT"]) == (2, 2)
    assert [Path(path).name for path in results["MAPS"]] == ["a_classes.tif", "c_classes.tif"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two images side by side that take some seconds."""
    folder = tmp_path_factory.mktemp("large")
    pixels = np.random.default_rng(5).integers(30, 220, (3, 256, 256)).astype("uint8")
    for number in range(2):
        transform = rasterio.transform.from_origin(WEST + number * LARGE * PIXEL, NORTH, PIXEL, PIXEL)
        with rasterio.open(
            folder / f"{number}.tif", "w", driver="GTiff", width=LARGE, height=LARGE, count=3, dtype="uint8",
            crs="EPSG:32631", tiled=True, transform=transform,
        ) as raster:  # fmt: skip
            raster.write(np.tile(pixels, (1, LARGE // 256, LARGE // 256)))
            raster.descriptions = BAND_NAMES
    return folder


Start = Callable[[str, dict[str, object]], Running]


@pytest.fixture
def start(qgis: Qgis, tmp_path: Path) -> Iterator[Start]:
    """Starts an algorithm and comes back at once; what still runs at the end is killed."""
    processes = []

    def _start(algorithm: str, parameters: dict[str, object]) -> Running:
        assignments = [f"{name}={value}" for name, value in parameters.items()]
        processes.append(qgis.start("qgis_process", "run", algorithm, "--", *assignments))
        return Running(processes[-1], "Mapping: ", tmp_path)

    yield _start
    for process in processes:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.fixture
def slow(trained: dict[str, Any]) -> dict[str, object]:
    """Options that make the work last."""
    return {"MODEL": trained["MODEL"], "WINDOW_SIZE": 32, "BATCH_SIZE": 1}


def wait_for(unfinished: Path) -> None:
    """Until there is something to go on with."""
    deadline = time.monotonic() + PATIENCE
    while not (unfinished.exists() and unfinished.stat().st_size > ENOUGH):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_mosaic_whose_engine_was_killed_goes_on_where_it_was(
    qgis: Qgis, start: Start, large: Path, slow: dict[str, object], tmp_path: Path
) -> None:
    wanted = {**slow, "FOLDER": large, "OUTPUT": tmp_path / "mosaic.tif"}
    first = start("alquimia:predictrasters", wanted)
    engine = first.wait()
    wait_for(tmp_path / "mosaic.tif.unfinished")
    engine.kill()
    code, said = first.end()
    assert code == 1 and "of the map is done and kept" in said
    assert not (tmp_path / "mosaic.tif").exists()
    listed = qgis.run("alquimia:unfinishedmaps", FOLDER=tmp_path)
    # What was not yet safe on the disk when the engine died has been taken back: it may be less than was waited for.
    assert listed["FOUND"] == 1 and listed["BYTES"] >= SMALLEST_WINDOW

    code, said = start("alquimia:predictrasters", wanted).end()
    assert code == 0 and "Going on with the unfinished work of an earlier run" in said, said
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".xml") == ["mosaic.qml", "mosaic.tif"]
    in_one_go = qgis.run("alquimia:predictrasters", **{**wanted, "OUTPUT": tmp_path / "again.tif"})
    with rasterio.open(tmp_path / "mosaic.tif") as resumed, rasterio.open(in_one_go["OUTPUT"]) as whole:
        assert resumed.shape == (LARGE, 2 * LARGE) and (resumed.read() == whole.read()).all()


def test_cancelled_work_is_kept_when_asked_listed_and_removed(
    qgis: Qgis, start: Start, large: Path, slow: dict[str, object], tmp_path: Path
) -> None:
    wanted = {**slow, "INPUT": large / "0.tif", "OUTPUT": tmp_path / "map.tif", "KEEP_ON_CANCEL": "true"}
    running = start("alquimia:predictraster", wanted)
    running.wait()
    wait_for(tmp_path / "map.tif.unfinished")
    running.process.send_signal(signal.SIGINT)
    code, said = running.end()
    assert code == 1 and "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["map.tif.unfinished"]
    removed = qgis.run("alquimia:unfinishedmaps", FOLDER=tmp_path, REMOVE="true", TABLE=tmp_path / "list.csv")
    assert (removed["FOUND"], removed["REMOVED"]) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
    assert str(large / "0.tif") in (tmp_path / "list.csv").read_text(encoding="utf-8")


def covered_by_crops(shape: tuple[int, int]) -> np.ndarray:
    covered = np.zeros(shape, dtype=bool)
    for window in CROPS.values():
        covered[window.row_off : window.row_off + window.height, window.col_off : window.col_off + window.width] = True
    return covered


def grown(mask: np.ndarray, pixels: int) -> np.ndarray:
    """The mask and all that lies within so many pixels of it."""
    padded = np.pad(mask, pixels)
    moves = np.lib.stride_tricks.sliding_window_view(padded, (2 * pixels + 1, 2 * pixels + 1))
    return moves.any(axis=(-2, -1))
