"""Parameters with the labels and choices the user knows from the dialog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alquimia_qgis.protocol.parameters import Parameterised

Rows = list[tuple[str, str]]


def declared_rows(group: type[Parameterised], values: Mapping[str, Any]) -> Rows:
    """Label and value of each parameter of a declared group; values it does not declare follow under their own name."""
    return parameter_rows([parameter.to_dict() for parameter in group.parameters()], values)


def parameter_rows(declaration: Sequence[Mapping[str, Any]], values: Mapping[str, Any]) -> Rows:
    """Label and value by a declaration as kept in the model file, in its order."""
    declared = {str(item["name"]): item for item in declaration}
    return [
        (_label(name, declared.get(name, {})), _worded(values[name], declared.get(name, {})))
        for name in _order(declared, values)
    ]


def _order(declared: Iterable[str], values: Mapping[str, Any]) -> list[str]:
    known = [name for name in declared if name in values]
    return known + [name for name in values if name not in known]


def _label(name: str, declaration: Mapping[str, Any]) -> str:
    return str(declaration.get("label") or name.replace("_", " ").capitalize())


def _worded(value: Any, declaration: Mapping[str, Any]) -> str:
    if value is None:
        return "automatic"
    if value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value)
    labels = {str(key): str(label) for key, label in declaration.get("choices") or ()}
    shown = labels.get(str(value), f"{value:g}" if isinstance(value, float) else str(value))
    return f"{shown} {declaration.get('unit') or ''}".strip()
