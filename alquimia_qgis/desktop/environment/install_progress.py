"""Turns the lines that uv and pip print into a share of the work done."""

from __future__ import annotations

import re

_SIZES = {"KiB": 2**-10, "MiB": 1.0, "GiB": 2.0**10, "kB": 1e3 / 2**20, "MB": 1e6 / 2**20, "GB": 1e9 / 2**20}
_SIZE = r"([\d.]+) ?(KiB|MiB|GiB|kB|MB|GB)"
RESOLVED, DOWNLOADED, PREPARED, INSTALLED = 0.05, 0.75, 0.78, 0.9


class InstallProgress:
    """The share (0 to 1) of the installing step that is done, guessed from its output: downloads weigh by size."""

    def __init__(self) -> None:
        self.fraction = 0.0
        self._wanted: dict[str, float] = {}
        self._done = 0.0

    def hear(self, line: str) -> float:
        """Take one line of output and return the share done; it never goes back."""
        self.fraction = max(self.fraction, self._stage(line.strip()))
        return self.fraction

    def _stage(self, line: str) -> float:
        started = re.match(rf"Downloading (\S+) \({_SIZE}\)", line)
        finished = re.match(r"Downloaded (\S+)", line)
        if started:
            self._wanted[started.group(1)] = float(started.group(2)) * _SIZES[started.group(3)]
        elif finished:
            self._done += self._wanted.get(finished.group(1), 0.0)
        for word, share in (
            ("Resolved", RESOLVED),
            ("Prepared", PREPARED),
            ("Installed", INSTALLED),
            ("Bytecode", 1.0),
        ):
            if line.startswith(word):
                return share
        total = sum(self._wanted.values())
        return RESOLVED + (DOWNLOADED - RESOLVED) * min(1.0, self._done / total) if total else 0.0
