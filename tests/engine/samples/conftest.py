import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import open_image
from tests.engine.raster.rasters import counting, write_raster


@pytest.fixture
def context():
    return JobContext.silent()


@pytest.fixture
def messages(context):
    """The log lines so far, as one function call."""
    return lambda level=None: [
        event.message for event in context.events if event.name == "log" and level in (None, event.level)
    ]


@pytest.fixture
def image_of(tmp_path):
    """Opens an image of the given values (B, H, W), or of counting pixels; closed after the test."""
    opened = []

    def make(height=60, width=80, bands=2, dtype="uint16", values=None, **profile):
        values = counting(height, width, bands, dtype) if values is None else np.asarray(values)
        opened.append(open_image(write_raster(tmp_path / f"image{len(opened)}.tif", values, **profile)))
        return opened[-1]

    yield make
    for image in opened:
        image.close()
