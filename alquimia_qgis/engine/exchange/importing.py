"""Rebuilds a network from a foreign file: what its steps are, how it sees images, and its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import keras
import numpy as np

from alquimia_qgis.engine.exchange.configuration import Draft, Origin, read_configuration
from alquimia_qgis.engine.exchange.ending import SIGMOID, cut_ending, with_first_answer
from alquimia_qgis.engine.exchange.keras_files import ForeignNetwork
from alquimia_qgis.engine.exchange.stored_weights import StoredWeights
from alquimia_qgis.engine.prediction.graph_walk import receptive_field
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.zoo.blocks.steps import layer_name, network_of_steps
from alquimia_qgis.zoo.families.imported import LARGEST_PATCH, ImportedNetwork
from alquimia_qgis.zoo.imported.steps import Steps

USUAL_PATCH = 128
PIXELS, IMAGES = 1, 3  # axes of one example
ONE_ANSWER, MAP = 2, 4  # axes of a batch of answers


@dataclass(frozen=True)
class ImportedModel:
    """The family and the network of a foreign file, with float32 weights; ``notes`` tell the user what was done."""

    family: ImportedNetwork
    network: keras.Model
    bands: int
    answers: int
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class _Sketch:
    """What can be told of a network before its weights are read: its answers, and the shapes of all weights."""

    output_shape: tuple[int | None, ...]
    weights: tuple[tuple[tuple[int, ...], ...], ...]


def import_network(file: ForeignNetwork, patch_size: int | None, gives_classes: bool) -> ImportedModel:
    """The network of an opened file, checked from its first word to its last weight before Keras builds it.

    ``patch_size`` is the edge in pixels of the images it was trained on, where the file does not say. Where it
    ``gives_classes`` it is cut to logits. Resets the global state of Keras.
    """
    draft = read_configuration(file.configuration)
    notes: list[str] = []
    widened = None
    if gives_classes:
        ending, origins = cut_ending(draft.steps, draft.origins)
        draft, widened = replace(draft, steps=ending.steps, origins=origins), ending.widened
        notes += _told(ending.activation, widened)
    family = _family(draft, _chip_size(draft, patch_size), notes)
    bands = draft.shape[-1]
    if bands is None:
        raise ModelFileError("The network does not state how many bands it takes.", "Build it for a number of bands.")
    sketch = _sketched(family, bands)
    weights = _weights(file.weights, draft.origins, sketch, widened)
    network = family.build(_free_shape(family, bands), sketch.output_shape[-1] or 0)
    _fill(network, family.network, weights)
    return ImportedModel(family, network, bands, sketch.output_shape[-1] or 0, tuple(notes))


def _told(activation: str, widened: int | None) -> list[str]:
    if widened is not None:
        return ["The one answer with a sigmoid became two classes: the first is its absence, the second its presence."]
    if activation == SIGMOID:
        return ["The sigmoid at the end was cut off; of the classes, one is now chosen for each pixel."]
    if activation:
        return [f"The {activation.replace('_', '-')} at the end was cut off; mapping computes it again."]
    return ["The network ends without softmax or sigmoid; its answers are taken as logits."]


def _chip_size(draft: Draft, asked: int | None) -> int | None:
    """The only edge of the images that the network takes, or that the user names; None where neither does."""
    if len(draft.shape) == PIXELS:
        return asked
    if len(draft.shape) != IMAGES:
        raise ModelFileError(
            f"The network takes examples of the shape {draft.shape}.",
            "Networks of images (height, width, bands) and of single pixels (bands) can be imported.",
        )
    height, width, _ = draft.shape
    if height != width and None not in (height, width):
        raise ModelFileError(f"The network takes images of {width} × {height} pixels.", "They must be square.")
    own = height or width
    if own is not None and asked not in (None, own):
        raise ParameterError(f"The network takes images of {own} pixels; PATCH_SIZE is {asked}.", "Leave it empty.")
    edge = own or asked
    if edge is not None and not 1 <= edge <= LARGEST_PATCH:
        raise ParameterError(f"The network takes images of {edge} pixels; up to {LARGEST_PATCH} are possible.")
    return edge


def _family(draft: Draft, size: int | None, notes: list[str]) -> ImportedNetwork:
    """The family with all that follows from trying the network on images of one size, and of any."""
    bands = draft.shape[-1] or 0
    if len(draft.shape) == PIXELS:
        family = ImportedNetwork(draft.steps, single_pixels=True, patch_size=size or USUAL_PATCH)
        flat = not draft.steps.per_pixel
        return replace(family, once=True, patch_size=1) if flat else family
    edge = size or USUAL_PATCH
    tried = _output_shape(draft.steps, (edge, edge, bands), edge)
    if len(tried) == MAP:
        free = _of_any_size(draft.steps, bands, edge)
        if free is not None:
            if draft.shape[0] is not None:
                notes.append(f"Its layers take images of any size, not only of {edge} pixels: it maps without seams.")
            return free
    if size is None:
        raise ParameterError(
            "The network takes images of any size, but its answer depends on the size.",
            "Give the PATCH_SIZE of the images that it was trained on.",
        )
    if len(tried) == ONE_ANSWER or tried[1:3] == (1, 1):
        return ImportedNetwork(draft.steps, once=True, patch_size=edge)
    return ImportedNetwork(draft.steps, patch_size=edge, crop=_crop(tried, edge), fixed=True)


def _of_any_size(steps: Steps, bands: int, edge: int) -> ImportedNetwork | None:
    """The family where the network works alike on images of any size; None where it does not."""
    try:
        with keras.StatelessScope(initialize_variables=False):
            field = receptive_field(network_of_steps(steps, (None, None, bands), edge, False, False))
    except ModelFileError:  # layers that need a size
        return None
    finally:
        keras.utils.clear_session()
    if not field.bounded or field.stride > LARGEST_PATCH or field.crop > LARGEST_PATCH:
        return None
    fitting = -(-max(edge, 2 * field.crop + field.stride) // field.stride) * field.stride
    return ImportedNetwork(steps, patch_size=min(fitting, LARGEST_PATCH), crop=field.crop, multiple=field.stride)


def _crop(output_shape: tuple[int | None, ...], edge: int) -> int:
    height, width = output_shape[1:3]
    missing = edge - (height or 0)
    if len(output_shape) != MAP or height != width or missing < 0 or missing % 2:
        raise ModelFileError(
            f"The network gives answers of the shape {output_shape[1:]} for images of {edge} pixels.",
            "Networks that give one answer, or one for each pixel, can be imported.",
        )
    return missing // 2


def _output_shape(steps: Steps, shape: tuple[int, ...], edge: int) -> tuple[int | None, ...]:
    try:
        with keras.StatelessScope(initialize_variables=False):
            answer = network_of_steps(steps, shape, edge, False, False).output_shape
    finally:
        keras.utils.clear_session()  # Keras has noted the variables and would allocate them at the end of the next
    if len(answer) not in (ONE_ANSWER, MAP):
        raise ModelFileError(
            f"The network gives answers of the shape {answer[1:]}.",
            "Networks that give one answer, or one for each pixel, can be imported.",
        )
    return tuple(answer)


def _free_shape(family: ImportedNetwork, bands: int) -> tuple[int | None, ...]:
    edge = family.patch_size if family.once or family.fixed else None
    return (edge, edge, bands)


def _sketched(family: ImportedNetwork, bands: int) -> _Sketch:
    """The shapes of answers and weights, found without memory for the weights: a giant network costs nothing."""
    try:
        with keras.StatelessScope(initialize_variables=False):
            network = network_of_steps(
                family.network, _free_shape(family, bands), family.patch_size, family.single_pixels, family.once
            )
            shapes = [
                tuple(tuple(weight.shape) for weight in network.get_layer(layer_name(family.network, number)).weights)
                for number in range(len(family.network.layers))
            ]
            return _Sketch(tuple(network.output_shape), tuple(shapes))
    finally:
        keras.utils.clear_session()


def _weights(
    stored: StoredWeights, origins: Sequence[Origin], sketch: _Sketch, widened: int | None
) -> list[list[np.ndarray]]:
    """The arrays of each layer, from the file, of the shapes that the layer has."""
    found = []
    for number, (origin, shapes) in enumerate(zip(origins, sketch.weights, strict=True)):
        if number == widened:
            narrow = [(*shape[:-1], 1) for shape in shapes]
            found.append(with_first_answer(stored.arrays(origin, narrow)))
        else:
            found.append(stored.arrays(origin, list(shapes)))
    stored.check_all_read()
    return found


def _fill(network: keras.Model, steps: Steps, weights: Sequence[Sequence[np.ndarray]]) -> None:
    for number, arrays in enumerate(weights):
        network.get_layer(layer_name(steps, number)).set_weights(list(arrays))
