"""The real desktop on a virtual screen: found in the toolbox, run by a click, drawn in the colours of its classes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
from PIL import Image

from tests.end_to_end.conftest import ROOT, Qgis, Scene

SCRIPT = Path(__file__).with_name("desktop_session.py")
SCREENSHOTS = ROOT / "build" / "screenshots"
FEWEST_PIXELS = 5000  # of each class colour in a window of 1400 × 900


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """The name of a virtual screen that is free."""
    reader, writer = os.pipe()
    options = ("-screen", "0", "1400x900x24", "-nolisten", "tcp")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), *options], pass_fds=(writer,), stderr=subprocess.DEVNULL
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=10)


def test_the_map_appears_on_the_canvas_in_its_class_colours(
    qgis: Qgis, scene: Scene, trained: dict, screen: str, tmp_path: Path
) -> None:
    output, outcome = tmp_path / "map.tif", tmp_path / "outcome.json"
    picture = SCREENSHOTS / f"desktop-{qgis.version}.png"
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    picture.unlink(missing_ok=True)
    parameters = {"INPUT": str(scene.image), "MODEL": trained["MODEL"], "OUTPUT": str(output)}
    plan = tmp_path / "plan.json"
    wanted = {"title": "Map an image with a model", "parameters": parameters}
    plan.write_text(json.dumps({**wanted, "picture": str(picture), "outcome": str(outcome)}))

    finished = run_desktop(qgis, screen, plan)

    assert outcome.exists(), finished.stderr[-3000:]
    told = json.loads(outcome.read_text(encoding="utf-8"))
    assert told.get("successful") is True, told
    assert told["group"] == "Apply"
    assert sorted(told["layers"]) == ["Classes of image", "image"]
    window = np.asarray(Image.open(picture).convert("RGB"))
    with rasterio.open(output) as class_map:
        colours = [class_map.colormap(1)[int(value)][:3] for value in np.unique(class_map.read(1))]
    assert len(colours) == 2
    for colour in colours:
        assert (window == colour).all(axis=-1).sum() > FEWEST_PIXELS, f"{colour} does not show in {picture}"


def run_desktop(qgis: Qgis, screen: str, plan: Path) -> subprocess.CompletedProcess[str]:
    """Let the session script run inside QGIS until it leaves."""
    return subprocess.run(
        [
            str(ROOT / "scripts" / "with_qgis.sh"), qgis.version, "qgis", "--nologo", "--noversioncheck",
            "--profiles-path", str(qgis.profile), "--profile", "default", "--code", str(SCRIPT),
        ],
        env={
            **os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QGIS_CUSTOM_CONFIG_PATH": str(qgis.profile),
            "ALQUIMIA_TEST_PLAN": str(plan),
        },
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
