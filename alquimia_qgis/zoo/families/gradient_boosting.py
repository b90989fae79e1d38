"""Gradient boosting of decision trees (Friedman 2001, https://doi.org/10.1214/aos/1013203451) on histograms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from alquimia_qgis.protocol.parameters import integer, real
from alquimia_qgis.zoo.tree_family import DEEPEST, Neighbourhood


@dataclass(frozen=True)
class GradientBoosting(Neighbourhood):
    """Tells each pixel's class, or a number, by trees of which each mends what those before it got wrong.

    Often somewhat better than a random forest where samples are many, and more easily misled where they are few or
    wrong. It sees the bands of a pixel and, with a neighbourhood, how they vary around it. Trained without a GPU.
    """

    title = "Gradient boosting"
    boosted = True
    tags: ClassVar[tuple[str, ...]] = (
        "land cover",
        "gradient boosting",
        "decision trees",
        "baseline",
        "machine learning",
    )

    boosting_rounds: int = integer(
        100, low=1, high=2000,
        help="How often trees are added, one for each class (one in all for two classes or numbers). Many rounds with "
        "much shrinkage learn most; too many learn the samples by heart.",
    )  # fmt: skip
    shrinkage: float = real(
        0.1,
        low=0.001,
        high=1.0,
        help="By how much of its correction each tree changes the answer. Smaller: more rounds.",
    )
    leaves: int = integer(31, low=2, high=1024, label="Largest number of leaves", help="Most leaves of a tree.")
    smallest_leaf: int = integer(
        20, low=1, high=1000, unit="examples", label="Smallest leaf",
        help="Fewest training examples at the end of a branch. Fewer for few samples.",
    )  # fmt: skip
    regularisation: float = real(
        0.0, low=0.0, high=1000.0, advanced=True, help="Pulls the answers of small leaves towards zero (L2)."
    )

    @property
    def rounds(self) -> tuple[str, int]:
        """One tree a class and round."""
        return "max_iter", self.boosting_rounds

    def estimator(self, gives_classes: bool, seed: int) -> Any:
        """All rounds are used: validation samples must not choose their number."""
        from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

        kind = HistGradientBoostingClassifier if gives_classes else HistGradientBoostingRegressor
        return kind(
            max_iter=self.boosting_rounds,
            learning_rate=self.shrinkage,
            max_leaf_nodes=self.leaves,
            min_samples_leaf=self.smallest_leaf,
            l2_regularization=self.regularisation,
            max_depth=DEEPEST,
            early_stopping=False,
            warm_start=True,
            random_state=seed,
        )
