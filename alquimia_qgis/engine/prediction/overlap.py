"""Lets reading, computing and writing overlap: two threads beside the caller's, joined by short queues."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

WAITING = 1  # items between two stages; more would only take memory
LOOK_UP = 0.1  # seconds after which a waiting stage looks whether the others have stopped
_END = object()


def overlapped(produce: Iterable[Item], work: Callable[[Item], Answer], consume: Callable[[Answer], None]) -> None:
    """Iterate ``produce`` in one thread, ``work`` in the caller's, ``consume`` in a third, all in order.

    The first failure of any stage stops the others; it is raised here when both threads have ended. Of several, that of
    ``consume`` is raised: what it was given may be lost.
    """
    run = _Run()
    with ThreadPoolExecutor(2, "alquimia") as threads:
        reading, writing = threads.submit(run.read, produce), threads.submit(run.write, consume)
        for stage in (reading, writing):
            stage.add_done_callback(run.stop_after_failure)
        try:
            run.compute(work)
        except BaseException as error:
            run.stop()
            # Whoever takes a want of memory in ``work`` for all that happened would go on without what was lost.
            if (lost := writing.exception()) is not None:
                raise lost from error
            raise
    writing.result()
    reading.result()


def one_after_the_other(
    produce: Iterable[Item], work: Callable[[Item], Answer], consume: Callable[[Answer], None]
) -> None:
    """The same in the caller's thread alone: slower, and easier to follow."""
    for item in produce:
        consume(work(item))


class _Run:
    """The queues between the stages, and whether they shall go on."""

    def __init__(self) -> None:
        self._inputs: queue.Queue[Any] = queue.Queue(WAITING)
        self._answers: queue.Queue[Any] = queue.Queue(WAITING)
        self._stopped = threading.Event()

    def read(self, produce: Iterable[Any]) -> None:
        for item in produce:
            if not self._put(self._inputs, item):
                return
        self._put(self._inputs, _END)

    def compute(self, work: Callable[[Any], Any]) -> None:
        while (item := self._get(self._inputs)) is not _END:
            self._put(self._answers, work(item))
        self._put(self._answers, _END)

    def write(self, consume: Callable[[Any], None]) -> None:
        while (answer := self._get(self._answers)) is not _END:
            consume(answer)

    def stop(self) -> None:
        self._stopped.set()

    def stop_after_failure(self, stage: Future[None]) -> None:
        if stage.exception() is not None:
            self.stop()

    def _put(self, target: queue.Queue[Any], item: Any) -> bool:
        while not self._stopped.is_set():
            try:
                target.put(item, timeout=LOOK_UP)
                return True
            except queue.Full:
                continue
        return False

    def _get(self, source: queue.Queue[Any]) -> Any:
        while not self._stopped.is_set():
            try:
                return source.get(timeout=LOOK_UP)
            except queue.Empty:
                continue
        return _END
