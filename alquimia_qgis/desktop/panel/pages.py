"""Which pages the panel has, in the order of the work."""

from __future__ import annotations

from alquimia_qgis.desktop.panel.improve.page import ImprovePage
from alquimia_qgis.desktop.panel.page import PanelPage

PAGES: tuple[type[PanelPage], ...] = (ImprovePage,)
