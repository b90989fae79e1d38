"""Pretrained weights: from Keras' download, from files; other bands; and files that must not be trusted."""

from __future__ import annotations

import os
import urllib.error
from pathlib import Path

import h5py
import keras
import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError, TrainingError
from alquimia_qgis.zoo.blocks import pretrained
from alquimia_qgis.zoo.families.mobilenet_v2 import MobileNetV2
from alquimia_qgis.zoo.families.resnet50 import ResNet50

RGB = ("Red", "Green", "Blue")


def random_network(with_classes=False):
    """A MobileNetV2 whose statistics of normalisation differ from those of a new one."""
    size = {} if with_classes else {"input_shape": (224, 224, 3)}
    network = keras.applications.MobileNetV2(weights=None, include_top=with_classes, **size)
    random = np.random.default_rng(0)
    for layer in network.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.set_weights([random.uniform(0.5, 1.5, weight.shape) for weight in layer.weights])
    return network


def write_as_keras_2(network, path):
    """The layout of the files that keras.applications downloads."""
    with h5py.File(path, "w") as file:
        layers = [layer for layer in network.layers if layer.weights]
        file.attrs["layer_names"] = [layer.name.encode() for layer in layers]
        file.attrs["backend"], file.attrs["keras_version"] = b"tensorflow", b"2.1.5"
        for layer in layers:
            group = file.create_group(layer.name)
            names = [f"{layer.name}/{weight.name}:0" for weight in layer.weights]
            group.attrs["weight_names"] = [name.encode() for name in names]
            for name, values in zip(names, layer.get_weights(), strict=True):
                group[name] = values


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    """The weights of one network in every layout, and the network."""
    folder = tmp_path_factory.mktemp("weights")
    made = {name: folder / name for name in ("old.h5", "new.weights.h5", "classes.h5", "new_classes.weights.h5")}
    plain, classes = random_network(), random_network(with_classes=True)
    write_as_keras_2(plain, made["old.h5"])
    plain.save_weights(made["new.weights.h5"])
    write_as_keras_2(classes, made["classes.h5"])
    classes.save_weights(made["new_classes.weights.h5"])
    return made


@pytest.mark.parametrize("name", ["old.h5", "new.weights.h5", "classes.h5", "new_classes.weights.h5"])
def test_a_local_file_gives_every_layer_its_weights(files, name):
    donor = random_network(with_classes="classes" in name)
    donor.load_weights(files[name])
    family = MobileNetV2(pretrained="file", weights_file=str(files[name]))
    family.check_beginning()
    network = family.build((64, 64, 3), 4)
    head = network.get_layer("logits").get_weights()
    family.begin_training(network, RGB)
    for layer in donor.layers:
        if layer.weights and layer.name != "predictions":
            for one, other in zip(network.get_layer(layer.name).get_weights(), layer.get_weights(), strict=True):
                np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(network.get_layer("logits").get_weights()[0], head[0])


def test_bands_by_other_names_begin_with_the_mean_kernel(files):
    family = MobileNetV2(pretrained="file", weights_file=str(files["old.h5"]))
    network = family.build((64, 64, 5), 4)
    family.begin_training(network, ("a", "b1", "c", "d", "e"))
    with h5py.File(files["old.h5"]) as file:
        kernel = file["Conv1/Conv1/kernel:0"][()]
    expected = np.repeat(kernel.mean(axis=2, keepdims=True), 5, axis=2) * 3 / 5
    np.testing.assert_allclose(network.get_layer("Conv1").get_weights()[0], expected, rtol=1e-6)


KERNEL = np.arange(2 * 2 * 3 * 2, dtype="float32").reshape(2, 2, 3, 2)
RED, GREEN, BLUE = (KERNEL[:, :, place] for place in range(3))
MEAN = KERNEL.mean(axis=2)


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (("Red", "Green", "Blue"), [RED, GREEN, BLUE]),
        (("blue", "GREEN", " red "), [BLUE, GREEN, RED]),
        (("", "", ""), [RED, GREEN, BLUE]),
        (("B08", "B04", "B03"), [RED, GREEN, BLUE]),
        (("B02", "B03", "B04", "B08"), [BLUE, GREEN, RED, MEAN]),
        (("elevation",), [MEAN]),
        (("B03", "B04", "B08", "B11"), [MEAN, MEAN, MEAN, MEAN]),
        (("B02", "B03", "B04", "B04"), [BLUE, GREEN, RED, MEAN]),
    ],
)
def test_the_rule_of_bands(bands, expected):
    found = pretrained.kernel_for_bands(KERNEL, ("red", "green", "blue"), bands)
    np.testing.assert_allclose(found, np.stack(expected, axis=2) * 3 / len(bands), rtol=1e-6)
    assert found.dtype == np.float32


def test_networks_that_take_blue_first_get_it_by_name():
    found = pretrained.kernel_for_bands(KERNEL, ("blue", "green", "red"), RGB)
    np.testing.assert_array_equal(found, KERNEL[:, :, ::-1])


def test_as_bright_bands_give_as_much_as_three_colours_did():
    for count in (1, 4, 13):
        found = pretrained.kernel_for_bands(KERNEL, ("red", "green", "blue"), ("",) * count)
        np.testing.assert_allclose(found.sum(axis=2), KERNEL.sum(axis=2), rtol=1e-5)


def test_imagenet_is_had_from_what_keras_has_downloaded(monkeypatch, tmp_path):
    """The loading path of keras.applications itself, with the file already in its folder."""
    monkeypatch.setattr("keras.src.backend.config._KERAS_DIR", str(tmp_path))
    (tmp_path / "models").mkdir()
    donor = random_network()
    write_as_keras_2(donor, tmp_path / "models" / MobileNetV2.application.imagenet_file)
    family = MobileNetV2(pretrained="imagenet")
    network = family.build((64, 64, 3), 4)
    family.begin_training(network, RGB)
    for name in ("Conv1", "block_16_project_BN"):
        for one, other in zip(network.get_layer(name).get_weights(), donor.get_layer(name).get_weights(), strict=True):
            np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("family", [MobileNetV2, ResNet50])
def test_without_internet_one_sentence_says_what_to_do(monkeypatch, tmp_path, family):
    def unreachable(*_arguments):
        raise urllib.error.URLError("no route to host")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", unreachable)
    monkeypatch.setattr("keras.src.backend.config._KERAS_DIR", str(tmp_path))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    with pytest.raises(TrainingError, match=f"ImageNet weights of {family.application.name} cannot be had") as caught:
        family(pretrained="imagenet").check_beginning()
    assert family.application.imagenet_file in caught.value.hint
    assert str(tmp_path / "models") in caught.value.hint
    assert "WEIGHTS_FILE" in caught.value.hint
    assert os.listdir(tmp_path / "models") == []


@pytest.mark.parametrize("family", [MobileNetV2, ResNet50])
def test_the_file_named_in_the_sentence_is_the_one_that_keras_asks_for(monkeypatch, family):
    asked = []

    def get_file(name, *_arguments, **_keywords):
        asked.append(name)
        raise OSError("stop here")

    monkeypatch.setattr("keras.src.utils.file_utils.get_file", get_file)
    with pytest.raises(TrainingError, match="stop here"):
        family(pretrained="imagenet").check_beginning()
    assert asked == [family.application.imagenet_file]


def test_building_and_opening_never_look_for_weights(monkeypatch):
    def forbidden(*_arguments, **_keywords):
        raise AssertionError("weights are only for the beginning of a training")

    monkeypatch.setattr(pretrained, "from_imagenet", forbidden)
    monkeypatch.setattr(pretrained, "from_file", forbidden)
    for values in ({"pretrained": "imagenet"}, {"pretrained": "file", "weights_file": "/nowhere/weights.h5"}):
        family = MobileNetV2.from_dict(MobileNetV2(**values).to_dict())
        assert family.build((64, 64, 3), 4).count_params() == 2_586_948


def refused(path, family=MobileNetV2, match=""):
    with pytest.raises(ParameterError, match=match) as caught:
        family(pretrained="file", weights_file=str(path)).check_beginning()
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_weights_of_another_network_are_refused(files):
    refused(files["old.h5"], ResNet50, "does not hold the weights of ResNet50")
    refused(files["new.weights.h5"], ResNet50, "does not hold the weights of ResNet50")


def test_wrong_shapes_are_refused(files, tmp_path):
    path = tmp_path / "wrong.h5"
    path.write_bytes(files["old.h5"].read_bytes())
    with h5py.File(path, "a") as file:
        del file["Conv1/Conv1/kernel:0"]
        file["Conv1/Conv1/kernel:0"] = np.zeros((3, 3, 13, 32), "float32")
    refused(path, match="does not hold the weights of MobileNetV2")


def test_a_missing_file_and_one_that_is_no_hdf5_are_refused(tmp_path):
    refused(tmp_path / "missing.h5", match="does not exist")
    (tmp_path / "text.h5").write_text("not HDF5")
    refused(tmp_path / "text.h5", match="cannot be read as a file of weights")


def with_external_link(file):
    file["Conv1"] = h5py.ExternalLink("/etc/passwd", "/")


def with_soft_link(file):
    file["Conv1"] = h5py.SoftLink("/elsewhere")


def with_external_data(file):
    file.create_dataset("kernel", (4,), "float32", external=[("/etc/hostname", 0, 16)])


def with_texts(file):
    file["kernel"] = np.array([b"cos\nsystem\n"], dtype=object)


def with_virtual_data(file):
    layout = h5py.VirtualLayout((4,), "float32")
    layout[:] = h5py.VirtualSource("/elsewhere.h5", "kernel", (4,))
    file.create_virtual_dataset("kernel", layout)


def with_named_type(file):
    file["kind"] = np.dtype("float32")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (with_external_link, "a link to elsewhere"),
        (with_soft_link, "a link to elsewhere"),
        (with_external_data, "something else than numbers"),
        (with_texts, "something else than numbers"),
        (with_virtual_data, "something else than numbers"),
        (with_named_type, "something else than numbers"),
    ],
)
def test_whatever_is_not_plain_numbers_is_refused(tmp_path, make, reason):
    path = tmp_path / "strange.h5"
    with h5py.File(path, "w") as file:
        make(file.create_group("inner"))
    refused(path, match=f"is not used: it holds {reason}")


def test_a_bomb_of_numbers_is_refused_unread(tmp_path):
    path = tmp_path / "bomb.h5"
    with h5py.File(path, "w") as file:
        file.create_dataset("kernel", (2**20, 2**10), "float32", chunks=(2**10, 2**10), compression="gzip")
    assert path.stat().st_size < 2**20
    refused(path, match="more numbers than any network")
