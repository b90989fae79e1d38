"""Says in plain words what is wrong with samples, and which ones are meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.panel.samples.classes import SampleClass
from alquimia_qgis.desktop.panel.samples.survey import SampleFigures

FEW_SAMPLES = 5  # with fewer a split leaves a part without the class
FEW_PIXELS = 20  # a training calls a class with fewer hardly learnable
MOST_NAMED = 5


@dataclass(frozen=True)
class Advice:
    """One sentence, and the ids of the samples it speaks of; none where it speaks of whole classes."""

    sentence: str
    samples: tuple[int, ...] = ()


def advice_on(figures: SampleFigures, classes: Sequence[SampleClass]) -> list[Advice]:
    """What to look at, the gravest first; of samples nothing as long as there is none at all."""
    covered = _covered(figures)
    if not figures.count and not figures.without_class_count:
        return covered
    names = {item.value: item.name for item in classes}
    return [
        *covered,
        *_without_samples(figures, classes),
        *_few_samples(figures, classes),
        *_overlaps(figures, names),
        *_off_image(figures),
        *_without_class(figures),
    ]


def _covered(figures: SampleFigures) -> list[Advice]:
    if not figures.covered:
        return []
    return [Advice(QCoreApplication.translate(
        "Alquimia", "The image hides the samples. Drag them above it in the panel of layers."
    ))]  # fmt: skip


def _without_samples(figures: SampleFigures, classes: Sequence[SampleClass]) -> list[Advice]:
    empty = [item.name for item in classes if item.value not in figures.classes]
    if not empty:
        return []
    sentence = QCoreApplication.translate("Alquimia", "No samples yet: {}.")
    return [Advice(sentence.format(_listed(empty)))]


def _few_samples(figures: SampleFigures, classes: Sequence[SampleClass]) -> list[Advice]:
    few, small = [], []
    for item in classes:
        known = figures.classes.get(item.value)
        if known is not None and known.count < FEW_SAMPLES:
            few.append(f"{item.name} ({known.count})")
        elif known is not None and figures.has_areas and known.area < FEW_PIXELS * figures.pixel_area:
            small.append(f"{item.name} ({known.area / figures.pixel_area:.0f})")
    found = []
    if few:
        sentence = QCoreApplication.translate("Alquimia", "Few samples: {0}. Each class should have {1} or more.")
        found.append(Advice(sentence.format(_listed(few), FEW_SAMPLES)))
    if small:
        sentence = QCoreApplication.translate(
            "Alquimia", "Few pixels: {0}. A class is hardly learned from fewer than {1}."
        )
        found.append(Advice(sentence.format(_listed(small), FEW_PIXELS)))
    return found


def _overlaps(figures: SampleFigures, names: dict[object, str]) -> list[Advice]:
    sentence = QCoreApplication.translate("Alquimia", "Samples of {0} and {1} overlap ({2}).")
    pairs = Counter(frozenset(overlap.classes) for overlap in figures.overlaps)
    nameless = QCoreApplication.translate("Alquimia", "no class")
    found = []
    for pair, count in pairs.most_common(MOST_NAMED):
        named = sorted(names.get(value, str(value) if value not in (None, "") else nameless) for value in pair)
        samples = [sample for overlap in figures.overlaps if frozenset(overlap.classes) == pair
                   for sample in (overlap.first, overlap.second)]  # fmt: skip
        found.append(Advice(sentence.format(named[0], named[-1], count), tuple(dict.fromkeys(samples))))
    if not figures.compared_all:
        found.append(Advice(QCoreApplication.translate(
            "Alquimia", "There are too many samples to look for all overlaps here; Check samples finds them."
        )))  # fmt: skip
    return found


def _off_image(figures: SampleFigures) -> list[Advice]:
    if not figures.off_image_count:
        return []
    sentence = QCoreApplication.translate("Alquimia", "Off the image, so that nothing is learned from them: {}.")
    return [Advice(sentence.format(figures.off_image_count), tuple(figures.off_image))]


def _without_class(figures: SampleFigures) -> list[Advice]:
    if not figures.without_class_count:
        return []
    sentence = QCoreApplication.translate("Alquimia", "Without a class: {}.")
    return [Advice(sentence.format(figures.without_class_count), tuple(figures.without_class))]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return shown
    return QCoreApplication.translate("Alquimia", "{0} and {1} more").format(shown, len(names) - MOST_NAMED)
