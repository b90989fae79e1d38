"""Writes the pages that follow from the declarations: the map of the code, the model families, the shared options."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path
from typing import Any

from generated_pages import NOTE, ROOT, table_row, write_or_compare

PACKAGE = ROOT / "alquimia_qgis"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
DECISIONS = ROOT / "docs" / "decisions"
START, END = "<!-- map of the code: start -->", "<!-- map of the code: end -->"
SUMMARY_COLUMN = 44


def main() -> int:
    """Write or compare all pages; return the exit status."""
    os.environ.pop("ALQUIMIA_FAMILIES", None)  # a developer's own families do not belong on these pages
    sys.path.insert(0, str(ROOT))
    status = write_or_compare(family_pages(), ROOT / "docs" / "families")
    pages = {ARCHITECTURE: architecture_page(), DECISIONS / "README.md": decisions_page()}
    return status | write_or_compare({**pages, ROOT / "docs" / "options.md": options_page()})


def architecture_page() -> str:
    """The page as it stands, with the map of the code between its markers made anew."""
    before, rest = ARCHITECTURE.read_text(encoding="utf-8").split(START)
    after = rest.split(END)[1]
    return f"{before}{START}\n```\n" + "\n".join(tree_lines(PACKAGE, 0)) + f"\n```\n{END}{after}"


def tree_lines(folder: Path, depth: int) -> list[str]:
    """One line per module and package: name, and the first sentence of its docstring."""
    lines = [tree_line(folder.name + "/", folder / "__init__.py", depth)]
    for module in sorted(folder.glob("*.py")):
        if module.name != "__init__.py":
            lines.append(tree_line(module.name, module, depth + 1))
    for package in sorted(path.parent for path in folder.glob("*/__init__.py")):
        lines += tree_lines(package, depth + 1)
    return lines


def tree_line(name: str, module: Path, depth: int) -> str:
    """The entry of one module."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    summary = " ".join(docstring.split("\n\n")[0].split())
    return f"{'  ' * depth + name:<{SUMMARY_COLUMN}}{summary}".rstrip()


def decisions_page() -> str:
    """The list of all decisions, by their titles."""
    titles = {
        path.name: path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        for path in sorted(DECISIONS.glob("[0-9]*.md"))
    }
    rows = "\n".join(f"- [{title}]({name})" for name, title in titles.items())
    return f"{NOTE}# Decisions\n\nThe question, what was chosen, what else was weighed, and the price.\n\n{rows}\n"


def family_pages() -> dict[Path, str]:
    """One page per model family, and the list of them."""
    from alquimia_qgis.zoo.catalogue import load_catalogue

    families = load_catalogue().families
    folder = ROOT / "docs" / "families"
    pages = {folder / f"{identifier}.md": family_page(identifier, family) for identifier, family in families.items()}
    rows = [f"- [{family.title}]({identifier}.md): {family.summary()}" for identifier, family in families.items()]
    pages[folder / "README.md"] = NOTE + "# Model families\n\n" + "\n".join(rows) + "\n"
    return pages


def family_page(identifier: str, family: Any) -> str:
    """What a user wants to know about a family."""
    tasks = ", ".join(task.title.lower() for task in family.tasks)
    return (
        f"{NOTE}# {family.title}\n\n{family.help_text()}\n\n"
        f"- Algorithm: `alquimia:train_{identifier}`\n"
        f"- For: {tasks}\n- Looks at: {family.input.name}. {family.input.help}\n"
        f"- Source: `alquimia_qgis/zoo/families/{identifier}.py`\n\n"
        "How samples and training are set is the same for all families: see [options](../options.md).\n\n"
        f"## Parameters\n\n{parameter_table(family)}"
    )


def options_page() -> str:
    """The options shared by all families."""
    from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, TrainingOptions

    sections = [
        f"## {options.title}\n\n{(options.__doc__ or '').strip()}\n\n{parameter_table(options)}"
        for options in (SamplingOptions, TrainingOptions, PredictionOptions)
    ]
    return NOTE + "# Options of all model families\n\n" + "\n".join(sections)


def parameter_table(declared: Any) -> str:
    """The declared parameters; on the command line their names are written in capitals."""
    rows = ["| Parameter | Default | Allowed | What it does |", "|---|---|---|---|"]
    for parameter in declared.parameters():
        name = f"`{parameter.name.upper()}`<br>{parameter.label}" + (" (advanced)" if parameter.advanced else "")
        allowed = parameter.allowed() + (f", in {parameter.unit}" if parameter.unit else "")
        rows.append(table_row(name, f"`{default_of(parameter)}`", allowed, parameter.help))
    return "\n".join(rows) + "\n"


def default_of(parameter: Any) -> str:
    """The default as it is typed on the command line."""
    if parameter.default in (None, ""):
        return "empty"
    return str(parameter.default).lower() if isinstance(parameter.default, bool) else str(parameter.default)


if __name__ == "__main__":
    sys.exit(main())
