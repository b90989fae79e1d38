"""What the engine said of its devices when it was last asked, so that they can be shown without starting it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings

from alquimia_qgis.desktop.environment.record import chosen_at

PLACE, STAMP, DEVICES = (f"alquimia/last_check/{name}" for name in ("place", "stamp", "devices"))


def remember_devices(place: str, devices: str) -> None:
    """Keep what the engine in ``place`` (its folder or its Python) runs on."""
    settings = QgsSettings()
    for name, value in ((PLACE, place), (STAMP, str(chosen_at(Path(place)))), (DEVICES, devices)):
        settings.setValue(name, value)


def known_devices(place: str) -> str:
    """What the engine in ``place`` runs on; empty when it was not asked since it was installed."""
    settings = QgsSettings()
    same = settings.value(PLACE, "") == place and settings.value(STAMP, "") == str(chosen_at(Path(place)))
    return str(settings.value(DEVICES, "")) if same else ""
