"""Takes the pictures of docs/images in the real QGIS on a virtual screen: take.py system|3.40 [PICTURE…]

Each function in pictures/ is one picture, named after the function. Needs the results of `make demo`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREEN = "1400x900x24"
LONGEST = 600  # seconds; pictures of a training wait for it


def main(version: str, *wanted: str) -> int:
    """Run the session inside QGIS; return the exit status, 0 when every picture was taken."""
    profile, scripts = ROOT / "build" / f"profile-screenshots-{version}", Path(__file__).parent
    with tempfile.TemporaryDirectory() as folder, virtual_screen() as screen:
        outcome = Path(folder) / "outcome.txt"
        command = [
            str(ROOT / "scripts" / "with_qgis.sh"), version, "qgis", "--nologo", "--noversioncheck",
            "--profiles-path", str(profile), "--profile", "default", "--code", str(scripts / "session.py"),
            str(ROOT / "build" / "demo" / "demo.qgz"),
        ]  # fmt: skip
        surroundings = {
            "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QGIS_CUSTOM_CONFIG_PATH": str(profile), "LC_ALL": "C.UTF-8",
            "ALQUIMIA_SCREENSHOTS": str(scripts), "ALQUIMIA_PICTURES": " ".join(wanted),
            "ALQUIMIA_OUTCOME": str(outcome),
        }  # fmt: skip
        subprocess.run(
            command, env={**os.environ, **surroundings}, stdin=subprocess.DEVNULL, timeout=LONGEST, check=False
        )
        told = outcome.read_text(encoding="utf-8") if outcome.exists() else "QGIS ended before any picture was taken.\n"
    print(told, end="")
    return 0 if told.endswith("All pictures are taken.\n") else 1


@contextmanager
def virtual_screen(size: str = SCREEN) -> Iterator[str]:
    """The name of a virtual screen that is free, of so many pixels and bits."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
