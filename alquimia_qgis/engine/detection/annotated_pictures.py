"""Pictures with boxes of their objects, as annotation programs write them: COCO's json or Pascal VOC's folders."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.samples.reading import SPLIT_VALUES
from alquimia_qgis.protocol.errors import SamplesError

LARGEST_FILE = 512 * 2**20
LAYOUTS = (
    "Give COCO's annotations as a .json file beside its pictures, or a folder in the layout of Pascal VOC "
    "(Annotations/*.xml, JPEGImages, ImageSets/Main/train.txt …)."
)


@dataclass(frozen=True)
class AnnotatedPicture:
    """A picture and its objects: ``boxes`` float32 (n, 4) in pixels, ``names`` of their classes.

    Those that are ``ignored``, bool (n,), are crowds or objects that are called difficult. ``part`` is train,
    validation, test, or "" where nobody has said.
    """

    path: str
    boxes: np.ndarray
    names: tuple[str, ...]
    ignored: np.ndarray
    part: str


def path_below(root: str, name: str) -> str:
    """The path of a picture that an annotation names; one outside of ``root`` raises a SamplesError."""
    path = os.path.abspath(os.path.join(root, name.replace("\\", "/") if os.sep == "/" else name))
    if os.path.commonpath([path, os.path.abspath(root)]) != os.path.abspath(root):
        raise SamplesError(f"The annotations name a picture outside of their folder: {name!r}.", LAYOUTS)
    return path


def part_named(*words: str) -> str:
    """The part that one of the words names (train, val, train2017 …), or ""."""
    for word in words:
        part = SPLIT_VALUES.get(word.strip().casefold().rstrip("0123456789"), "")
        if part:
            return part
    return ""


def read_text(path: str) -> str:
    """The text of a file of annotations; a SamplesError where it cannot be read or is too large to be one."""
    try:
        if os.path.getsize(path) > LARGEST_FILE:
            raise SamplesError(f"The file {path} is too large for annotations.", LAYOUTS)
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise SamplesError(f"The annotations {path} cannot be read ({error}).", LAYOUTS) from error


def boxes_of(found: list[tuple[float, float, float, float]]) -> np.ndarray:
    """Boxes as an array, float32 (n, 4)."""
    return np.array(found, dtype=np.float32).reshape(-1, 4)
