"""The model that a training goes on from: what is taken of it, and whether it fits the new samples."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.samples.split import FIELD
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest, read_manifest
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.family import ModelFamily
from alquimia_qgis.zoo.going_on import OPTION, going_on_from

if TYPE_CHECKING:
    import keras

SEEN_BEFORE = (
    "The earlier model may have learned from features that now validate, so the figures of this training may be too "
    "good. Name in a split field which features validate, and keep them in all trainings, or assess the map with "
    "features of their own."
)


@dataclass(frozen=True)
class EarlierModel:
    """A model file that was read and checked; ``weights`` are in the order of the network's weights.

    ``family`` is that of the training that goes on from it.
    """

    name: str
    digest: str
    manifest: Manifest
    family: ModelFamily
    weights: tuple[np.ndarray, ...]

    def record(self) -> dict[str, str]:
        """What the new model remembers of it: the name of its file and the SHA-256 of its content."""
        return {"name": self.name, "sha256": self.digest}

    def data_in_its_scaling(self, data: PreparedData) -> PreparedData:
        """The data as the network knows them; an ImageError for other bands or dates than it has learned from."""
        self._check_bands(data.bands)
        self._check_dates(data)
        return replace(data, bands=self.manifest.bands, target=self._target(data.target))

    def warning(self, data: PreparedData) -> str:
        """What the user should know before he believes the figures of the validation; empty for nothing."""
        return SEEN_BEFORE if data.validation is not None and data.split.method != FIELD else ""

    def _check_bands(self, bands: Sequence[BandRecord]) -> None:
        mine, new = ([band.name for band in records] for records in (self.manifest.bands, bands))
        if len(mine) != len(new):
            raise ImageError(
                f"{self.name} was trained on {len(mine)} bands, the image has {len(new)}.",
                f"Choose the same bands with BANDS, or leave {OPTION} empty to start anew.",
            )
        pairs = zip(mine, new, strict=True)
        if any(old and name and old.casefold() != name.casefold() for old, name in pairs):
            raise ImageError(
                f"{self.name} was trained on the bands {', '.join(mine)}, the image has {', '.join(new)}.",
                "Choose the same bands with BANDS, in the same order.",
            )

    def _check_dates(self, data: PreparedData) -> None:
        before, now = self.manifest.series, data.series
        if before is None or now is None:
            return
        if len(before.days) != len(now.days) or before.has_validity != now.has_validity:
            raise ImageError(
                f"{self.name} was trained on {len(before.days)} dates"
                f"{' with gaps' if before.has_validity else ''}; the images give {len(now.days)}"
                f"{' with gaps' if now.has_validity else ''}.",
                "Use the same dates and the same way to fill gaps, or resample to the same steps.",
            )

    def _target(self, target: TargetRecord | None) -> TargetRecord | None:
        """The scaling of the earlier numbers, and the range of all."""
        mine = self.manifest.target
        if target is None or mine is None:
            return target
        return replace(
            mine, name=target.name, lowest=min(mine.lowest, target.lowest), highest=max(mine.highest, target.highest)
        )


def earlier_model(job: TrainJob, family: ModelFamily) -> EarlierModel | None:
    """The model that the job goes on from, read and checked; None where it starts anew.

    A ParameterError where it cannot go on from that model. Resets the global state of Keras.
    """
    if not job.start_model:
        return None
    name = os.path.basename(job.start_model)
    family = going_on_from(name, read_manifest(job.start_model), family, job.task)
    if job.training.folds:
        raise ParameterError(
            "A training that goes on from a model cannot be cross-validated: that model has seen the folds.",
            f"Set FOLDS to 0, or leave {OPTION} empty.",
        )
    model = load_bundle(job.start_model)
    with open(job.start_model, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return EarlierModel(name, digest, model.manifest, family, tuple(model.network().get_weights()))


class Transfer:
    """Gives a new network the weights of an earlier one; where the classes differ, its output layers begin anew.

    In output layers with one channel for each class those of classes that were there before are kept, whatever their
    order. ``blueprint`` is that of the new network and ``classes`` are the names of its classes.
    """

    def __init__(self, earlier: EarlierModel, blueprint: Blueprint, patch_size: int, classes: Sequence[str]) -> None:
        self.earlier = earlier
        self._blueprint = blueprint
        self._shape = blueprint.shape(patch_size)
        self._before = [record.name for record in earlier.manifest.classes]
        self._classes = list(classes) if self._before else []

    @cached_property
    def head(self) -> frozenset[int]:
        """The places of the weights that depend on the classes and cannot be taken as they are; may reset Keras."""
        channels = self._channels(len(self._classes))
        if self._classes == self._before or channels == self._channels(len(self._classes) + 1):
            return frozenset()
        here = self._blueprint.sketch(self._shape)
        wider = replace(self._blueprint, output_channels=channels + 1).sketch(self._shape)
        if here is None or wider is None:
            raise ParameterError(
                f"{self.earlier.name} has other classes, and which of its layers depend on them cannot be told.",
                f"Use the same classes, or leave {OPTION} empty to start anew.",
            )
        return frozenset(
            place for place, (one, other) in enumerate(zip(here, wider, strict=True)) if one.shape != other.shape
        )

    def described(self) -> str:
        """What is taken, as a sentence for the log."""
        taken = f"The training goes on from {self.earlier.name}: its weights are taken, and its scaling of the bands"
        if not self.head:
            return f"{taken}."
        new = [name for name in self._classes if name not in self._before]
        gone = [name for name in self._before if name not in self._classes]
        words = [f"new for {', '.join(new)}"] * bool(new) + [f"without {', '.join(gone)}"] * bool(gone)
        if not self._has_channel_for_each_class():
            words = ["new, because the classes are others"]
        return f"{taken}; the output layer is {' and '.join(words) or 'in another order'}."

    def fill(self, network: keras.Model) -> None:
        """Set all weights of a network that was just built."""
        new = network.get_weights()
        if len(new) != len(self.earlier.weights):
            raise self._unlike()
        network.set_weights([self._weight(place, array) for place, array in enumerate(new)])

    def _weight(self, place: int, new: np.ndarray) -> np.ndarray:
        mine = self.earlier.weights[place]
        if place in self.head:
            return self._head_weight(mine, new)
        if mine.shape != new.shape:
            raise self._unlike()
        return mine

    def _head_weight(self, mine: np.ndarray, new: np.ndarray) -> np.ndarray:
        channels = (len(self._before), len(self._classes))
        if (mine.shape[-1], new.shape[-1]) != channels or mine.shape[:-1] != new.shape[:-1]:
            return new
        filled = new.copy()
        for channel, name in enumerate(self._classes):
            if name in self._before:
                filled[..., channel] = mine[..., self._before.index(name)]
        return filled

    def _has_channel_for_each_class(self) -> bool:
        return all(
            self.earlier.weights[place].shape[-1] == len(self._before)
            for place in self.head
            if place < len(self.earlier.weights)
        )

    def _channels(self, classes: int) -> int:
        return self._blueprint.family.output_channels(task_of(self.earlier.manifest.task), classes)

    def _unlike(self) -> ParameterError:
        return ParameterError(
            f"The network of {self.earlier.name} has other layers than this one.",
            f"Use chips of {self.earlier.manifest.patch_size} pixels as it does, or leave {OPTION} empty.",
        )
