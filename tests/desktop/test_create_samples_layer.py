"""The layer to digitise in: fields, form, colours, names of every kind, and no lost work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsFieldConstraints, QgsGeometry, QgsProject, QgsVectorLayer, QgsWkbTypes

from alquimia_qgis.desktop.algorithms.class_list import parse_classes
from alquimia_qgis.desktop.algorithms.create_samples_layer import CreateSamplesLayer
from alquimia_qgis.desktop.algorithms.layer_classes import classes_of_layer
from alquimia_qgis.protocol.errors import ParameterError
from tests.desktop.conftest import Runner

ODD_NAMES = ['Forêt "dense"', "Water's edge", "x" * 200, "树林 & <b>", "100 % #1"]


@pytest.fixture
def parameters(tmp_path: Path) -> dict[str, Any]:
    return {"CLASSES": "Forest #228833; Water\nBuilt-up", "CRS": "EPSG:32719", "OUTPUT": str(tmp_path / "samples.gpkg")}


def opened(path: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(path, "samples", "ogr")
    assert layer.isValid()
    return layer


def test_fields_form_and_colours(run: Runner, parameters: dict[str, Any]) -> None:
    layer = opened(run("createsampleslayer", parameters)["OUTPUT"])
    assert layer.fields().names() == ["fid", "class", "split", "note"]
    assert layer.crs().authid() == "EPSG:32719" and layer.wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert layer.featureCount() == 0
    assert [layer.attributeAlias(position) for position in (1, 2, 3)] == ["Class", "Part", "Note"]
    assert [layer.editorWidgetSetup(position).type() for position in range(4)] == [
        "Hidden",
        "ValueMap",
        "ValueMap",
        "TextEdit",
    ]
    constraints = layer.fieldConstraints(1)
    assert constraints & QgsFieldConstraints.Constraint.ConstraintNotNull
    renderer = layer.renderer()
    assert renderer.classAttribute() == "class"
    assert [(item.value(), item.symbol().color().name()) for item in renderer.categories()] == [
        ("Forest", "#228833"), ("Water", "#4477aa"), ("Built-up", "#ee6677"),
    ]  # fmt: skip


def test_the_style_lies_inside_the_file_and_beside_it(run: Runner, parameters: dict[str, Any]) -> None:
    path = Path(run("createsampleslayer", parameters)["OUTPUT"])
    style = path.with_suffix(".qml")
    assert sorted(item.name for item in path.parent.iterdir()) == ["samples.gpkg", "samples.qml"]
    style.unlink()
    assert opened(str(path)).renderer().type() == "categorizedSymbol"


@pytest.mark.parametrize(
    ("shape", "kind"),
    [("polygon", "MultiPolygon"), ("point", "Point"), ("line", "MultiLineString")],
)
def test_shapes(run: Runner, parameters: dict[str, Any], shape: str, kind: str) -> None:
    layer = opened(run("createsampleslayer", {**parameters, "GEOMETRY": shape})["OUTPUT"])
    assert QgsWkbTypes.displayString(layer.wkbType()) == kind


def test_names_of_every_kind_survive_from_the_form_to_the_training(run: Runner, parameters: dict[str, Any]) -> None:
    path = run("createsampleslayer", {**parameters, "CLASSES": ";".join(ODD_NAMES)})["OUTPUT"]
    layer = opened(path)
    entries = [next(iter(entry.items())) for entry in layer.editorWidgetSetup(1).config()["map"]]
    assert entries == [(name, name) for name in ODD_NAMES]
    assert [record.name for record in classes_of_layer(layer, "class")] == ODD_NAMES
    feature = QgsFeature(layer.fields())
    feature.setAttribute("class", ODD_NAMES[2])
    feature.setGeometry(QgsGeometry.fromWkt("MULTIPOLYGON(((0 0,1 0,1 1,0 0)))"))
    assert layer.dataProvider().addFeatures([feature])[0]
    assert next(opened(path).getFeatures())["class"] == "x" * 200


def test_an_existing_layer_is_never_overwritten(run: Runner, parameters: dict[str, Any]) -> None:
    path = Path(parameters["OUTPUT"])
    path.write_bytes(b"a week of digitising")
    assert run.refusal("createsampleslayer", parameters) == (
        f"{path} exists already. Choose another file, so that no digitised work is lost."
    )
    assert path.read_bytes() == b"a week of digitising"


def test_the_style_of_another_layer_is_never_overwritten_nor_deleted(
    run: Runner, parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    style = Path(parameters["OUTPUT"]).with_suffix(".qml")
    style.write_bytes(b"an hour of styling")
    sentence = f"The style {style} exists already. Choose another name, so that no style is lost."
    assert run.refusal("createsampleslayer", parameters) == sentence
    monkeypatch.setattr(CreateSamplesLayer, "check", lambda *_: None)  # as if the style had come after the check
    assert run.failure("createsampleslayer", parameters) == sentence
    assert [(item.name, item.read_bytes()) for item in style.parent.iterdir()] == [
        ("samples.qml", b"an hour of styling")
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"CLASSES": "Forest"}, "Give at least two classes, separated by semicolons."),
        ({"CLASSES": " ; \n"}, "Give at least two classes, separated by semicolons."),
        ({"CLASSES": "Forest; Water; forest"}, "The class forest is given twice."),
        ({"GEOMETRY": "cube"}, "Shape must be one of polygon, point, line; 'cube' was given."),
        (
            {"OUTPUT": "TEMPORARY_OUTPUT"},
            "The samples layer needs a file. A temporary layer is lost when QGIS is closed.",
        ),
        ({"OUTPUT": "layer.shp"}, "Samples must end in .gpkg; layer.shp was given."),
        ({"CLASSES": "Forest #zzz; Water"}, "'Forest #zzz' does not end in a colour."),
        ({"CRS": "EPSG:999999"}, "EPSG:999999 is no coordinate reference system."),
        ({"CRS": None}, "The project has no coordinate reference system."),
    ],
)
def test_bad_input(run: Runner, parameters: dict[str, Any], changed: dict[str, Any], sentence: str) -> None:
    QgsProject.instance().clear()
    assert run.refusal("createsampleslayer", {**parameters, **changed}).startswith(sentence)


def test_a_folder_that_vanishes_leaves_a_sentence(run: Runner, parameters: dict[str, Any], tmp_path: Path) -> None:
    wanted = {**parameters, "OUTPUT": str(tmp_path / "no" / "samples.gpkg")}
    assert run.refusal("createsampleslayer", wanted).startswith(
        f"The folder {tmp_path / 'no'} for Samples does not exist."
    )


def test_class_lists() -> None:
    classes = parse_classes("Forest #228833;Water ; # 1\n")
    assert [(record.value, record.name) for record in classes] == [(1, "Forest"), (2, "Water"), (3, "# 1")]
    assert classes[0].colour == "#228833"
    many = parse_classes(";".join(str(number) for number in range(40)))
    assert len(many) == 40 and len({record.colour for record in many[:16]}) == 16
    with pytest.raises(ParameterError, match="given twice"):
        parse_classes("a #000000; a #ffffff")
