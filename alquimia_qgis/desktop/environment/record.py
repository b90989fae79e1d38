"""The note that an environment is finished and verified; without it a folder is not an engine."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from alquimia_qgis.desktop.environment.location import RECORD, python_of


@dataclass(frozen=True)
class EnvironmentRecord:
    """What was installed: the recipe's device and digest, Keras backend, interpreter and package versions."""

    device: str
    digest: str
    backend: str
    python: str
    base_python: str
    created: str
    installer: str
    packages: dict[str, str] = field(default_factory=dict)
    format: int = 1


def write_record(folder: Path, record: EnvironmentRecord) -> None:
    """Write the record of a verified environment; this is the last step of an installation."""
    temporary = folder / f"{RECORD}.part"
    temporary.write_text(json.dumps(dataclasses.asdict(record), indent=2), encoding="utf-8")
    os.replace(temporary, folder / RECORD)


def read_record(folder: Path) -> EnvironmentRecord | None:
    """The record of an environment; None when it is unfinished, damaged, or of a kind this plugin does not know."""
    try:
        values = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        record = EnvironmentRecord(**values)
    except (OSError, ValueError, TypeError):
        return None
    return record if record.format == 1 else None


def is_ready(folder: Path) -> bool:
    """Whether the folder holds a finished environment whose interpreter is still there."""
    return (folder / RECORD).is_file() and python_of(folder).exists()


def choose_now(folder: Path) -> None:
    """Make a finished environment the current one: the record touched last counts."""
    os.utime(folder / RECORD)


def chosen_at(folder: Path) -> float:
    """When the environment was installed or chosen again, as seconds since 1970; 0 when it is not finished."""
    try:
        return (folder / RECORD).stat().st_mtime
    except OSError:
        return 0.0
