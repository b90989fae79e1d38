"""The report of a check of samples: how much of each class there is, what is wrong, and what tells classes apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.metrics.separability import GOOD, POOR
from alquimia_qgis.engine.report.band_histograms import MOST_BANDS, band_histograms, shown_classes
from alquimia_qgis.engine.report.headline import tile
from alquimia_qgis.engine.report.number_facts import NumberFacts
from alquimia_qgis.engine.report.number_histogram import number_histogram
from alquimia_qgis.engine.report.page import render_page
from alquimia_qgis.engine.report.parameter_table import Rows
from alquimia_qgis.engine.report.pictures import figure_as_png, figure_as_svg
from alquimia_qgis.engine.report.sample_check import SampleCheck
from alquimia_qgis.engine.report.sample_hints import sample_hints
from alquimia_qgis.engine.report.sample_map import MAP_RESOLUTION, sample_map
from alquimia_qgis.engine.report.series_section import series_section
from alquimia_qgis.engine.report.wording import DASH, count, duration, fraction, is_known, number, plural
from alquimia_qgis.protocol.bundle_manifest import BandRecord

MOST_COMPARED = 30
MOST_CORRELATIONS = 20
_ALIKE, _BETWEEN = "#f4b183", "#fbe3d0"


@dataclass(frozen=True)
class DistanceCell:
    """One cell of the table of distances: its text, and a colour where classes are alike."""

    text: str
    background: str


def sample_report_html(check: SampleCheck) -> str:
    """The report as one HTML page that needs nothing from outside; all texts are escaped."""
    # Of a series profiles tell more than a histogram for each of many dates.
    histograms = None if check.series else band_histograms(check.pixels, check.records, check.band_names)
    samples = sample_map(check.outlines, check.overview, check.records)
    shown = shown_classes(check.pixels)
    return render_page(
        "sample_report.html.j2",
        check=check,
        created=check.created,
        subtitle=_subtitle(check),
        numbers=check.numbers,
        correlations=_correlations(check),
        numbers_picture=_numbers_picture(check),
        series=series_section(check.series, check.records, _bands(check), check.numbers is not None),
        headline=_headline(check),
        hints=sample_hints(check),
        distances=_distances(check.distances),
        poor=POOR,
        good=GOOD,
        histograms=figure_as_svg(histograms) if histograms else "",
        histogram_classes=[check.records[index] for index in shown],
        histogram_note=_histogram_note(check, len(shown)),
        map=figure_as_png(samples, MAP_RESOLUTION) if samples else "",
        run_rows=_run_rows(check),
    )


def _subtitle(check: SampleCheck) -> str:
    what = "numbers" if check.numbers else plural(len(check.classes), "class")
    return f"On {check.image} · {what} · {plural(check.features, 'feature')}"


def _bands(check: SampleCheck) -> list[BandRecord]:
    """The bands of one date."""
    return [BandRecord(name, 0.0, 1.0) for name in check.band_names]


def _numbers_picture(check: SampleCheck) -> str:
    if check.numbers is None or check.edges is None:
        return ""
    return figure_as_svg(number_histogram(check.numbers, check.records, check.edges))


def _correlations(check: SampleCheck) -> list[tuple[str, str]]:
    """The channels that go along with the numbers most, with their correlation."""
    if check.numbers is None:
        return []
    values = check.numbers.correlations
    order = np.argsort(-np.abs(np.nan_to_num(values)), kind="stable")[:MOST_CORRELATIONS]
    return [(check.channels[index].replace("_", " "), f"{values[index]:.2f}")
            for index in order if np.isfinite(values[index])]  # fmt: skip


def _headline(check: SampleCheck) -> list[dict[str, str]]:
    if check.numbers is not None:
        return _headline_of_numbers(check, check.numbers)
    smallest = min((facts.share for facts in check.classes), default=0.0)
    return [
        tile("Features", count(check.features), "Samples on the image that a training can use."),
        tile("Labelled pixels", count(check.usable), "Pixels under samples that have data."),
        tile("Rarest class", f"{100 * smallest:.2g} %", "Its share of the labelled pixels."),
        tile(
            "Separability",
            fraction(check.lowest_separability, 2),
            "Jeffries–Matusita distance of the two classes that are most alike: 0 alike, 2 apart.",
        ),
    ]


def _headline_of_numbers(check: SampleCheck, numbers: NumberFacts) -> list[dict[str, str]]:
    return [
        tile("Features", count(check.features), "Samples on the image that a training can use."),
        tile("Labelled pixels", count(check.usable), "Pixels under samples that have data."),
        tile("Lowest", number(numbers.lowest), f"Of the field {numbers.field}."),
        tile("Median", number(float(np.median(numbers.values))), "As many samples lie below as above."),
        tile("Highest", number(numbers.highest), f"Of the field {numbers.field}."),
        tile(
            "Correlation",
            fraction(numbers.strongest, 2),
            "Of the band that goes along with the numbers most: 0 not at all, 1 or -1 always.",
        ),
    ]


def _distances(distances: np.ndarray) -> list[list[DistanceCell]]:
    """The cells of the table, empty where there are too many classes for one."""
    if len(distances) > MOST_COMPARED or not np.isfinite(distances).any():
        return []
    return [[_cell(float(value), row == column) for column, value in enumerate(line)]
            for row, line in enumerate(distances)]  # fmt: skip


def _cell(value: float, own: bool) -> DistanceCell:
    if own or not is_known(value):
        return DistanceCell("" if own else DASH, "#ffffff")
    return DistanceCell(f"{value:.2f}", _ALIKE if value < POOR else _BETWEEN if value < GOOD else "#ffffff")


def _histogram_note(check: SampleCheck, shown: int) -> str:
    notes = []
    if shown < len(check.classes):
        notes.append(f"The {shown} classes of most pixels are shown.")
    if len(check.band_names) > MOST_BANDS:
        notes.append(f"The first {MOST_BANDS} of {len(check.band_names)} bands are shown.")
    return " ".join(notes)


def _run_rows(check: SampleCheck) -> Rows:
    rows = [
        ("Samples", check.name),
        ("Image", check.image),
        ("Coordinate reference system", check.crs),
        ("Bands of each date" if check.series else "Bands", count(len(check.band_names))),
        ("Finished", check.created),
        ("Running time", duration(check.seconds)),
        *check.packages.items(),
    ]
    return [(label, value) for label, value in rows if value]
