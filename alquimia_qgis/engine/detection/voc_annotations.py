"""Reads boxes of objects from a folder in the layout of Pascal VOC (http://host.robots.ox.ac.uk/pascal/VOC/)."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from xml.etree import ElementTree  # nosec B405 files with entities are refused before they are parsed

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
from alquimia_qgis.protocol.folders import PICTURE_ENDINGS

ANNOTATIONS, PICTURES, SETS = "Annotations", "JPEGImages", os.path.join("ImageSets", "Main")
ENDS = ("xmin", "ymin", "xmax", "ymax")


def voc_pictures(folder: str) -> list[AnnotatedPicture]:
    """The pictures that have an .xml file in ``Annotations``, or beside them in the folder itself."""
    place = os.path.join(folder, ANNOTATIONS)
    place = place if os.path.isdir(place) else folder
    parts = dict(_parts(os.path.join(folder, SETS)))
    return [_picture(folder, path, parts) for path in sorted(glob.glob(os.path.join(glob.escape(place), "*.xml")))]


def _parts(folder: str) -> Iterator[tuple[str, str]]:
    """Stem and part of the pictures that the lists of ``ImageSets/Main`` name."""
    for path in sorted(glob.glob(os.path.join(glob.escape(folder), "*.txt"))):
        part = part_named(os.path.splitext(os.path.basename(path))[0])
        for line in read_text(path).splitlines() if part else ():
            if line.strip():
                yield line.split()[0], part


def _picture(folder: str, path: str, parts: dict[str, str]) -> AnnotatedPicture:
    text = read_text(path)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # entities that grow are older than annotations
        raise SamplesError(f"The annotations {path} hold more than annotations.", LAYOUTS)
    try:
        root = ElementTree.fromstring(text)  # nosec B314 without document type and entities, see above
        objects = root.findall("object")
        boxes = [_box(entry) for entry in objects]
        names = tuple((entry.findtext("name") or "").strip() for entry in objects)
        named = (root.findtext("filename") or "").strip()
    except (ElementTree.ParseError, ValueError, TypeError) as error:
        raise SamplesError(f"The annotations {path} are not those of Pascal VOC ({error}).", LAYOUTS) from error
    stem = os.path.splitext(os.path.basename(path))[0]
    difficult = [(entry.findtext("difficult") or "0").strip() == "1" for entry in objects]
    picture = _picture_path(folder, os.path.dirname(path), named, stem)
    return AnnotatedPicture(picture, boxes_of(boxes), names, np.array(difficult, dtype=bool), parts.get(stem, ""))


def _box(entry: ElementTree.Element) -> tuple[float, float, float, float]:
    """VOC counts pixels from 1, and the last one belongs to the box."""
    left, top, right, bottom = (float(entry.findtext(f"bndbox/{end}") or "nan") for end in ENDS)
    if not all(np.isfinite(value) for value in (left, top, right, bottom)):
        raise ValueError("an object has no box")
    return left - 1, top - 1, right, bottom


def _picture_path(folder: str, beside: str, named: str, stem: str) -> str:
    """The picture by the name that the file gives, else by its own, in JPEGImages or beside it."""
    names = [named, *(stem + ending for ending in PICTURE_ENDINGS)]
    for name in filter(None, names):
        for place in (PICTURES, os.path.relpath(beside, folder), "."):
            path = path_below(folder, os.path.join(place, name))
            if os.path.isfile(path):
                return path
    raise SamplesError(f"The picture {named or stem} of {folder} is missing.", LAYOUTS)
