"""An estimate of a training as a sentence."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.panel.train.estimate import Estimate, rounded

MINUTE, HOUR = 60.0, 3600.0
GIGABYTE = 1e9


def in_words(guess: Estimate) -> str:
    """Examples, memory and time, and that all of it is an estimate."""
    chips = QCoreApplication.translate("Alquimia", "{:,} chips to learn from and {:,} to validate")
    pixels = QCoreApplication.translate("Alquimia", "{:,} pixels to learn from and {:,} to validate")
    examples = (chips if guess.are_chips else pixels).format(guess.training, guess.validation)
    memory = QCoreApplication.translate("Alquimia", "{:.1f} GB of memory").format(guess.memory / GIGABYTE)
    return QCoreApplication.translate("Alquimia", "Estimate: about {}, {}, at most {}.").format(
        examples, memory, duration(guess.seconds)
    )


def duration(seconds: float) -> str:
    """A time in its largest unit, to one digit that counts."""
    if rounded(seconds) < MINUTE:
        return QCoreApplication.translate("Alquimia", "{:.0f} s").format(rounded(seconds))
    if rounded(seconds / MINUTE) * MINUTE < HOUR:
        return QCoreApplication.translate("Alquimia", "{:.0f} min").format(rounded(seconds / MINUTE))
    return QCoreApplication.translate("Alquimia", "{:.0f} h").format(rounded(seconds / HOUR))
