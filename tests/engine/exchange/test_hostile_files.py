"""Files made to do harm are refused with one sentence: nothing of them is run, and no model is left behind."""

from __future__ import annotations

import copy
import io
import json
import os
import pickle
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest
from keras import layers

from alquimia_qgis.engine.exchange import stored_weights
from alquimia_qgis.protocol.errors import AlquimiaError, MemoryLimitError, ModelFileError
from tests.engine.exchange.foreign import imported, patch_classifier, saved, segmenting


def refusal(path: Path, classes: int = 3, **wanted) -> str:
    """The sentence that an import says; what was there before is there still, and nothing else."""
    before = sorted(item.name for item in path.parent.iterdir())
    with pytest.raises(AlquimiaError) as caught:
        imported(path, classes, **wanted)
    assert sorted(item.name for item in path.parent.iterdir()) == before
    assert caught.value.message.endswith("."), caught.value.message
    assert caught.value.code in ("ModelFileError", "ParameterError", "MemoryLimitError")
    return caught.value.message


@pytest.fixture(scope="module")
def classifier(tmp_path_factory) -> dict[str, bytes]:
    """The members of a harmless .keras file of a sequential network."""
    return members(saved(patch_classifier(), tmp_path_factory.mktemp("classifier")))


@pytest.fixture(scope="module")
def functional(tmp_path_factory) -> dict[str, bytes]:
    """The members of a harmless .keras file of a functional network."""
    return members(saved(segmenting(), tmp_path_factory.mktemp("functional")))


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path: Path, contents: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return path


def with_configuration(contents: dict[str, bytes], folder: Path, change: Callable[[Any], Any]) -> Path:
    """The file with a changed description; ``change`` gets the list of layers and may give another whole one."""
    configuration = json.loads(contents["config.json"])
    other = change(configuration["config"]["layers"])
    return written(folder / "network.keras", {**contents, "config.json": json.dumps(other or configuration).encode()})


class Trap:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return (os.mkdir, (str(self._path),))


# The description


def test_a_lambda_is_refused_in_every_form(tmp_path):
    image = keras.Input((4, 4, 2))
    network = keras.Model(image, layers.Conv2D(2, 1)(layers.Lambda(lambda x: x * 2)(image)))
    for form in ("network.keras", "network.json", "network.h5"):
        folder = tmp_path / form.replace(".", "_")
        folder.mkdir()
        assert "layer 'Lambda'" in refusal(saved(network, folder, form))


def test_a_custom_class_is_refused_even_where_this_process_knows_it(tmp_path):
    @keras.saving.register_keras_serializable(package="somebody")
    class Own(layers.Layer):
        made = 0

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            Own.made += 1

        def call(self, values: Any) -> Any:
            return values

    image = keras.Input((4, 4, 2))
    network = keras.Model(image, layers.Conv2D(2, 1)(Own()(image)))
    sentence = refusal(saved(network, tmp_path))
    assert Own.made == 1, "code of the file was run"
    assert "holds 'Own' of " in sentence and "which is not part of Keras: custom code is not run" in sentence


def item(kind: str, **changes: Any) -> Callable[[list[Any]], None]:
    """Change the entry of the first layer of this class."""

    def change(entries: list[Any]) -> None:
        next(entry for entry in entries if entry["class_name"] == kind).update(changes)

    return change


def setting(kind: str, **changes: Any) -> Callable[[list[Any]], None]:
    """Change settings of the first layer of this class."""

    def change(entries: list[Any]) -> None:
        next(entry for entry in entries if entry["class_name"] == kind)["config"].update(changes)

    return change


FUNCTION = {"module": "builtins", "class_name": "function", "config": "system", "registered_name": "function"}
ELSEWHERE = {"module": "os", "class_name": "system", "config": {}, "registered_name": None}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (item("Conv2D", class_name="Evil"), "layer 'Evil'"),
        (item("Conv2D", module="evil.layers"), "of 'evil.layers', which is not part of Keras"),
        (item("Conv2D", module="kerasevil.layers"), "which is not part of Keras"),
        (item("Conv2D", module=["keras"]), "which is not part of Keras"),
        (item("Conv2D", registered_name="evil>Conv2D"), "of 'evil>Conv2D', which is not part of Keras"),
        (item("Conv2D", class_name="TFSMLayer"), "layer 'TFSMLayer'"),
        (item("Conv2D", class_name="TorchModuleWrapper"), "layer 'TorchModuleWrapper'"),
        (item("Conv2D", class_name="Model"), "description of the network is not one of Keras 3"),
        (item("Conv2D", class_name=["Conv2D"]), "a layer whose name is"),
        (item("Conv2D", config=[]), "not one of Keras 3"),
        (item("Conv2D", config="Conv2D"), "not one of Keras 3"),
        (setting("Conv2D", filters=10**9), "filters = 1000000000; allowed is a whole number from 1 to 65536"),
        (setting("Conv2D", filters=-1), "filters = -1"),
        (setting("Conv2D", filters=True), "filters = True"),
        (setting("Conv2D", filters="6"), "filters = '6'"),
        (setting("Conv2D", filters=6.5), "filters = 6.5"),
        (setting("Conv2D", kernel_size=[10**9, 1]), "kernel_size"),
        (setting("Conv2D", kernel_size=[3, 3, 3]), "kernel_size"),
        (setting("Conv2D", dilation_rate=[0, 1]), "dilation_rate"),
        (setting("Conv2D", groups=0), "groups = 0"),
        (setting("Conv2D", data_format="channels_first"), "data_format = 'channels_first'"),
        (setting("Conv2D", activation="os.system"), "activation = 'os.system'"),
        (setting("Conv2D", activation=FUNCTION), "the name of an activation of Keras"),
        (setting("Conv2D", activation=ELSEWHERE), "the name of an activation of Keras"),
        (setting("Conv2D", kernel_initializer=ELSEWHERE), "'system' of 'os', which is not part of Keras"),
        (setting("Conv2D", kernel_regularizer=FUNCTION), "which is not part of Keras"),
        (setting("Conv2D", kernel_constraint="evil"), "names a function 'evil'"),
        (setting("Conv2D", dtype=ELSEWHERE), "which is not part of Keras"),
        (setting("Conv2D", dtype="int8"), "computes in 'int8'"),
        (setting("Conv2D", dtype={"class_name": "QuantizedDTypePolicy", "config": {"name": "float32"}}), "computes in"),
        (setting("Conv2D", surprise=1), "setting 'surprise' that Alquimia does not know"),
        (setting("Conv2D", lora_rank=4), "setting 'lora_rank'"),
        (setting("Conv2D", trainable="yes"), "trainable = 'yes'"),
        (setting("Conv2D", name=["a"]), "whose name is"),
        (setting("Conv2D", name="a" * 10_000), "whose name is"),
        (setting("BatchNormalization", epsilon=float("nan")), "epsilon = nan"),
        (setting("BatchNormalization", renorm=True), "renorm = True"),
        (setting("MaxPooling2D", pool_size=[0, 2]), "pool_size"),
        (setting("InputLayer", batch_shape=[None, 10**9, 10**9, 4]), "impossible shape of its input"),
        (setting("InputLayer", batch_shape=[None]), "impossible shape"),
        (setting("InputLayer", batch_shape="large"), "impossible shape"),
        (setting("InputLayer", batch_shape=[None, 16, 12, 4]), "They must be square|pixels"),
        (setting("InputLayer", batch_shape=[None, 3, 3, 4]), "do not fit each other"),
        (setting("InputLayer", dtype="string"), "computes in 'string'"),
        (setting("Dense", units=60_000), r"the shapes .*; its network needs"),
        (setting("Conv2D", filters=7), r"the shapes .*; its network needs"),
        (lambda entries: entries.extend([copy.deepcopy(entries[-1])] * 2500), "more than 2000 layers"),
        (lambda entries: entries.clear(), "state the shape|no layers"),
        (lambda entries: entries.pop(2) and None, "holds weights that its network does not have, such as"),
        (lambda entries: {"class_name": "Sequential", "config": None}, "not one of Keras 3"),
        (lambda entries: {"class_name": "Evil", "config": {}}, "only functional and sequential"),
        (lambda entries: {"keras_version": "2.9.0", "class_name": "Sequential", "config": {}}, "saved by Keras 2"),
    ],
)
def test_what_a_description_must_not_say(classifier, tmp_path, change, sentence):
    said = refusal(with_configuration(classifier, tmp_path, change))
    assert re.search(sentence, said), said


def tensor(name: Any, use: Any = 0, number: Any = 0) -> dict[str, Any]:
    history = {"shape": [None, None, None, 4], "dtype": "float32", "keras_history": [name, use, number]}
    return {"class_name": "__keras_tensor__", "config": history}


def applied(kind: str, *sources: Any, **named: Any) -> Callable[[list[Any]], None]:
    return item(kind, inbound_nodes=[{"args": list(sources), "kwargs": named}])


def cycle(entries: list[Any]) -> None:
    """The first convolution is applied to what comes of it."""
    applied("Conv2D", tensor(entries[2]["name"]))(entries)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (cycle, "has a cycle"),
        (lambda entries: applied("Conv2D", tensor(entries[1]["name"]))(entries), "has a cycle"),
        (applied("Conv2D", tensor("missing")), "uses layers that are not there"),
        (applied("Conv2D", tensor("input", 10**9)), "an output that no layer has"),
        (applied("Conv2D", tensor("input", 0, 1)), "an output that no layer has"),
        (applied("Conv2D", tensor(7)), "an output that no layer has"),
        (applied("Conv2D"), "applied to nothing"),
        (applied("Conv2D", 7), "applied to 7, not to a result"),
        (applied("Conv2D", ELSEWHERE), "not to a result"),
        (applied("Conv2D", tensor("input"), training=True), "called with training = True"),
        (applied("Conv2D", tensor("input"), function=ELSEWHERE), "called with function"),
        (item("Conv2D", inbound_nodes=[[["input", 0, 0, {}]]]), "saved by Keras 2"),
        (item("Conv2D", inbound_nodes=7), "saved by Keras 2"),
        (item("Conv2D", name="max_pooling2d"), "two layers|not there"),
        (item("Conv2D", inbound_nodes=[]), "not there|a cycle"),
        (lambda entries: entries.append(copy.deepcopy(entries[0])), "two layers called"),
        (item("Conv2D", class_name="Relu", module="keras.src.ops.nn"), "function keras.ops.Relu"),
        (item("Conv2D", class_name="Custom", module="keras.src.ops.evil"), "function keras.ops.Custom"),
    ],
)
def test_graphs_that_are_none(functional, tmp_path, change, sentence):
    said = refusal(with_configuration(functional, tmp_path, change), 2)
    assert re.search(sentence, said), said


def network_in_network(depth: int, uses: int) -> dict[str, Any]:
    """A short text that applies what is innermost ``uses`` to the power of ``depth`` times."""
    start = {"class_name": "InputLayer", "name": "start", "inbound_nodes": []}
    start["config"] = {"name": "start", "batch_shape": [None, 4, 4, 2], "dtype": "float32"}
    inner: dict[str, Any] = {"class_name": "Dropout", "config": {"name": "inner"}}
    if depth:
        inner = network_in_network(depth - 1, uses)
    last = uses if depth else uses - 1  # at its end a functional network counts its own making as a use
    chain = [tensor("start"), *(tensor("inner", use) for use in range(uses - 1))]
    inner.update(name="inner", inbound_nodes=[{"args": [source], "kwargs": {}} for source in chain])
    ends = {"input_layers": [["start", 0, 0]], "output_layers": [["inner", last, 0]]}
    return {"class_name": "Functional", "config": {"name": "inner", "layers": [start, inner], **ends}}


def test_networks_inside_networks_cannot_grow_without_bounds(tmp_path):
    path = tmp_path / "network.json"
    with h5py.File(tmp_path / "network.weights.h5", "w"):
        pass
    path.write_text(json.dumps(network_in_network(6, 30)))
    assert path.stat().st_size < 100_000
    assert "applies its layers more than 4000 times" in refusal(path)
    path.write_text(json.dumps(network_in_network(12, 1)))
    assert "more than 8 deep" in refusal(path)
    path.write_text(json.dumps(network_in_network(2, 3)))
    assert "has no layers" in refusal(path), "layers that do nothing are left out"


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "7", '"text"', "[" * 10**6, '{"class_name": 3}', "\x00", "{}"])
def test_descriptions_that_are_none(classifier, tmp_path, text):
    path = written(tmp_path / "network.keras", {**classifier, "config.json": text.encode()})
    assert "JSON" in refusal(path) or "not one of Keras 3" in refusal(path) or "only functional" in refusal(path)


def test_a_description_in_a_language_of_bytes(classifier, tmp_path):
    path = written(tmp_path / "network.keras", {**classifier, "config.json": b"\xff\xfe\xff"})
    assert "not readable JSON" in refusal(path)


# Sizes


def test_a_network_that_would_keep_absurdly_much_is_refused_before_it_runs(tmp_path):
    image = keras.Input((16, 16, 2))
    features = layers.Conv2D(2, 1)(image)
    for _ in range(3):
        features = layers.UpSampling2D(64)(features)
    network = keras.Model(image, layers.Dense(3)(layers.GlobalAveragePooling2D()(features)))
    assert "keeps more than 8192 values for each pixel" in refusal(saved(network, tmp_path))


def test_giant_layers_cost_no_memory_before_they_are_refused(classifier, tmp_path):
    def giant(entries: list[Any]) -> None:
        for entry in entries:
            if entry["class_name"] == "Conv2D":
                entry["config"].update(filters=65_536, kernel_size=[8, 8])

    path = with_configuration(classifier, tmp_path, giant)  # a second kernel of a terabyte
    assert "its network needs" in refusal(path)


# The archive


@pytest.mark.parametrize(
    "name",
    ["../evil.py", "/etc/passwd", "assets/../../evil", "C:\\evil", "model.weights.npz", "code.py", "assets/a.txt"],
)
def test_members_that_keras_does_not_write(classifier, tmp_path, name):
    folder = tmp_path / "inner"
    folder.mkdir()
    path = written(folder / "network.keras", {**classifier, name: b"x"})
    assert "is not a .keras file that can be imported: it holds" in refusal(path)
    assert [item.name for item in tmp_path.iterdir()] == ["inner"]


def test_missing_doubled_and_encrypted_members(classifier, tmp_path):
    path = tmp_path / "network.keras"
    for name in ("config.json", "model.weights.h5"):
        rest = {member: data for member, data in classifier.items() if member != name}
        assert f"it holds no {name}" in refusal(written(path, rest))
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        for name in (*classifier, "config.json"):
            archive.writestr(name, classifier[name])
    assert "it holds metadata.json, config.json, model.weights.h5, config.json" in refusal(path)
    data = bytearray(written(path, classifier).read_bytes())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1  # encrypted, says the directory
    path.write_bytes(data)
    assert "in a form that Keras never writes" in refusal(path)


@pytest.mark.parametrize("member", ["config.json", "model.weights.h5", "metadata.json"])
def test_a_bomb_is_not_unpacked(classifier, tmp_path, member):
    bomb = {**classifier, member: bytes(64 * 2**20)}
    path = written(tmp_path / "network.keras", bomb, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 2**20
    assert f"holds {member} in a form that Keras never writes, or of 67108864 bytes" in refusal(path)


def test_truncated_and_foreign_archives(classifier, tmp_path):
    path = written(tmp_path / "network.keras", classifier)
    data = path.read_bytes()
    for wrong in (b"", b"PK\x03\x04", data[: len(data) // 2], b"\x80\x04\x95cposix\nsystem\n."):
        path.write_bytes(wrong)
        assert "is not a readable .keras file" in refusal(path)


def test_a_pickle_in_the_place_of_anything_is_never_unpickled(classifier, tmp_path):
    trap = tmp_path / "trapped"
    pickled = pickle.dumps(Trap(trap))
    folder = tmp_path / "inner"
    folder.mkdir()
    for member in classifier:
        refusal(written(folder / "network.keras", {**classifier, member: pickled}))
    (folder / "network.keras").unlink()
    (folder / "network.h5").write_bytes(pickled)
    assert "not a readable HDF5 file" in refusal(folder / "network.h5")
    assert not trap.exists()


# The weights


def changed_weights(contents: dict[str, bytes], folder: Path, change: Callable[[h5py.File], None]) -> Path:
    """The file with changed weights."""
    memory = io.BytesIO(contents["model.weights.h5"])
    with h5py.File(memory, "a") as file:
        change(file)
    return written(folder / "network.keras", {**contents, "model.weights.h5": memory.getvalue()})


PLACE = "layers/conv2d/vars/0"


def replaced(**settings: Any) -> Callable[[h5py.File], None]:
    """Write the first kernel anew, in another form."""

    def change(file: h5py.File) -> None:
        values = file[PLACE][()]
        del file[PLACE]
        file.create_dataset(PLACE, **{"data": values, **settings})

    return change


def instead(item: Any) -> Callable[[h5py.File], None]:
    def change(file: h5py.File) -> None:
        del file[PLACE]
        file[PLACE] = item

    return change


def with_array_of_objects(file: h5py.File) -> None:
    pickled = np.frombuffer(pickle.dumps(Trap(Path("trapped"))), np.uint8)
    dataset = file.create_dataset("objects", (1,), h5py.vlen_dtype(np.uint8))
    dataset[0] = pickled


def stored_elsewhere(file: h5py.File) -> None:
    del file[PLACE]
    file.create_dataset(PLACE, (3, 3, 4, 6), "f4", external=[("/etc/passwd", 0, 3 * 3 * 4 * 6 * 4)])


def virtual(file: h5py.File) -> None:
    del file[PLACE]
    layout = h5py.VirtualLayout((3, 3, 4, 6), "f4")
    layout[...] = h5py.VirtualSource("/etc/passwd", "x", (3, 3, 4, 6))
    file.create_virtual_dataset(PLACE, layout)


def in_itself(file: h5py.File) -> None:
    file["layers/conv2d/again"] = file["layers"]


def giant(file: h5py.File) -> None:
    del file[PLACE]
    file.create_dataset(PLACE, (10**6, 10**6), "f4", chunks=(1000, 1000), compression="gzip")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (instead(h5py.ExternalLink("/etc/passwd", "/x")), "is a link to another place (ExternalLink)"),
        (instead(h5py.SoftLink("/layers/dense/vars/0")), "is a link to another place (SoftLink)"),
        (lambda file: file.__setitem__("unused", h5py.ExternalLink("other.h5", "/")), "(ExternalLink)"),
        (stored_elsewhere, "takes its numbers from another file"),
        (virtual, "takes its numbers from another file"),
        (in_itself, "groups in each other, more than 40 deep"),
        (instead(np.array([b"text"], "S4")), "is no array of numbers"),
        (instead(np.array(["text"], h5py.string_dtype())), "is no array of numbers"),
        (with_array_of_objects, "is no array of numbers"),
        (instead(h5py.Empty("f4")), "is no array of numbers"),
        (instead(np.zeros((3, 3, 4, 6), "i4")), "are no floating-point numbers"),
        (instead(np.zeros((3, 3, 4, 6), "c8")), "is no array of numbers"),
        (instead(np.zeros((3, 4, 6), "f4")), "the shapes (3, 4, 6), (6,); its network needs (3, 3, 4, 6), (6,)"),
        (instead(np.full((3, 3, 4, 6), np.nan, "f4")), "values that are not numbers"),
        (instead(np.full((3, 3, 4, 6), 1e300, "f8")), "values that are not numbers"),
        (giant, "the shapes (1000000, 1000000)"),
        (replaced(compression="gzip"), "in a form that Keras never writes"),
        (replaced(chunks=(3, 3, 4, 6)), "in a form that Keras never writes"),
        (replaced(data=None, shape=(3, 3, 4, 6), dtype="f4"), "in a form that Keras never writes"),
        (lambda file: file.__delitem__("layers/conv2d"), "the shapes none; its network needs"),
        (lambda file: file.__delitem__(PLACE), "the array 0 is missing"),
        (lambda file: file.__setitem__("layers/conv2d/vars/2", np.zeros(3, "f4")), "the shapes"),
        (lambda file: file.move("layers/conv2d/vars/0", "layers/conv2d/vars/x"), "the array 0 is missing"),
    ],
)
def test_what_a_file_of_weights_must_not_hold(classifier, tmp_path, change, sentence):
    assert sentence in refusal(changed_weights(classifier, tmp_path, change))


def test_weights_in_other_floating_point_numbers_are_taken(classifier, tmp_path):
    model, _ = imported(changed_weights(classifier, tmp_path, replaced(dtype="f8")), 3)
    assert {weight.dtype for weight in model.network().weights} == {"float32"}


def test_more_parts_than_any_network_has(classifier, tmp_path, monkeypatch):
    monkeypatch.setattr(stored_weights, "MOST_OBJECTS", 10)
    assert "holds more than 10 parts" in refusal(written(tmp_path / "network.keras", classifier))


def test_weights_that_memory_cannot_hold(classifier, tmp_path, monkeypatch):
    monkeypatch.setattr("alquimia_qgis.engine.memory.physical_memory", lambda: 1000)
    with pytest.raises(MemoryLimitError, match="Importing this network takes at least"):
        imported(written(tmp_path / "network.keras", classifier), 3)


def whole(folder: Path, change: Callable[[h5py.File], None]) -> Path:
    path = saved(patch_classifier(), folder, "network.h5")
    with h5py.File(path, "a") as file:
        change(file)
    return path


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda file: file.attrs.__delitem__("model_config"), "holds no description of a network"),
        (lambda file: file.attrs.__setitem__("model_config", np.zeros(3)), "its model_config is no text"),
        (lambda file: file.attrs.__setitem__("model_config", "{"), "not readable JSON"),
        (lambda file: file.attrs.__setitem__("keras_version", "2.15.0"), "saved by Keras 2"),
        (lambda file: file.__delitem__("model_weights"), "holds no description of a network"),
        (lambda file: file["model_weights/conv2d"].attrs.__setitem__("weight_names", np.zeros(2)), "no list of names"),
        (lambda file: file["model_weights/conv2d"].attrs.__setitem__("weight_names", ["../a", "b"]), "is missing"),
    ],
)
def test_whole_files_that_are_damaged(tmp_path, change, sentence):
    keras.utils.clear_session()  # names are numbered from the start
    assert sentence in refusal(whole(tmp_path, change))


def test_a_file_of_weights_is_no_network(tmp_path):
    saved(segmenting(), tmp_path, "network.json")
    assert "holds no description of a network" in refusal(tmp_path / "network.weights.h5")
    (tmp_path / "network.weights.h5").unlink()
    with pytest.raises(ModelFileError, match=r"network\.weights\.h5 does not exist"):
        imported(tmp_path / "network.json")
