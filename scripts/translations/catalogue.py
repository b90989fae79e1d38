"""Reads and writes the translations of one language as Qt keeps them, and tells what is wrong with them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from extraction import CONTEXT

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# Names of parameters, ids of algorithms, variables and paths are the same in every language.
PERMANENT = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\balquimia:\w+|\.\w{3,8}\b(?=[\s,.;)]|$)")


def read_translations(path: Path) -> dict[str, str]:
    """Text and translation; empty where it is unfinished."""
    if not path.exists():
        return {}
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in ElementTree.parse(path).getroot().iter("message")
    }


def write_translations(path: Path, language: str, texts: dict[str, str], translations: dict[str, str]) -> None:
    """Write one entry for each of ``texts`` (text: file), in their order; what has no translation is unfinished."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text, file in texts.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "location", filename=f"../../{file}")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        translation.text = translations.get(text) or None
        if not translation.text:
            translation.set("type", "unfinished")
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def missing(texts: dict[str, str], translations: dict[str, str]) -> list[str]:
    """The texts that have no translation."""
    return [text for text in texts if not translations.get(text)]


def obsolete(texts: dict[str, str], translations: dict[str, str]) -> list[str]:
    """The translations of texts that are no longer there."""
    return [text for text in translations if text not in texts]


def damaged(translations: dict[str, str]) -> list[str]:
    """What a translation has lost or added: placeholders, names of parameters, ids of algorithms, endings of files."""
    return [
        f"{source!r} has {sorted(wanted)}, its translation {sorted(given)}"
        for source, translation in translations.items()
        if translation and (wanted := _kept_parts(source)) != (given := _kept_parts(translation))
    ]


def _kept_parts(text: str) -> set[str]:
    return {*PLACEHOLDER.findall(text), *PERMANENT.findall(text)}
