"""Trains an encoder on chips that nobody has labelled, by what is asked about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import keras

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.pretraining.views import ChipsToDraw, ChipViews, Variation
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.tasks.embedding import PairLoss, pair_accuracy
from alquimia_qgis.engine.training.batch_size import largest_batch
from alquimia_qgis.engine.training.plan import Sequences, TrainingPlan
from alquimia_qgis.engine.training.trainer import Training, train_network
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.pretraining import RECONSTRUCTION, PretrainJob
from alquimia_qgis.zoo.blocks.decoder import decoder
from alquimia_qgis.zoo.family import ModelFamily

# Each place is told from the others of its batch: the more there are, the more is learned from one.
USUAL_PLACES = 64
ENCODER = "encoder"


@dataclass(frozen=True)
class LearnedWithoutSamples:
    """The ``encoder`` for chips as it was trained, and how its ``training`` went."""

    encoder: keras.Model
    training: Training


def learn(
    job: PretrainJob, family: ModelFamily, chips: ChipSet, bands: tuple[BandRecord, ...], context: JobContext
) -> LearnedWithoutSamples:
    """Train as the job says; see ``train_network`` for what it raises."""
    asked = _drawing if job.pretraining.method == RECONSTRUCTION else _finding
    blueprint = Blueprint(family, len(bands), family.to_dict()["embedding_size"])
    training = train_network(asked(job, family, blueprint, chips, bands), job.training, context)
    network = training.network
    encoder = network.get_layer(ENCODER) if job.pretraining.method == RECONSTRUCTION else network
    return LearnedWithoutSamples(encoder, training)


def _finding(
    job: PretrainJob, family: ModelFamily, blueprint: Blueprint, chips: ChipSet, bands: tuple[BandRecord, ...]
) -> TrainingPlan:
    """Each view of a place shall find the other."""

    def views(batch_size: int) -> Sequences:
        variation, options = Variation.of(family), job.training
        feed = ChipViews(chips, bands, batch_size, variation, steps=options.steps_per_epoch, seed=options.seed)
        return feed, None

    return _plan(
        lambda: blueprint.build(blueprint.shape(chips.patch_size)),
        lambda: PairLoss(family.to_dict()["temperature"]),
        lambda: [keras.metrics.MeanMetricWrapper(pair_accuracy, name="pair_accuracy")],
        views,
        chips,
    )


def _drawing(
    job: PretrainJob, family: ModelFamily, blueprint: Blueprint, chips: ChipSet, bands: tuple[BandRecord, ...]
) -> TrainingPlan:
    """A decoder shall draw each chip of its embedding."""

    def chips_to_draw(batch_size: int) -> Sequences:
        variation, options = Variation(), job.training
        feed = ChipsToDraw(chips, bands, batch_size, variation, steps=options.steps_per_epoch, seed=options.seed)
        return feed, None

    def autoencoder() -> keras.Model:
        shape = blueprint.shape(chips.patch_size)
        chip = keras.Input(shape)
        encoder = blueprint.build(shape)
        encoder.name = ENCODER
        draw = decoder(chips.patch_size, blueprint.output_channels, len(bands))
        return keras.Model(chip, draw(encoder(chip)), name="autoencoder")

    return _plan(autoencoder, lambda: keras.losses.MeanSquaredError(), lambda: [], chips_to_draw, chips)


def _plan(
    network: Callable[[], keras.Model],
    loss: Callable[[], keras.losses.Loss],
    metrics: Callable[[], list[Any]],
    sequences: Callable[[int], Sequences],
    chips: ChipSet,
) -> TrainingPlan:
    return TrainingPlan(
        network=network, loss=loss, metrics=metrics, sequences=sequences, validates=False,
        largest_batch=largest_batch(len(chips), None), usual_batch=USUAL_PLACES,
    )  # fmt: skip
