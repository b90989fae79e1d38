"""From an open image to a better map in the panel of the real QGIS, by clicks, in one session."""

from __future__ import annotations

from pathlib import Path

import pytest
import rasterio

from scripts.panel_session.run import run_session
from tests.end_to_end.conftest import ROOT, Qgis

SCREENSHOTS = ROOT / "build" / "screenshots"
EPOCHS = 8
FEATURES = 8
LONGEST = 0.1  # seconds that the interface may compute between two turns of a timer
FIRST, SECOND = "historical_map_unet.alquimia", "historical_map_unet_2.alquimia"


@pytest.fixture(scope="module")
def told(qgis: Qgis, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the session has seen."""
    pictures = SCREENSHOTS / f"session-{qgis.version}"
    status, seen = run_session(qgis.version, tmp_path_factory.mktemp("session"), pictures, EPOCHS)
    assert "error" not in seen, seen["error"]
    assert status == 0, "QGIS did not end cleanly"
    return seen


def test_classes_are_created_and_polygons_drawn_by_mouse(told: dict) -> None:
    assert told["classes"] == ["Forest", "Fields", "Water"]
    assert told["features"] == FEATURES


def test_curves_and_pictures_come_while_it_trains(told: dict) -> None:
    assert told["asked"] == {"PATCH_SIZE": 32, "DEPTH": 2, "FIRST_FILTERS": 8, "EPOCHS": EPOCHS}
    first = told["first"]
    assert first["problem"] == ""
    assert first["epochs"] == EPOCHS and first["pictures"] >= 1
    assert 1 <= first["curve_points"] <= EPOCHS
    assert "Mean IoU" in first["figures"]


def test_the_interface_is_free_while_it_trains(told: dict, record_property) -> None:
    training = told["turns"]["training"]
    record_property("turns", training)
    assert training["turns"] > EPOCHS
    assert training["busy"]["p99"] < LONGEST, training


def test_the_map_is_styled_and_holds_the_classes(told: dict) -> None:
    assert "Preview" in " ".join(told["preview"])
    assert told["map"]["problem"] == ""
    assert told["map"]["legend"] == {"1": "Forest", "2": "Fields", "3": "Water"}
    with rasterio.open(told["map"]["path"]) as class_map:
        values = set(class_map.read(1, masked=True).compressed().tolist())
    assert values and values <= {1, 2, 3}


def test_a_polygon_ticks_an_uncertain_place_off(told: dict) -> None:
    assert told["places"]["found"] > 1
    assert told["places"]["done"] == 1
    assert told["places"]["features"] == FEATURES + 1


def test_the_second_training_goes_on_from_the_first(told: dict) -> None:
    assert told["goes_on"].startswith(f"Goes on from {FIRST}")
    assert told["network_asked"] == {"PATCH_SIZE": 32, "DEPTH": 2, "FIRST_FILTERS": 8}
    second, first = told["records"]
    assert (first["started_from"], second["started_from"]) == ("", FIRST)
    assert (first["samples"], second["samples"]) == (FEATURES, FEATURES + 1)
    assert Path(second["model"]).name == SECOND and told["second"]["problem"] == ""


def test_both_models_have_cards(told: dict) -> None:
    assert sorted(told["cards"]) == sorted(Path(name).stem for name in (FIRST, SECOND))
    assert "U-Net" in told["details"]
