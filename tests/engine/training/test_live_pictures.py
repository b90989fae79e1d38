"""Pictures of samples while a network learns: what they show, when there are any, and that nobody pays who is alone."""

from __future__ import annotations

import io

import keras
import numpy as np
import pytest
from PIL import Image

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.training import live_pictures
from alquimia_qgis.engine.training.live_pictures import LivePictures, Painting
from alquimia_qgis.engine.training.sample_painter import CELL, GAP, enlarged, png_of
from alquimia_qgis.protocol.events import Picture


def opened(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)))


def test_a_grid_has_columns_of_equal_width_and_gaps_that_are_clear() -> None:
    red, blue = (np.full((CELL, CELL, 3), colour, dtype=np.uint8) for colour in ((255, 0, 0), (0, 0, 255)))
    pixels = opened(png_of([[red, blue, red], [blue, red, blue]]))
    assert pixels.shape == (2 * (CELL + GAP), 3 * (CELL + GAP), 4)
    width = pixels.shape[1] // 3
    assert [tuple(pixels[50, width * column + width // 2]) for column in range(3)] == [
        (255, 0, 0, 255), (0, 0, 255, 255), (255, 0, 0, 255),
    ]  # fmt: skip
    assert pixels[0, 0, 3] == 0


@pytest.mark.parametrize(("side", "shown"), [(8, 128), (100, 100), (128, 128), (500, 125)])
def test_pictures_have_about_the_same_size(side: int, shown: int) -> None:
    assert enlarged(np.zeros((side, side, 3), dtype=np.uint8)).shape == (shown, shown, 3)


def test_pictures_leave_the_training_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(live_pictures.time, "monotonic", lambda: now[0])

    def slow(network: keras.Model) -> Painting:
        now[0] += 1.0
        return Painting(b"png", "Validation samples", ("Image",))

    context = JobContext.silent()
    pictures = LivePictures(slow, context)
    pictures.set_model(keras.Sequential())
    for epoch in range(60):
        pictures.on_epoch_end(epoch)
        now[0] += 1.0
    captions = [event.caption for event in context.events if isinstance(event, Picture)]
    assert captions == [f"Validation samples, epoch {epoch}" for epoch in (1, 4, 24, 44)]
