"""Sentences of errors, progress and log, which rooms without Qt have made, are recognised and told in Portuguese."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsSettings

from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.sentences import GAP, progress_text, sentence, told
from alquimia_qgis.desktop.translation import as_translated, install_translation, remove_translation
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from tests.desktop.conftest import FakeEngine, Runner
from tests.desktop.test_translation import language  # noqa: F401  a fixture


@pytest.fixture
def portuguese(language: QgsSettings) -> Iterator[None]:  # noqa: F811
    translator = install_translation()
    yield
    remove_translation(translator)


def test_every_pattern_is_recognised_with_its_gaps_filled(portuguese: None) -> None:
    texts = json.loads(resource_path("translations/sentences.json").read_text(encoding="utf-8"))
    assert len(texts) > 900
    filled = {text: [f"a{number}/b" for number in range(len(GAP.findall(text)))] for text in texts}
    assert [
        text
        for text, values in filled.items()
        if values and sentence(text.format(*values)) != as_translated(text).format(*values)
    ] == []


def test_sentences_within_sentences_are_told_too(portuguese: None) -> None:
    error = SamplesError(
        "None of the 3 pictures can be used; the first: a.tif: it has no valid pixel.", "Check the path."
    )
    assert told(error) == (
        "Nenhuma das 3 fotografias pode ser usada; a primeira: a.tif: não tem nenhum píxel válido. Verifique o caminho."
    )
    assert progress_text("Cutting chips: 3 of 9 · foreign") == "A cortar recortes: 3 de 9 · foreign"


def test_checks_and_failures_are_told_in_portuguese(
    portuguese: None, run: Runner, engine: FakeEngine, image: str, samples: str
) -> None:
    given = {"INPUT": image, "SAMPLES": samples, "MODEL": "m.alquimia"}
    assert run.refusal("train_unet", {**given, "DEPTH": 99}) == (
        "Profundidade tem de ser um número inteiro de 1 a 7; foi dado 99."
    )
    assert run.refusal("train_unet", {**given, "DEEP": 1}).startswith(
        "Treinar: U-Net não tem nenhum parâmetro chamado DEEP."
    )


def test_without_a_translation_nothing_changes(plugin: Any) -> None:
    error = ParameterError("The folder /a does not exist.", "Choose another folder.")
    assert told(error) == str(error)
