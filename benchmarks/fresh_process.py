"""Runs a function in a process of its own, so that what one measurement loads and keeps does not weigh on the next."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def in_fresh_process(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What ``function`` (of a module, with plain arguments) returns or raises in a new Python process."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *args, **kwargs).result()


def peak_memory(pid: int | str = "self") -> int:
    """The most bytes of memory that a running process has ever held (Linux).

    Not ``getrusage``: after a fork it begins with what the parent held.
    """
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) * 1024
