"""Trees in a model file: written as plain arrays, read as what they are, data from a stranger."""

from __future__ import annotations

import zipfile

import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.layout import planar, planar_answer
from alquimia_qgis.engine.bundle.members import write_members
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.read import fixed_size, opened, output_channels, read_member, read_self_test
from alquimia_qgis.engine.bundle.self_test import CPU, SelfTest, self_test_chip
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.engine.trees.arrays import Trees
from alquimia_qgis.engine.trees.graph import feature_count
from alquimia_qgis.engine.trees.model import TreeModel, channels_of, tree_family
from alquimia_qgis.protocol.bundle_manifest import GRAPH, HINT, WEIGHTS, Manifest
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.family import ModelFamily

# Of the file, of the arrays in it, of the graph made from them and of what the runtime makes of that; 21 measured.
COPIES_OF_TREES = 24


def write_trees(path: str, manifest: Manifest, model: TreeModel, history_csv: str, report_html: str) -> None:
    """Write the model file straight to ``path``; callers see to it that it appears complete or not at all."""
    chip = self_test_chip(model.blueprint, manifest.patch_size, fixed_size(manifest))
    proof = SelfTest(chip, model.predict_on_batch(chip), CPU)
    write_members(path, manifest, arrays.pack(model.trees.to_dict()), proof, history_csv, report_html)


def read_trees(path: str, manifest: Manifest, family: ModelFamily) -> TreeModel:
    """Read, check and prove the trees of a model file; whatever is wrong with it raises a ModelFileError."""
    blueprint = Blueprint.of(manifest, family)
    with opened(path) as archive:
        if GRAPH in archive.namelist():
            raise ModelFileError(f"The model file holds a {GRAPH}, which a {family.title} never has.", HINT)
        found = _arrays(archive, family)
        self_test = read_self_test(archive, manifest, family)
    trees = Trees.from_file(
        found, feature_count(tree_family(blueprint), channels_of(blueprint)), output_channels(manifest)
    )
    model = TreeModel(blueprint, trees, task_of(manifest.task).gives_classes)
    _prove(model, self_test)
    return model


def _arrays(archive: zipfile.ZipFile, family: ModelFamily) -> dict[str, np.ndarray]:
    size = archive.getinfo(WEIGHTS).file_size
    check_memory(size * COPIES_OF_TREES, f"Loading this {family.title}", "Use a smaller model.")
    found, _ = arrays.unpack(read_member(archive, WEIGHTS, size), WEIGHTS)
    return found


def _prove(model: TreeModel, self_test: SelfTest) -> None:
    shape = model.blueprint.shape(getattr(model.blueprint.family, "patch_size", None))
    if self_test.chip.shape != (1, *shape) or self_test.chip.dtype != np.float32:
        raise ModelFileError("The model file's self-test does not fit its trees.", HINT)
    kind = model.blueprint.family.input
    recorded = SelfTest(planar(self_test.chip, kind), planar_answer(self_test.answer), self_test.device)
    recorded.check(planar_answer(model.predict_on_batch(self_test.chip)), CPU)
