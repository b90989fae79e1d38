"""The peak of a job is not that of the jobs before it, or it is said to be unknown."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from alquimia_qgis.engine import peak_memory as module
from alquimia_qgis.engine.peak_memory import peak_memory, reset_peak_memory

LARGE = 300 * 2**20


def test_the_peak_of_a_job_is_its_own():
    reset_peak_memory()
    before = peak_memory()
    if before is None:
        pytest.skip("this system cannot begin to measure anew, and the process has used more before")
    block = np.ones(LARGE, np.uint8)
    during = peak_memory()
    assert block[-1] == 1 and during - before > 0.9 * LARGE
    del block
    assert abs(peak_memory() - during) < 0.01 * LARGE, "the peak stays, as exactly as the kernel counts pages"
    reset_peak_memory()
    after = peak_memory()
    assert after is None or during - after > 0.9 * LARGE


@pytest.mark.parametrize(("peaks", "expected"), [((500, 700), 700), ((500, 500), None), ((None, None), None)])
def test_where_the_system_cannot_begin_anew_only_growth_tells(peaks, expected, monkeypatch):
    answers = iter(peaks)
    monkeypatch.setattr(module, "_forget", lambda: False)
    monkeypatch.setattr(module, "_peak_of_process", lambda: next(answers))
    reset_peak_memory()
    assert peak_memory() == expected
    monkeypatch.undo()
    reset_peak_memory()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_without_proc_the_resource_usage_is_asked(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "STATUS", tmp_path / "none")
    assert module._peak_of_process() > 20e6
