"""Sampling, training and prediction options, declared once for all model families."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.mapping_options import PredictionOptions as PredictionOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real, switch
from alquimia_qgis.protocol.sampling_options import SamplingOptions as SamplingOptions
from alquimia_qgis.protocol.tasks import AUTOMATIC, LOSSES, METRICS


@dataclass(frozen=True)
class SeriesOptions(Parameterised):
    """How dated images become the steps in time that a network sees; a model remembers them and maps alike."""

    title: ClassVar[str] = "Time series options"

    resampling: str = choice(
        "as_given",
        {
            "as_given": "The dates of the images",
            "regular": "Regular steps",
            "monthly": "Monthly medians",
            "calendar_months": "Medians of the calendar months, all years together",
        },
        help="Which dates the network sees. Regular steps and monthly medians make irregular, cloudy archives "
        "comparable, and a model of one season applicable to another; gaps are then filled as chosen below. Calendar "
        "months suit what does not change over the years, such as forest types: twelve steps with few gaps.",
    )  # fmt: skip
    step: int = integer(
        10, low=1, high=366, unit="days", label="Days between regular steps", help="Regular steps only: their distance."
    )
    gaps: str = choice(
        "linear",
        {
            "linear": "Linear interpolation in time",
            "last": "The last value before",
            "zero": "Zero, and a channel that tells which dates are there",
        },
        help="What stands where clouds, nodata or missing dates leave a gap. Before the first and after the last "
        "observation the nearest one is taken. A pixel without any observation gets no result.",
    )  # fmt: skip
    time_shift: float = real(
        0.0, low=0.0, high=60.0, unit="days", advanced=True, label="Augment by shifts in time",
        help="Training series are shifted by up to so many days, earlier or later, as seasons are.",
    )  # fmt: skip
    date_dropout: float = real(
        0.1, low=0.0, high=0.9, advanced=True, label="Augment by leaving out dates",
        help="Share of dates that are left out of training series at random, as clouds do, and filled as gaps are.",
    )  # fmt: skip
    brightness_gain: float = real(
        0.1, low=0.0, high=1.0, advanced=True, label="Augment by brightness",
        help="Training series are made brighter or darker as a whole, by a random factor of this deviation, as haze, "
        "slopes and sensors do. Helps to map places where nothing was digitised.",
    )  # fmt: skip
    band_noise: float = real(
        0.05, low=0.0, high=1.0, advanced=True, label="Augment by noise",
        help="Random noise added to each value of training series, in standard deviations of its band.",
    )  # fmt: skip


@dataclass(frozen=True)
class TrainingOptions(Parameterised):
    """How the network learns; the loss is chosen among those of the task."""

    title: ClassVar[str] = "Training options"

    epochs: int = integer(
        60, low=1, high=10_000, help="Largest number of passes over the training chips; early stopping may end sooner."
    )
    batch_size: int | None = integer(
        None, low=1, high=1024, unit="chips", optional=True,
        help="Chips the network sees before each update of its weights. Empty: 8 on a processor, fewer where memory is "
        "short; on a GPU up to 64, as many as fit and make it faster, found by trying. The learning rate stays as set.",
    )  # fmt: skip
    steps_per_epoch: int | None = integer(
        None, low=1, high=100_000, optional=True, advanced=True,
        help="Updates per epoch. Empty: as many as show every chip once, and at least 8.",
    )  # fmt: skip
    learning_rate: float = real(0.001, low=1e-7, high=1.0, help="Step size of the optimiser; the peak of the schedule.")
    loss: str = choice(
        AUTOMATIC,
        {AUTOMATIC: "Automatic (cross-entropy for classes, squared error for numbers, focal for objects)", **LOSSES},
        help="What the network minimises. Focal and Dice help when some classes are rare.",
    )  # fmt: skip
    focal_gamma: float = real(
        2.0, low=0.0, high=10.0, advanced=True, help="Focal loss: how much more hard pixels count (Lin et al. 2017)."
    )
    class_weights: str = choice(
        "moderate",
        {
            "moderate": "Moderate (rare classes count somewhat more)",
            "balanced": "Balanced (all classes count alike)",
            "none": "None (all pixels count alike)",
        },
        help="What a pixel of a rare class counts. Moderate: more, by the square root of how much rarer it is. "
        "Balanced: every class counts as much as the others; classes of a handful of pixels then spread over the map. "
        "None: every pixel counts alike.",
    )  # fmt: skip
    optimiser: str = choice(
        "adam", {"adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "sgd": "SGD with momentum 0.9"},
        advanced=True, help="The algorithm that updates the weights.",
    )  # fmt: skip
    weight_decay: float = real(
        0.004, low=0.0, high=1.0, advanced=True, help="AdamW only: how strongly weights are pulled towards zero."
    )
    schedule: str = choice(
        "constant",
        {
            "constant": "Constant",
            "ramp_hold_decay": "Ramp up, hold, decay",
            "exponential": "Exponential decay",
            "cosine": "Cosine decay",
        },
        advanced=True, label="Learning-rate schedule", help="How the learning rate changes from epoch to epoch.",
    )  # fmt: skip
    minimum_learning_rate: float = real(
        1e-5, low=0.0, high=1.0, advanced=True, help="Start of the ramp, and the floor of every decay."
    )
    ramp_epochs: int = integer(5, low=0, high=1000, advanced=True, help="Epochs of the ramp up to the learning rate.")
    hold_epochs: int = integer(
        0, low=0, high=1000, advanced=True, help="Epochs at the full learning rate before the decay."
    )
    decay: float = real(
        0.9, low=0.01, high=1.0, advanced=True,
        help="Ramp and exponential schedules: the factor of the learning rate from one epoch to the next.",
    )  # fmt: skip
    monitor: str = choice(
        AUTOMATIC, {AUTOMATIC: "Automatic (mean IoU for classes, R² for numbers, AP50 for objects)", **METRICS},
        advanced=True, label="Monitored metric",
        help="The validation figure that decides which epoch is best and when to stop.",
    )  # fmt: skip
    patience: int = integer(
        20, low=0, high=10_000, advanced=True, unit="epochs",
        help="Stop when the monitored metric has not improved for this many epochs; 0 never stops early.",
    )  # fmt: skip
    keep: str = choice(
        "best", {"best": "The best epoch of the validation", "last": "The last epoch"},
        advanced=True, label="Weights that are kept",
        help="Best: the epoch with the best monitored metric. Last: where few samples validate, their best epoch is "
        "partly luck, and a falling learning rate makes the last one good. Without validation it is always the last.",
    )  # fmt: skip
    folds: int = integer(
        0, low=0, high=20, advanced=True, label="Folds of cross-validation",
        help="Share the samples out into so many parts, by the same blocks as the validation split, and train once for "
        "each, which then validates. The report tells the mean of the figures and how much they differ. Takes as many "
        "times longer. The model itself is trained as without. 0 or 1: none.",
    )  # fmt: skip
    seed: int = integer(
        42, low=0, high=2**31 - 1, advanced=True, help="Same seed, same data, same machine: same model."
    )
    mixed_precision: str = choice(
        "automatic", {"automatic": "Automatic (on a GPU that has it)", "on": "On", "off": "Off"},
        advanced=True, help="Compute in 16-bit floats and keep the weights in 32-bit: faster on a GPU.",
    )  # fmt: skip
    keep_on_cancel: bool = switch(
        False, advanced=True, label="Keep the best model on cancel",
        help="When training is cancelled, save the best model so far, or the last one where KEEP says so, not nothing.",
    )  # fmt: skip
