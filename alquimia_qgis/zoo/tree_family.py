"""What the families of decision trees share: who grows the trees, and what they see of a pixel's neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.parameters import choice, integer, real, switch
from alquimia_qgis.protocol.tasks import REGRESSION, SEGMENTATION
from alquimia_qgis.zoo.family import TREES, ModelFamily

# No tree of a model file may be deeper, so that whoever follows its branches knows where they end.
DEEPEST = 100
SMALLEST_WINDOW = 3
# What trees learn by, of the options of all families.
OPTIONS_OF_TREES = frozenset({"class_weights", "folds", "seed", "keep_on_cancel"})
VARIATIONS = frozenset({"flips", "quarter_turns", "brightness"})


@dataclass(frozen=True)
class TreeFamily(ModelFamily):
    """A family whose models are decision trees, grown by scikit-learn.

    The answers of the trees add up: to the logits of the classes where they are ``boosted``, else to the shares of the
    classes; with numbers always to the number.
    """

    tasks = (SEGMENTATION, REGRESSION)
    learner = TREES
    idle_options = frozenset(parameter.name for parameter in TrainingOptions.parameters()) - OPTIONS_OF_TREES
    boosted: ClassVar[bool] = False

    def estimator(self, gives_classes: bool, seed: int) -> Any:
        """A scikit-learn estimator that has learned nothing and goes on where it was when it is fitted again."""
        raise NotImplementedError

    @property
    def rounds(self) -> tuple[str, int]:
        """The name of the estimator's parameter that says how many trees, or rounds of them, it has, and its value."""
        raise NotImplementedError

    @property
    def windows(self) -> tuple[int, ...]:
        """Edges (pixels) of the windows whose statistics the trees see, the largest first; () for pixels alone."""
        return ()


@dataclass(frozen=True)
class ForestFamily(TreeFamily):
    """Random forests (Breiman 2001, https://doi.org/10.1023/A:1010933404324)."""

    trees: int = integer(
        300, low=1, high=2000,
        help="How many trees vote. More never harm the accuracy; maps take longer and model files grow in proportion.",
    )  # fmt: skip
    features_per_split: str = choice(
        "automatic",
        {
            "automatic": "Automatic (root of all for classes, a third for numbers)",
            "root": "The root of all",
            "third": "A third",
            "all": "All",
        },
        help="From how many of the values, drawn at random, each branch of a tree chooses. Fewer make the trees more "
        "different from each other, which is what a forest lives by.",
    )
    smallest_leaf: int = integer(
        1, low=1, high=1000, unit="examples", label="Smallest leaf",
        help="Fewest training examples at the end of a branch. More make smaller trees, which helps where samples are "
        "noisy.",
    )  # fmt: skip
    depth: int | None = integer(
        None, low=1, high=DEEPEST, optional=True, advanced=True, label="Largest depth",
        help="Most branchings from the root of a tree to a leaf. Empty: until the leaves are pure or too small.",
    )  # fmt: skip
    sample_share: float = real(
        1.0, low=0.01, high=1.0, advanced=True, label="Share of the examples for each tree",
        help="Each tree learns from so many of the examples, drawn with replacement. Less is faster and, with many "
        "examples, often as good.",
    )  # fmt: skip

    @property
    def rounds(self) -> tuple[str, int]:
        """One tree a round."""
        return "n_estimators", self.trees

    def estimator(self, gives_classes: bool, seed: int) -> Any:
        """A forest that measures itself on the examples that a tree has not seen."""
        from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

        kind = RandomForestClassifier if gives_classes else RandomForestRegressor
        features = {"root": "sqrt", "third": 1 / 3, "all": 1.0, "automatic": "sqrt" if gives_classes else 1 / 3}
        return kind(
            n_estimators=self.trees,
            max_features=features[self.features_per_split],
            min_samples_leaf=self.smallest_leaf,
            max_depth=self.depth or DEEPEST,
            max_samples=None if self.sample_share == 1.0 else self.sample_share,
            bootstrap=True,
            warm_start=True,
            random_state=seed,
        )


@dataclass(frozen=True)
class Neighbourhood(TreeFamily):
    """Trees that see a pixel of an image and, if the user wants, statistics of the pixels around it."""

    input = IMAGE
    answers_once = True
    own_options = VARIATIONS | {"patch_size", "maximum_chips"}
    only_in_training = frozenset({"maximum_chips"})

    patch_size: int = integer(
        1, low=1, high=129, unit="pixels", label="Neighbourhood",
        help="Width and height of the window around each pixel. 1: only the pixel's own bands. From 3 on also the mean "
        "and the standard deviation of each band in the window, which tell smooth from rough surfaces.",
    )  # fmt: skip
    scales: int = integer(
        1, low=1, high=6, advanced=True, label="Sizes of windows",
        help="Statistics of so many windows: of the whole neighbourhood, of one half as wide, a quarter as wide ….",
    )  # fmt: skip
    edges: bool = switch(
        False, advanced=True, label="Edges in the neighbourhood",
        help="The mean difference between pixels side by side and one above the other, of each band over the whole "
        "neighbourhood: how rough it is, and in which direction.",
    )  # fmt: skip
    histogram: int = integer(
        0, low=0, high=31, advanced=True, label="Values of the histogram",
        help="The share of the neighbourhood's pixels below each of so many values, from low to high, of each band. "
        "0: none. With edges, also the share of differences below so many. Helps to recognise pictures.",
    )  # fmt: skip
    maximum_chips: int = integer(
        50_000, low=4, high=1_000_000, advanced=True, label="Maximum number of examples",
        help="When the samples have more pixels than this, pixels are left out evenly, and the log says so.",
    )  # fmt: skip

    @property
    def windows(self) -> tuple[int, ...]:
        """The whole neighbourhood, and windows half as wide as the one before."""
        edges = [self.patch_size]
        while len(edges) < self.scales:
            edges.append(edges[-1] // 2 | 1)
        return tuple(dict.fromkeys(edge for edge in edges if edge >= SMALLEST_WINDOW))

    def output_crop(self) -> int:
        """All but the middle pixel."""
        return self.patch_size // 2
