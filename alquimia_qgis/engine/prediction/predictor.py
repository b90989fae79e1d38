"""Opens a model file for mapping: the network on the backend and device that suit it best, checked and proven."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from alquimia_qgis.engine.bundle.graph.checks import check_graph, read_graph
from alquimia_qgis.engine.bundle.layout import planar, planar_answer
from alquimia_qgis.engine.bundle.read import family_of, fixed_size, opened, read_self_test
from alquimia_qgis.engine.bundle.self_test import CPU, SelfTest
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.neighbours.references import ReferenceSet, read_references
from alquimia_qgis.engine.prediction.backends.choice import (
    AUTOMATIC,
    KERAS,
    RUNTIMES,
    TITLES,
    BackendUnusableError,
    backend_order,
    installed_backends,
)
from alquimia_qgis.engine.prediction.backends.runtime import NO_ENDING, SIGMOID, SOFTMAX, Runtime
from alquimia_qgis.engine.prediction.network import Network, UnscaledNetwork
from alquimia_qgis.engine.trees.network import network_of_trees
from alquimia_qgis.protocol.bundle_manifest import GRAPH, HINT, InferenceRecord, Manifest, read_manifest
from alquimia_qgis.protocol.embeddings import embedding_size, is_embedding
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.family import NETWORKS, TREES, ModelFamily

FLOAT32 = "float32"
# What this process has checked and proven, by content and runtime: a series of images opens one model again and again.
_proven: set[str] = set()


@dataclass(frozen=True)
class Predictor:
    """A model ready to map: its card, its network, what mapping must know of the network, and what it remembers.

    ``references`` are those of a model of embeddings; None for all others.
    """

    manifest: Manifest
    network: Network
    inference: InferenceRecord
    references: ReferenceSet | None = None


def open_predictor(path: str, options: ComputingOptions, context: JobContext, *, maps: bool = True) -> Predictor:
    """Read, check and prove a model file, and choose what computes its network.

    Whether it ``maps`` pixels must be as asked for, else a ParameterError says which algorithm is for such models.

    Where BACKEND is automatic and a runtime cannot compute this network, the next one does and the log says so. Raises
    a ModelFileError for a file that cannot be trusted and a ParameterError for a backend or precision that cannot be
    had. Keras is imported only where it computes.
    """
    return replace(_opened(path, options, context, maps), references=_references(path))


def _references(path: str) -> ReferenceSet | None:
    manifest = read_manifest(path)
    if not is_embedding(manifest):
        return None
    with opened(path) as archive:
        return read_references(archive, embedding_size(manifest), len(manifest.classes))


def _opened(path: str, options: ComputingOptions, context: JobContext, maps: bool) -> Predictor:
    manifest = read_manifest(path)
    family = family_of(manifest)
    _check_purpose(manifest, family, maps)
    return OPENERS[family.learner](path, manifest, family, options, context)


def _open_network(
    path: str, manifest: Manifest, family: ModelFamily, options: ComputingOptions, context: JobContext
) -> Predictor:
    reasons: list[tuple[str, str]] = []
    for name in backend_order(options.backend):
        context.check_cancelled()
        if name == KERAS:
            _warn(name, reasons, context)
            return _with_keras(path, options.precision)
        try:
            predictor = _with_runtime(name, path, manifest, family, options.precision)
        except BackendUnusableError as reason:
            if options.backend != AUTOMATIC:
                raise _refusal(name, reason) from reason
            reasons.append((TITLES[name], str(reason)))
        else:
            _warn(name, reasons, context)
            return predictor
    raise ParameterError(f"No backend called {options.backend!r} is known.")


def _open_trees(
    path: str, manifest: Manifest, family: ModelFamily, options: ComputingOptions, context: JobContext
) -> Predictor:
    if manifest.inference is None:
        raise ModelFileError("The model file does not say how far its trees look.", HINT)
    network = network_of_trees(path, manifest, family, options)
    return Predictor(manifest, _in_users_unit(network, manifest), manifest.inference)


OPENERS = {TREES: _open_trees, **dict.fromkeys(NETWORKS, _open_network)}


def _check_purpose(manifest: Manifest, family: ModelFamily, maps: bool) -> None:
    if task_of(manifest.task).maps and not maps:
        raise ParameterError(
            f"This model ({family.title}) does not find objects.",
            "Map with it (alquimia:predictraster), or choose a model of alquimia:train_retinanet.",
        )
    if maps and not task_of(manifest.task).maps:
        raise ParameterError(
            f"This model ({family.title}) finds objects; it does not map pixels.", "Use alquimia:predictobjects."
        )


def _with_runtime(name: str, path: str, manifest: Manifest, family: ModelFamily, precision: str) -> Predictor:
    runtime = RUNTIMES[name]
    with opened(path) as archive:
        if manifest.inference is None or GRAPH not in archive.namelist():
            raise BackendUnusableError("the model file holds no ONNX graph of its network")
        graph = read_graph(archive)
        self_test = read_self_test(archive, manifest, family)
    digest = _digest(name, manifest.to_json().encode(), graph, self_test.pack())
    if digest not in _proven:
        check_graph(graph, manifest)
        _prove(runtime, graph, self_test, family)
        _proven.add(digest)
    network = runtime.network(graph, manifest.channels, precision, _ending(manifest))
    return Predictor(manifest, _in_users_unit(network, manifest), manifest.inference)


def _ending(manifest: Manifest) -> str:
    """Logits of classes become probabilities; numbers, embeddings and what is said of anchors stay as they are."""
    task = task_of(manifest.task)
    if not task.gives_logits:
        return NO_ENDING
    return SIGMOID if task.several_at_once else SOFTMAX


def _in_users_unit(network: Network, manifest: Manifest) -> Network:
    """The network with answers as the user knows them: numbers in his unit, or probabilities as they are."""
    return network if manifest.target is None else UnscaledNetwork(network, manifest.target)


def _prove(runtime: Runtime, graph: bytes, self_test: SelfTest, family: ModelFamily) -> None:
    chip = planar(self_test.chip, family.input)
    try:
        answer = runtime.run_graph(graph, chip)
        SelfTest(chip, planar_answer(self_test.answer), self_test.device).check(answer, CPU)
    except ModelFileError as error:
        raise BackendUnusableError("it does not answer the model file's self-test as Keras did") from error


def _digest(name: str, *parts: bytes) -> str:
    digest = hashlib.sha256(name.encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def _with_keras(path: str, precision: str) -> Predictor:
    # Imported here: Keras takes seconds.
    from alquimia_qgis.engine.bundle.inference import inference_record
    from alquimia_qgis.engine.bundle.load import load_bundle
    from alquimia_qgis.engine.prediction.backends.keras_backend import KerasNetwork
    from alquimia_qgis.engine.training.precision import dtype_policy

    model = load_bundle(path)
    manifest, network = model.manifest, model.network()
    record = manifest.inference or inference_record(model.family, network, manifest.patch_size)
    if precision != FLOAT32:
        with dtype_policy(f"mixed_{precision}"):
            network = model.network(model.blueprint.shape(fixed_size(manifest)))
    computing = KerasNetwork(network, manifest.channels, precision, _ending(manifest))
    return Predictor(manifest, _in_users_unit(computing, manifest), record)


def _warn(name: str, reasons: list[tuple[str, str]], context: JobContext) -> None:
    """Say once why it takes longer than it could."""
    if reasons:
        titles: dict[str, list[str]] = {}
        for title, reason in reasons:
            titles.setdefault(reason, []).append(title)
        why = "; ".join(f"{' and '.join(those)}: {reason}" for reason, those in titles.items())
        context.log(
            f"{TITLES[name]} computes this map, which takes longer than the fastest backend ({why}).", "warning"
        )


def _refusal(name: str, reason: BackendUnusableError) -> ParameterError:
    others = [title for other, title in installed_backends().items() if other != name]
    return ParameterError(
        f"{TITLES[name]} cannot compute this model: {reason}.",
        f"Choose the BACKEND automatic; installed are also {', '.join(others)}." if others else "",
    )
