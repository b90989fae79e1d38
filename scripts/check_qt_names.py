"""Finds what would break under Qt 6 and QGIS 4: unscoped enums, bare PyQt imports, names that are gone.

Runs in QGIS's Python (with_qgis.sh), because it asks Qt and QGIS themselves whether a name is the member of an enum:
``Qt.LeftButton`` is found, ``Qt.MouseButton.LeftButton``, which works in every version, is not.
"""

from __future__ import annotations

import ast
import enum
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GONE = {"exec_": "call exec()", "print_": "call print()"}
GONE_CLASSES = {"QRegExp": "use QRegularExpression", "QVariant": "use None and Python's own types"}
MISSING = object()


def main(folders: list[Path]) -> int:
    """Print one line per finding; return the exit status."""
    findings = [
        f"{path}:{line}: {text}"
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        for line, text in findings_in(path.read_text(encoding="utf-8"))
    ]
    print("\n".join(findings) if findings else "All Qt and QGIS names work in every supported version.")
    return 1 if findings else 0


def findings_in(source: str) -> Iterator[tuple[int, str]]:
    """Line and sentence of everything in a module that would break."""
    tree = ast.parse(source)
    names: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from _import_findings(node, names)
        if isinstance(node, ast.Import):
            for alias in node.names:
                if _is_bare_qt(alias.name):
                    yield node.lineno, f"import Qt through qgis.PyQt, not {alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield from _attribute_findings(node, names)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QVariant":
            yield node.lineno, f"QVariant() is gone: {GONE_CLASSES['QVariant']}"


def _import_findings(node: ast.ImportFrom, names: dict[str, Any]) -> Iterator[tuple[int, str]]:
    module_name = node.module or ""
    if _is_bare_qt(module_name):
        yield node.lineno, f"import Qt through qgis.PyQt, not {module_name}"
    if not module_name.startswith("qgis."):
        return
    module = importlib.import_module(module_name)
    for alias in node.names:
        if alias.name == "QRegExp":
            yield node.lineno, f"QRegExp is gone: {GONE_CLASSES['QRegExp']}"
        if alias.name == "QAction" and module_name != "qgis.PyQt.QtWidgets":
            yield node.lineno, "import QAction from qgis.PyQt.QtWidgets"
        names[alias.asname or alias.name] = getattr(module, alias.name, MISSING)


def _attribute_findings(node: ast.Attribute, names: dict[str, Any]) -> Iterator[tuple[int, str]]:
    if ast.unparse(node.value) == "QVariant.Type":
        yield node.lineno, f"QVariant.Type is gone: write QVariant.{node.attr}"
    if node.attr in GONE:
        yield node.lineno, f"{node.attr} is gone: {GONE[node.attr]}"
    parent, value = _resolve(node.value, names), _resolve(node, names)
    if parent is MISSING or value is MISSING:
        return
    if isinstance(parent, type) and not _is_enum(parent) and _is_enum(type(value)):
        if getattr(parent, "__name__", "") != "QVariant":  # QGIS gives the types of QVariant back under their old names
            yield node.lineno, f"{ast.unparse(node)} is unscoped: name the enum too, as in Qt.MouseButton.LeftButton"


def _resolve(node: ast.expr, names: dict[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return names.get(node.id, MISSING)
    if isinstance(node, ast.Attribute):
        parent = _resolve(node.value, names)
        return MISSING if parent is MISSING else getattr(parent, node.attr, MISSING)
    return MISSING


def _is_enum(cls: type) -> bool:
    # PyQt5 has enums of its own, recognised by their metaclass; QGIS 3.30 and later have Python's.
    return issubclass(cls, enum.Enum) or type(cls).__name__ == "enumtype"


def _is_bare_qt(module_name: str) -> bool:
    return module_name.split(".")[0] in {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]] or [ROOT / "alquimia_qgis", ROOT / "scripts"]))
