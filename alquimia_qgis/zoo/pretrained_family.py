"""What families share that begin with weights which others have trained: where these come from, and what is frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.parameters import choice, file_path, integer, real
from alquimia_qgis.zoo.family import ModelFamily
from alquimia_qgis.zoo.phases import TrainingPhase

if TYPE_CHECKING:
    import keras

NONE, IMAGENET, FROM_FILE = "none", "imagenet", "file"
ALL, ALL_BUT_NORMALISATION, UP_TO_LAYER = "all", "all_but_normalisation", "up_to_layer"
SCALING = "scaling"
ENLARGEMENT = "enlargement"
HEAD = "head_"
LOGITS = "logits"
OWN_LAYERS = frozenset({SCALING, ENLARGEMENT, LOGITS})


@dataclass(frozen=True)
class Application:
    """A network of ``keras.applications`` that extracts features.

    ``name`` is its name there, ``first_convolution`` its layer that sees the bands, ``colours`` the order in which that
    takes them. ``scaling`` (factor, offset) turns bands of mean 0 and deviation 1 into the mean and spread that the
    pixels of ImageNet have after the network's own preprocessing. ``imagenet_file`` is what Keras downloads.
    """

    name: str
    first_convolution: str
    colours: tuple[str, str, str]
    scaling: tuple[float, float]
    imagenet_file: str


RESNET50 = Application(
    "ResNet50",
    "conv1_conv",
    ("blue", "green", "red"),
    # Its preprocessing takes the mean away from 0…255 and leaves ImageNet's deviation of 0.226 · 255.
    (57.6, 0.0),
    "resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5",
)
MOBILENET_V2 = Application(
    "MobileNetV2",
    "Conv1",
    ("red", "green", "blue"),
    # Its preprocessing brings 0…255 to -1…1; ImageNet has there the mean 2 · 0.449 - 1 and the deviation 2 · 0.226.
    (0.452, -0.102),
    "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5",
)


@dataclass(frozen=True)
class PretrainedFamily(ModelFamily):
    """A family whose network is a network of ``keras.applications`` without its head, and layers of its own after it.

    The names of its own layers hold ``HEAD``, those of ``OWN_LAYERS`` apart.
    """

    only_in_training = frozenset({"weights_file", "freeze", "frozen_layers", "head_epochs", "fine_tuning_rate"})

    pretrained: str = choice(
        NONE, {NONE: "None, start from scratch", IMAGENET: "ImageNet (downloaded once)", FROM_FILE: "A local file"},
        label="Pretrained weights",
        help="What the network begins with. Weights learned from millions of photographs need far fewer samples. They "
        "are downloaded by Keras and kept; without internet, give their file.",
    )  # fmt: skip
    weights_file: str = file_path(
        (".h5",), label="File of pretrained weights",
        help="Where the pretrained weights come from a local file: one of keras.applications for this network, .h5 or "
        ".weights.h5, with or without its classes. Only numbers are read from it.",
    )  # fmt: skip
    freeze: str = choice(
        NONE,
        {
            NONE: "None, all weights learn",
            ALL: "All, only the head learns",
            ALL_BUT_NORMALISATION: "All but the batch normalisation",
            UP_TO_LAYER: "The first layers",
        },
        label="Frozen layers",
        help="Which pretrained layers stay as they are. The fewer samples, the more should stay. Frozen batch "
        "normalisation uses the averages that it came with.",
    )  # fmt: skip
    frozen_layers: int = integer(
        80, low=1, high=200, label="Number of frozen layers",
        help="Where the first layers are frozen: how many, counted as Keras does, with its input as the first.",
    )  # fmt: skip
    head_epochs: int = integer(
        0, low=0, high=1000, label="Epochs of the head alone",
        help="Train only the head for so many epochs first, so that its random start does not spoil pretrained "
        "weights; then the layers learn that are not frozen. 0: all at once.",
    )  # fmt: skip
    fine_tuning_rate: float = real(
        0.1, low=1e-4, high=1.0, advanced=True, label="Learning rate of the fine-tuning",
        help="After the epochs of the head alone, the learning rate is multiplied by this.",
    )  # fmt: skip

    def extractor(self) -> Application:
        """The network that others have trained."""
        raise NotImplementedError

    def check_beginning(self) -> None:
        """Weights must be there, and there must be something to freeze."""
        super().check_beginning()
        if self.pretrained == FROM_FILE and not self.weights_file:
            raise ParameterError(
                "There is no file of pretrained weights.",
                "Give WEIGHTS_FILE, or choose other pretrained weights.",
            )
        if self.pretrained == NONE and (self.freeze != NONE or self.head_epochs):
            raise ParameterError(
                "Without pretrained weights there is nothing to freeze: random layers would stay random.",
                "Choose pretrained weights, or freeze nothing and leave the epochs of the head alone at 0.",
            )
        if self.pretrained != NONE:
            self._donor()

    def begin_training(self, network: keras.Model, bands: Sequence[str]) -> None:
        """Fill in the pretrained weights; see ``zoo/blocks/pretrained.py`` for what becomes of the bands."""
        if self.pretrained != NONE:
            from alquimia_qgis.zoo.blocks.pretrained import transfer

            own = self.extractor()
            transfer(self._donor(), network, own.first_convolution, own.colours, bands)

    def phases(self) -> tuple[TrainingPhase, ...]:
        """All in one, or the head alone and then the layers that are not frozen, more slowly."""
        if not self.head_epochs or self.freeze == ALL:
            return (TrainingPhase(freeze=self.freeze_layers),)
        head = f"The head alone is trained for {self.head_epochs} epochs."
        rest = f"Fine-tuning begins, at {self.fine_tuning_rate:g} times the learning rate."
        return (
            TrainingPhase(self.head_epochs, freeze=self.freeze_extractor, announcement=head),
            TrainingPhase(None, self.fine_tuning_rate, self.freeze_layers, rest),
        )

    def freeze_layers(self, network: keras.Model) -> None:
        """What the user has chosen to freeze."""
        for number, layer in enumerate(self._extractor_layers(network), start=1):
            layer.trainable = self._learns(layer, number)

    def freeze_extractor(self, network: keras.Model) -> None:
        """Everything but the head."""
        for layer in self._extractor_layers(network):
            layer.trainable = False

    def _learns(self, layer: Any, number: int) -> bool:
        import keras

        learning = {
            NONE: True,
            ALL: False,
            ALL_BUT_NORMALISATION: isinstance(layer, keras.layers.BatchNormalization),
            UP_TO_LAYER: number > self.frozen_layers,
        }
        return learning[self.freeze]

    def _extractor_layers(self, network: keras.Model) -> list[Any]:
        return [layer for layer in network.layers if layer.name not in OWN_LAYERS and HEAD not in layer.name]

    def _donor(self) -> keras.Model:
        from alquimia_qgis.zoo.blocks import pretrained

        if self.pretrained == FROM_FILE:
            return pretrained.from_file(self.extractor().name, self.weights_file)
        return pretrained.from_imagenet(self.extractor().name, self.extractor().imagenet_file)
