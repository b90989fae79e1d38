"""Training from pictures with one class each: it learns, tests, reports, and names what it left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.engine.training.folder_preparation import prepare_pictures
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import AlquimiaError, OutputError, ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import TrainJob
from tests.engine.folders.models import COLOURS, job_on, write_folder, write_picture
from tests.engine.test_train_job import logged


def trained(source, folder, **changes):
    context = JobContext.silent()
    return run(job_on(source, folder, **changes), context), context


def test_parts_are_folders_and_the_report_speaks_of_pictures(tmp_path):
    source = write_folder(tmp_path / "pictures", {"Training": 12, "val": 6, "TEST": 5})
    result, context = trained(source, tmp_path)
    assert result.metrics["overall_accuracy"] == 1.0
    assert result.metrics["test_overall_accuracy"] == 1.0 and result.metrics["test_kappa"] == 1.0
    assert "Field: 12 pictures to train, 6 to validate, 5 to test." in logged(context)
    assert "On 10 test pictures: overall accuracy 1.000" in logged(context)
    manifest = read_manifest(result.model)
    assert [record.name for record in manifest.classes] == ["Field", "Lake"] and manifest.patch_size == 8
    assert manifest.metrics["test_macro_f1"] == 1.0
    assert manifest.training["test_confusion"] == [[5, 0], [0, 5]]
    assert manifest.training["split"]["method"] == "field"

    text = re.sub(r"<[^>]+>", " ", Path(result.report).read_text(encoding="utf-8"))
    assert "Pictures kept back for a test" in text and "Of 10 pictures that took no part" in text
    assert "Measured on 12 pictures that took no part in the training" in text
    assert "Test pictures" in text and "The folders or the list say" in text
    assert "Of 10 test pictures, 0 are taken for another class" not in text and "Recognised" in text
    assert any(path.name in text for path in (tmp_path / "pictures" / "TEST" / "Lake").iterdir())
    assert "Where the samples lie" not in text and "labelled pixel" not in text and "digitised" not in text


def test_one_folder_for_each_class_is_split_alike(tmp_path):
    source = write_folder(tmp_path / "pictures", {"": 20}, ".jpg")
    result, context = trained(source, tmp_path)
    assert "Field: 15 pictures to train, 5 to validate, 0 to test." in logged(context)
    assert "Lake: 15 pictures to train, 5 to validate, 0 to test." in logged(context)
    assert "test_overall_accuracy" not in result.metrics and result.metrics["overall_accuracy"] == 1.0
    assert "drawn at random for validation" in Path(result.report).read_text(encoding="utf-8")


def test_a_list_names_files_classes_and_parts(tmp_path):
    folder = tmp_path / "pictures"
    rows = [("File", "Label", "Split")]
    for part, count in (("train", 6), ("val", 4), ("test", 3)):
        for name, colour in COLOURS.items():
            for number in range(count):
                path = folder / f"{part}_{name}_{number}.png"
                write_picture(path, colour, seed=number)
                rows.append((path.name, name, part))
    (folder / "list.csv").write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    result, context = trained(FolderSource(str(folder / "list.csv")), tmp_path)
    assert "Lake: 6 pictures to train, 4 to validate, 3 to test." in logged(context)
    assert result.metrics["test_overall_accuracy"] == 1.0


def test_what_cannot_be_used_is_named_and_left_out(tmp_path):
    source = write_folder(tmp_path / "pictures", {"": 8})
    lake = tmp_path / "pictures" / "Lake"
    (lake / "broken.png").write_bytes(b"no picture")
    whole = Path(write_picture(lake / "cut.tif", COLOURS["Lake"], size=64))
    whole.write_bytes(whole.read_bytes()[:4000])
    write_picture(lake / "grey.png", (40,))
    write_picture(lake / "large.png", COLOURS["Lake"], size=30)
    result, context = trained(source, tmp_path)
    warnings = logged(context, "warning")
    assert "3 pictures are left out" in warnings and "large.png" not in warnings
    assert "broken.png: it cannot be read" in warnings and "cut.tif: it cannot be read" in warnings
    assert "grey.png: it has 1 bands, most pictures have 3" in warnings
    assert "2 of 18 pictures are not 8 × 8 pixels large and are resampled" in logged(context)
    assert "broken.png" in Path(result.report).read_text(encoding="utf-8")


def test_the_same_seed_trains_the_same_model(tmp_path):
    source = write_folder(tmp_path / "pictures", {"": 12})
    first, _ = trained(source, tmp_path)
    second, _ = trained(source, tmp_path)
    assert first.metrics == second.metrics


def test_pixels_keep_their_place_when_pictures_have_one_on_the_ground(tmp_path):
    source = write_folder(tmp_path / "pictures", {"": 6}, ".tif", placed=True)
    result, _ = trained(source, tmp_path)
    assert read_manifest(result.model).ground_resolution == pytest.approx((10, 10), rel=0.01)
    result, _ = trained(write_folder(tmp_path / "nowhere", {"": 6}), tmp_path)
    assert read_manifest(result.model).ground_resolution == (0.0, 0.0)


def refused(job: TrainJob) -> AlquimiaError:
    with pytest.raises(AlquimiaError) as refusal:
        run(job, JobContext.silent())
    assert not Path(job.model).exists() and not Path(job.report).exists()
    return refusal.value


def test_bad_folders_are_refused_with_a_sentence(tmp_path):
    source = write_folder(tmp_path / "pictures", {"": 3})
    empty = tmp_path / "empty"
    empty.mkdir()
    one = write_folder(tmp_path / "one", {"": 3})
    for picture in (tmp_path / "one" / "Lake").iterdir():
        picture.unlink()
    broken = tmp_path / "broken"
    for name in COLOURS:
        (broken / name).mkdir(parents=True)
        (broken / name / "a.png").write_bytes(b"no picture")
    for path, words in (
        (tmp_path / "nowhere", "does not exist"),
        (empty, "No picture is found"),
        (Path(one.path), "The pictures have 1 class;"),
        (broken, "None of the pictures can be read"),
    ):
        error = refused(job_on(FolderSource(str(path)), tmp_path))
        assert isinstance(error, SamplesError) and words in str(error)
    assert "teaches classes, not numbers" in str(refused(job_on(source, tmp_path, task="regression")))
    error = refused(job_on(source, tmp_path, family="unet"))
    assert isinstance(error, ParameterError) and "cannot be trained on a folder of pictures" in str(error)


def test_a_class_without_training_pictures_is_refused(tmp_path):
    source = write_folder(tmp_path / "pictures", {"train": 4, "test": 2})
    write_picture(tmp_path / "pictures" / "test" / "Road" / "a.png", (90, 90, 90))
    assert "No picture of 'Road' is there to train with" in str(refused(job_on(source, tmp_path)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "has no column file"),
        ("name,class\na.png,Lake\n", "has no column file; it has name, class"),
        ("file,class,split\na.png,Lake,later\n", "Line 2 of"),
        ("file,class\na.png,\n", "has no file or no class"),
        ("file,class\n", "No picture is found"),
    ],
)
def test_bad_lists_are_refused_with_a_sentence(tmp_path, text, words):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    assert words in str(refused(job_on(FolderSource(str(path)), tmp_path)))


def test_the_list_is_never_overwritten(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("file,class\na.png,Lake\n", encoding="utf-8")
    error = refused(job_on(FolderSource(str(path)), tmp_path, history=str(path)))
    assert isinstance(error, OutputError) and path.read_text(encoding="utf-8").startswith("file,class")


def test_pictures_that_train_can_be_shifted_into_their_mirrored_border(tmp_path):
    job = job_on(write_folder(tmp_path / "pictures", {"train": 4, "val": 2}), tmp_path)
    job = replace(job, sampling=replace(job.sampling, patch_size=8))
    data = prepare_pictures(job, job.folder, JobContext.silent())
    assert (data.training.jitter, data.validation.jitter) == (1, 0)
    pixels, labels = data.training.pixels, data.training.labels
    assert pixels.shape[1:3] == (10, 10) and data.validation.pixels.shape[1:3] == (8, 8)
    np.testing.assert_array_equal(pixels[:, 0], pixels[:, 1])
    np.testing.assert_array_equal(pixels[:, :, -1], pixels[:, :, -2])
    assert sorted(labels[:, 5, 5]) == [0] * 4 + [1] * 4 and (labels >= 0).sum() == 8
