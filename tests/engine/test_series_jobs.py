"""From dated images and samples to a map: every family of time series, classes and numbers, whole and in windows."""

from __future__ import annotations

import shutil
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import compare_models, ensemble, predict_raster, train
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.comparison_jobs import CompareModelsJob, EnsembleJob
from alquimia_qgis.protocol.errors import AlquimiaError, ImageError, JobCancelled, ParameterError
from alquimia_qgis.protocol.jobs import PredictRasterJob, SampleSource, SeriesSource, TrainJob
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, SeriesOptions, TrainingOptions
from tests.engine.series.scenes import HEIGHT, WIDTH, cover, isos, truth, write_samples, write_scene
from tests.engine.series.stacks import lines
from tests.engine.test_resumed_mapping import cancelled_after

pytestmark = pytest.mark.keras

SMALL = {
    "pixel_timeseries": {"filters": 8, "dense_units": 16},
    "temporal_cnn": {},
    "lstm": {"first_units": 24, "second_units": 16, "dense_units": 16},
    "temporal_attention": {},
    "unet3d": {},
    "resnet3d": {"patch_size": 5, "second_stage": 1, "third_stage": 1, "fourth_stage": 1},
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    return write_scene(folder), write_samples(folder)


def train_job(scene, model, family="pixel_timeseries", **changes):
    images, samples = scene
    job = TrainJob(
        family, SMALL.get(family, {}), "segmentation", tuple(images),
        SampleSource(samples, "samples", "class", "split"), str(model),
        sampling=SamplingOptions(patch_size=16),
        training=TrainingOptions(epochs=6, steps_per_epoch=12, learning_rate=0.005, patience=0),
        series=SeriesSource(isos(), "from the file names"),
    )  # fmt: skip
    return replace(job, **changes)


def trained(scene, model, context=None, **changes):
    return train.run(train_job(scene, model, **changes), context or JobContext.silent())


def mapped(images, model, output, context=None, **changes):
    job = PredictRasterJob(tuple(images), str(model), str(output), series=SeriesSource(isos()))
    return predict_raster.run(replace(job, **changes), context or JobContext.silent())


def read(path):
    with rasterio.open(path) as dataset:
        return dataset.read()


@pytest.fixture(scope="module")
def model(scene, tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "seasons.alquimia"
    result = trained(scene, path)
    assert result.metrics["overall_accuracy"] > 0.95, result.metrics
    return path


def test_models_of_series_are_averaged_and_compared(scene, model, tmp_path):
    images, samples = scene
    twin = tmp_path / "twin.alquimia"
    shutil.copy(model, twin)
    models, series = (str(model), str(twin)), SeriesSource(isos())
    averaged = ensemble.run(EnsembleJob(models, images, str(tmp_path / "mean.tif"), series=series), JobContext.silent())
    alone = mapped(images, model, tmp_path / "map.tif")
    assert (read(averaged.output) == read(alone.output)).all()
    reference = SampleSource(samples, "samples", "class", "split")
    found = compare_models.run(
        CompareModelsJob(models, images, reference, disagreement=str(tmp_path / "d.tif"), series=series),
        JobContext.silent(),
    )
    first, second = found.figures.values()
    assert first["overall_accuracy"] == second["overall_accuracy"] > 0.8 and first["weights"] > 100
    assert (read(found.disagreement)[read(alone.output) != 255] == 1).all()


def test_the_model_remembers_its_dates_and_bands(model):
    manifest = read_manifest(str(model))
    assert manifest.series is not None and manifest.target is None
    assert [day.isoformat() for day in manifest.series.dates()] == list(isos())
    assert [band.name for band in manifest.bands] == ["nir", "red"] and len(manifest.channels) == 24
    assert manifest.patch_size == 1 and manifest.input_kind == "pixel series"


def test_the_map_finds_the_seasons_through_the_clouds(scene, model, tmp_path):
    context = JobContext.silent()
    result = mapped(scene[0], model, tmp_path / "map.tif", context, probabilities=str(tmp_path / "p.tif"))
    classes = read(tmp_path / "map.tif")[0]
    assert (classes - 1 == truth()).mean() > 0.95
    assert sum(result.pixels.values()) == HEIGHT * WIDTH
    assert result.backend.startswith("OpenVINO")
    assert "pixel by pixel" in lines(context)
    np.testing.assert_allclose(read(tmp_path / "p.tif").sum(axis=0), 100, atol=1)


@pytest.mark.parametrize("options", [{"window_size": 16}, {"window_size": 23, "batch_size": 1}, {"memory": 256}])
def test_the_map_does_not_depend_on_windows_and_batches(scene, model, tmp_path, options):
    whole, part = tmp_path / "whole.tif", tmp_path / "part.tif"
    as_float = {"probability_format": "float"}
    mapped(scene[0], model, tmp_path / "a.tif", probabilities=str(whole), options=PredictionOptions(**as_float))
    mapped(
        scene[0], model, tmp_path / "b.tif", probabilities=str(part), options=PredictionOptions(**as_float, **options)
    )
    np.testing.assert_allclose(read(part), read(whole), atol=1e-5)
    np.testing.assert_array_equal(read(tmp_path / "a.tif"), read(tmp_path / "b.tif"))


def test_views_of_a_single_pixel_are_not_computed_again(scene, model, tmp_path):
    context = JobContext.silent()
    mapped(scene[0], model, tmp_path / "map.tif", context, options=PredictionOptions(test_time_augmentation="flips"))
    assert "views" not in lines(context)


def test_an_interrupted_map_goes_on_and_ends_the_same(scene, model, tmp_path):
    options = PredictionOptions(window_size=16, keep_on_cancel=True)
    mapped(scene[0], model, tmp_path / "whole.tif", options=options)
    with pytest.raises(JobCancelled):
        mapped(scene[0], model, tmp_path / "map.tif", cancelled_after(0.5), options=options)
    assert not (tmp_path / "map.tif").exists()
    result = mapped(scene[0], model, tmp_path / "map.tif", options=options)
    assert 0.3 < result.resumed_share < 1
    np.testing.assert_array_equal(read(tmp_path / "map.tif"), read(tmp_path / "whole.tif"))


def test_memory_does_not_grow_with_the_images(scene, model, tmp_path):
    """NumPy tells tracemalloc of its arrays: all that is read, filled, shown to the network and encoded.

    Both sizes have more windows than are ever held at once; with fewer, the peak would tell how many there are.
    """
    peaks = []
    for times in (3, 6):
        images = [enlarged(path, tmp_path / f"x{times}_{Path(path).name}", times) for path in scene[0]]
        runs = [peak_of_mapping(images, model, tmp_path / f"x{times}_{run}.tif") for run in range(3)]
        peaks.append(max(runs))  # the fullest queue between the threads that was seen
    assert peaks[1] < 1.3 * peaks[0], peaks


def peak_of_mapping(images, model, output):
    """Bytes of all arrays at once."""
    tracemalloc.start()
    mapped(images, model, output, options=PredictionOptions(window_size=24))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def enlarged(source, target, times):
    """The image beside and below itself, so many times as wide and high."""
    with rasterio.open(source) as dataset:
        values, profile = np.tile(dataset.read(), (1, times, times)), dataset.profile
        names = dataset.descriptions
    profile.update(height=values.shape[1], width=values.shape[2], tiled=True, blockxsize=16, blockysize=16)
    with rasterio.open(target, "w", **profile) as written:
        written.write(values)
        written.descriptions = names
    return str(target)


def test_keras_gives_the_same_map(scene, model, tmp_path):
    check_backends_agree(scene, model, tmp_path)


def check_backends_agree(scene, model, folder):
    for backend in ("keras", "openvino", "onnxruntime"):
        mapped(scene[0], model, folder / f"{backend}.tif", probabilities=str(folder / f"{backend}_p.tif"),
               options=PredictionOptions(backend=backend, probability_format="float"))  # fmt: skip
    for other in ("openvino", "onnxruntime"):
        np.testing.assert_allclose(read(folder / f"{other}_p.tif"), read(folder / "keras_p.tif"), atol=1e-4)


def test_pixels_cloudy_at_every_date_are_nodata(model, tmp_path):
    images = write_scene(tmp_path)
    for path in images:
        with rasterio.open(path, "r+") as dataset:
            values = dataset.read()
            values[:, :3, :5] = 0
            dataset.write(values)
    result = mapped(images, model, tmp_path / "map.tif")
    classes = read(tmp_path / "map.tif")[0]
    assert (classes[:3, :5] == 255).all() and (classes != 255).sum() == HEIGHT * WIDTH - 15
    assert sum(result.pixels.values()) == HEIGHT * WIDTH - 15


def test_another_year_with_other_dates_is_mapped_by_the_day_of_the_year(model, tmp_path):
    images = write_scene(tmp_path, year=2021, shift=9, seed=5)
    context = JobContext.silent()
    mapped(images, model, tmp_path / "map.tif", context, series=SeriesSource(isos(2021, 9)))
    assert (read(tmp_path / "map.tif")[0] - 1 == truth()).mean() > 0.9
    assert "those from 2021 on are mapped, matched by the day of the year" in lines(context)
    assert "resampled to them by interpolation" in lines(context)


def test_another_season_is_refused_and_nothing_is_left_behind(scene, model, tmp_path):
    with pytest.raises(ImageError, match=r"no image lies within \d+ days"):
        mapped(scene[0][:5], model, tmp_path / "map.tif", series=SeriesSource(isos()[:5]))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ImageError, match="the images have none"):
        mapped(scene[0], model, tmp_path / "map.tif", series=SeriesSource())


def test_a_single_image_is_no_series(scene, model, tmp_path):
    with pytest.raises(AlquimiaError, match="trained on"):
        mapped(scene[0][:1], model, tmp_path / "map.tif", series=SeriesSource(isos()[:1]))


@pytest.mark.parametrize("family", ["temporal_cnn", "lstm", "temporal_attention"])
def test_the_other_pixel_families_learn_the_seasons_too(scene, tmp_path, family):
    trained(scene, tmp_path / "m.alquimia", family=family)
    result = mapped(scene[0], tmp_path / "m.alquimia", tmp_path / "map.tif")
    assert (read(tmp_path / "map.tif")[0] - 1 == truth()).mean() > 0.9
    assert result.backend.startswith("OpenVINO")
    check_backends_agree(scene, tmp_path / "m.alquimia", tmp_path)


def test_an_image_series_is_mapped_in_windows_and_blended(scene, tmp_path):
    trained(scene, tmp_path / "m.alquimia", family="unet3d", family_parameters={"first_filters": 4, "depth": 1},
            sampling=SamplingOptions(patch_size=16))  # fmt: skip
    probabilities = []
    for size in (16, 32, None):
        target = tmp_path / f"p_{size}.tif"
        mapped(scene[0], tmp_path / "m.alquimia", tmp_path / f"m_{size}.tif", probabilities=str(target),
               options=PredictionOptions(window_size=size, probability_format="float"))  # fmt: skip
        probabilities.append(read(target))
    np.testing.assert_allclose(probabilities[0], probabilities[2], atol=1e-5)
    np.testing.assert_allclose(probabilities[1], probabilities[2], atol=1e-5)
    assert (read(tmp_path / "m_None.tif")[0] - 1 == truth()).mean() > 0.75


def test_a_patch_tells_its_middle(scene, tmp_path):
    trained(scene, tmp_path / "m.alquimia", family="resnet3d", training=TrainingOptions(epochs=1, steps_per_epoch=4))
    mapped(scene[0], tmp_path / "m.alquimia", tmp_path / "map.tif")
    mapped(scene[0], tmp_path / "m.alquimia", tmp_path / "small.tif", options=PredictionOptions(window_size=16))
    np.testing.assert_array_equal(read(tmp_path / "map.tif"), read(tmp_path / "small.tif"))
    assert (read(tmp_path / "map.tif") != 255).all()


def test_numbers_are_estimated_in_their_own_unit(scene, tmp_path):
    model, output = tmp_path / "cover.alquimia", tmp_path / "cover.tif"
    result = trained(
        scene, model, family="temporal_cnn", task="regression",
        samples=SampleSource(scene[1], "samples", "cover", "split"),
        report=str(tmp_path / "report.html"),
        training=TrainingOptions(epochs=15, steps_per_epoch=16, learning_rate=0.003, patience=0),
    )  # fmt: skip
    assert result.metrics["r_squared"] > 0.7 and result.metrics["rmse"] < 20, result.metrics
    manifest = read_manifest(str(model))
    assert manifest.classes == () and manifest.target is not None and manifest.target.name == "cover"
    found = mapped(scene[0], model, output)
    assert found.pixels == {"known": HEIGHT * WIDTH} and found.classes == ()
    with rasterio.open(output) as dataset:
        assert dataset.dtypes == ("float32",) and dataset.nodata == -9999 and dataset.descriptions == ("cover",)
    estimates = read(output)[0]
    assert np.sqrt(np.mean((estimates - cover()) ** 2)) < 20
    with pytest.raises(ParameterError, match="estimates a number"):
        mapped(scene[0], model, tmp_path / "other.tif", probabilities=str(tmp_path / "p.tif"))


@pytest.mark.parametrize(
    "options", [{"gaps": "zero"}, {"resampling": "regular", "step": 20}, {"resampling": "monthly"}]
)
def test_every_way_to_make_steps_goes_all_the_way(scene, tmp_path, options):
    model = tmp_path / "m.alquimia"
    trained(scene, model, series_options=SeriesOptions(**options))
    mapped(scene[0], model, tmp_path / "map.tif")
    assert (read(tmp_path / "map.tif")[0] - 1 == truth()).mean() > 0.85


def test_too_few_dates_are_refused_before_anything_is_read(scene, tmp_path):
    with pytest.raises(ParameterError, match="needs at least"):
        trained((scene[0][:1], scene[1]), tmp_path / "m.alquimia", series=SeriesSource(isos()[:1]))
    assert list(tmp_path.iterdir()) == []


def test_a_loss_of_another_task_is_refused(scene, tmp_path):
    with pytest.raises(ParameterError, match="Pixel classification has no loss called 'huber'"):
        trained(scene, tmp_path / "m.alquimia", training=TrainingOptions(loss="huber"))
