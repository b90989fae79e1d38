"""Which learner makes the models of a family learn."""

from __future__ import annotations

from alquimia_qgis.engine.training.detector_learner import DetectorLearner
from alquimia_qgis.engine.training.encoder_learner import EncoderLearner
from alquimia_qgis.engine.training.learner import Learner
from alquimia_qgis.engine.training.network_learner import NetworkLearner
from alquimia_qgis.engine.training.tree_learner import TreeLearner
from alquimia_qgis.zoo.family import DETECTOR, ENCODER, NETWORK, TREES, ModelFamily

LEARNERS: dict[str, Learner] = {
    NETWORK: NetworkLearner(),
    DETECTOR: DetectorLearner(),
    ENCODER: EncoderLearner(),
    TREES: TreeLearner(),
}


def learner_of(family: ModelFamily) -> Learner:
    """The learner that the family declares."""
    return LEARNERS[family.learner]
