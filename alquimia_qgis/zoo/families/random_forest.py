"""Random forest (Breiman 2001, https://doi.org/10.1023/A:1010933404324) of pixels and their neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.zoo.tree_family import ForestFamily, Neighbourhood


@dataclass(frozen=True)
class RandomForest(Neighbourhood, ForestFamily):
    """Tells each pixel's class, or a number, by the vote of many decision trees. The baseline to compare networks with.

    Each tree learns from other examples and chooses among other values. A forest is trained in seconds, needs no GPU
    and hardly any settings, learns from few samples, and says which bands it relies on. It sees the bands of a pixel
    and, with a neighbourhood, how they vary around it, but no shapes. A network that is not better than the forest was
    not worth its training.
    """

    title = "Random forest"
    tags: ClassVar[tuple[str, ...]] = ("land cover", "random forest", "decision trees", "baseline", "machine learning")
