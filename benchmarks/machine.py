"""Says what the figures below it were measured on: machine, load, versions, commit, date."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
from datetime import datetime
from pathlib import Path

import rasterio

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("keras", "tensorflow", "tensorflow-cpu", "torch", "jax", "openvino", "onnxruntime", "numpy", "rasterio")


def print_machine(command: str) -> None:
    """Print the lines that every benchmark begins with."""
    print(f"# {command}")
    print(f"Date: {datetime.now().astimezone():%Y-%m-%d %H:%M %z}; commit {commit()}")
    print(f"Machine: {processor()}, {os.cpu_count()} cores, {memory() / 1e9:.0f} GB; load {load()} at the start")
    print(f"Versions: {platform.system()} {platform.release()}, {', '.join(versions())}", flush=True)


def processor() -> str:
    """The processor's name as the system knows it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def memory() -> int:
    """Bytes of memory of the machine; 0 where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def load() -> str:
    """How many programs wanted to compute in the last minute: figures of a busy machine are worth less."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def versions() -> list[str]:
    """Name and version of Python, GDAL and the packages that take part, as far as they are installed."""
    found = [f"Python {platform.python_version()}", f"GDAL {rasterio.__gdal_version__}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def commit() -> str:
    """The short id of the commit, with "+" when files differ from it."""
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "unknown"
