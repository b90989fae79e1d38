"""The figures of a mapping run, and the tags by which the finished rasters tell them."""

from __future__ import annotations

from dataclasses import dataclass

BYTES_PER_MEGABYTE = 1e6


@dataclass(frozen=True)
class RunFigures:
    """How a mapping went: time, speed, peak memory of the engine's process (None where unknown), and on what it ran.

    ``resumed_share`` (0 to 1) is how much of the area an earlier run had done; time and speed are of this run only.
    """

    seconds: float
    megapixels_per_second: float
    peak_memory_bytes: int | None
    backend: str
    device: str
    precision: str
    resumed_share: float = 0.0

    def tags(self) -> dict[str, str]:
        """The figures as tags of a raster; what is not known has none."""
        tags = {
            "ALQUIMIA_SECONDS": f"{self.seconds:.1f}",
            "ALQUIMIA_MPX_PER_SECOND": f"{self.megapixels_per_second:.4g}",
            "ALQUIMIA_BACKEND": self.backend,
            "ALQUIMIA_DEVICE": self.device,
            "ALQUIMIA_PRECISION": self.precision,
        }
        if self.peak_memory_bytes is not None:
            tags["ALQUIMIA_PEAK_MEMORY_MB"] = f"{self.peak_memory_bytes / BYTES_PER_MEGABYTE:.0f}"
        if self.resumed_share:
            tags["ALQUIMIA_RESUMED_SHARE"] = f"{self.resumed_share:.4f}"
        return tags
