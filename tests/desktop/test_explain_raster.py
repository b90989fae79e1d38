"""Where a model looked: the class by name, patches of features or of all the image, and a style to lay over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsRasterLayer

from tests.desktop.conftest import FakeEngine, Runner
from tests.desktop.fake_engine import CLASSES
from tests.desktop.test_bad_input import make_model_file


@pytest.fixture
def given(image: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "MODEL": make_model_file(tmp_path, bands=3), "OUTPUT": str(tmp_path / "heat.tif")}


def test_the_class_is_handed_over_by_its_value(run: Runner, engine: FakeEngine, given: dict[str, Any]) -> None:
    value, name, _ = CLASSES[1]
    results = run("explainraster", {**given, "CLASS": name.upper(), "STRIDE": 8, "MEMORY": 512})
    job = engine.jobs[0]["job"]
    assert (job["class_value"], job["features"], job["extent"]) == (value, None, None)
    assert (job["explanation"]["stride"], job["explanation"]["memory"]) == (8, 512)
    assert results == {"OUTPUT": given["OUTPUT"], "MAPPED_PIXELS": 7}
    run("explainraster", given)
    assert engine.jobs[1]["job"]["class_value"] is None


def test_features_are_handed_over(run: Runner, engine: FakeEngine, given: dict[str, Any], samples: str) -> None:
    run("explainraster", {**given, "FEATURES": samples})
    assert len(engine.jobs[0]["features"]["rows"]) == 3


def test_nothing_looked_at_lets_the_image_show_through(run: Runner, engine: FakeEngine, given: dict[str, Any]) -> None:
    run("explainraster", given)
    layer = QgsRasterLayer(given["OUTPUT"], "heat")
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [item.value for item in items] == [0.0, 0.25, 0.5, 0.75, 1.0]
    alphas = [item.color.alpha() for item in items]
    assert alphas[0] == 0 and alphas == sorted(alphas) and alphas[-1] > 200
    assert layer.renderer().type() == "singlebandpseudocolor"


def test_what_the_model_does_not_know_is_refused(run: Runner, engine: FakeEngine, given: dict[str, Any]) -> None:
    refused = run.refusal("explainraster", {**given, "CLASS": "Lake"})
    assert "no class called 'Lake'; its classes are" in refused and CLASSES[0][1] in refused
    numbers = Path(given["OUTPUT"]).parent / "numbers"
    numbers.mkdir()
    model = make_model_file(numbers, task="regression", bands=3)
    assert "estimates a number" in run.refusal("explainraster", {**given, "MODEL": model, "CLASS": "1"})
    assert "would overwrite" in run.refusal("explainraster", {**given, "OUTPUT": given["INPUT"]})
    assert not engine.jobs
