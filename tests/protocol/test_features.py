"""The fields of answers: which a model fills, and what they are called in a layer that has fields of its own."""

from __future__ import annotations

import pytest

from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.features import FeatureSource, answer_fields, free_names
from alquimia_qgis.protocol.model_records import TargetRecord

CLASSES = (ClassRecord(3, "Água", "#4477aa"), ClassRecord(70, "Água", "#228833"))


def manifest(target: TargetRecord | None = None) -> Manifest:
    return Manifest(
        "unet", "U-Net", {}, [], "segmentation", "image", (BandRecord("", 0.0, 1.0),), () if target else CLASSES, 32,
        (10.0, 10.0), target=target,
    )  # fmt: skip


def test_classes_of_the_same_name_have_fields_of_their_own():
    names = [field.name for field in answer_fields(manifest(), True)]
    assert names == ["class_value", "class_name", "confidence", "answer_count", "probability_3", "probability_70"]
    assert [field.name for field in answer_fields(manifest(), False)] == names[:4]


def test_numbers_have_a_value_and_its_spread():
    fields = answer_fields(manifest(TargetRecord("biomass", 1.0, 1.0, 0.0, 2.0)), True)
    assert [(field.name, field.kind) for field in fields] == [
        ("value", "REAL"), ("value_spread", "REAL"), ("answer_count", "INTEGER"),
    ]  # fmt: skip
    assert [field.title for field in fields[:2]] == ["biomass", "Spread of biomass"]


@pytest.mark.parametrize(
    ("taken", "used"),
    [
        ([], "value"),
        (["VALUE"], "value_2"),
        (["value", "Value_2"], "value_3"),
        (["value_2"], "value"),
    ],
)
def test_a_name_that_is_taken_gets_the_first_free_number(taken, used):
    assert free_names(["value"], taken) == {"value": used}


def test_names_do_not_take_each_other():
    assert free_names(["value", "value_2"], ["value"]) == {"value": "value_2", "value_2": "value_2_2"}


def test_a_source_is_called_what_the_user_calls_it():
    assert FeatureSource("/f.gpkg", "samples", "Parcels").name == "Parcels"
    assert FeatureSource("/f.gpkg", "samples").name == "samples" and FeatureSource("/f.gpkg", "").name == "/f.gpkg"
