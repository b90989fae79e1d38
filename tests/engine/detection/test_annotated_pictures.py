"""Pictures annotated as COCO and Pascal VOC have it: boxes, parts, chips, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.object_chips import ObjectChips
from alquimia_qgis.engine.detection.picture_preparation import read_annotations
from alquimia_qgis.engine.detection.preparation import prepare_objects
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import NO_SAMPLES, TrainJob
from alquimia_qgis.protocol.object_samples import ObjectSampling
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.zoo.families.retinanet import RetinaNet

BOXES = [(10, 20, 30, 36), (70, 40, 95, 60), (100, 90, 130, 110)]  # the last one reaches beyond the picture
SIZE = (100, 120)  # height, width


def picture(path: Path, seed: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).normal(100, 10, (*SIZE, 3))
    for left, top, right, bottom in BOXES:
        pixels[top:bottom, left:right] = 250
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(path)


def coco(folder: Path, count: int = 4, **changes: Any) -> FolderSource:
    """The first of the pictures is marked as test and the second as validation."""
    parts = ["test", "val", *["train"] * count]
    names = [f"images/{number}.png" for number in range(count)]
    for number, name in enumerate(names):
        picture(folder / name, number)
    content = {
        "images": [{"id": n, "file_name": name, "split": parts[n]} for n, name in enumerate(names)],
        "categories": [{"id": 7, "name": "car"}, {"id": 3, "name": "boat"}],
        "annotations": [
            {"image_id": n, "category_id": 3 if place else 7, "iscrowd": int(place == 2),
             "bbox": [left, top, right - left, bottom - top]}
            for n in range(count)
            for place, (left, top, right, bottom) in enumerate(BOXES)
        ],
        **changes,
    }  # fmt: skip
    path = folder / "annotations.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return FolderSource(str(path))


def voc(folder: Path) -> FolderSource:
    (folder / "Annotations").mkdir(parents=True)
    lists = folder / "ImageSets" / "Main"
    lists.mkdir(parents=True)
    for name, part in (("a", "train"), ("b", "val")):
        picture(folder / "JPEGImages" / f"{name}.png", ord(name))
        (lists / f"{part}.txt").write_text(f"{name}\n", encoding="utf-8")
        objects = "".join(
            f"<object><name>car</name><difficult>{int(place == 1)}</difficult><bndbox><xmin>{left + 1}</xmin>"
            f"<ymin>{top + 1}</ymin><xmax>{right}</xmax><ymax>{bottom}</ymax></bndbox></object>"
            for place, (left, top, right, bottom) in enumerate(BOXES)
        )
        text = f"<annotation><filename>{name}.png</filename>{objects}</annotation>"
        (folder / "Annotations" / f"{name}.xml").write_text(text, encoding="utf-8")
    return FolderSource(str(folder))


def job_of(source: FolderSource, **options: Any) -> TrainJob:
    return TrainJob(
        family="retinanet", family_parameters={}, task="detection", images=(), samples=NO_SAMPLES, model="",
        folder=source, sampling=SamplingOptions(patch_size=64, **options),
        object_sampling=ObjectSampling(chip_overlap=0.25, empty_share=0.0),
    )  # fmt: skip


def test_coco_gives_boxes_classes_crowds_and_parts(tmp_path: Path):
    first, second, *_ = read_annotations(coco(tmp_path))
    np.testing.assert_array_equal(first.boxes, BOXES)
    assert first.names == ("car", "boat", "boat") and first.ignored.tolist() == [False, False, True]
    assert (first.part, second.part) == ("test", "validation")


def test_voc_counts_pixels_from_one_and_names_parts_in_lists(tmp_path: Path):
    first, second = read_annotations(voc(tmp_path / "voc"))
    np.testing.assert_array_equal(first.boxes, BOXES)
    assert first.names == ("car",) * 3 and first.ignored.tolist() == [False, True, False]
    assert (first.part, second.part) == ("train", "validation")
    assert Path(first.path).name == "a.png"


@pytest.mark.parametrize("layout", [coco, voc])
def test_pictures_become_chips_with_their_objects(layout: Any, tmp_path: Path):
    data = prepare_objects(job_of(layout(tmp_path / "pictures")), RetinaNet(), JobContext.silent())
    assert isinstance(data.training, ObjectChips) and isinstance(data.validation, ObjectChips)
    assert data.split.method == "field" and data.image.crs == ""
    names = [record.name for record in data.samples.classes]
    counted = dict(zip(names, data.validation.class_pixels.tolist(), strict=True))
    assert counted == ({"boat": 1, "car": 1} if layout is coco else {"car": 2})
    assert data.object_sizes is not None and data.object_sizes.max() == 30
    for chips in (data.training, data.validation):
        border = chips.jitter
        for number, objects in enumerate(chips.objects):
            for box in objects.boxes[~objects.ignored]:
                left, top, right, bottom = np.clip(np.rint(box), border, 64 + border).astype(int)
                seen = chips.pixels[number, top:bottom, left:right][chips.valid[number, top:bottom, left:right]]
                assert not seen.size or seen.mean() > 240
    assert (data.training.labels[~data.training.valid] == -1).all()  # beyond the picture nothing is known


def test_whole_pictures_are_drawn_where_no_part_is_named(tmp_path: Path):
    source = coco(tmp_path)
    content = json.loads(Path(source.path).read_text())
    for image in content["images"]:
        del image["split"]
    Path(source.path).write_text(json.dumps(content))
    data = prepare_objects(job_of(source, validation_share=0.25), RetinaNet(), JobContext.silent())
    assert data.split.method == "object_pictures"
    assert (len(data.split.training), len(data.split.validation)) == (9, 3)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"images": [{"id": 0, "file_name": "../../secret.png"}]}, "outside of their folder"),
        ({"annotations": [{"image_id": 0, "category_id": 99, "bbox": [0, 0, 1, 1]}]}, "not those of COCO"),
        ({"annotations": [{"image_id": 0, "category_id": 7, "bbox": [0, 0, 1]}]}, "not those of COCO"),
        ({"categories": 3}, "not those of COCO"),
    ],
)
def test_strange_annotations_are_refused(tmp_path: Path, changes: dict[str, Any], words: str):
    with pytest.raises(SamplesError, match=words):
        read_annotations(coco(tmp_path, **changes))


def test_entities_and_missing_pictures_of_voc_are_refused(tmp_path: Path):
    source = voc(tmp_path / "voc")
    xml = tmp_path / "voc" / "Annotations" / "a.xml"
    good = xml.read_text()
    xml.write_text('<!DOCTYPE a [<!ENTITY b "c">]>' + good)
    with pytest.raises(SamplesError, match="more than annotations"):
        read_annotations(source)
    xml.write_text(good.replace("a.png", "gone.png"))
    (tmp_path / "voc" / "JPEGImages" / "a.png").unlink()
    with pytest.raises(SamplesError, match=r"picture gone.png .* is missing"):
        read_annotations(source)
    with pytest.raises(SamplesError, match="No annotated picture"):
        read_annotations(FolderSource(str(tmp_path / "voc" / "JPEGImages")))
