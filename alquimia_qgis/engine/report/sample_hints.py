"""What to do about samples before anything is learned from them."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.metrics.separability import GOOD, POOR
from alquimia_qgis.engine.report.date_hints import date_hints
from alquimia_qgis.engine.report.hint import MOST_NAMED, Hint, has, named, quoted
from alquimia_qgis.engine.report.number_hints import number_hints
from alquimia_qgis.engine.report.sample_check import SampleCheck
from alquimia_qgis.engine.report.wording import count, fraction, listed, percent, plural

FEW_FEATURES = 5
FEW_PIXELS = 20
RARE = 0.01
# The distance of classes is rough with fewer pixels.
ENOUGH_TO_COMPARE = 50
# A class that is this many times as common as the rarest one sets the tone.
UNBALANCED = 20.0
MUCH_WITHOUT_DATA = 0.01
REASONS = {
    "off the image": (
        "{} off the image.",
        "Check the CRS of the layer, or take the image that they were digitised on; they are left out.",
    ),
    "without class": ("{} without a class.", "Fill in the class field; until then they are left out."),
    "without a usable geometry": (
        "{} without a usable shape: empty, or polygons without area.",
        "Delete or redraw them; they are left out.",
    ),
}


def sample_hints(check: SampleCheck) -> list[Hint]:
    """What was seen and what helps; most important first, possibly none."""
    dates = date_hints(check.series) if check.series else []
    if check.numbers is not None:
        return [*number_hints(check.numbers), *_left_out(check), *_without_data(check), *_mended(check), *dates]
    return [
        *_one_class(check),
        *_few_features(check),
        *_few_pixels(check),
        *_left_out(check),
        *_conflicts(check),
        *_without_data(check),
        *_unbalanced(check),
        *_look_alike(check),
        *_spelt_alike(check),
        *_mended(check),
        *dates,
    ]


def _one_class(check: SampleCheck) -> list[Hint]:
    if len(check.classes) > 1:
        return []
    return [
        Hint(
            f"All samples are of one class, {quoted(check.records[0])}.",
            "A model needs at least two: digitise what is not this class, too.",
        )
    ]


def _few_features(check: SampleCheck) -> list[Hint]:
    few = [facts.record for facts in check.classes if facts.features < FEW_FEATURES]
    if not few:
        return []
    return [
        Hint(
            f"{named(few)} {has(few)} fewer than {FEW_FEATURES} features.",
            "Digitise more, spread over the whole image: some must be set aside for validation, and the model learns "
            "how much a class varies from the others.",
        )
    ]


def _few_pixels(check: SampleCheck) -> list[Hint]:
    few = [facts.record for facts in check.classes if facts.usable < FEW_PIXELS]
    if not few:
        return []
    return [
        Hint(
            f"{named(few)} {has(few)} fewer than {FEW_PIXELS} labelled pixels with data.",
            "A class is hardly learned from so few by a network that answers for each pixel; digitise larger features "
            "or more of them.",
        )
    ]


def _left_out(check: SampleCheck) -> list[Hint]:
    return [
        Hint(REASONS[reason][0].format(_lie(number)), REASONS[reason][1])
        for reason, number in check.left_out.items()
        if number
    ]


def _conflicts(check: SampleCheck) -> list[Hint]:
    if not check.conflict_count:
        return []
    pixels = f"; {plural(check.contested, 'pixel')} lie in several classes at once" if check.contested else ""
    verb = "overlaps" if check.conflict_count == 1 else "overlap"
    return [
        Hint(
            f"{plural(check.conflict_count, 'pair')} of features of different classes {verb}{pixels}.",
            "Such pixels teach nothing and stay unlabelled. The table below says where; correct the shapes.",
        )
    ]


def _without_data(check: SampleCheck) -> list[Hint]:
    missing = [
        facts.record
        for facts in check.classes
        if facts.labelled and facts.labelled - facts.usable > MUCH_WITHOUT_DATA * facts.labelled
    ]
    if not missing:
        return []
    pixels = sum(facts.labelled - facts.usable for facts in check.classes)
    return [
        Hint(
            f"{count(pixels)} labelled pixels have no data in the image, of {named(missing)}.",
            "They are left out. Check the nodata value and the mask of the image if data should be there.",
        )
    ]


def _unbalanced(check: SampleCheck) -> list[Hint]:
    shares = [facts.share for facts in check.classes if facts.usable]
    rare = [facts.record for facts in check.classes if 0 < facts.share < RARE]
    if len(shares) < 2 or not rare or max(shares) < UNBALANCED * min(shares):
        return []
    return [
        Hint(
            f"{named(rare)} {'makes' if len(rare) == 1 else 'make'} up less than {percent(RARE, 0)} of the labelled "
            f"pixels, the most common class {percent(max(shares), 0)}.",
            "Digitise more of what is rare, or less of what is common. Class weights (CLASS_WEIGHTS) and the focal "
            "loss help as far as they can.",
        )
    ]


def _look_alike(check: SampleCheck) -> list[Hint]:
    known = [facts.usable >= ENOUGH_TO_COMPARE for facts in check.classes]
    pairs = [(one, other) for one, other in _pairs_below(check.distances, POOR) if known[one] and known[other]]
    if not pairs:
        return []
    words = [
        f"{quoted(check.records[one])} and {quoted(check.records[other])} ({fraction(check.distances[one, other], 2)})"
        for one, other in pairs[:MOST_NAMED]
    ]
    more = f", and {plural(len(pairs) - MOST_NAMED, 'other pair')}" if len(pairs) > MOST_NAMED else ""
    return [
        Hint(
            f"Single pixels hardly tell {listed(words)}{more} apart.",
            "A network that sees the surroundings may still do so, by texture and shape. Otherwise merge the classes, "
            f"check that the samples are right, or add bands or dates; from {GOOD} on, pixels alone suffice.",
        )
    ]


def _spelt_alike(check: SampleCheck) -> list[Hint]:
    return [
        Hint(
            f"The classes {listed([f'“{name}”' for name in names])} are spelt almost alike but count as different.",
            "Give them one name if they are meant to be one class.",
        )
        for names in check.alike
    ]


def _mended(check: SampleCheck) -> list[Hint]:
    if not check.mended:
        return []
    verb = "has" if check.mended == 1 else "have"
    return [
        Hint(
            f"{plural(check.mended, 'feature')} {verb} an invalid shape, such as rings that cross themselves.",
            "A training mends them in its own copy; Fix geometries mends the layer.",
        )
    ]


def _pairs_below(distances: np.ndarray, limit: float) -> list[tuple[int, int]]:
    """Pairs of classes that are nearer than ``limit``, the nearest first."""
    rows, columns = np.nonzero(np.tril(np.where(np.isfinite(distances), distances, np.inf) < limit, -1))
    order = np.argsort(distances[rows, columns], kind="stable")
    return [(int(columns[place]), int(rows[place])) for place in order]


def _lie(number: int) -> str:
    return f"{plural(number, 'feature')} {'is' if number == 1 else 'are'}"
