"""Arrays of the size of windows are given back to the system when they are let go."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

KEEP_AND_LET_GO = """
    import sys
    from pathlib import Path
    import numpy as np
    from alquimia_qgis.engine.memory import give_back_large_arrays

    def resident():
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    if sys.argv[1] == "give back":
        give_back_large_arrays()
    del (grown := [np.ones(30 * 2**20, np.uint8)])[:]  # glibc now keeps what is smaller than this
    before = resident()
    arrays = [np.ones(16 * 2**20, np.uint8) for _ in range(16)]
    last = np.ones(1000, np.uint8)
    del arrays[:-1]  # the last one stands in the way of the others
    print(resident() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the C library of Linux keeps large arrays")
def test_large_arrays_are_given_back():
    kept, given_back = (
        float(
            subprocess.run(
                [sys.executable, "-c", textwrap.dedent(KEEP_AND_LET_GO), way],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
        for way in ("keep", "give back")
    )
    assert given_back < 40 < kept, "megabytes that are still in use besides the one array that is"
