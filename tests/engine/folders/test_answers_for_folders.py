"""Answers for the pictures of a folder: the table, the footprints, and what is left out or refused."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_folder, train
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, MemoryLimitError, ParameterError
from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, TrainingOptions
from tests.engine.folders.family import FAMILY
from tests.engine.folders.models import COLOURS, job_on, write_folder, write_picture
from tests.engine.test_train_job import SMALL, SPREAD, logged, two_coloured_image, write_image, write_samples


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    (folder / "chips.py").write_text(FAMILY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALQUIMIA_FAMILIES", str(folder))
        source = write_folder(folder / "pictures", {"": 12})
        return train.run(job_on(source, folder), JobContext.silent()).model


def job_for(model, folder, results, **changes):
    pictures = tuple(sorted(str(path) for path in Path(folder).rglob("*.*")))
    return PredictFolderJob(FolderSource(str(folder)), pictures, model, str(results / "table.csv"), **changes)


def answered(job):
    context = JobContext.silent()
    result = predict_folder.run(job, context)
    with open(job.table, encoding="utf-8") as file:
        return result, {row["file"]: row for row in csv.DictReader(file)}, context


@pytest.mark.parametrize("backend", ["keras", "automatic"])
def test_each_picture_has_its_class(model, tmp_path, backend):
    folder = tmp_path / "new"
    for name, colour in COLOURS.items():
        write_picture(folder / "sub" / f"{name}.tif", colour, seed=50)
    write_picture(folder / "large.jpg", COLOURS["Lake"], size=40)
    result, rows, context = answered(job_for(model, folder, tmp_path, options=PredictionOptions(backend=backend)))
    assert list(rows) == ["large.jpg", "sub/Field.tif", "sub/Lake.tif"]
    assert [row["class_name"] for row in rows.values()] == ["Lake", "Field", "Lake"]
    for row in rows.values():
        shares = [float(row["probability_1"]), float(row["probability_2"])]
        assert sum(shares) == pytest.approx(1, abs=1e-5) and float(row["confidence"]) == max(shares) > 0.5
        assert row["problem"] == ""
    assert (result.pictures, result.left_out, result.counts) == (3, 0, {"1": 1, "2": 2})
    assert "1 of 3 pictures are not 8 × 8 pixels large" in logged(context)


def test_batches_do_not_change_the_answers(model, tmp_path):
    write_folder(tmp_path / "new", {"": 5}, ".tif")
    one = answered(job_for(model, tmp_path / "new", tmp_path, options=PredictionOptions(batch_size=1)))[1]
    all_at_once = answered(job_for(model, tmp_path / "new", tmp_path))[1]
    for file, row in one.items():
        assert float(row["confidence"]) == pytest.approx(float(all_at_once[file]["confidence"]), abs=1e-5)


class _Short:
    """A network that runs out of memory above so many pictures at once."""

    def __init__(self, network, most: int) -> None:
        self.backend, self.device, self.precision = network.backend, network.device, network.precision
        self._network, self._most = network, most

    def probabilities(self, pixels, present=None, check_cancelled=lambda: None):
        if len(pixels) > self._most:
            raise MemoryError
        return self._network.probabilities(pixels, present, check_cancelled)


def with_memory_for(most: int, monkeypatch) -> None:
    opened = predict_folder.open_predictor

    def short(*arguments):
        predictor = opened(*arguments)
        return replace(predictor, network=_Short(predictor.network, most))

    monkeypatch.setattr(predict_folder, "open_predictor", short)


def test_batches_are_halved_when_memory_runs_out(model, tmp_path, monkeypatch):
    write_folder(tmp_path / "new", {"": 5}, ".tif")
    whole = answered(job_for(model, tmp_path / "new", tmp_path))[1]
    with_memory_for(3, monkeypatch)
    result, rows, context = answered(job_for(model, tmp_path / "new", tmp_path))
    assert rows == whole and (result.pictures, result.left_out) == (10, 0)
    warnings = logged(context, "warning")
    assert "batches of 5 pictures" in warnings and "going on with batches of 2 pictures" in warnings
    with_memory_for(0, monkeypatch)
    with pytest.raises(MemoryLimitError, match="Not even one picture fits in memory"):
        answered(job_for(model, tmp_path / "new", tmp_path))


def test_what_cannot_be_used_is_listed(model, tmp_path):
    folder = tmp_path / "new"
    write_picture(folder / "good.png", COLOURS["Lake"])
    write_picture(folder / "grey.png", (40,))
    (folder / "broken.png").write_bytes(b"no picture")
    whole = Path(write_picture(folder / "cut.tif", COLOURS["Lake"], size=64))
    whole.write_bytes(whole.read_bytes()[:4000])
    result, rows, context = answered(job_for(model, folder, tmp_path))
    assert (result.pictures, result.left_out) == (1, 3)
    assert rows["good.png"]["class_name"] == "Lake" and rows["grey.png"]["class_name"] == ""
    assert "trained on 3 bands" in rows["grey.png"]["problem"] and "cannot be read" in rows["cut.tif"]["problem"]
    assert "3 pictures are left out" in logged(context, "warning")


def test_footprints_lie_where_the_pictures_do(model, tmp_path):
    folder = tmp_path / "new"
    write_picture(folder / "placed.tif", COLOURS["Lake"], placed=True)
    write_picture(folder / "nowhere.png", COLOURS["Field"])
    result, _, context = answered(job_for(model, folder, tmp_path, footprints=str(tmp_path / "places.gpkg")))
    meta, _, shapes, columns = pyogrio.raw.read(result.footprints)
    row = dict(zip(meta["fields"], (column[0] for column in columns), strict=True))
    assert len(shapes) == 1 and (row["file"], row["class_name"]) == ("placed.tif", "Lake")
    xmin, ymin, _, _ = pyogrio.read_info(result.footprints, force_total_bounds=True)["total_bounds"]
    assert (xmin, ymin) == pytest.approx((3.0, 45.15), abs=0.01)
    assert "1 of 2 pictures have no place on the ground" in logged(context, "warning")


def test_nothing_is_left_where_no_picture_can_be_read(model, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "broken.png").write_bytes(b"no picture")
    job = job_for(model, folder, tmp_path, footprints=str(tmp_path / "places.gpkg"))
    with pytest.raises(ImageError, match="None of the 1 pictures can be used; the first: it cannot be read"):
        predict_folder.run(job, JobContext.silent())
    assert not Path(job.table).exists() and not Path(job.footprints).exists()


def test_a_cancelled_job_leaves_the_old_table(model, tmp_path):
    write_folder(tmp_path / "new", {"": 2})
    job = job_for(model, tmp_path / "new", tmp_path)
    Path(job.table).write_text("mine", encoding="utf-8")
    context = JobContext.silent()
    context.request_cancel()
    with pytest.raises(JobCancelled):
        predict_folder.run(job, context)
    assert Path(job.table).read_text(encoding="utf-8") == "mine" and sorted(tmp_path.glob(".*")) == []


def test_a_model_of_pixels_is_refused(tmp_path):
    write_folder(tmp_path / "new", {"": 2})
    training = TrainJob(
        family="unet", family_parameters=SMALL, task="segmentation",
        images=(write_image(tmp_path / "image.tif", two_coloured_image()),),
        samples=write_samples(tmp_path / "samples.gpkg", SPREAD), model=str(tmp_path / "unet.alquimia"),
        sampling=SamplingOptions(patch_size=16), training=TrainingOptions(epochs=1, batch_size=4, steps_per_epoch=1),
    )  # fmt: skip
    model = train.run(training, JobContext.silent()).model
    with pytest.raises(ParameterError, match="gives each pixel a class, not each picture one"):
        predict_folder.run(job_for(model, tmp_path / "new", tmp_path), JobContext.silent())
