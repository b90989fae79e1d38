"""The algorithms that update the weights."""

from __future__ import annotations

import keras

from alquimia_qgis.protocol.options import TrainingOptions

MOMENTUM = 0.9


def make_optimiser(options: TrainingOptions) -> keras.optimizers.Optimizer:
    """A new optimiser at the learning rate of the options; the schedule changes it from epoch to epoch."""
    rate = options.learning_rate
    if options.optimiser == "adamw":
        return keras.optimizers.AdamW(rate, weight_decay=options.weight_decay)
    if options.optimiser == "rmsprop":
        return keras.optimizers.RMSprop(rate)
    if options.optimiser == "sgd":
        return keras.optimizers.SGD(rate, momentum=MOMENTUM)
    return keras.optimizers.Adam(rate)
