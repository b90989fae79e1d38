"""Small models of trees that have learned, and the files they are saved to."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.trees.files import write_trees
from alquimia_qgis.engine.trees.grown import trees_of
from alquimia_qgis.engine.trees.model import TreeModel
from alquimia_qgis.protocol.bundle_manifest import BandRecord, InferenceRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.zoo.catalogue import load_catalogue

BANDS = (BandRecord("red", 100.0, 20.0), BandRecord("nir", 50.0, 10.0))
CLASSES = (ClassRecord(1, "wood", "#228833"), ClassRecord(2, "water", "#4477aa"), ClassRecord(5, "sand", "#ccbb44"))
EXAMPLES = 300


def table(features: int, classes: int = len(CLASSES)) -> tuple[np.ndarray, np.ndarray]:
    """Random features float32 (N, F) and class indices that follow from two of them."""
    seen = np.random.default_rng(0).normal(size=(EXAMPLES, features)).astype("float32")
    total = seen[:, 0] + np.abs(seen[:, 1])
    return seen, np.digitize(total, np.linspace(-0.5, 1.5, classes - 1)).astype("int32")


def grown(family: str, features: int, labels: np.ndarray, seen: np.ndarray, **parameters):
    """The family and a scikit-learn estimator of it that has learned."""
    few = {"trees": 12} if "forest" in family else {"boosting_rounds": 8}
    known = load_catalogue().get(family)(**{**few, **parameters})
    estimator = known.estimator(labels.dtype.kind == "i", 1)
    estimator.fit(seen[:, :features], labels)
    return known, estimator


def model_of(family: str = "random_forest", outputs: int = len(CLASSES), **parameters) -> TreeModel:
    """A model of two bands, with one statistic for each where it has no neighbourhood."""
    known = load_catalogue().get(family)(**parameters)
    from alquimia_qgis.engine.trees.graph import feature_count

    features = feature_count(known, len(BANDS))
    seen, labels = table(features)
    known, estimator = grown(family, features, labels, seen, **parameters)
    return TreeModel(Blueprint(known, len(BANDS), outputs), trees_of(estimator, outputs, True), True)


def write_model(path: Path, model: TreeModel) -> Path:
    """The model as a model file."""
    family, reach = model.blueprint.family, model.blueprint.family.output_crop()
    manifest = Manifest(
        family="gradient_boosting" if family.boosted else "random_forest",
        family_title=family.title,
        family_parameters=family.to_dict(),
        family_declaration=[],
        task="segmentation",
        input_kind="image",
        bands=BANDS,
        classes=CLASSES,
        patch_size=family.patch_size,
        ground_resolution=(10.0, 10.0),
        metrics={},
        training={},
        packages={},
        created="2025-01-01T00:00:00+00:00",
        inference=InferenceRecord(float(reach), 1, reach, 1, reach, 64.0, None),
    )
    write_trees(str(path), manifest, model, "epoch\n1\n", "<html></html>")
    return path
