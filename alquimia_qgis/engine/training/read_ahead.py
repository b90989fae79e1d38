"""Prepares the next batches in threads while the network computes, and leaves no thread behind."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import keras
import numpy as np

from alquimia_qgis.engine.devices import usable_cores
from alquimia_qgis.protocol.errors import JobCancelled

MOST_THREADS = 4
MOST_BATCHES = 4
# Batches wait in memory; large ones must not wait in large numbers.
BYTES_AHEAD = 256 * 2**20


class ReadAhead(keras.utils.PyDataset):
    """Another dataset, its batches made ahead in threads: the same batches in the same order, epoch by epoch.

    Keras's own workers are not used: they go on for ever when a training is cancelled, and an error in one of them
    comes out as one of the framework's. Here ``failure`` is the first error of a batch as it was raised, and ``close``
    ends the threads and lets go of the dataset, because TensorFlow never lets go of what it was given to read from. The
    dataset's ``__getitem__`` must be safe to call from several threads.
    """

    def __init__(self, batches: keras.utils.PyDataset, threads: int | None = None) -> None:
        super().__init__()
        self.failure: Exception | None = None
        self._batches: keras.utils.PyDataset | None = batches
        self._length = len(batches)
        self._pool = ThreadPoolExecutor(threads or min(MOST_THREADS, usable_cores()), "read-ahead")
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[Any]] = {}
        self._ahead = 0

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> Any:
        try:
            batch = self._batch(index)
        except Exception as error:
            self.failure = self.failure or error
            raise
        if not self._ahead:
            self._ahead = batches_ahead(batch)
        return batch

    def on_epoch_end(self) -> None:
        """Begin the next epoch, and with it the reading of its first batches."""
        with self._lock:
            if self._batches is not None:
                self._settle()
                self._batches.on_epoch_end()
                self._request(self._batches, 0)

    def close(self) -> None:
        """End the threads and forget the dataset; who still asks for a batch gets a RuntimeError."""
        with self._lock:
            self._settle()
            self._batches = self.failure = None  # the traceback of an error holds the dataset too
            self._pool.shutdown()

    def _batch(self, index: int) -> Any:
        with self._lock:
            if self._batches is None:
                raise RuntimeError("The training that reads from here is over.")
            waiting = self._waiting.pop(index, None)
            if waiting is None:
                waiting = self._pool.submit(self._batches.__getitem__, index)
            self._request(self._batches, index + 1)
        return waiting.result()

    def _request(self, batches: keras.utils.PyDataset, first: int) -> None:
        """Have the batches from ``first`` on made, as many as may wait."""
        for index in range(first, min(first + self._ahead, self._length)):
            if index not in self._waiting:
                self._waiting[index] = self._pool.submit(batches.__getitem__, index)

    def _settle(self) -> None:
        """Forget the batches that nobody has asked for, and wait for those being made: they belong to an old epoch."""
        for waiting in self._waiting.values():
            if not waiting.cancel():
                waiting.exception()
        self._waiting.clear()


def batches_ahead(batch: Any) -> int:
    """How many batches of this size may wait: at most four, fewer when they are large, and always one."""
    size = sum(np.asarray(array).nbytes for array in batch)
    return int(min(MOST_BATCHES, max(1, BYTES_AHEAD // max(1, size))))


@contextlib.contextmanager
def reading_ahead(*datasets: keras.utils.PyDataset | None) -> Iterator[list[ReadAhead | None]]:
    """Each dataset read ahead within the ``with`` block, None as None.

    An error in a thread comes out of the block as it was raised, whatever the framework has made of it.
    """
    readers = [None if dataset is None else ReadAhead(dataset) for dataset in datasets]
    try:
        yield readers
    except JobCancelled:
        raise
    except Exception:
        for reader in readers:
            if reader is not None and reader.failure is not None:
                raise reader.failure from None
        raise
    finally:
        for reader in readers:
            if reader is not None:
                reader.close()
