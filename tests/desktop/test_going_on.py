"""What a training asks for that goes on from a model, and what is refused before the engine starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingParameterDefinition

from tests.desktop.conftest import FakeEngine, Runner


@pytest.fixture
def parameters(image: str, samples: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 32, "MODEL": str(tmp_path / "first.alquimia")}


@pytest.fixture
def further(run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path) -> dict[str, Any]:
    """The parameters of a second training, which goes on from the first."""
    first = run("train_unet", parameters)["MODEL"]
    return {**parameters, "START_MODEL": first, "MODEL": str(tmp_path / "second.alquimia")}


def test_networks_go_on_and_trees_do_not(run: Runner) -> None:
    definition = run.algorithm("train_unet").parameterDefinition("START_MODEL")
    advanced, optional = (getattr(QgsProcessingParameterDefinition.Flag, f"Flag{f}") for f in ("Advanced", "Optional"))
    assert definition.flags() & advanced and definition.flags() & optional
    assert run.algorithm("train_random_forest").parameterDefinition("START_MODEL") is None


def test_the_job_names_the_model(run: Runner, engine: FakeEngine, further: dict[str, Any]) -> None:
    run("train_unet", further)
    assert [entry["job"]["start_model"] for entry in engine.jobs] == ["", further["START_MODEL"]]


def test_what_cannot_go_on_is_refused_before_the_engine_starts(
    run: Runner, engine: FakeEngine, further: dict[str, Any]
) -> None:
    def refusal(family: str = "unet", **changes: Any) -> str:
        return run.refusal(f"train_{family}", {**further, **changes})

    assert "has depth 3; the training asks for depth 2. Set DEPTH to 3" in refusal(DEPTH=2)
    assert "is a U-Net" in refusal("small_cnn", PATCH_SIZE=64)
    assert "would overwrite an input" in refusal(MODEL=further["START_MODEL"])
    assert "nowhere.alquimia does not exist" in refusal(START_MODEL="/nowhere.alquimia")
    assert len(engine.jobs) == 1
