"""Explains the answers that a model file gives for patches of an image: what in them spoke for a class or a number."""

from __future__ import annotations

import os

import numpy as np
from keras import ops

from alquimia_qgis.engine.bundle.inference import inference_record
from alquimia_qgis.engine.bundle.layout import examples_of_images
from alquimia_qgis.engine.bundle.load import LoadedModel
from alquimia_qgis.engine.explanation.grad_cam import GradCam, grad_cam_of
from alquimia_qgis.engine.raster.scaling import scale_bands
from alquimia_qgis.engine.tasks.segmentation import probabilities
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.family import NETWORKS, ModelFamily

# Patches at once: few large ones, many small ones.
USUAL_BATCH, USUAL_PIXELS = 64, 2**18
# The network forwards, and its upper part backwards with what it kept.
PASSES = 3


class PatchExplainer:
    """Grad-CAM of patches (P × P pixels) of unscaled values, each multiplied by how sure the model is of it.

    ``wanted`` is the place of the class that is explained among those of the model; None: the most probable one of
    each patch. Batches have ``batch`` patches, or as many as fit in ``allowed`` bytes. A model that looks at no places
    raises a ParameterError.
    """

    def __init__(self, model: LoadedModel, wanted: int | None, allowed: float, batch: int | None = None) -> None:
        manifest = model.manifest
        self.patch_size = manifest.patch_size
        network = model.network(model.blueprint.shape(self.patch_size))
        explained = grad_cam_of(network)
        if explained is None:
            raise ParameterError(
                f"This model ({manifest.family_title}) has no feature maps whose places could be shown: it looks at a "
                "patch as a whole.",
                "Use a network with convolutions, such as one of train_resnet, train_small_cnn or train_mobilenet_v2.",
            )
        self._explained: GradCam = explained
        self._manifest, self._family, self._wanted = manifest, model.family, wanted
        record = manifest.inference or inference_record(model.family, network, self.patch_size)
        pixels = self.patch_size**2
        largest = int(allowed / (PASSES * record.bytes_per_pixel * pixels))
        self.batch = batch or max(1, min(max(USUAL_BATCH, USUAL_PIXELS // pixels), largest))

    def heat(self, patches: np.ndarray, present: np.ndarray | None) -> np.ndarray:
        """What spoke for the class in patches (N, B, P, P), of which ``present`` tells the values that are there.

        float32 (N, P, P): 0 where nothing did, up to the probability of the class, or up to 1 for a number.
        """
        examples = examples_of_images(scale_bands(patches, present, self._manifest.bands), self._family.input, None)
        features = self._explained.features_of(np.ascontiguousarray(examples))
        classes, sure = self._explained_classes(self._explained.logits_of(features))
        return self._explained.heat(features, classes) * sure[:, np.newaxis, np.newaxis]

    def _explained_classes(self, logits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The class that is explained of each patch, int (N,), and its probability, float32 (N,)."""
        if self._manifest.target is not None:
            return np.zeros(len(logits), dtype=int), np.ones(len(logits), dtype=np.float32)
        several = task_of(self._manifest.task).several_at_once
        shares = np.asarray(ops.convert_to_numpy(ops.sigmoid(logits) if several else probabilities(logits)))
        best = shares.argmax(axis=1)
        classes = best if self._wanted is None else np.full_like(best, self._wanted)
        return classes, shares[np.arange(len(shares)), classes]


def check_explainable(path: str, manifest: Manifest, family: ModelFamily) -> None:
    """Raise a ParameterError where a model does not give patches of a single image a class or a number each."""
    name = os.path.basename(path)
    if family.learner not in NETWORKS or not family.answers_once or "date" in family.input.axes:
        raise ParameterError(
            f"The model {name} ({manifest.family_title}) does not look at patches of a single image and give each one "
            "answer, so there is nothing to show inside of them.",
            "Use a network of patches, such as one of train_resnet, train_small_cnn or train_mobilenet_v2.",
        )
    if manifest.target is None and not task_of(manifest.task).gives_logits:
        raise ParameterError(
            f"The model {name} ({manifest.family_title}) gives embeddings; its classes come from neighbours, not from "
            "places in the patch.",
            "Use alquimia:similarity to see what it takes for alike, or a network that was trained for classes.",
        )
