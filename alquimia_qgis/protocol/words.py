"""Texts of rooms without Qt in the language of the user: English until the desktop says who translates."""

from __future__ import annotations

from collections.abc import Callable


def translatable(text: str) -> str:
    """``text`` as it is, marked for the extraction of translations; ``spoken`` translates it when it is shown."""
    return text


def spoken(text: str) -> str:
    """``text`` in the language of the user; gaps ({}) are to be filled afterwards. Literals are marked by it, too."""
    return _translate(text)


def speak(translate: Callable[[str], str]) -> None:
    """Let ``translate`` give the words of ``spoken`` from now on; the engine's process never does."""
    global _translate
    _translate = translate


_translate: Callable[[str], str] = translatable
