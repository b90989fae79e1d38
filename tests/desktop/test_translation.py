"""The plugin speaks Portuguese where QGIS does, and is quiet about it where QGIS is told to forget it."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsSettings

from alquimia_qgis.desktop.plugin import AlquimiaPlugin
from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.translation import install_translation, remove_translation, translated


@pytest.fixture
def portuguese(qgis_app: QgsApplication) -> Iterator[str]:
    settings = QgsSettings()
    before = settings.value("locale/userLocale"), settings.value("locale/overrideFlag")
    settings.setValue("locale/userLocale", "pt_PT")
    settings.setValue("locale/overrideFlag", True)
    yield "pt_PT"
    for name, value in zip(("locale/userLocale", "locale/overrideFlag"), before):
        settings.setValue(name, value) if value is not None else settings.remove(name)


def test_the_compiled_file_is_that_of_the_translators(portuguese: str) -> None:
    """When this fails, run make translations."""
    translator = install_translation()
    messages = list(ElementTree.parse(resource_path("translations/alquimia_pt.ts")).getroot().iter("message"))
    assert len(messages) > 1000
    stale = [text for message in messages if translated(text := message.findtext("source", "")) != message[-1].text]
    remove_translation(translator)
    assert not stale


def test_algorithms_and_examples_speak_the_language_of_qgis(portuguese: str) -> None:
    plugin = AlquimiaPlugin(None)
    plugin.initProcessing()
    try:
        algorithm, model = (plugin.provider.algorithm(name) for name in ("train_unet", "train_map_assess"))
        assert (algorithm.displayName(), algorithm.group()) == ("Treinar: U-Net", "Treinar")
        assert algorithm.shortDescription() == "Dá a cada píxel uma classe pela sua cor e pela sua vizinhança."
        depth = algorithm.parameterDefinition("DEPTH")
        assert depth.description() == "Profundidade" and depth.help().endswith("um número inteiro de 1 a 7.")
        assert (model.displayName(), model.group()) == ("Treinar, mapear e avaliar", "Exemplos")
        assert model.parameterDefinition("image").description() == "Imagem"
        assert "floresta" in " ".join(plugin.provider.algorithm("train_random_forest").tags())
    finally:
        plugin.unload()
    assert translated("Image") == "Image"


def test_a_neighbouring_language_will_do(portuguese: str) -> None:
    QgsSettings().setValue("locale/userLocale", "pt_BR")
    translator = install_translation()
    assert translated("Image") == "Imagem"
    remove_translation(translator)


def test_an_unknown_language_stays_english(portuguese: str, plugin: Any) -> None:
    QgsSettings().setValue("locale/userLocale", "fi")
    assert install_translation() is None
    assert translated("Image") == "Image"
