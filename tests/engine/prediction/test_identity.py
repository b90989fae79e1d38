"""Whatever changes a map changes its identity, and the log can name it; what changes nothing does not."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
import rasterio.shutil

from alquimia_qgis.engine.prediction import identity as identity_module
from alquimia_qgis.engine.prediction.identity import differences, files_of_image, identity_digest, run_identity
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.raster.rasters import counting, write_raster

NETWORK = {"backend": "OpenVINO 2026.4.1", "device": "CPU (2 cores)", "precision": "float32"}
WINDOWS = {"size": 1024, "surroundings": "a margin of 22 pixels"}


def write_archive(path: Path, **members: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)


@pytest.fixture
def job(tmp_path) -> PredictRasterJob:
    write_archive(tmp_path / "m.alquimia", manifest_json="{}", weights_safetensors="abc", report_html="report")
    path = write_raster(tmp_path / "image.tif", counting(30, 40, 2), descriptions=("red", "nir"))
    return PredictRasterJob((path,), str(tmp_path / "m.alquimia"), str(tmp_path / "map.tif"))


def identity_of(job: PredictRasterJob, network=NETWORK, windows=WINDOWS) -> dict:
    files = [file for path in job.images for file in files_of_image(path)]
    return run_identity(job, network, files, windows)


def changed(job: PredictRasterJob, **options) -> PredictRasterJob:
    return dataclasses.replace(job, options=PredictionOptions(**options))


def test_an_identity_is_the_same_again_and_survives_json(job):
    identity = identity_of(job)
    assert identity == identity_of(job) == json.loads(json.dumps(identity))
    assert differences(identity, identity_of(job)) == []
    assert identity_digest(identity) == identity_digest(identity_of(job)) and len(identity_digest(identity)) == 64


def same(before: dict, after: dict) -> bool:
    assert (before == after) == (not differences(before, after)) == (identity_digest(before) == identity_digest(after))
    return before == after


def test_what_does_not_change_the_map_does_not_change_the_identity(job, tmp_path):
    before = identity_of(job)
    assert same(before, identity_of(changed(job, keep_on_cancel=True, memory=512, backend="openvino")))
    assert same(before, identity_of(dataclasses.replace(job, output=str(tmp_path / "other.tif"))))
    shutil.copy(job.model, tmp_path / "copy.alquimia")
    assert same(before, identity_of(dataclasses.replace(job, model=str(tmp_path / "copy.alquimia"))))
    members = {"manifest_json": "{}", "weights_safetensors": "abc", "report_html": "another report"}
    write_archive(tmp_path / "m.alquimia", **members)
    assert same(before, identity_of(job))
    # QGIS writes statistics and overviews of images that it shows.
    Path(f"{job.images[0]}.aux.xml").write_text("<PAMDataset></PAMDataset>")
    shutil.copy(job.images[0], f"{job.images[0]}.ovr")
    assert same(before, identity_of(job))


def test_an_image_that_was_touched_is_named(job):
    before = identity_of(job)
    os.utime(job.images[0], ns=(0, os.stat(job.images[0]).st_mtime_ns + 1))
    after = identity_of(job)
    assert not same(before, after)
    assert differences(before, after) == [f"the image {job.images[0]} has changed since"]


def test_a_georeference_that_changed_beside_the_image_is_noticed(job):
    before = identity_of(job)
    with rasterio.open(job.images[0], "r+") as dataset:
        dataset.nodata = 7
    after = identity_of(job)
    after["images"] = before["images"]
    assert differences(before, after) == [f"the image {job.images[0]} has changed since"]


def test_a_model_that_changed_is_named(job, tmp_path):
    before = identity_of(job)
    write_archive(tmp_path / "m.alquimia", manifest_json="{}", weights_safetensors="abd", report_html="report")
    assert differences(before, identity_of(job)) == ["the model has changed"]


def test_other_images_are_named(job, tmp_path):
    before = identity_of(job)
    shutil.copy(job.images[0], tmp_path / "second.tif")
    after = identity_of(dataclasses.replace(job, images=(str(tmp_path / "second.tif"),)))
    assert not same(before, after) and differences(before, after) == ["it is of other images"]


def write_mosaic(path: Path, sources: list[str]) -> str:
    """A virtual raster of sources side by side, made by hand: rasterio cannot."""
    parts = "".join(
        f'<SimpleSource><SourceFilename relativeToVRT="0">{source}</SourceFilename><SourceBand>1</SourceBand>'
        f'<SrcRect xOff="0" yOff="0" xSize="40" ySize="30"/>'
        f'<DstRect xOff="{40 * number}" yOff="0" xSize="40" ySize="30"/></SimpleSource>'
        for number, source in enumerate(sources)
    )
    with rasterio.open(sources[0]) as first:
        crs, place = first.crs.to_wkt(), ", ".join(map(str, first.transform.to_gdal()))
    crs = crs.replace('"', "&quot;")
    path.write_text(
        f'<VRTDataset rasterXSize="{40 * len(sources)}" rasterYSize="30"><SRS>{crs}</SRS>'
        f'<GeoTransform>{place}</GeoTransform><VRTRasterBand dataType="Float32" band="1">{parts}</VRTRasterBand>'
        "</VRTDataset>"
    )
    return str(path)


def test_the_sources_of_virtual_rasters_count_also_of_nested_ones(job, tmp_path):
    sources = [write_raster(tmp_path / f"{name}.tif", counting(30, 40)) for name in "ab"]
    inner = write_mosaic(tmp_path / "inner.vrt", sources)
    outer = write_mosaic(tmp_path / "outer.vrt", [inner])
    assert set(files_of_image(outer)) == {outer, inner, *sources}
    mosaic = dataclasses.replace(job, images=(outer,))
    before = identity_of(mosaic)
    with rasterio.open(sources[1], "r+") as dataset:
        dataset.write(np.zeros((1, 30, 40), np.float32))
    os.utime(sources[1], ns=(0, 1))
    after = identity_of(mosaic)
    assert not same(before, after) and differences(before, after) == [f"the image {sources[1]} has changed since"]


def test_files_that_no_one_can_stat_have_no_stamp(job):
    identity = run_identity(job, NETWORK, ["/vsimem/none.tif"], WINDOWS)
    assert identity["images"] == {"/vsimem/none.tif": None}
    assert files_of_image("/vsimem/none.tif") == ("/vsimem/none.tif",)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"bands": (2, 1)}, "bands is 2, 1 and was not set"),
        ({"extent": (1.0, 2.0, 3.0, 4.5)}, "extent is 1.0, 2.0, 3.0, 4.5 and was not set"),
        ({"probabilities": "/p.tif"}, "output of probabilities is on and was off"),
        ({"confidence": "/c.tif"}, "output of confidence is on and was off"),
        ({"options": PredictionOptions(probability_format="float")}, "probability format is float and was percent"),
        (
            {"options": PredictionOptions(test_time_augmentation="flips")},
            "test-time augmentation is flips and was none",
        ),
        ({"options": PredictionOptions(surroundings="blending")}, "surroundings is blending and was automatic"),
        ({"options": PredictionOptions(ignore_band_names=True)}, "ignore band names is on and was off"),
    ],
)
def test_each_parameter_that_matters_is_named(change, words, job):
    before, after = identity_of(job), identity_of(dataclasses.replace(job, **change))
    assert not same(before, after) and differences(before, after) == [f"the parameter {words}"]


def test_what_computes_and_how_it_cuts_is_named(job):
    before = identity_of(job)
    other = identity_of(job, {**NETWORK, "precision": "bfloat16"}, {**WINDOWS, "size": 512})
    assert differences(before, other) == ["precision is bfloat16 and was float32", "size is 512 and was 1024"]


def test_other_versions_are_named():
    assert differences({"format": 1}, {"format": 2}) == ["it was made by another version of Alquimia"]


def test_a_broken_model_file_is_a_sentence(job, tmp_path):
    (tmp_path / "m.alquimia").write_text("x")
    with pytest.raises(ModelFileError, match="not a readable Alquimia model"):
        identity_of(job)


def test_another_gdal_which_may_decode_and_resample_differently_is_named(job, monkeypatch):
    before = identity_of(job)
    monkeypatch.setattr(rasterio, "__gdal_version__", "9.9.9")
    (words,) = differences(before, identity_of(job))
    assert words.startswith("GDAL is 9.9.9 and was 3.")
    assert not same(before, identity_of(job))


def test_another_version_of_the_plugin_which_may_map_differently_is_named(job, monkeypatch):
    before = identity_of(job)
    monkeypatch.setattr(identity_module, "plugin_version", lambda: "99.0")
    assert differences(before, identity_of(job)) == ["it was made by another version of Alquimia"]
    assert not same(before, identity_of(job))
