"""A QGIS with the plugin, a fake engine behind it, and small layers to work on."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject

sys.path.append(str(Path(os.environ.get("QGIS_PREFIX_PATH", "/usr")) / "share/qgis/python/plugins"))

from alquimia_qgis.desktop.engine_client import client
from alquimia_qgis.desktop.engine_client.process import EngineCommand

FAKE_ENGINE = Path(__file__).with_name("fake_engine.py")
LEFT, TOP, PIXEL = 500_000.0, 7_000_000.0, 10.0
WIDTH, HEIGHT = 60, 40
gdal.UseExceptions()


@pytest.fixture(scope="session")
def plugin(qgis_app: QgsApplication, qgis_iface: Any) -> Iterator[Any]:
    from processing.core.Processing import Processing

    from alquimia_qgis.desktop.plugin import AlquimiaPlugin

    Processing.initialize()
    loaded = AlquimiaPlugin(qgis_iface)
    loaded.initGui()
    yield loaded
    loaded.unload()


@pytest.fixture
def provider(plugin: Any) -> Any:
    return plugin.provider


class FakeEngine:
    """Says what the engine shall do, and what it was asked to do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, journal: Path) -> None:
        self._monkeypatch = monkeypatch
        self._journal = journal
        self._client: Any = None
        self.plays("succeed")

    def plays(self, scene: str) -> None:
        self.stop()
        environment = {"FAKE_ENGINE_SCENE": scene, "FAKE_ENGINE_JOURNAL": str(self._journal)}
        command = EngineCommand(sys.executable, str(FAKE_ENGINE), environment)
        self._client = client.EngineClient(lambda: command)
        self._monkeypatch.setattr(client, "_client", self._client)

    def stop(self) -> None:
        if self._client is not None:
            self._client.stop()

    @property
    def jobs(self) -> list[dict[str, Any]]:
        if not self._journal.exists():
            return []
        return [json.loads(line) for line in self._journal.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def engine(
    plugin: Any, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FakeEngine]:
    monkeypatch.setattr("alquimia_qgis.desktop.algorithms.base.explain_missing", lambda: "")
    fake = FakeEngine(monkeypatch, tmp_path_factory.mktemp("engine") / "journal.jsonl")
    yield fake
    fake.stop()
    QgsProject.instance().clear()


class Recorder(QgsProcessingFeedback):
    """Keeps every line that a user would see."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[tuple[str, str]] = []

    def pushInfo(self, info: str) -> None:
        self.lines.append(("info", info))

    def pushWarning(self, warning: str) -> None:
        self.lines.append(("warning", warning))

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.lines.append(("error", error))

    def pushDebugInfo(self, info: str) -> None:
        self.lines.append(("debug", info))

    def setProgressText(self, text: str) -> None:
        self.lines.append(("text", text))

    def text(self, level: str = "") -> str:
        return "\n".join(line for kind, line in self.lines if level in ("", kind))


class Runner:
    """Runs an algorithm as Processing does; returns whether it succeeded, and its results or its errors."""

    def __init__(self, provider: Any) -> None:
        self._provider = provider
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.feedback = Recorder()

    def __call__(self, identifier: str, parameters: dict[str, Any]) -> dict[str, Any]:
        results, succeeded = self._run(identifier, parameters)
        assert succeeded, self.feedback.text("error")
        return results

    def algorithm(self, identifier: str) -> Any:
        return self._provider.algorithm(identifier)

    def refusal(self, identifier: str, parameters: dict[str, Any]) -> str:
        """The sentence of the check before the run; empty when the values are accepted."""
        accepted, sentence = (
            self._provider.algorithm(identifier).create().checkParameterValues(parameters, self.context)
        )
        return "" if accepted else sentence

    def failure(self, identifier: str, parameters: dict[str, Any]) -> str:
        """The sentence of a run that must fail."""
        _, succeeded = self._run(identifier, parameters)
        assert not succeeded
        return self.feedback.text("error")

    def _run(self, identifier: str, parameters: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        accepted = self.refusal(identifier, parameters)
        assert not accepted, accepted
        algorithm = self._provider.algorithm(identifier)
        try:
            return algorithm.run(parameters, self.context, self.feedback, catchExceptions=False)
        except Exception as error:
            self.feedback.reportError(str(error))
            return {}, False


@pytest.fixture
def run(provider: Any) -> Iterator[Runner]:
    runner = Runner(provider)
    yield runner
    # Its layers must be closed before QGIS is, however long pytest keeps the fixture.
    del runner.context


def make_image(path: Path, bands: int = 3, epsg: int | None = 32719, size: tuple[int, int] = (WIDTH, HEIGHT)) -> str:
    """A GeoTIFF of bytes whose bands differ; without a CRS when ``epsg`` is None."""
    width, height = size
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), width, height, bands, gdal.GDT_Byte)
    dataset.SetGeoTransform((LEFT, PIXEL, 0.0, TOP, 0.0, -PIXEL))
    if epsg:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        dataset.SetProjection(crs.ExportToWkt())
    for band in range(1, bands + 1):
        values = bytes((column * 3 + row * band) % 256 for row in range(height) for column in range(width))
        dataset.GetRasterBand(band).WriteRaster(0, 0, width, height, values)
    return str(path)


def square(column: int, row: int, side: int = 5) -> str:
    """The WKT of a square of pixels whose upper left corner lies at a pixel."""
    x, y = LEFT + column * PIXEL, TOP - row * PIXEL
    far_x, far_y = x + side * PIXEL, y - side * PIXEL
    return f"POLYGON(({x} {y},{far_x} {y},{far_x} {far_y},{x} {far_y},{x} {y}))"


def make_samples(
    path: Path,
    rows: list[tuple[str, dict[str, Any]]],
    fields: dict[str, int],
    epsg: int | None = 32719,
    driver: str = "GPKG",
) -> str:
    """A vector file of (WKT, values) rows; ``fields`` gives OGR's type of each field."""
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    crs = None
    if epsg:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
    layer = source.CreateLayer(path.stem, crs, ogr.wkbUnknown)
    for name, kind in fields.items():
        layer.CreateField(ogr.FieldDefn(name, kind))
    for wkt, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        for name, value in values.items():
            feature.SetField(name, value)
        layer.CreateFeature(feature)
    return str(path)


@pytest.fixture
def image(tmp_path: Path) -> str:
    return make_image(tmp_path / "image.tif")


@pytest.fixture
def samples(tmp_path: Path) -> str:
    """Two classes of text, a split, and a field that has nothing to do with it."""
    rows = [
        (square(2, 2), {"class": "Forest", "split": "train", "who": "me"}),
        (square(20, 5), {"class": "Water", "split": "validation", "who": "me"}),
        (square(40, 20), {"class": "Forest", "split": "test", "who": "you"}),
    ]
    fields = {"who": ogr.OFTString, "class": ogr.OFTString, "split": ogr.OFTString}
    return make_samples(tmp_path / "samples.gpkg", rows, fields)
