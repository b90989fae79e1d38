"""Which pages the panel has, in the order of the work."""

from __future__ import annotations

from alquimia_qgis.desktop.panel.improve.page import ImprovePage
from alquimia_qgis.desktop.panel.map.page import MapPage
from alquimia_qgis.desktop.panel.models.page import ModelsPage
from alquimia_qgis.desktop.panel.page import PanelPage
from alquimia_qgis.desktop.panel.samples.page import SamplesPage
from alquimia_qgis.desktop.panel.train.page import TrainPage

PAGES: tuple[type[PanelPage], ...] = (SamplesPage, TrainPage, MapPage, ImprovePage, ModelsPage)
