import numpy as np
import pytest

from tests.engine.features.models import show_families, write_model
from tests.engine.raster.rasters import write_raster


@pytest.fixture(scope="module")
def families(tmp_path_factory):
    """Both families of the tests can be found as long as the tests of a file run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALQUIMIA_FAMILIES", show_families(tmp_path_factory.mktemp("families") / "own"))
        yield


@pytest.fixture(scope="module")
def of_pixels(families, tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("pixels") / "m.alquimia", "pixels")


@pytest.fixture(scope="module")
def of_chips(families, tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("chips") / "m.alquimia", "chips")


@pytest.fixture
def values():
    """Noise on a slope from left to right, (60, 80)."""
    noise = np.random.default_rng(0).normal(0, 0.3, (60, 80))
    return (np.linspace(-2, 2, 80) + noise).astype("float32")


@pytest.fixture
def image(values, tmp_path):
    return write_raster(tmp_path / "image.tif", values[np.newaxis])
