"""Measures how long the interface of QGIS does not answer while the panel trains and maps: real QGIS, real engine.

    build/development/bin/python -m benchmarks.interface_gaps [--qgis 3.40]

Opens a QGIS on a virtual screen (xvfb-run) with the sample map of this repository, trains a small U-Net in the panel
and maps the image, while a timer of 10 ms tells when it gets its turn. "Busy" is the time that the thread of the
interface itself computed between two turns: on a machine where other programs compute, the gap between two turns also
holds the time that the system gave to them. Times to click, to start and to the end are told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.command import benchmark_parser
from benchmarks.machine import ROOT, print_machine
from benchmarks.table import print_table

SESSION = Path(__file__).with_name("interface_session.py")
SAMPLE_MAP = ROOT / "resources" / "demo" / "historical_map"
LONGEST = 0.1  # seconds
SECONDS_ALLOWED = 900


def main() -> int:
    """Measure and print; exit status 1 when the target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.interface_gaps")
    folder = arguments.folder / "interface_gaps"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SAMPLE_MAP, folder)
    told = _session(arguments, folder)
    _print(told)
    slow = [name for name, figures in told.items() if figures["busy"]["largest"] > LONGEST and name != "starting"]
    return 1 if slow and not arguments.quick else 0


def _session(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    profile, outcome = folder / "profile", folder / "outcome.json"
    plan = {
        "root": str(ROOT), "folder": str(folder), "outcome": str(outcome), "epochs": 3 if arguments.quick else 30,
    }  # fmt: skip
    qgis = [str(ROOT / "scripts" / "with_qgis.sh"), arguments.qgis, "qgis", "--nologo", "--noversioncheck"]
    finished = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *qgis,
         "--profiles-path", str(profile), "--profile", "default", "--code", str(SESSION)],
        env={
            **os.environ, "QT_QPA_PLATFORM": "xcb", "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "ALQUIMIA_BENCHMARK_PLAN": json.dumps(plan),
        },
        capture_output=True, text=True, timeout=SECONDS_ALLOWED, check=False,
    )  # fmt: skip
    if not outcome.exists():
        sys.exit(f"QGIS left without a word:\n{finished.stderr[-3000:]}")
    told = dict(json.loads(outcome.read_text(encoding="utf-8")))
    if "error" in told:
        sys.exit(str(told["error"]))
    return told


def _print(told: dict[str, Any]) -> None:
    rows = [
        (
            stretch,
            f"{figures['seconds']:.0f}",
            f"{figures['turns']:,}",
            *(f"{1000 * figures[kind][name]:.0f}" for kind in ("busy", "gap") for name in ("median", "p99", "largest")),
        )
        for stretch, figures in told.items()
    ]
    columns = ("while", "s", "turns", "busy ms", "99 %", "largest", "gap ms", "99 %", "largest")
    print_table(f"Turns of a timer of 10 ms; target: the thread of the interface busy ≤ {1000 * LONGEST:.0f} ms",
                columns, rows)  # fmt: skip


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__)
    parser.add_argument("--qgis", default="3.40", help="system or 3.40")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
