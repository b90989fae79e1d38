"""What the page says of a model: one line for the list, all of it for the details."""

from __future__ import annotations

import html
import os
from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, QDateTime, QLocale

from alquimia_qgis.desktop.panel.models.cards import ModelCard
from alquimia_qgis.desktop.translation import translated
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.tasks import LOWER_IS_BETTER, METRICS, TASKS

MOST_NAMED = 12


def summary_of(card: ModelCard) -> str:
    """Family, accuracy and bands in one line; of a broken file what is wrong with it."""
    manifest = card.manifest
    if manifest is None:
        return card.problem.replace(card.path, os.path.basename(card.path))
    parts = [manifest.family_title, accuracy_of(manifest), bands_in_words(manifest)]
    return " · ".join(part for part in parts if part)


def accuracy_of(manifest: Manifest) -> str:
    """The first figure of validation that its task knows, and its value; empty where there is none."""
    task = TASKS.get(manifest.task)
    for name, label in () if task is None else task.metrics:
        value = manifest.metrics.get(name)
        if name != "loss" and value is not None:
            shown = f"{value:.3g}" if name in LOWER_IS_BETTER else f"{value:.2f}"
            return f"{translated(label)} {shown}"
    out_of_bag = manifest.training.get("out_of_bag")  # of forests that were given no validation
    if isinstance(out_of_bag, (int, float)):
        return QCoreApplication.translate("Alquimia", "Out-of-bag accuracy {:.2f}").format(out_of_bag)
    return ""


def bands_in_words(manifest: Manifest) -> str:
    """How many bands, and dates where there are several."""
    count = len(manifest.bands)
    several = QCoreApplication.translate("Alquimia", "{} bands")
    bands = QCoreApplication.translate("Alquimia", "1 band") if count == 1 else several.format(count)
    if manifest.dates is None:
        return bands
    return QCoreApplication.translate("Alquimia", "{0} at {1} dates").format(bands, manifest.dates)


def details_of(card: ModelCard) -> str:
    """All that the page tells of a model, as rich text."""
    rows = [(QCoreApplication.translate("Alquimia", "File"), card.path)]
    if card.manifest is not None:
        rows += _rows_of(card.manifest)
    if card.size:
        rows.append((QCoreApplication.translate("Alquimia", "Size"), QLocale().formattedDataSize(card.size)))
        rows.append((QCoreApplication.translate("Alquimia", "Date"), _date(card)))
    lines = "".join(
        f"<tr><td><b>{html.escape(label)}</b>&nbsp;&nbsp;</td><td>{html.escape(text)}</td></tr>"
        for label, text in rows
        if text
    )
    problem = f"<p>⚠ {html.escape(card.problem)}</p>" if card.problem else ""
    return f"{problem}<table>{lines}</table>{_classes(card.manifest)}"


def _rows_of(manifest: Manifest) -> list[tuple[str, str]]:
    task = TASKS.get(manifest.task)
    names = [band.name for band in manifest.bands if band.name]
    figures = [f"{translated(METRICS[name])} {value:.3g}"
               for name, value in manifest.metrics.items() if name in METRICS and value is not None]  # fmt: skip
    return [
        (QCoreApplication.translate("Alquimia", "Family"), manifest.family_title),
        (QCoreApplication.translate("Alquimia", "Purpose"),
         "" if task is None else translated(task.title)),
        (QCoreApplication.translate("Alquimia", "Accuracy"), ", ".join(figures) or accuracy_of(manifest)),
        (QCoreApplication.translate("Alquimia", "Looks at"), f"{bands_in_words(manifest)}{_listed(names)}"),
        (QCoreApplication.translate("Alquimia", "Pixel size"), _resolution(manifest)),
        (QCoreApplication.translate("Alquimia", "Estimates"),
         "" if manifest.target is None else manifest.target.name),
    ]  # fmt: skip


def _classes(manifest: Manifest | None) -> str:
    if manifest is None or not manifest.classes:
        return ""
    squares = [
        f'<span style="color:{record.colour}">■</span>&nbsp;{html.escape(record.name)}' for record in manifest.classes
    ]
    title = QCoreApplication.translate("Alquimia", "Classes")
    return f"<p><b>{title}</b><br>{' &nbsp; '.join(squares)}</p>"


def _listed(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = ", …" if len(names) > MOST_NAMED else ""
    return f" ({', '.join(names[:MOST_NAMED])}{more})"


def _resolution(manifest: Manifest) -> str:
    x, y = manifest.ground_resolution
    if not x:
        return ""
    return f"{x:.4g} m" if f"{x:.4g}" == f"{y:.4g}" else f"{x:.4g} × {y:.4g} m"


def _date(card: ModelCard) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(card.modified))
    return str(QLocale().toString(moment, QLocale.FormatType.ShortFormat))
