"""Runs algorithms through qgis_process, as users do on a server."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.machine import ROOT


def run_algorithm(identifier: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The results of one algorithm of Alquimia; lists of files are handed over as such. Ends the program on failure."""
    command = [str(ROOT / "scripts" / "with_qgis.sh"), "system", "qgis_process", "run", f"alquimia:{identifier}", "-"]
    inputs = {name: _plain(value) for name, value in parameters.items()}
    done = subprocess.run(
        command, input=json.dumps({"inputs": inputs}), capture_output=True, text=True, check=False
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{identifier} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return dict(json.loads(done.stdout[done.stdout.index("{") :])["results"])


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (int, float, bool)) else str(value)
