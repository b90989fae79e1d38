"""Declare a user's parameter once: default, limits, help; dialogs, validation, jobs and docs are derived from it."""

from __future__ import annotations

import dataclasses
import math
import sys
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.words import spoken

INTEGER = "integer"
REAL = "real"
CHOICE = "choice"
SWITCH = "switch"
FILE = "file"

_METADATA_KEY = "alquimia"
Declared = TypeVar("Declared", bound="Parameterised")


@dataclass(frozen=True)
class Parameter:
    """The declaration of one parameter: everything a dialog, a validator or a help page needs to know."""

    name: str
    kind: str
    default: Any
    help: str
    label: str
    low: float | None = None
    high: float | None = None
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    advanced: bool = False
    optional: bool = False
    formerly: str = ""
    extensions: tuple[str, ...] = ()

    def check(self, value: Any) -> Any:
        """Return ``value`` in its own type, or raise a ParameterError that names limits and the value given."""
        if value is None and self.optional:
            return None
        checks = {
            INTEGER: self._integer, REAL: self._real, CHOICE: self._choice, SWITCH: self._switch, FILE: self._file,
        }  # fmt: skip
        return checks[self.kind](value)

    def allowed(self) -> str:
        """The allowed values in words, for messages and help."""
        if self.kind == CHOICE:
            return spoken("one of {}").format(", ".join(value for value, _ in self.choices))
        if self.kind == SWITCH:
            return spoken("true or false")
        if self.kind == FILE:
            return spoken("a file ending with {}, or empty").format(" or ".join(self.extensions))
        form = ".0f" if self.kind == INTEGER else "g"
        limits = [f"{limit:{form}}" for limit in (self.low, self.high) if limit is not None]
        return self._pattern_of_numbers().format(*limits)

    def _pattern_of_numbers(self) -> str:
        whole = self.kind == INTEGER
        if self.low is not None and self.high is not None:
            return spoken("a whole number from {} to {}") if whole else spoken("a number from {} to {}")
        if self.low is not None:
            return spoken("a whole number of {} or more") if whole else spoken("a number of {} or more")
        if self.high is not None:
            return spoken("a whole number of {} or less") if whole else spoken("a number of {} or less")
        return spoken("a whole number") if whole else spoken("a number")

    def to_dict(self) -> dict[str, Any]:
        """The declaration as plain data, for the record in a model file and the generated docs."""
        record = dataclasses.asdict(self)
        record["choices"] = [list(choice) for choice in self.choices]
        record["extensions"] = list(self.extensions)
        return record

    def _integer(self, value: Any) -> int:
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if isinstance(value, bool) or not whole:
            raise self._refusal(value)
        return int(self._within_limits(value))

    def _real(self, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value or abs(value) == math.inf:
            raise self._refusal(value)
        value = self._within_limits(value)
        if abs(value) > sys.float_info.max:
            raise self._refusal(value)
        return float(value)

    def _choice(self, value: Any) -> str:
        if value not in [name for name, _ in self.choices]:
            raise self._refusal(value)
        return str(value)

    def _switch(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self._refusal(value)
        return value

    def _file(self, value: Any) -> str:
        if not isinstance(value, str) or (value and not value.casefold().endswith(self.extensions)):
            raise self._refusal(value)
        return value

    def _within_limits(self, value: float) -> float:
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            raise self._refusal(value)
        return value

    def _refusal(self, value: Any) -> ParameterError:
        sentence = spoken("{} must be {}; {} was given.")
        return ParameterError(sentence.format(spoken(self.label), self.allowed(), repr(value)))


def integer(
    default: int | None,
    *,
    help: str,
    low: int | None = None,
    high: int | None = None,
    label: str = "",
    unit: str = "",
    advanced: bool = False,
    optional: bool = False,
    formerly: str = "",
) -> Any:
    """Declare a whole number."""
    return _declare(
        INTEGER, default, help=help, low=low, high=high, label=label, unit=unit, advanced=advanced,
        optional=optional, formerly=formerly,
    )  # fmt: skip


def real(
    default: float | None,
    *,
    help: str,
    low: float | None = None,
    high: float | None = None,
    label: str = "",
    unit: str = "",
    advanced: bool = False,
    optional: bool = False,
    formerly: str = "",
) -> Any:
    """Declare a number."""
    return _declare(
        REAL, default, help=help, low=low, high=high, label=label, unit=unit, advanced=advanced,
        optional=optional, formerly=formerly,
    )  # fmt: skip


def choice(
    default: str,
    choices: dict[str, str],
    *,
    help: str,
    label: str = "",
    advanced: bool = False,
    formerly: str = "",
) -> Any:
    """Declare a choice by name: ``choices`` maps the permanent value to the label that the user reads."""
    if default not in choices:
        raise ValueError(f"The default {default!r} is not among the choices {list(choices)}.")
    return _declare(
        CHOICE, default, help=help, choices=tuple(choices.items()), label=label, advanced=advanced, formerly=formerly
    )


def switch(default: bool, *, help: str, label: str = "", advanced: bool = False, formerly: str = "") -> Any:
    """Declare an on/off parameter."""
    return _declare(SWITCH, default, help=help, label=label, advanced=advanced, formerly=formerly)


def file_path(
    extensions: tuple[str, ...], *, help: str, label: str = "", advanced: bool = False, formerly: str = ""
) -> Any:
    """Declare a file that the user may give, by its absolute path; empty by default. Extensions: small letters."""
    return _declare(FILE, "", help=help, extensions=extensions, label=label, advanced=advanced, formerly=formerly)


def _declare(kind: str, default: Any, **attributes: Any) -> Any:
    return field(default=default, metadata={_METADATA_KEY: {"kind": kind, **attributes}})


@dataclass(frozen=True)
class Parameterised:
    """Base of every declared group of parameters; values are checked when the object is made, on either side."""

    title: ClassVar[str] = ""

    def __post_init__(self) -> None:
        for parameter in self.parameters():
            object.__setattr__(self, parameter.name, parameter.check(getattr(self, parameter.name)))

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """The declarations of this class, in order of appearance."""
        found = []
        for item in dataclasses.fields(cls):
            declared = item.metadata.get(_METADATA_KEY)
            if declared is None:
                raise TypeError(
                    f"Field {item.name!r} of {cls.__name__} is not declared with integer, real, choice, switch or "
                    "file_path."
                )
            attributes = {**declared, "label": declared["label"] or item.name.replace("_", " ").capitalize()}
            found.append(Parameter(name=item.name, default=item.default, **attributes))
        return tuple(found)

    @classmethod
    def from_dict(cls: type[Declared], values: dict[str, Any]) -> Declared:
        """Make the object from plain data; former names are understood, unknown names are refused."""
        renamed = {parameter.formerly: parameter.name for parameter in cls.parameters() if parameter.formerly}
        current = {renamed.get(name, name): value for name, value in values.items()}
        unknown = sorted(set(current) - {parameter.name for parameter in cls.parameters()})
        if unknown:
            raise ParameterError(
                f"{cls.title or cls.__name__} has no parameter called {', '.join(unknown)}.",
                "It has: " + ", ".join(parameter.name for parameter in cls.parameters()) + ".",
            )
        return cls(**current)

    def to_dict(self) -> dict[str, Any]:
        """The values as plain data, for the wire and the model file."""
        return dataclasses.asdict(self)
