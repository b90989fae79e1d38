"""The plugin speaks the language of QGIS where resources/translations has it, else English."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.protocol.words import speak, translatable
from alquimia_qgis.zoo.family import ModelFamily

CONTEXT = "Alquimia"
LANGUAGE = translatable("English")  # each translation has the name of its own language here


def install_translation() -> QTranslator | None:
    """Translate all texts from now on; None where the language of QGIS is not among ours."""
    translator = QTranslator()
    # Qt shortens the name until a file fits: alquimia_pt_BR becomes alquimia_pt.
    if not translator.load(f"alquimia_{QgsApplication.instance().locale()}", str(resource_path("translations"))):
        return None
    QCoreApplication.installTranslator(translator)
    speak(as_translated)
    return translator


def remove_translation(translator: QTranslator | None) -> None:
    """Undo ``install_translation``."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
        speak(translatable)


def is_translated() -> bool:
    """Whether the plugin speaks another language than English now."""
    return as_translated(LANGUAGE) != LANGUAGE


def translated(text: str) -> str:
    """A text that zoo, protocol or an example model declares, in the language of QGIS; white space is made single."""
    return as_translated(" ".join(text.split()))


def as_translated(text: str) -> str:
    """``text`` to the letter in the language of QGIS; as it is where there is no translation."""
    return QCoreApplication.translate(CONTEXT, text)


def family_title(family: type[ModelFamily]) -> str:
    """The name of a model family."""
    return translated(family.title)


def family_help(family: type[ModelFamily]) -> str:
    """What a model family is for and how it works."""
    return translated(family.help_text())


def family_summary(family: type[ModelFamily]) -> str:
    """The first sentence of the help of a model family."""
    return family_help(family).split(". ")[0].rstrip(".") + "."
