"""Starts the real QGIS on a virtual screen and works through the panel by clicks, from samples to a better map.

    build/development/bin/python -m scripts.panel_session.run [system|3.40]

Takes the pictures panel_*.png of docs/images; all pictures of the session are in build/panel_session. The test
tests/end_to_end/test_desktop_session.py runs the same session and looks at what it tells.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from scripts.screenshots.take import virtual_screen

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
IMAGE = ROOT / "resources" / "demo" / "historical_map" / "historical_map.tif"
SCREEN = "1600x1000x24"
LONGEST = 600  # seconds
EPOCHS_OF_PICTURES = 40
COLOURS = 256


def main(version: str = "system") -> int:
    """Run the session and keep its best pictures; return the exit status."""
    pictures = ROOT / "build" / "panel_session"
    with tempfile.TemporaryDirectory() as folder:
        status, told = run_session(version, Path(folder), pictures, EPOCHS_OF_PICTURES)
    if status or "error" in told:
        print(told.get("error", f"QGIS ended with exit status {status}."))
        return 1
    for path in sorted(pictures.glob("panel_*.png")):
        _make_small(path, IMAGES / path.name)
        print(f"docs/images/{path.name}")
    return 0


def run_session(version: str, folder: Path, pictures: Path, epochs: int) -> tuple[int, dict[str, Any]]:
    """Exit status of QGIS, and what the session tells; it works in ``folder``, which also holds its profile."""
    outcome, image, profile = folder / "outcome.json", folder / IMAGE.name, folder / "profile"
    pictures.mkdir(parents=True, exist_ok=True)
    shutil.copy(IMAGE, image)
    plan = {
        "root": str(ROOT), "folder": str(folder), "image": str(image), "outcome": str(outcome),
        "pictures": str(pictures), "epochs": epochs,
    }  # fmt: skip
    qgis = [
        str(ROOT / "scripts" / "with_qgis.sh"), version, "qgis", "--nologo", "--noversioncheck",
        "--profiles-path", str(profile), "--profile", "default",
        "--code", str(Path(__file__).with_name("session.py")),
    ]  # fmt: skip
    with virtual_screen(SCREEN) as screen:
        surroundings = {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QGIS_CUSTOM_CONFIG_PATH": str(profile)}
        finished = subprocess.run(
            qgis, env={**os.environ, **surroundings, "LC_ALL": "C.UTF-8", "ALQUIMIA_SESSION": json.dumps(plan)},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONGEST, check=False,
        )  # fmt: skip
    if not outcome.exists():
        return finished.returncode, {"error": f"QGIS left without a word.\n{finished.stderr[-3000:]}"}
    return finished.returncode, json.loads(outcome.read_text(encoding="utf-8"))


def _make_small(picture: Path, path: Path) -> None:
    """With a palette of colours that are near those of the classes, a quarter as large."""
    small = Image.open(picture).convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
