"""RetinaNet (Lin et al. 2017, https://arxiv.org/abs/1708.02002): one network, no proposals, focal loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.parameters import choice, integer, real, switch
from alquimia_qgis.zoo.detection_family import DetectionFamily
from alquimia_qgis.zoo.pretrained_family import (
    HEAD,
    LOGITS,
    MOBILENET_V2,
    NONE,
    RESNET50,
    SCALING,
    Application,
    PretrainedFamily,
)

if TYPE_CHECKING:
    import keras

SMALL = {"resnet18": (2, 2, 2, 2), "resnet34": (3, 4, 6, 3)}
APPLICATIONS = {"resnet50": RESNET50, "mobilenet_v2": MOBILENET_V2}
# The layers of keras.applications that end the levels 2 to 5.
LEVELS = {
    "resnet50": ("conv2_block3_out", "conv3_block4_out", "conv4_block6_out", "conv5_block3_out"),
    "mobilenet_v2": ("block_2_add", "block_5_add", "block_12_add", "out_relu"),
}
BOX_NUMBERS = 4
# The levels of the backbone must fit on each other when they are doubled.
MULTIPLE = 32


@dataclass(frozen=True)
class RetinaNet(PretrainedFamily, DetectionFamily):
    """Finds objects, such as cars, palms, tree crowns or boats, and draws a box with class and score around each.

    Digitise boxes or polygons around all objects of some areas, or place points with a size, and give these areas, so
    that objects elsewhere are not taken for background. Some hundred objects teach a network from scratch; pretrained
    weights need fewer. The network looks at the image at several scales at once, each for objects of its size: the
    sizes are proposed from the samples. Small residual networks and narrow pyramids suit computers without a GPU.
    """

    title = "RetinaNet"
    tags: ClassVar[tuple[str, ...]] = ("object detection", "bounding boxes", "counting", "cars", "trees", "palms")
    only_in_training = PretrainedFamily.only_in_training | DetectionFamily.only_in_training

    backbone: str = choice(
        "resnet18",
        {
            "resnet18": "Small residual network (as ResNet-18)",
            "resnet34": "Residual network (as ResNet-34)",
            "resnet50": "ResNet-50 (large; pretrained weights)",
            "mobilenet_v2": "MobileNetV2 (light; pretrained weights)",
        },
        help="The network that extracts features. The small residual networks learn from scratch; ResNet-50 is the "
        "published one and wants a GPU.",
    )  # fmt: skip
    first_filters: int = integer(
        32, low=8, high=128,
        help="Small residual networks only: number of patterns at the first level, doubled at each further one. The "
        "published networks have 64.",
    )  # fmt: skip
    pyramid_filters: int = integer(
        128, low=16, high=512,
        help="Number of patterns at each level of the pyramid, where objects are looked for; most of the computing "
        "is done there. The published network has 256.",
    )  # fmt: skip
    subnet_convolutions: int = integer(
        4, low=0, high=8, advanced=True,
        help="Convolutions between the pyramid and the answers, once for the classes and once for the boxes.",
    )  # fmt: skip
    group_normalisation: bool = switch(
        True, advanced=True, label="Normalise the subnets",
        help="Group normalisation after these convolutions: networks that begin from scratch learn faster. The "
        "published network has none.",
    )  # fmt: skip
    prior: float = real(
        0.01, low=0.0001, high=0.5, advanced=True, label="First score of all anchors",
        help="How likely an object is at each anchor before anything is learned; a small number keeps the many empty "
        "places from ruling the start of the training.",
    )  # fmt: skip

    def patch_multiple(self) -> int:
        """Five halvings."""
        return MULTIPLE

    def extractor(self) -> Application:
        """The network of keras.applications; a ParameterError for backbones that nobody has pretrained."""
        if self.backbone not in APPLICATIONS:
            raise ParameterError(
                f"There are no pretrained weights for the backbone {self.backbone}.",
                f"Choose the backbone {' or '.join(APPLICATIONS)}, or PRETRAINED none.",
            )
        return APPLICATIONS[self.backbone]

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(H, W, B) → (anchors, 1, 4 + C), box deltas and class logits; see ``DetectionFamily``."""
        import keras

        from alquimia_qgis.zoo.blocks.feature_pyramid import SubNetwork, feature_pyramid, joined_answers

        image = keras.Input(input_shape, name="image")
        pyramid = feature_pyramid(self._levels(image), self.finest_level, self.pyramid_filters, HEAD)
        common = (self.pyramid_filters, self.subnet_convolutions, self.anchors_per_cell)
        classes = output_channels - BOX_NUMBERS
        scores = SubNetwork(HEAD + "classes", *common, classes, self.group_normalisation, self.prior)
        boxes = SubNetwork(HEAD + "boxes", *common, BOX_NUMBERS, self.group_normalisation)
        levels = list(enumerate(pyramid, start=self.finest_level))
        answer = joined_answers(
            [boxes(features, level) for level, features in levels],
            [scores(features, level) for level, features in levels],
            HEAD, LOGITS,
        )  # fmt: skip
        return keras.Model(image, answer, name="retinanet")

    def _levels(self, image: Any) -> dict[int, Any]:
        """The features of the backbone by level."""
        from keras import layers

        from alquimia_qgis.zoo.blocks.basic_residual import basic_residual_levels
        from alquimia_qgis.zoo.blocks.pretrained import extractor_levels

        own = APPLICATIONS.get(self.backbone)
        if self.pretrained != NONE:
            factor, offset = own.scaling if own is not None else (1.0, 0.0)
            image = layers.Rescaling(factor, offset, name=SCALING)(image)
        if own is None:
            return basic_residual_levels(image, self.first_filters, SMALL[self.backbone])
        found = extractor_levels(own.name, image, LEVELS[self.backbone])
        return dict(enumerate(found, start=2))
