"""The provider's promises for all algorithms alike: names, help, icons, and never a bare error."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingModelAlgorithm

EXPECTED = {
    "addclasses": "Models",
    "assessmap": "Evaluate",
    "clean_map": "Examples",
    "count_cars": "Examples",
    "find_buildings": "Examples",
    "compare_and_combine": "Examples",
    "comparemodels": "Evaluate",
    "compareseriesmodels": "Evaluate",
    "checksamples": "Samples",
    "checkseriessamples": "Samples",
    "exportserieschips": "Samples",
    "assessobjects": "Evaluate",
    "createsampleslayer": "Samples",
    "enginestatus": "Set up",
    "ensemble": "Apply",
    "ensembleseries": "Apply",
    "explainraster": "Evaluate",
    "exportchips": "Samples",
    "exportmodel": "Models",
    "importmodel": "Models",
    "installengine": "Set up",
    "predictfeatures": "Apply",
    "predictfolder": "Apply",
    "predictobjects": "Apply",
    "predictraster": "Apply",
    "predictrasters": "Apply",
    "predictseries": "Apply",
    "predictseriesfeatures": "Apply",
    "refinemap": "Apply",
    "removeengine": "Set up",
    "splitsamples": "Samples",
    "similarity": "Apply",
    "train_deep_cnn": "Train",
    "train_dense": "Train",
    "train_gradient_boosting": "Train",
    "train_random_forest": "Train",
    "train_random_forest_series": "Train",
    "train_find_assess": "Examples",
    "pretrain_embedding": "Train",
    "train_embedding": "Train",
    "train_lstm": "Train",
    "train_map_assess": "Examples",
    "train_map_series": "Examples",
    "train_mobilenet_v2": "Train",
    "train_pixel_timeseries": "Train",
    "train_resnet": "Train",
    "train_resnet3d": "Train",
    "train_resnet50": "Train",
    "train_retinanet": "Train",
    "train_small_cnn": "Train",
    "train_temporal_attention": "Train",
    "train_temporal_cnn": "Train",
    "train_unet": "Train",
    "train_unet3d": "Train",
    "uncertainplaces": "Evaluate",
    "unfinishedmaps": "Apply",
}
WITHOUT_ENGINE = {"createsampleslayer", "enginestatus", "installengine", "removeengine", "unfinishedmaps"}
# What a careless user, script or batch may put anywhere.
ABSURD = [None, "", -1, 10**30, float("nan"), "~~~", "/no/such/file", "a;b", [], {"a": 1}, b"\xff", True]


@pytest.fixture
def algorithms(provider: Any) -> list[QgsProcessingAlgorithm]:
    return provider.algorithms()


@pytest.fixture
def own(algorithms: list[QgsProcessingAlgorithm]) -> list[QgsProcessingAlgorithm]:
    return [algorithm for algorithm in algorithms if not isinstance(algorithm, QgsProcessingModelAlgorithm)]


def test_ids_and_groups_are_permanent(algorithms: list[QgsProcessingAlgorithm]) -> None:
    assert {algorithm.name(): algorithm.group() for algorithm in algorithms} == EXPECTED


def test_the_registry_finds_every_algorithm_by_its_id(algorithms: list[QgsProcessingAlgorithm]) -> None:
    registry = QgsApplication.processingRegistry()
    for algorithm in algorithms:
        found = registry.createAlgorithmById(f"alquimia:{algorithm.name()}")
        assert found is not None and found.displayName() == algorithm.displayName()


def test_every_parameter_has_a_help_that_the_short_help_shows(own: list[QgsProcessingAlgorithm]) -> None:
    for algorithm in own:
        shown = algorithm.shortHelpString()
        for definition in algorithm.parameterDefinitions():
            assert definition.help().endswith("."), f"{algorithm.name()}: {definition.name()}"
            assert definition.description() in shown


def test_every_algorithm_has_a_summary_tags_icon_and_page(own: list[QgsProcessingAlgorithm]) -> None:
    for algorithm in own:
        assert re.fullmatch(r"[A-Z].*\.", algorithm.shortDescription()), algorithm.name()
        assert algorithm.tags(), algorithm.name()
        assert Path(algorithm.svgIconPath()).exists() and not algorithm.icon().isNull()
        assert algorithm.helpUrl().endswith(f"/{algorithm.name()}.md")


@pytest.mark.parametrize("name", ["train_map_assess", "train_map_series"])
def test_the_example_models_have_their_outputs(provider: Any, name: str) -> None:
    model = provider.algorithm(name)
    names = {definition.description() for definition in model.destinationParameterDefinitions()}
    assert names == {"Model", "Training report", "Map", "Confidence", "Assessment report"}


def test_without_an_engine_the_algorithms_say_what_to_do(
    own: list[QgsProcessingAlgorithm], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alquimia_qgis.desktop.algorithms.base.explain_missing", lambda: "Run Install engine first.")
    for algorithm in own:
        possible, reason = algorithm.create().canExecute()
        assert possible == (algorithm.name() in WITHOUT_ENGINE), algorithm.name()
        assert reason == ("" if possible else "Run Install engine first.")


@pytest.mark.parametrize("value", ABSURD, ids=repr)
def test_absurd_values_are_refused_and_never_raise(own: list[QgsProcessingAlgorithm], value: Any) -> None:
    for algorithm in own:
        context = QgsProcessingContext()
        parameters = {definition.name(): value for definition in algorithm.parameterDefinitions()}
        accepted, sentence = algorithm.create().checkParameterValues(parameters, context)
        if algorithm.name() not in ("enginestatus", "installengine", "removeengine"):
            assert not accepted, f"{algorithm.name()} accepts {value!r} everywhere"
        if not accepted:
            assert re.match(r"[A-Z/].*\.", sentence, re.DOTALL) and "Traceback" not in sentence, sentence


def test_each_absurd_value_alone_is_refused_or_accepted_but_never_raises(own: list[QgsProcessingAlgorithm]) -> None:
    for algorithm in own:
        for definition in algorithm.parameterDefinitions():
            for value in ABSURD:
                accepted, sentence = algorithm.create().checkParameterValues(
                    {definition.name(): value}, QgsProcessingContext()
                )
                assert accepted or sentence


def test_refreshing_keeps_the_algorithms(provider: Any) -> None:
    before = {algorithm.name() for algorithm in provider.algorithms()}
    provider.refreshAlgorithms()
    assert {algorithm.name() for algorithm in provider.algorithms()} == before
