"""Finds the pictures of a folder or a list, with the class and the part (train, validation, test) that each has."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from alquimia_qgis.engine.samples.class_values import names_in
from alquimia_qgis.engine.samples.reading import SPLIT_VALUES, TEST
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.folders import PICTURE_ENDINGS, FolderSource

FILE_COLUMNS, CLASS_COLUMNS = (
    ("file", "filename", "path", "image", "picture"),
    ("class", "label", "class_name", "labels", "classes"),
)
VALUE_COLUMNS = ("value", "number", "target", "label")
SPLIT_COLUMNS = ("split", "part", "set")
DELIMITERS = ",;\t"
LAYOUTS = (
    "Give a folder that has one folder for each class, or train, validation and test with the folders of the classes "
    "inside, or a CSV file with the columns file, class and split."
)


@dataclass(frozen=True)
class LabelledPicture:
    """A picture, the class or number that belongs to it, and its part: train, validation, test, or "" if not known.

    Of a list the ``label`` may name several classes, as ``labels`` reads them, or none.
    """

    path: str
    label: str
    part: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes that the label names, each once, in its order."""
        return names_in(self.label)


def list_pictures(
    source: FolderSource, *, numbers: bool = False, may_show_nothing: bool = False
) -> list[LabelledPicture]:
    """All pictures of the source in the order of their names; a SamplesError says why there are none.

    With ``numbers`` the labels are those of the column ``value_column`` finds. A list in which a picture has no class
    is refused, unless pictures ``may_show_nothing``.
    """
    if source.is_list:
        pictures = list(_listed(source.path, numbers, may_show_nothing))
    elif os.path.isdir(source.path):
        pictures = sorted(_in_folder(source.path), key=lambda picture: picture.path)
    else:
        raise SamplesError(f"The folder {source.path} does not exist.", LAYOUTS)
    if not pictures:
        raise SamplesError(f"No picture is found in {source.path} ({', '.join(PICTURE_ENDINGS)}).", LAYOUTS)
    return pictures


def list_unlabelled(source: FolderSource) -> list[str]:
    """The paths of all pictures of the source in order, whatever they show, but those that are marked as test.

    In a folder they may lie at any depth; a list needs the column file only. SamplesError as ``list_pictures``.
    """
    if source.is_list:
        paths = list(_unlabelled_of_list(source.path))
    else:
        folders = [name for name in _subfolders(source.path) if SPLIT_VALUES.get(name.casefold()) == TEST]
        left_out = tuple(os.path.join(source.path, name, "") for name in folders)
        paths = sorted(path for path in _pictures_below(source.path) if not path.startswith(left_out))
    if not paths:
        raise SamplesError(f"No picture is found in {source.path} ({', '.join(PICTURE_ENDINGS)}).")
    return paths


def value_column(path: str) -> str:
    """The name, as it is written, of the column of numbers of a list: called value, or the only one that is left."""
    rows = _rows(path)
    names = [name.strip() for name in rows[0]] if rows else []
    for known in VALUE_COLUMNS:
        for name in names:
            if name.casefold() == known:
                return name
    others = [name for name in names if name.casefold() not in (*FILE_COLUMNS, *SPLIT_COLUMNS)]
    if len(others) != 1:
        raise SamplesError(
            f"The list {path} has no column value; it has {', '.join(names) or 'none'}.",
            "Its first line must name the columns file, value and, if the split is fixed, split.",
        )
    return others[0]


def _in_folder(folder: str) -> Iterator[LabelledPicture]:
    """One folder for each class, or these in the folders of the parts."""
    names = _subfolders(folder)
    parts = {name: SPLIT_VALUES[name.casefold()] for name in names if name.casefold() in SPLIT_VALUES}
    if not any(_subfolders(os.path.join(folder, name)) for name in parts):
        parts = {}
    for name in parts or [""]:
        place = os.path.join(folder, name) if name else folder
        for label in _subfolders(place):
            for path in _pictures_below(os.path.join(place, label)):
                yield LabelledPicture(path, label, parts.get(name, ""))


def _subfolders(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("."))
    except OSError as error:
        _refuse(error)


def _pictures_below(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.casefold().endswith(PICTURE_ENDINGS) and not name.startswith("."):
                yield os.path.join(place, name)


def _refuse(error: OSError) -> NoReturn:
    raise SamplesError(f"The folder {error.filename} cannot be read ({error.strerror}).") from error


def _listed(path: str, numbers: bool, may_show_nothing: bool) -> Iterator[LabelledPicture]:
    """The rows of a CSV file; files are named as they lie beside it."""
    rows = _rows(path)
    header = [name.strip().casefold() for name in rows[0]] if rows else []
    labels = (value_column(path).casefold(),) if numbers else CLASS_COLUMNS
    file, label = _column(header, FILE_COLUMNS, path), _column(header, labels, path)
    split = next((header.index(name) for name in SPLIT_COLUMNS if name in header), None)
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        if not any(cells):
            continue
        if not cells[file] or not (cells[label] or may_show_nothing):
            raise SamplesError(
                f"Line {number} of {path} has no file or no {'number' if numbers else 'class'}.",
                "Complete or remove the line.",
            )
        part = "" if split is None else _part(cells[split], number, path)
        yield LabelledPicture(_beside(path, cells[file]), cells[label], part)


def _unlabelled_of_list(path: str) -> Iterator[str]:
    rows = _rows(path)
    header = [name.strip().casefold() for name in rows[0]] if rows else []
    file = _column(header, FILE_COLUMNS, path)
    split = next((header.index(name) for name in SPLIT_COLUMNS if name in header), None)
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        if cells[file] and (split is None or _part(cells[split], number, path) != TEST):
            yield _beside(path, cells[file])


def _beside(path: str, name: str) -> str:
    """A file of a list, as it lies beside the list."""
    return os.path.join(os.path.dirname(path), name.replace("\\", "/") if os.sep == "/" else name)


def _rows(path: str) -> list[list[str]]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            return list(csv.reader(file, delimiter=max(DELIMITERS, key=first.count)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SamplesError(
            f"The list {path} cannot be read ({error}).", "It must be a CSV file in UTF-8 with the columns file, class."
        ) from error


def _column(header: list[str], names: tuple[str, ...], path: str) -> int:
    for name in names:
        if name in header:
            return header.index(name)
    raise SamplesError(
        f"The list {path} has no column {names[0]}; it has {', '.join(header) or 'none'}.",
        "Its first line must name the columns file, class and, if the split is fixed, split.",
    )


def _part(value: str, number: int, path: str) -> str:
    part = SPLIT_VALUES.get(value.casefold(), "")
    if value and not part:
        raise SamplesError(
            f"Line {number} of {path} says {value!r} in the split column.", "Write train, validation or test."
        )
    return part
