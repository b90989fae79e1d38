"""What the interface says about the engine, in words: state, place, size, proxy; nothing is started to know it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from alquimia_qgis.desktop.algorithms.install_engine import proxy_of_qgis
from alquimia_qgis.desktop.environment import recipe
from alquimia_qgis.desktop.environment.installer import PROXY_VARIABLES
from alquimia_qgis.desktop.environment.last_check import known_devices
from alquimia_qgis.desktop.environment.location import home
from alquimia_qgis.desktop.environment.recipe import AUTOMATIC, Recipe, choose_recipe
from alquimia_qgis.desktop.environment.record import read_record
from alquimia_qgis.desktop.environment.state import current_environment, describe_place, reason_missing
from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.translation import translated
from alquimia_qgis.protocol.errors import EngineInstallError

GIGABYTE = 1e9


def engine_sentence() -> str:
    """The state of the engine: what it runs on, or why there is none."""
    missing = reason_missing()
    if missing:
        return missing
    devices = known_devices(describe_place()) or _title_of_current()
    return QCoreApplication.translate("Alquimia", "The engine is ready: {}.").format(devices)


def engine_icon() -> QIcon:
    """The symbol of the engine; pale while there is none."""
    name = "engine_missing.svg" if reason_missing() else "engine.svg"
    return QIcon(str(resource_path(f"icons/{name}")))


def possible_recipes() -> list[Recipe]:
    """What can be installed on this system; the one that suits this computer comes first."""
    suited = choose_recipe(AUTOMATIC)
    others = [other for device in recipe.recipes() if device != suited.device and (other := _possible(device))]
    return [suited, *others]


def contents_of(chosen: Recipe) -> str:
    """What an installation brings."""
    packages = ", ".join(reversed(chosen.modules))
    return QCoreApplication.translate(
        "Alquimia", "A Python environment of its own with {}. QGIS's own Python is not changed."
    ).format(packages)


def size_of(chosen: Recipe) -> str:
    """How much room an installation takes, and how much there is."""
    size = QCoreApplication.translate("Alquimia", "about {:g} GB").format(chosen.gigabytes)
    existing = next((folder for folder in (home(), *home().parents) if folder.exists()), None)
    if existing is None:
        return size
    free = shutil.disk_usage(existing).free / GIGABYTE
    return QCoreApplication.translate("Alquimia", "{}; {:.1f} GB are free on this disk").format(size, free)


def proxy_in_words() -> str:
    """The proxy that an installation goes through, without user and password."""
    proxy = proxy_of_qgis()
    if proxy:
        return QCoreApplication.translate("Alquimia", "{} (of QGIS)").format(_without_password(proxy))
    for name in PROXY_VARIABLES:
        proxy = os.environ.get(name) or os.environ.get(name.lower()) or ""
        if proxy:
            return QCoreApplication.translate("Alquimia", "{} (of the variable {})").format(
                _without_password(proxy), name
            )
    return QCoreApplication.translate("Alquimia", "none (to set one: Settings, Options, Network)")


def gigabytes_of(folder: Path) -> float:
    """The rough size of an environment, by its record: counting thousands of files would stop the interface."""
    record = read_record(folder)
    known = recipe.recipes().get(record.device) if record else None
    return known.gigabytes if known else 0.0


def engine_version_needed() -> str:
    """Changes whenever the plugin needs another engine than before."""
    return "-".join(sorted(item.digest for item in recipe.recipes().values()))


def _possible(device: str) -> Recipe | None:
    try:
        return choose_recipe(device)
    except EngineInstallError:
        return None


def _title_of_current() -> str:
    folder = current_environment()
    record = read_record(folder) if folder else None
    known = recipe.recipes().get(record.device) if record else None
    return translated(known.title) if known else describe_place()


def _without_password(proxy: str) -> str:
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
