"""Prints the accuracy of the demo beside that of the random forest, and where the results lie."""

from __future__ import annotations

import json
import sys
from pathlib import Path

FILES = {
    "picture of the map": "demo_map.png",
    "map": "map.tif",
    "confidence": "confidence.tif",
    "model": "demo.alquimia",
    "training report": "training.html",
    "assessment report": "assessment.html",
    "QGIS project": "demo.qgz",
}


def main(results: Path, forest: dict[str, float], seconds: str, network: str = "U-Net") -> int:
    """Print figures and paths; fail when a result is missing."""
    figures = json.loads((results / "assessment.json").read_text(encoding="utf-8"))["results"]
    print(f"\nOn the held-back test samples ({network}, random forest on single pixels):")
    for label, name in (("overall accuracy", "OVERALL_ACCURACY"), ("mean IoU", "MEAN_IOU")):
        print(f"  {label:<18}{float(figures[name]):6.3f}   {forest[name]:6.3f}")
    print(f"\nDone in {seconds} s. Written:")
    missing = [name for name in FILES.values() if not (results / name).exists()]
    for label, name in FILES.items():
        print(f"  {label:<20}{(results / name).resolve()}")
    if missing:
        print(f"These files are missing: {', '.join(missing)}.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(
        main(
            Path(sys.argv[1]),
            {"OVERALL_ACCURACY": float(sys.argv[2]), "MEAN_IOU": float(sys.argv[3])},
            *sys.argv[4:],
        )
    )
