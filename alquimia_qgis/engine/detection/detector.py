"""A detector from a model file, on the backend that suits it best."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from alquimia_qgis.engine.bundle.read import family_of
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.anchors import anchor_boxes
from alquimia_qgis.engine.detection.decoding import detections_of
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.prediction.network import never_cancelled
from alquimia_qgis.engine.prediction.predictor import Predictor, open_predictor
from alquimia_qgis.protocol.bundle_manifest import LARGEST_REACH, Manifest
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.zoo.detection_family import DetectionFamily

LEAST_SCORE = 0.05
MOST_OBJECTS = 1000
# Where the provenance of a model tells of the objects it was trained on.
OBJECTS, LARGEST = "objects", "largest_side"


class Detector:
    """Finds objects in chips of raw pixel values; see ``detect``."""

    def __init__(self, predictor: Predictor, family: DetectionFamily) -> None:
        self.manifest: Manifest = predictor.manifest
        self._network = predictor.network
        self._family = family
        self._bytes_per_pixel = predictor.inference.bytes_per_pixel
        self._anchors: dict[tuple[int, int], np.ndarray] = {}

    @classmethod
    def opened(cls, path: str, options: ComputingOptions | None = None, context: JobContext | None = None) -> Detector:
        """The detector of a model file; see ``open_predictor`` for what may be wrong with it."""
        predictor = open_predictor(path, options or ComputingOptions(), context or JobContext.silent(), maps=False)
        family = family_of(predictor.manifest)
        if not isinstance(family, DetectionFamily):
            raise TypeError(f"{family.title} finds objects but not by anchors.")
        return cls(predictor, family)

    @property
    def chip_size(self) -> int:
        """Edge (pixels) of the chips that the network was trained on; it takes any multiple of its stride."""
        return self.manifest.patch_size

    @property
    def stride(self) -> int:
        """Pixels by which chips may be moved so that they see an object alike; edges of chips are multiples of it.

        That of the coarsest level, where the largest objects are found.
        """
        return 1 << self._family.coarsest_level

    @property
    def largest_object(self) -> float | None:
        """Longer side (pixels) of the largest object of the training; None where the file does not tell."""
        facts = self.manifest.training.get(OBJECTS)
        largest = facts.get(LARGEST) if isinstance(facts, dict) else None
        fine = isinstance(largest, (int, float)) and not isinstance(largest, bool) and 0 < largest <= LARGEST_REACH
        return float(largest) if fine and largest is not None else None

    @property
    def bytes_per_pixel(self) -> float:
        """What the network keeps in memory for each pixel of a chip."""
        return self._bytes_per_pixel

    @property
    def computing(self) -> str:
        """Backend, device and number type in words."""
        return f"{self._network.backend} on {self._network.device}, {self._network.precision}"

    def detect(
        self,
        chips: np.ndarray,
        present: np.ndarray | None = None,
        least_score: float = LEAST_SCORE,
        most: int = MOST_OBJECTS,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> list[Detections]:
        """What each of ``chips`` shows, before doubles are suppressed.

        ``chips`` are unscaled values (N, H, W, B) as read from the image, of any number type, NaN where one is missing;
        ``present``, bool (N, H, W), says which pixels are there at all. Of each class the ``most`` best objects with at
        least ``least_score``.
        """
        pixels = np.ascontiguousarray(np.moveaxis(chips, -1, 1))
        mask = None if present is None or present.all() else present[:, np.newaxis]
        answers = self._network.probabilities(pixels, mask, check_cancelled)[..., 0]
        size = (chips.shape[1], chips.shape[2])
        if size not in self._anchors:
            self._anchors[size] = anchor_boxes(self._family.anchor_levels(), *size)
        return [
            detections_of(answer.T, self._anchors[size], self._family.variances, size, least_score, most)
            for answer in answers
        ]
