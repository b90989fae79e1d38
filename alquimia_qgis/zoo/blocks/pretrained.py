"""Networks of keras.applications as extractors of features, and the weights that others have trained for them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

import h5py
import keras
import numpy as np

from alquimia_qgis.protocol.errors import ParameterError, TrainingError
from alquimia_qgis.zoo.blocks.convolution import BATCH_MOMENTUM

# Names of bands, in small letters, that say which colour they are; Sentinel-2 and Landsat 8 number them alike.
BAND_NAMES = {
    "red": frozenset({"red", "r", "b4", "b04", "band 4", "band4"}),
    "green": frozenset({"green", "g", "b3", "b03", "band 3", "band3"}),
    "blue": frozenset({"blue", "b", "b2", "b02", "band 2", "band2"}),
}
COLOURS = 3
SIZE_OF_DOWNLOAD = (224, 224, COLOURS)
CLASSES_OF_IMAGENET = 1000
# Numbers in a file of weights; ResNet-50 has 26 million with its classes.
MOST_NUMBERS = 64 * 2**20


def extractor(application: str, image: keras.KerasTensor) -> keras.KerasTensor:
    """Features (N, h, w, F) of images (N, H, W, B) with any number of bands, from random weights."""
    return _untrained(application, image).output


def extractor_levels(application: str, image: keras.KerasTensor, names: Sequence[str]) -> list[keras.KerasTensor]:
    """As ``extractor``, but the features that the layers of these names give."""
    network = _untrained(application, image)
    return [network.get_layer(name).output for name in names]


def _untrained(application: str, image: keras.KerasTensor) -> keras.Model:
    network = _application(application, weights=None, include_top=False, input_tensor=image)
    for layer in network.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = BATCH_MOMENTUM
    return network


def from_imagenet(application: str, file_name: str) -> keras.Model:
    """The network for red, green and blue with the weights of ImageNet, downloaded by Keras unless they are there.

    A TrainingError says what to do where that fails; ``file_name`` is that of the download.
    """
    try:
        return _application(application, weights="imagenet", include_top=False, input_shape=SIZE_OF_DOWNLOAD)
    except Exception as error:  # Keras raises plain Exceptions where a download fails, and others for damaged files
        raise TrainingError(
            f"The ImageNet weights of {application} cannot be had ({_first_line(error)}).",
            f"Without internet, put the file {file_name} into the folder {download_folder()}, or give it as "
            "WEIGHTS_FILE and choose the pretrained weights of a local file. A damaged file there must be removed.",
        ) from error


def download_folder() -> str:
    """Where Keras keeps what it has downloaded."""
    home = os.environ.get("KERAS_HOME") or os.path.join(os.path.expanduser("~"), ".keras")
    return os.path.join(home, "models")


def from_file(application: str, path: str) -> keras.Model:
    """The network for red, green and blue with the weights of a local file, with or without those of its classes.

    Nothing but numbers is read; what is no file of this network's weights raises a ParameterError.
    """
    check_holds_only_numbers(path)
    reasons = []
    for with_classes in (False, True):
        size = {} if with_classes else {"input_shape": SIZE_OF_DOWNLOAD}
        network = _application(application, weights=None, include_top=with_classes, **size)
        try:
            network.load_weights(path)
        except (ValueError, KeyError, OSError, TypeError, IndexError) as error:
            reasons.append(_first_line(error))
            continue
        return network
    raise ParameterError(
        f"{path} does not hold the weights of {application} ({reasons[0]}).",
        "Give a file of keras.applications for this network, for red, green and blue.",
    )


def check_holds_only_numbers(path: str) -> None:
    """Raise a ParameterError for what is no HDF5 file, or holds links, texts or more numbers than any network here."""
    if not os.path.isfile(path):
        raise ParameterError(f"The file of pretrained weights {path} does not exist.", "Check the path.")
    try:
        with h5py.File(path, "r") as file:
            reason = next(_strange_things(file), "")
            numbers = 0 if reason else _count_numbers(file)
    except (OSError, RuntimeError) as error:
        raise ParameterError(f"{path} cannot be read as a file of weights ({_first_line(error)}).") from error
    if reason or numbers > MOST_NUMBERS:
        raise ParameterError(
            f"{path} is not used: it {reason or 'holds more numbers than any network offered here'}.",
            "Give a file of weights that Keras has written.",
        )


def transfer(
    donor: keras.Model, network: keras.Model, first_convolution: str, colours: Sequence[str], bands: Sequence[str]
) -> None:
    """Give the layers of ``network`` the weights of those of the same name; see ``kernel_for_bands``."""
    names = {layer.name for layer in network.layers}
    for layer in donor.layers:
        if not layer.weights or layer.name not in names:
            continue
        weights = layer.get_weights()
        if layer.name == first_convolution:
            weights[0] = kernel_for_bands(weights[0], colours, bands)
        network.get_layer(layer.name).set_weights(weights)


def kernel_for_bands(kernel: np.ndarray, colours: Sequence[str], bands: Sequence[str]) -> np.ndarray:
    """A kernel (k, k, 3, F) for three colours, in the order of ``colours``, as one for N bands (k, k, N, F).

    Bands known as red, green and blue by their names get the kernels of these; so do any three bands, in this order,
    whose names do not say. All other bands get the mean of the three. With more or fewer than three bands all is
    multiplied by 3 / N, so that what comes out is as large as before.
    """
    places = _places_of_colours(bands)
    mean = kernel.mean(axis=2)
    adapted = np.repeat(mean[:, :, np.newaxis], len(bands), axis=2)
    for place, colour in places.items():
        adapted[:, :, place] = kernel[:, :, list(colours).index(colour)]
    return (adapted * (COLOURS / len(bands))).astype(kernel.dtype)


def _places_of_colours(bands: Sequence[str]) -> dict[int, str]:
    """Which band is which colour; none unless all three are known."""
    found = {
        place: colour for colour, names in BAND_NAMES.items() for place in _places_of(bands, names)[:1]
    }  # the first one where a name stands twice
    if len(found) == COLOURS:
        return found
    return dict(enumerate(BAND_NAMES)) if len(bands) == COLOURS else {}


def _places_of(bands: Sequence[str], names: frozenset[str]) -> list[int]:
    return [place for place, band in enumerate(bands) if band.strip().casefold() in names]


def _application(name: str, **arguments: Any) -> keras.Model:
    return getattr(keras.applications, name)(**arguments)


def _strange_things(group: h5py.Group) -> Iterator[str]:
    """Half a sentence for each thing that a file of weights has no need of."""
    for name in group:
        link = group.get(name, getlink=True)
        if not isinstance(link, h5py.HardLink):
            yield f"holds a link to elsewhere ({name[:40]!r})"
            continue
        item = group[name]
        if isinstance(item, h5py.Group):
            yield from _strange_things(item)
        elif not isinstance(item, h5py.Dataset) or item.dtype.kind not in "fiu" or item.is_virtual or item.external:
            yield f"holds something else than numbers ({name[:40]!r})"


def _count_numbers(file: h5py.File) -> int:
    counts: list[int] = []
    file.visititems(lambda name, item: counts.append(int(item.size)) if isinstance(item, h5py.Dataset) else None)
    return sum(counts)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
