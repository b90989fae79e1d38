"""Reads boxes of objects from a file of annotations as COCO has them (https://cocodataset.org/#format-data)."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from typing import Any

import numpy as np

from alquimia_qgis.engine.detection.annotated_pictures import (
    LAYOUTS,
    AnnotatedPicture,
    boxes_of,
    part_named,
    path_below,
    read_text,
)
from alquimia_qgis.protocol.errors import SamplesError


def coco_pictures(path: str) -> list[AnnotatedPicture]:
    """The pictures of a .json file, those without objects too.

    The part is that of a key ``split`` of the picture, else of the folder it lies in, else of the file's name.
    """
    try:
        content = json.loads(read_text(path))
        names = {entry["id"]: str(entry["name"]) for entry in content["categories"]}
        objects = defaultdict(list)
        for entry in content["annotations"]:
            objects[entry["image_id"]].append(entry)
        return [_picture(path, image, objects[image["id"]], names) for image in content["images"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SamplesError(
            f"The annotations {path} are not those of COCO ({type(error).__name__}: {str(error)[:100]}).", LAYOUTS
        ) from error


def _picture(path: str, image: dict[str, Any], objects: list[Any], names: dict[Any, str]) -> AnnotatedPicture:
    name = str(image["file_name"])
    boxes = [_box(entry["bbox"]) for entry in objects]
    folder, own = os.path.dirname(name.replace("\\", "/")), os.path.splitext(os.path.basename(path))[0]
    part = part_named(str(image.get("split", "")), os.path.basename(folder), own.rsplit("_", 1)[-1])
    return AnnotatedPicture(
        path_below(os.path.dirname(path), name),
        boxes_of(boxes),
        tuple(names[entry["category_id"]] for entry in objects),
        np.array([bool(entry.get("iscrowd", 0)) for entry in objects], dtype=bool),
        part,
    )


def _box(values: Any) -> tuple[float, float, float, float]:
    """Corner, width and height as two corners."""
    x, y, width, height = (float(value) for value in values)
    if not all(np.isfinite(value) for value in (x, y, width, height)):
        raise ValueError(f"a box is {values}")
    return x, y, x + width, y + height
