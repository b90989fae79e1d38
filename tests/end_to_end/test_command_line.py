"""The whole chain through real qgis_process and the real engine: train, map, assess, and what is said when it fails."""

from __future__ import annotations

import json
from pathlib import Path

import rasterio

from tests.end_to_end.conftest import TINY, Qgis, Scene


def test_training_writes_model_report_and_history(trained: dict) -> None:
    assert Path(trained["MODEL"]).stat().st_size > 1000
    assert "héath" in Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert len(Path(trained["HISTORY"]).read_text(encoding="utf-8").splitlines()) == TINY["EPOCHS"] + 1
    assert trained["OVERALL_ACCURACY"] > 0.9


def test_the_map_lies_on_the_image_and_has_its_colours(scene: Scene, mapped: dict) -> None:
    with rasterio.open(mapped["OUTPUT"]) as result, rasterio.open(scene.image) as image:
        assert (result.crs, result.transform, result.shape) == (image.crs, image.transform, image.shape)
        classes = result.read(1)
        colours = result.colormap(1)
    left, right = classes[:, :60], classes[:, 68:]
    assert (left == left[0, 0]).mean() > 0.95
    assert (right == right[0, -1]).mean() > 0.95
    assert colours[int(left[0, 0])] != colours[int(right[0, -1])]
    assert Path(mapped["OUTPUT"]).with_suffix(".qml").exists()


def test_the_map_is_assessed_on_the_held_back_samples(qgis: Qgis, scene: Scene, results: Path, mapped: dict) -> None:
    assessed = qgis.run(
        "alquimia:assessmap",
        MAP=mapped["OUTPUT"], REFERENCE=scene.samples, CLASS_FIELD="class", SPLIT_FIELD="split", SPLIT_VALUE="test",
        REPORT=results / "assessment.html", TABLE=results / "assessment.csv",
    )  # fmt: skip
    assert assessed["COMPARED_PIXELS"] == 4 * 18 * 18
    assert assessed["OVERALL_ACCURACY"] > 0.95
    assert "héath" in Path(assessed["REPORT"]).read_text(encoding="utf-8")


def test_the_example_model_runs_the_whole_chain(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    described = json.loads(qgis.process("help", "alquimia:train_map_assess", "--json").stdout)
    # QGIS 3.22 puts the step before the name of an output (predict:map), newer versions do not.
    names = {name.split(":")[-1]: name for name in described["parameters"]}
    outputs = qgis.run(
        "alquimia:train_map_assess",
        **{
            names["image"]: scene.image, names["samples"]: scene.samples, names["class_field"]: "class",
            names["split_field"]: "split", names["chip_size"]: 32, names["epochs"]: 3,
            names["map"]: tmp_path / "map.tif", names["model"]: tmp_path / "model.alquimia",
            names["assessment_report"]: tmp_path / "assessment.html",
        },
    )  # fmt: skip
    assert outputs
    for name in ("map.tif", "model.alquimia", "assessment.html"):
        assert (tmp_path / name).stat().st_size > 0


def test_a_failure_is_one_sentence_exit_code_1_and_leaves_nothing(qgis: Qgis, scene: Scene, tmp_path: Path) -> None:
    finished = qgis.process(
        "run", "alquimia:train_unet", "--", f"INPUT={scene.image}", f"SAMPLES={scene.samples}",
        "CLASS_FIELD=no such field", f"MODEL={tmp_path / 'model.alquimia'}",
    )  # fmt: skip
    assert finished.returncode == 1
    assert "no such field" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_the_engine_every_algorithm_is_listed_and_says_what_to_do(
    qgis: Qgis, scene: Scene, tmp_path: Path
) -> None:
    empty = str(tmp_path / "home")
    listed = qgis.process("list", ALQUIMIA_HOME=empty)
    assert "alquimia:train_unet" in listed.stdout
    inputs = (f"INPUT={scene.image}", f"SAMPLES={scene.samples}", f"MODEL={tmp_path / 'model.alquimia'}")
    finished = qgis.process("run", "alquimia:train_unet", "--", *inputs, ALQUIMIA_HOME=empty)
    assert finished.returncode == 1
    assert "Install engine" in finished.stderr
    assert not (tmp_path / "model.alquimia").exists()
