"""Folders of pictures, each of one class: how they travel, and what a model answers for them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any, ClassVar

from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.options import PredictionOptions

# Georeferenced or not: what is looked at is the picture as a whole.
PICTURE_ENDINGS = (".tif", ".tiff", ".jpg", ".jpeg", ".png")
PICTURE_PATTERNS = ";".join(f"*{ending}" for ending in PICTURE_ENDINGS)
LIST_ENDING, COCO_ENDING = ".csv", ".json"


@dataclass(frozen=True)
class FolderSource:
    """Where pictures lie: a folder, or a CSV file that lists them (file, class and, if known, split).

    ``path`` is absolute. Below a folder are those of the classes, or train, validation and test with those inside. Of
    pictures with boxes of objects it is a folder as Pascal VOC has it, or the .json file of COCO's annotations.
    """

    path: str

    @property
    def name(self) -> str:
        """What to call it in messages and reports."""
        return os.path.basename(os.path.normpath(self.path)) or self.path

    @property
    def is_list(self) -> bool:
        """Whether it is a CSV file."""
        return self.path.casefold().endswith(LIST_ENDING)

    @property
    def is_coco(self) -> bool:
        """Whether it is a file of COCO's annotations of objects."""
        return self.path.casefold().endswith(COCO_ENDING)

    @property
    def root(self) -> str:
        """The folder from which the names of pictures count."""
        return os.path.dirname(self.path) if self.is_list or self.is_coco else self.path


@dataclass(frozen=True)
class PredictFolderJob(Job):
    """Answer for each picture of a folder with a model. Returns PredictFolderResult.

    ``table`` is the CSV file to write; it names the ``pictures`` as they lie below ``folder``. ``footprints`` is a
    GeoPackage with the answers of those that have a place on the ground; empty for none. With ``embedding`` the
    embeddings of a model that gives them are among the answers.
    """

    verb: ClassVar[str] = "predict_folder"

    folder: FolderSource
    pictures: tuple[str, ...]
    model: str
    table: str
    footprints: str = ""
    embedding: bool = False
    options: PredictionOptions = field(default_factory=PredictionOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Table and footprints, those that were asked for."""
        return asked_for(self.table, self.footprints)


@dataclass(frozen=True)
class PredictFolderResult:
    """What was written, how many ``pictures`` have an answer, and how many have none, because they cannot be used.

    ``counts`` are the pictures that have each class, by its value as text; empty for numbers.
    """

    table: str
    footprints: str
    pictures: int
    left_out: int
    counts: dict[str, int]
    seconds: float
    backend: str = ""
    device: str = ""
    precision: str = ""


def _folder(record: dict[str, Any]) -> FolderSource:
    return FolderSource(**record)


RECORDS.update(folder=_folder)
