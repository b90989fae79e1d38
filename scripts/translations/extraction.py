"""Finds every text that users read: in calls of translate, in declarations of zoo and protocol, in example models."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "alquimia_qgis"
MODELS = ROOT / "resources" / "models"
CONTEXT = "Alquimia"
MARKERS = ("translate", "translatable", "spoken")
DECLARING = ("integer", "real", "choice", "switch", "file_path")
RUN_TIME = "alquimia_qgis/desktop/translation.py"  # translates what others have declared


def all_texts() -> dict[str, str]:
    """Every text and the file it stands in, in the order of files and lines; a text is listed once."""
    found: dict[str, str] = {}
    for text, path in (*marked_texts(), *declared_texts(), *desktop_declarations(), *model_texts()):
        found.setdefault(text, path)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def marked_texts() -> Iterator[tuple[str, str]]:
    """The literals in ``translate("Alquimia", …)`` and ``translatable(…)``."""
    for path, call in marked_calls():
        text = call.args[-1]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.value, path


def hidden_calls() -> list[str]:
    """Places where something else than a literal is to be translated, which nothing can find."""
    return [
        f"{path}:{call.lineno}"
        for path, call in marked_calls()
        if not isinstance(call.args[-1], ast.Constant) and path != RUN_TIME and _called_name(call) != "spoken"
    ]


def marked_calls() -> Iterator[tuple[str, ast.Call]]:
    """The calls that mark a text, with their file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _called_name(node) in MARKERS:
                yield path.relative_to(ROOT).as_posix(), node


def declared_texts() -> Iterator[tuple[str, str]]:
    """Labels, help, units and choices of all declared parameters; titles, help and tags of families and tasks."""
    from alquimia_qgis.protocol.parameters import Parameterised
    from alquimia_qgis.protocol.tasks import TASKS
    from alquimia_qgis.zoo.catalogue import load_catalogue

    families = load_catalogue().families.values()
    _import_all("alquimia_qgis.protocol")
    for family in families:
        yield from ((text, _file_of(family)) for text in (family.title, _one_line(family.help_text())))
        yield from ((tag, _file_of(family)) for tag in getattr(family, "tags", ()))
    for declared in _subclasses(Parameterised):
        yield from ((text, _file_of(declared)) for text in _texts_of_parameters(declared))
    for task in TASKS.values():
        labels = [label for _, label in (*task.losses, *task.metrics)]
        yield from ((text, "alquimia_qgis/protocol/tasks.py") for text in (task.title, task.help, *labels))


def desktop_declarations() -> Iterator[tuple[str, str]]:
    """The same of parameters that modules of the desktop declare, which cannot be imported without QGIS."""
    for path in sorted((PACKAGE / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call):
                if _called_name(node.value) in DECLARING and isinstance(node.target, ast.Name):
                    texts = _texts_of_declaration(node.target.id, node.value)
                    yield from ((text, path.relative_to(ROOT).as_posix()) for text in texts)


def model_texts() -> Iterator[tuple[str, str]]:
    """Title, group, help, and the inputs and outputs of the example models."""
    for path in sorted(MODELS.glob("*.model3")):
        top = {option.get("name"): option for option in ElementTree.parse(path).getroot()}
        options = [top["model_name"], top["model_group"], *top["help"]]
        for definition in top["parameterDefinitions"]:
            options += [option for option in definition if option.get("name") in ("description", "help")]
        yield from ((text, path.relative_to(ROOT).as_posix()) for option in options if (text := option.get("value")))


def _texts_of_parameters(declared: Any) -> Iterator[str]:
    for parameter in declared.parameters():
        labels = [label for _, label in parameter.choices]
        yield from filter(None, (parameter.label, parameter.help, parameter.unit, *labels))


def _texts_of_declaration(name: str, call: ast.Call) -> Iterator[str]:
    """Label, help, unit and choices of ``name = choice(default, choices, help=…)``, as ``Parameter`` has them."""
    given = {word.arg: word.value for word in call.keywords}
    texts = [ast.literal_eval(given[word]) for word in ("label", "help", "unit") if word in given]
    yield from texts if "label" in given else [name.replace("_", " ").capitalize(), *texts]
    for argument in (*call.args, *given.values()):
        if isinstance(argument, ast.Dict):
            yield from (ast.literal_eval(label) for label in argument.values)


def _subclasses(declared: type) -> Iterator[type]:
    """The declared groups of our own package; a test may have made others."""
    for subclass in declared.__subclasses__():
        if subclass.__module__.startswith("alquimia_qgis."):
            yield subclass
        yield from _subclasses(subclass)


def _import_all(package: str) -> None:
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        importlib.import_module(f"{package}.{module.name}")


def _file_of(declared: type) -> str:
    return declared.__module__.replace(".", "/") + ".py"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
