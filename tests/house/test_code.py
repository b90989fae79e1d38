"""The code keeps the rules of the house: lint, format, types, contracts between the rooms, length."""

from __future__ import annotations

import ast
import sys

import pytest

from tests.house.repository import ROOT, TOOLS, python_files, run, said

LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 60  # lines, docstring and a long signature included
PRODUCT = ("alquimia_qgis", "scripts", "benchmarks")


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("lint-imports", "--no-cache")],
    ids=lambda command: " ".join(command),
)
def test_tool_finds_nothing(command: tuple[str, ...]) -> None:
    finished = run(TOOLS / command[0], *command[1:])
    assert finished.returncode == 0, said(finished)


def test_files_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files(*PRODUCT)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long, f"Is there a room missing in the house? {long}"


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"
        for path in python_files(*PRODUCT)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_every_module_defers_annotations() -> None:
    # Without it, `int | None` in a signature stops QGIS's Python 3.9 from loading the module.
    missing = [
        str(path.relative_to(ROOT))
        for path in python_files("alquimia_qgis")
        if any(isinstance(node, (ast.FunctionDef, ast.ClassDef)) for node in ast.parse(path.read_text()).body)
        and "from __future__ import annotations" not in path.read_text(encoding="utf-8")
    ]
    assert not missing


def test_protocol_needs_the_standard_library_only() -> None:
    for path in python_files("alquimia_qgis/protocol"):
        strange = {
            name
            for name in imported_names(path.read_text(encoding="utf-8"))
            if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("alquimia_qgis.protocol")
        }
        assert not strange, f"{path.name} imports {strange}"


def test_product_swallows_no_error() -> None:
    allowed = {"worker.py", "catalogue.py"}
    for path in python_files("alquimia_qgis"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = "" if node.type is None else ast.unparse(node.type)
                broad = caught in ("", "Exception", "BaseException")
                reraised = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
                assert not broad or reraised or path.name in allowed, f"{path}:{node.lineno} catches everything"


def imported_names(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names
