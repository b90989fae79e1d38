"""Finds the sentences of errors, progress and log in rooms without Qt, as patterns with numbered gaps.

``f"{title} needs {count} dates."`` becomes ``{0} needs {1} dates.``: that is what is translated, and what the desktop
recognises a finished sentence by (desktop/sentences.py).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from extraction import PACKAGE, ROOT

ERRORS = set(re.findall(r"class (\w+)\(AlquimiaError\)", (PACKAGE / "protocol/errors.py").read_text("utf-8")))
SPEAKING = {"log", "progress", "say", "pushInfo", "pushWarning", "setProgressText", "AlquimiaError", *ERRORS}
NAMED_SENTENCE = re.compile(r"(HINT|HOW|WAYS|LAYOUTS)$")
FEWEST_WORDS = 2  # a pattern of fewer words would be recognised everywhere
GAP = re.compile(r"\{\d+\}")


def sentence_patterns() -> dict[str, str]:
    """Every pattern and the file it stands in."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for text in _sentences_of(path):
            if len(re.findall(r"[^\W\d_]{2,}", GAP.sub(" ", text))) >= FEWEST_WORDS:
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    return found


def _sentences_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in SPEAKING:
            for argument in (*node.args, *(word.value for word in node.keywords)):
                yield from _patterns(argument)
        elif isinstance(node, ast.Assign) and NAMED_SENTENCE.search(_name(node.targets[0])):
            yield from _patterns(node.value)


def _patterns(node: ast.expr) -> Iterator[str]:
    """The patterns of an expression: of both branches of a condition; gaps where it is no literal."""
    if isinstance(node, ast.IfExp):
        yield from _patterns(node.body)
        yield from _patterns(node.orelse)
    elif isinstance(node, (ast.Constant, ast.JoinedStr, ast.BinOp)):
        yield _numbered(_pieces(node))


def _pieces(node: ast.expr) -> list[str | None]:
    """Literal parts of a text in their order, None for each gap."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else [None]
    if isinstance(node, ast.JoinedStr):
        return [piece for value in node.values for piece in _pieces(value)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_pieces(node.left), *_pieces(node.right)]
    return [None]


def _numbered(pieces: list[str | None]) -> str:
    gaps = iter(range(len(pieces)))
    return "".join(f"{{{next(gaps)}}}" if piece is None else piece for piece in pieces)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
