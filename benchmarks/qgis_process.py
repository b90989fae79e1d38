"""Runs algorithms through qgis_process, as users do on a server."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.machine import ROOT


def run_algorithm(identifier: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The results of one algorithm of Alquimia; a parameter of several files is given several times.

    Ends the program on failure.
    """
    command = [str(ROOT / "scripts" / "with_qgis.sh"), "system", "qgis_process", "run", f"alquimia:{identifier}"]
    assignments = [f"{name}={item}" for name, value in parameters.items() for item in _items(value)]
    done = subprocess.run([*command, "--json", "--", *assignments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{identifier} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return dict(json.loads(done.stdout[done.stdout.index("{") :])["results"])


def _items(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
