"""Training decision trees: the dialog has what means something to trees, and the engine is asked for nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import TREES
from tests.desktop.conftest import FakeEngine, Runner

TREE_FAMILIES = [name for name, family in load_catalogue().families.items() if family.learner == TREES]
OF_NETWORKS = {"EPOCHS", "BATCH_SIZE", "LEARNING_RATE", "LOSS", "OPTIMISER", "SCHEDULE", "PATIENCE", "MONITOR", "KEEP"}


def names(run: Runner, algorithm: str) -> set[str]:
    return {definition.name() for definition in run.algorithm(algorithm).parameterDefinitions()}


@pytest.mark.parametrize("family", TREE_FAMILIES)
def test_the_dialog_knows_nothing_of_epochs_and_batches(run: Runner, family: str) -> None:
    offered = names(run, f"train_{family}")
    assert {"TASK", "SAMPLES", "CLASS_FIELD", "CLASS_WEIGHTS", "SEED", "KEEP_ON_CANCEL", "SPLIT"} <= offered
    assert not (OF_NETWORKS | {"FLIPS", "QUARTER_TURNS", "BRIGHTNESS"}) & offered
    help_text = run.algorithm(f"train_{family}").shortHelpString()
    assert "every pixel under them is an example" in help_text and "best epoch" not in help_text
    assert "deep learning" not in run.algorithm(f"train_{family}").tags()
    assert "deep learning" in run.algorithm("train_unet").tags()


def test_a_forest_of_one_image_has_a_neighbourhood_and_pictures(run: Runner) -> None:
    assert {"PATCH_SIZE", "SCALES", "MAXIMUM_CHIPS", "TREES", "FOLDER"} <= names(run, "train_random_forest")
    series = names(run, "train_random_forest_series")
    assert {"DATES", "RESAMPLING", "TREES"} <= series and not {"PATCH_SIZE", "MAXIMUM_CHIPS", "FOLDER"} & series
    neighbourhood = run.algorithm("train_random_forest").parameterDefinition("PATCH_SIZE")
    assert neighbourhood.description() == "Neighbourhood [pixels]" and neighbourhood.defaultValue() == 1


def test_the_engine_gets_the_family_and_its_parameters(
    run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    given: dict[str, Any] = {"INPUT": image, "SAMPLES": samples, "MODEL": str(tmp_path / "out.alquimia")}
    run("train_random_forest", {**given, "TREES": 50, "PATCH_SIZE": 5, "CLASS_WEIGHTS": "none"})
    job = engine.jobs[0]["job"]
    assert job["family"] == "random_forest"
    assert job["family_parameters"]["trees"] == 50 and job["family_parameters"]["patch_size"] == 5
    assert job["sampling"]["patch_size"] == 5 and job["sampling"]["maximum_chips"] == 50_000
    assert job["training"]["class_weights"] == "none"


def test_a_neighbourhood_beyond_the_limits_is_refused(run: Runner, image: str, samples: str, tmp_path: Path) -> None:
    given = {"INPUT": image, "SAMPLES": samples, "MODEL": str(tmp_path / "out.alquimia")}
    assert "Neighbourhood must be a whole number from 1 to 129" in run.refusal(
        "train_random_forest", {**given, "PATCH_SIZE": 500}
    )
