"""How large windows and batches may be for the memory that the mapping is allowed."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.engine.devices import physical_memory
from alquimia_qgis.engine.prediction.cores import multiple_above
from alquimia_qgis.engine.prediction.surroundings import Surroundings

# Larger cores compute fewer margins twice; beyond this size progress and cancelling become coarse for little gain.
WANTED_SIZE = 1024
SHARE_OF_MEMORY = 0.25
ASSUMED_MEMORY = 8 * 2**30  # where the system does not tell
# One window is read while one waits, one is computed and one is written.
WINDOWS_READ, WINDOWS_ANSWERED = 3, 3
FLOAT_BYTES = 4


@dataclass(frozen=True)
class Load:
    """What a mapping keeps in memory: what the network computes with, what is read, and what is answered.

    ``bytes_per_pixel`` is the network's own need per pixel it sees; ``bands`` of ``value_bytes`` each are read.
    """

    bytes_per_pixel: float
    bands: int
    value_bytes: int
    classes: int

    def of_windows(self, surroundings: Surroundings, size: int, batch: int) -> float:
        """Bytes for cores of ``size`` pixels in batches."""
        seen = surroundings.pixels_at_once(size, batch)
        at_once = surroundings.cores_at_once(batch)
        read = at_once * surroundings.edge_read(size) ** 2
        # The values, one byte that tells which are there, and a scaled copy for backends that cannot scale themselves.
        reading = read * self.bands * (WINDOWS_READ * (self.value_bytes + 1)) + seen * self.bands * FLOAT_BYTES
        answers = WINDOWS_ANSWERED * at_once * size**2 * self.classes * FLOAT_BYTES
        return seen * self.bytes_per_pixel + reading + answers


def allowed_memory(megabytes: int | None) -> float:
    """The bytes that a mapping may take: what the user allows, else a quarter of the computer's memory."""
    if megabytes is not None:
        return megabytes * 2.0**20
    return SHARE_OF_MEMORY * (physical_memory() or ASSUMED_MEMORY)


def choose_windows(
    surroundings: Surroundings,
    load: Load,
    largest: int,
    allowed: float,
    size: int | None = None,
    batch: int | None = None,
    wanted: int = WANTED_SIZE,
) -> tuple[int, int]:
    """Size of the cores and of the batches; what the user chose (``size``, ``batch``) is taken as it is.

    Cores have ``wanted`` pixels, or as many as the ``largest`` side of the area, and are halved until one fits in
    ``allowed`` bytes; the smallest on the grid is tried in any case, since the estimate may be too careful.
    """
    grid = surroundings.grid
    chosen = multiple_above(min(size or wanted, largest), grid)
    while size is None and chosen > grid and load.of_windows(surroundings, chosen, batch or 1) > allowed:
        chosen = multiple_above(chosen // 2, grid)
    if batch is not None:
        return chosen, batch
    number = surroundings.automatic_batch(chosen)
    while number > 1 and load.of_windows(surroundings, chosen, number) > allowed:
        number //= 2
    return chosen, number
