"""Stages that overlap keep their order, stop together, and never hide that finished work was lost."""

from __future__ import annotations

import threading

import pytest

from alquimia_qgis.engine.memory import MemoryWatch
from alquimia_qgis.engine.prediction.overlap import overlapped
from alquimia_qgis.protocol.errors import OutputError


def stages_left() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("alquimia")]


def test_all_items_come_through_in_order():
    answers: list[int] = []
    overlapped(range(50), lambda item: item * 2, answers.append)
    assert answers == list(range(0, 100, 2))
    assert not stages_left()


def failing_stages(writers_error: Exception, networks_error: Exception) -> None:
    """Both the writer and the network fail, the network while the writer already has."""
    failed = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            return item
        assert failed.wait(60)
        raise networks_error

    def consume(answer: int) -> None:
        failed.set()
        raise writers_error

    overlapped(range(3), work, consume)


def test_a_lost_answer_is_not_hidden_by_a_want_of_memory():
    with pytest.raises(OutputError, match="full"), MemoryWatch():
        failing_stages(OutputError("The disk is full."), MemoryError())
    assert not stages_left()


def test_the_writers_failure_counts_before_the_readers():
    written = threading.Event()

    def produce():
        yield 0
        assert written.wait(60)
        raise MemoryError

    def consume(answer: int) -> None:
        written.set()
        raise OutputError("The disk is full.")

    with pytest.raises(OutputError), MemoryWatch():
        overlapped(produce(), lambda item: item, consume)
    assert not stages_left()
