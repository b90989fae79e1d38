"""Alquimia for QGIS: deep learning on the user's own imagery; importing this package needs neither QGIS nor Keras."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802  QGIS looks for this name
    """Make the plugin; QGIS calls this when it loads the plugin (``iface`` is None under qgis_process)."""
    from alquimia_qgis.desktop.plugin import AlquimiaPlugin

    return AlquimiaPlugin(iface)
