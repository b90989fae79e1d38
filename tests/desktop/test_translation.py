"""The plugin speaks Portuguese where QGIS does, and forgets it when it is unloaded."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsSettings

from alquimia_qgis.desktop.plugin import AlquimiaPlugin
from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.translation import as_translated, install_translation, remove_translation, translated

LANGUAGE, CHOSEN = "locale/userLocale", "locale/overrideFlag"


@pytest.fixture
def language(plugin: Any) -> Iterator[QgsSettings]:
    """Settings whose language is Portuguese until a test says otherwise."""
    settings = QgsSettings()
    before = {name: settings.value(name) for name in (LANGUAGE, CHOSEN)}
    settings.setValue(LANGUAGE, "pt_PT")
    settings.setValue(CHOSEN, True)
    yield settings
    for name, value in before.items():
        settings.setValue(name, value)


@pytest.fixture
def spoken(language: QgsSettings, provider: Any) -> Iterator[Any]:
    """The provider, speaking Portuguese."""
    translator = install_translation()
    provider.refreshAlgorithms()
    yield provider
    remove_translation(translator)
    provider.refreshAlgorithms()


def test_the_compiled_file_is_that_of_the_translators(spoken: Any) -> None:
    """When this fails, run make translations."""
    messages = list(ElementTree.parse(resource_path("translations/alquimia_pt.ts")).getroot().iter("message"))
    assert len(messages) > 1000
    assert [m[-1].text for m in messages if as_translated(m.findtext("source", "")) != m[-1].text] == []


def test_algorithms_and_examples_speak_the_language_of_qgis(spoken: Any) -> None:
    algorithm, model = (spoken.algorithm(name) for name in ("train_unet", "train_map_assess"))
    assert (algorithm.displayName(), algorithm.group()) == ("Treinar: U-Net", "Treinar")
    assert algorithm.shortDescription() == "Dá a cada píxel uma classe pela sua cor e pela sua vizinhança."
    depth = algorithm.parameterDefinition("DEPTH")
    assert depth.description() == "Profundidade" and depth.help().endswith("um número inteiro de 1 a 7.")
    assert (model.displayName(), model.group()) == ("Treinar, mapear e avaliar", "Exemplos")
    assert model.parameterDefinition("image").description() == "Imagem"
    assert "floresta aleatória" in spoken.algorithm("train_random_forest").tags()


def test_no_help_stays_english(provider: Any, request: pytest.FixtureRequest) -> None:
    """When this fails, the extraction (scripts/translations) has overlooked where a text is declared."""
    english = _texts_of(provider)
    spoken = _texts_of(request.getfixturevalue("spoken"))
    assert len(english) > 1000 and english.keys() == spoken.keys()
    assert [name for name, text in english.items() if text and spoken[name] == text] == []


def test_the_language_comes_and_goes_with_the_plugin(language: QgsSettings) -> None:
    another = AlquimiaPlugin(None)
    assert translated("Image") == "Imagem"
    another.unload()
    assert translated("Image") == "Image"


@pytest.mark.parametrize(("chosen", "word"), [("pt_BR", "Imagem"), ("fi", "Image")])
def test_a_neighbouring_language_will_do_and_any_other_is_english(
    language: QgsSettings, chosen: str, word: str
) -> None:
    language.setValue(LANGUAGE, chosen)
    translator = install_translation()
    assert translated("Image") == word
    remove_translation(translator)


def _texts_of(provider: Any) -> dict[str, str]:
    """Summaries and helps by algorithm and parameter, as they are after the language was chosen."""
    texts = {}
    for algorithm in provider.algorithms():
        texts[algorithm.id()] = algorithm.shortDescription()
        for definition in algorithm.parameterDefinitions():
            texts[f"{algorithm.id()} {definition.name()}"] = definition.help()
    return texts
