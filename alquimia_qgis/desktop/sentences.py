"""Says finished sentences of rooms without Qt, and of the engine's process, in the language of the user.

Such a sentence is recognised by its pattern: the text in the source with gaps for what was filled in. Patterns are
found by ``make translations`` and lie in resources/translations; a sentence that fits none stays English.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass

from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.translation import as_translated, is_translated
from alquimia_qgis.protocol.errors import AlquimiaError

GAP = re.compile(r"\{(\d+)\}")
SEPARATOR = " · "  # between the parts of a progress text
DEEPEST = 3  # sentences within sentences


@dataclass(frozen=True)
class _Pattern:
    text: str
    expression: re.Pattern[str]


def told(error: AlquimiaError) -> str:
    """Sentence and hint of an error."""
    return " ".join(filter(None, (sentence(error.message), sentence(error.hint))))


def progress_text(text: str) -> str:
    """A progress text, part by part."""
    return SEPARATOR.join(sentence(part) for part in text.split(SEPARATOR))


def sentence(text: str, depth: int = 0) -> str:
    """``text`` in the language of the user, and what fills its gaps likewise, where it is a sentence, too."""
    if not is_translated() or not text or depth > DEEPEST:
        return text
    known = as_translated(text)
    if known != text:
        return known
    for pattern in _patterns():
        found = pattern.expression.fullmatch(text)
        if found is not None:
            return as_translated(pattern.text).format(*(_inner(part, depth + 1) for part in found.groups()))
    return text


def _inner(text: str, depth: int) -> str:
    """What fills a gap; a sentence that stands there has often lost its full stop."""
    known = sentence(text, depth)
    return known if known != text else sentence(f"{text}.", depth).removesuffix(".")


@functools.lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, ...]:
    """All patterns with gaps; those that say most come first."""
    texts = json.loads(resource_path("translations/sentences.json").read_text(encoding="utf-8"))
    with_gaps = sorted((text for text in texts if GAP.search(text)), key=lambda text: -len(GAP.sub("", text)))
    return tuple(_Pattern(text, _expression(text)) for text in with_gaps)


def _expression(text: str) -> re.Pattern[str]:
    """What a sentence of this pattern looks like; GAP splits it into literal parts and the numbers of its gaps."""
    parts = GAP.split(text)
    return re.compile("".join("(.*?)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)), re.DOTALL)
