"""Training on a list of pictures with a number each."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.options import TrainingOptions
from tests.engine.folders.models import job_on, write_picture
from tests.engine.test_train_job import logged


def write_list(folder, column="biomass", parts=True, count=60):
    """Pictures whose brightness is the number."""
    rows = []
    for number in range(count):
        grey = 40 + 3 * number
        path = folder / f"{number}.png"
        write_picture(path, (grey, grey, grey), seed=number)
        part = ("train", "train", "train", "valid", "test")[number % 5]
        rows.append({"file": path.name, column: 2.0 * grey + 10, **({"split": part} if parts else {})})
    with open(folder / "list.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return FolderSource(str(folder / "list.csv"))


def job(source, results, **changes):
    training = TrainingOptions(epochs=30, batch_size=8, learning_rate=0.1)
    return job_on(source, results, task="regression", training=training, **changes)


def test_numbers_are_learned_tested_and_reported(tmp_path):
    source, context = write_list(tmp_path), JobContext.silent()
    result = run(job(source, tmp_path), context)
    assert result.metrics["r_squared"] > 0.9 and result.metrics["test_r_squared"] > 0.9
    assert result.metrics["test_rmse"] < 30 and "test_overall_accuracy" not in result.metrics
    assert "estimating biomass" in logged(context) and "On 12 test pictures: R²" in logged(context)
    manifest = read_manifest(result.model)
    assert manifest.target.name == "biomass" and manifest.classes == ()
    assert manifest.target.lowest == 90.0 and manifest.metrics["test_r_squared"] > 0.9
    text = " ".join(re.sub(r"<[^>]+>", " ", Path(result.report).read_text(encoding="utf-8")).split())
    assert "Pictures kept back for a test For 12 pictures that took no part" in text
    assert "Measured on 12 pictures that took no part" in text and "Each point is a picture" in text
    assert "pixel of the validation" not in text


def test_validation_is_drawn_over_the_range_of_values(tmp_path):
    context = JobContext.silent()
    changed = job(write_list(tmp_path, column="value", parts=False), tmp_path)
    run(replace(changed, training=TrainingOptions(epochs=1, batch_size=8), report=""), context)
    counts = re.findall(r"(\d+) pictures to train, (\d+) to validate, 0 to test", logged(context))
    assert counts == [("11", "4")] * 4


def test_what_is_no_list_of_numbers_is_refused(tmp_path):
    source = write_list(tmp_path)
    with pytest.raises(ParameterError, match="teaches classes, not numbers"):
        run(job(FolderSource(str(tmp_path)), tmp_path), JobContext.silent())
    table = Path(source.path)
    table.write_text(table.read_text(encoding="utf-8").replace("132.0", "much"), encoding="utf-8")
    with pytest.raises(SamplesError, match="The field 'biomass' holds 'much', which is no number"):
        run(job(source, tmp_path), JobContext.silent())
    table.write_text("file,height,biomass\n0.png,1,2\n", encoding="utf-8")
    with pytest.raises(SamplesError, match="has no column value; it has file, height, biomass"):
        run(job(source, tmp_path), JobContext.silent())


def test_a_gap_in_the_list_is_named(tmp_path):
    source = write_list(tmp_path)
    table = Path(source.path)
    table.write_text(table.read_text(encoding="utf-8").replace("3.png,108.0", "3.png,"), encoding="utf-8")
    assert np.isin("3.png,,valid", table.read_text(encoding="utf-8").split())
    with pytest.raises(SamplesError, match=r"Line 5 of .* has no file or no number"):
        run(job(source, tmp_path), JobContext.silent())
