"""Gives the features of a layer to the engine, and writes the layer anew with the answers beside its fields."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.sample_layers import LAYER, geopackage_writer
from alquimia_qgis.desktop.compatibility import integer_field, real_field, text_field
from alquimia_qgis.protocol.errors import FeaturesError, JobCancelled, OutputError
from alquimia_qgis.protocol.features import (
    INTEGER,
    NO_DATA,
    NO_GEOMETRY,
    OFF_IMAGE,
    REAL,
    SELECT_ANSWERS,
    AnswerField,
    FeatureSource,
    free_names,
)
from alquimia_qgis.protocol.sample_jobs import NO_CLASS

FID, GEOMETRY = "fid", "geom"
MOST_NAMED = 20


@dataclass
class Unanswered:
    """The features without an answer, by reason: how many, and the ids of the first of them."""

    ids: dict[str, list[int]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, reason: str, identifier: int) -> None:
        """One more."""
        self.counts[reason] = self.counts.get(reason, 0) + 1
        if self.counts[reason] <= MOST_NAMED:
            self.ids.setdefault(reason, []).append(identifier)

    def tell(self, feedback: QgsProcessingFeedback) -> None:
        """Name them in the log."""
        sentences = {
            NO_GEOMETRY: QCoreApplication.translate("Alquimia", "Features without a usable geometry, left empty: {}."),
            OFF_IMAGE: QCoreApplication.translate("Alquimia", "Features off the image, left empty: {}."),
            NO_CLASS: QCoreApplication.translate("Alquimia", "Features without a class, left empty: {}."),
            NO_DATA: QCoreApplication.translate("Alquimia", "Features where the image has no data, left empty: {}."),
        }
        for reason, count in self.counts.items():
            more = ", …" if count > MOST_NAMED else ""
            named = f"{count} (id {', '.join(str(identifier) for identifier in self.ids[reason])}{more})"
            feedback.pushWarning(sentences[reason].format(named))


@dataclass(frozen=True)
class AnsweredLayer:
    """The layer to be written: all fields of ``source`` and those of the answers, as ``names`` calls them.

    ``keeps_ids`` where the field fid of the source holds the ids of its features.
    """

    source: QgsProcessingFeatureSource
    answers: Sequence[AnswerField]
    keeps_ids: bool

    @property
    def names(self) -> dict[str, str]:
        """What the fields of the answers are called, so that none takes the name of a field of the layer."""
        return free_names([answer.name for answer in self.answers], [*self.source.fields().names(), FID])

    def tell_names(self, feedback: QgsProcessingFeedback) -> None:
        """Say which fields have another name than usual."""
        text = QCoreApplication.translate("Alquimia", "The layer has a field {} already; the new one is called {}.")
        for name, used in self.names.items():
            if name != used:
                feedback.pushWarning(text.format(name, used))

    def write(self, table: str, target: Path, feedback: QgsProcessingFeedback) -> Unanswered:
        """Write the GeoPackage ``target``, all of it or nothing, with the answers of the file ``table``."""
        partial = target.with_name(f".{uuid.uuid4().hex}.partial.gpkg")
        try:
            unanswered = self._write(table, partial, target.stem, feedback)
            os.replace(partial, target)
        except OSError as error:
            raise OutputError(f"{target} cannot be written: {error.strerror}.", "Choose another file.") from error
        finally:
            for left in partial.parent.glob(f"{partial.name}*"):  # with what SQLite puts beside it
                left.unlink()
        return unanswered

    def _write(self, table: str, partial: Path, title: str, feedback: QgsProcessingFeedback) -> Unanswered:
        fields, unanswered = self._fields(), Unanswered()
        writer = self._writer(partial, title, fields)
        rows = _rows(table)
        for feature in _features(self.source, feedback):
            reason, *values = next(rows, None) or _refuse_change()
            if reason:
                unanswered.add(reason, feature.id())
            answered = QgsFeature(fields)
            if feature.hasGeometry():
                answered.setGeometry(feature.geometry())
            answered.setAttributes([*feature.attributes(), *values])
            if not writer.addFeature(answered):
                raise OutputError(f"The features cannot be written: {writer.errorMessage()}.")
        del writer  # closes the file
        if next(rows, None) is not None:
            _refuse_change()
        return unanswered

    def _fields(self) -> QgsFields:
        fields = QgsFields(self.source.fields())
        names = self.names
        for answer in self.answers:
            fields.append(_field(answer, names[answer.name]))
        return fields

    def _writer(self, path: Path, title: str, fields: QgsFields) -> QgsVectorFileWriter:
        columns = free_names([GEOMETRY, FID], [name for name in fields.names() if not self._is_id(name)])
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = title
        options.layerOptions = [f"GEOMETRY_NAME={columns[GEOMETRY]}", f"FID={columns[FID]}"]
        options.fileEncoding = "UTF-8"
        crs, transforms = self.source.sourceCrs(), QgsCoordinateTransformContext()
        writer = QgsVectorFileWriter.create(str(path), fields, self.source.wkbType(), crs, transforms, options)
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise OutputError(f"The layer cannot be written: {writer.errorMessage()}.")
        return writer

    def _is_id(self, name: str) -> bool:
        return self.keeps_ids and name == FID


def write_features(source: QgsProcessingFeatureSource, folder: Path, feedback: QgsProcessingFeedback) -> FeatureSource:
    """Write the shapes of all features in their order, those without one too, to a GeoPackage in ``folder``."""
    path = folder / "features.gpkg"
    columns = QgsFields()
    writer = geopackage_writer(path, columns, source)
    for feature in _features(source, feedback, QgsFeatureRequest().setSubsetOfAttributes([])):
        shape = QgsFeature(columns)
        if feature.hasGeometry():  # arcs become chords, which every reader knows
            shape.setGeometry(QgsGeometry(feature.geometry().constGet().segmentize()))
        if not writer.addFeature(shape):
            raise OutputError(f"The features cannot be written to {path}: {writer.errorMessage()}.")
    del writer  # closes the file
    return FeatureSource(str(path), LAYER, source.sourceName())


def _features(
    source: QgsProcessingFeatureSource, feedback: QgsProcessingFeedback, request: QgsFeatureRequest | None = None
) -> Iterator[QgsFeature]:
    # The engine repairs invalid rings, so that one bad polygon does not stop the others.
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(request or QgsFeatureRequest(), flag):
        if feedback.isCanceled():
            raise JobCancelled()
        yield feature


def _rows(table: str) -> Iterator[tuple[Any, ...]]:
    """The reason and the values of each feature."""
    with closing(sqlite3.connect(table)) as database:
        yield from database.execute(SELECT_ANSWERS)


def _refuse_change() -> NoReturn:
    raise FeaturesError("The layer has been changed while the model answered.", "Start again.")


def _field(answer: AnswerField, name: str) -> QgsField:
    if answer.kind == INTEGER:
        return integer_field(name)
    return real_field(name) if answer.kind == REAL else text_field(name)
