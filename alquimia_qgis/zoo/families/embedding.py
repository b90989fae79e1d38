"""Embedding of patches, classified by nearest neighbours, as in MLMondays (https://mlmondays.github.io)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alquimia_qgis.protocol.neighbours import ALIKE, FARTHEST, HIGHEST_EMBEDDING_SIZE, MOST_NEIGHBOURS, WEIGHTINGS
from alquimia_qgis.protocol.parameters import choice, file_path, integer, real
from alquimia_qgis.protocol.tasks import EMBEDDING, Task
from alquimia_qgis.zoo.family import ENCODER
from alquimia_qgis.zoo.patch_family import PatchFamily, edge_after, edge_needed

if TYPE_CHECKING:
    import keras

ENCODERS = {"small": (32, 64, 128), "large": (16, 32, 64, 128, 256)}
KERNEL_SIZE, STRIDE = 3, 2


@dataclass(frozen=True)
class Embedding(PatchFamily):
    """Learns to tell what is alike, and decides by the samples that resemble a place most. For few samples.

    Each patch becomes a short list of numbers, its embedding; those of one class come to lie close together. The model
    remembers the embeddings of its samples, and the nearest of them vote on the class. So classes can be added from a
    few samples without training (alquimia:addclasses), what resembles no sample can be told, and places that look like
    a chosen one can be found (alquimia:similarity).
    """

    title = "Embedding"
    tasks = (EMBEDDING,)
    learner = ENCODER
    idle_options = frozenset({"class_weights", "focal_gamma"})  # all classes come as often, and there is one loss
    only_with_samples = frozenset(
        {
            "neighbours", "neighbour_weighting", "rejection_distance", "references", "unlabelled",
            "unlabelled_pictures",
        }
    )  # fmt: skip
    only_in_training = only_with_samples | {
        "temperature", "smallest_view", "view_brightness", "view_contrast", "view_colour",
    }  # fmt: skip
    tags = ("few samples", "similarity", "metric learning", "nearest neighbours", "knn", "anomaly", "scene")

    patch_size: int = integer(
        64, low=4, high=1024, unit="pixels", label="Chip size",
        help="Width and height of the patch that decides on its middle pixel; the small encoder needs at least 15 "
        "pixels, the large one 63.",
    )  # fmt: skip
    encoder: str = choice(
        "small", {"small": "Small (3 convolutions)", "large": "Large (5 convolutions)"},
        help="The network that makes an embedding of a patch. The large one sees more of the surroundings at once.",
    )  # fmt: skip
    embedding_size: int = integer(
        16, low=2, high=HIGHEST_EMBEDDING_SIZE, help="How many numbers describe a patch; more for many classes."
    )
    normalisation: str = choice(
        "none", {"none": "None", "batch": "Batch"}, advanced=True,
        help="Keeps the features in range, so that the network learns faster.",
    )  # fmt: skip
    temperature: float = real(
        0.2, low=0.01, high=2.0, advanced=True,
        help="How sharply pairs of one class are told from the others in training: low values care most for the "
        "hardest ones.",
    )  # fmt: skip
    neighbours: int = integer(
        5, low=1, high=MOST_NEIGHBOURS,
        help="How many of the samples that are most alike vote on a class. Can be changed whenever the model is used.",
    )  # fmt: skip
    neighbour_weighting: str = choice(
        ALIKE, WEIGHTINGS, label="Weights of neighbours",
        help="What each neighbour's vote counts. Can be changed whenever the model is used.",
    )  # fmt: skip
    rejection_distance: float | None = real(
        None, low=0.0, high=FARTHEST, optional=True,
        help="What lies farther than this from all samples gets a class of its own, unlike anything seen. The distance "
        "is that of the cosine: 0 the same, 1 nothing in common, 2 the opposite. Empty: nothing is rejected. The log "
        "of the training says how far apart samples are; can be changed whenever the model is used.",
    )  # fmt: skip
    references: int = integer(
        5000, low=10, high=100_000, advanced=True, label="Most samples that are remembered",
        help="Of more training chips than this, so many are remembered, evenly of each class.",
    )  # fmt: skip
    unlabelled: int = integer(
        0, low=0, high=1_000_000, unit="chips", label="Places without samples",
        help="Few samples go further where the network sees other places beside them, whose class nobody knows: so "
        "many are drawn all over the image, and each must be found again in another view of it. 0: none.",
    )  # fmt: skip
    unlabelled_pictures: str = file_path(
        (".csv",), label="List of pictures without classes",
        help="The same where the samples are pictures (FOLDER or LIST): a CSV file with the column file that names "
        "other pictures. Their classes need not be known; those marked as test in a column split take no part.",
    )  # fmt: skip
    smallest_view: float = real(
        0.6, low=0.1, high=1.0, advanced=True,
        help="Where views of places without samples are compared: which part of a chip's width a view shows at least.",
    )  # fmt: skip
    view_brightness: float = real(
        0.3, low=0.0, high=2.0, advanced=True, label="Brightness of views",
        help="Views are made brighter or darker by up to this many standard deviations of a band. High values teach "
        "the network that brightness says nothing about a place.",
    )  # fmt: skip
    view_contrast: float = real(
        0.15, low=0.0, high=0.9, advanced=True, label="Contrast of views",
        help="The contrast of views is made stronger or weaker by up to this share.",
    )  # fmt: skip
    view_colour: float = real(
        0.1, low=0.0, high=2.0, advanced=True, label="Colours of views",
        help="Each band of a view is made brighter or darker by itself, by up to this many standard deviations. High "
        "values teach the network that colours say nothing about a place.",
    )  # fmt: skip

    def __post_init__(self) -> None:
        super().__post_init__()
        self.check_edge(edge_needed(self._windows()))

    def output_channels(self, task: Task, classes: int) -> int:
        """The numbers of an embedding, however many classes there are; there may be none (trained without samples)."""
        if classes:
            task.output_channels(classes)
        return self.embedding_size

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(P, P, B) → embedding (1, 1, D) of length 1; any other (H, W, B) → (H - P + 1, W - P + 1, D)."""
        import keras
        from keras import layers

        from alquimia_qgis.zoo.blocks import a_trous

        image = keras.Input(input_shape, name="image")
        grid = a_trous.grid_of(input_shape, self.patch_size)
        last = edge_after(self.patch_size, self._windows())
        features: Any = a_trous.middle_of_patch(image, self.patch_size, edge_needed(self._windows(), last))
        for filters in ENCODERS[self.encoder]:
            features = a_trous.convolved(features, grid, filters, KERNEL_SIZE, STRIDE)
            features = self._finished(features)
            grid = grid.halved(STRIDE)
        features = a_trous.average_pooled(features, grid, last)
        places = layers.Conv2D(output_channels, 1, dtype="float32", name="embedding")(features)
        # Part of the network, so that neither training nor any use of it can forget it.
        unit = layers.UnitNormalization(axis=-1, dtype="float32", name="unit_length")(places)
        return keras.Model(image, unit, name="embedding")

    def _finished(self, features: Any) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import normalise

        return layers.Activation("relu")(normalise(features, self.normalisation))

    def _windows(self) -> list[tuple[int, int]]:
        """Sizes and strides of the convolutions."""
        return [(KERNEL_SIZE, STRIDE)] * len(ENCODERS[self.encoder])
