"""How the nearest neighbours of an embedding decide on its class, as the user can choose it."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real

AS_TRAINED = "as_trained"
ALIKE, BY_DISTANCE, BY_CLASS = "alike", "distance", "balanced"
WEIGHTINGS = {
    ALIKE: "All neighbours count alike",
    BY_DISTANCE: "Nearer neighbours count more (1 / distance)",
    BY_CLASS: "Neighbours of rare classes count more (1 / samples of the class)",
}
MOST_NEIGHBOURS = 100
# The cosine distance of opposite directions: nothing lies farther away.
FARTHEST = 2.0
HIGHEST_EMBEDDING_SIZE = 512


@dataclass(frozen=True)
class NeighbourOptions(Parameterised):
    """How a model of the embedding family decides; other models have no use for these options."""

    neighbours: int | None = integer(
        None, low=1, high=MOST_NEIGHBOURS, optional=True, advanced=True, label="Neighbours (embedding)",
        help="Only for models of the embedding family: how many of the samples that the model remembers decide on a "
        "class, those most alike. Empty: as many as chosen at training.",
    )  # fmt: skip
    neighbour_weighting: str = choice(
        AS_TRAINED, {AS_TRAINED: "As chosen at training", **WEIGHTINGS}, advanced=True,
        label="Weights of neighbours (embedding)",
        help="Only for models of the embedding family: what each neighbour's vote counts. Where some classes have far "
        "fewer samples than others, as those added later do, choose the one for rare classes.",
    )  # fmt: skip
    rejection_distance: float | None = real(
        None, low=0.0, high=FARTHEST, optional=True, advanced=True, label="Rejection distance (embedding)",
        help="Only for models of the embedding family: what lies farther than this from all samples that the model "
        "remembers gets a class of its own, unlike anything seen. The distance is that of the cosine: 0 the same, 1 "
        "nothing in common, 2 the opposite, which rejects nothing. Empty: as chosen at training.",
    )  # fmt: skip


@dataclass(frozen=True)
class NeighbourRule:
    """How many ``neighbours`` vote, with which ``weighting``, and the cosine distance of ``rejection`` (None: none)."""

    neighbours: int
    weighting: str
    rejection: float | None
