"""All that a user declares of a training: purpose, network, dates, sampling and learning; and whether it all fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

from alquimia_qgis.desktop.algorithms.from_declarations import (
    add_declared,
    add_parameter,
    declared_value,
    declared_values,
)
from alquimia_qgis.desktop.algorithms.given_images import GivenImages
from alquimia_qgis.desktop.algorithms.object_samples import has_objects
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.object_samples import ObjectSampling
from alquimia_qgis.protocol.options import SamplingOptions, SeriesOptions, TrainingOptions
from alquimia_qgis.protocol.parameters import CHOICE, Parameter
from alquimia_qgis.protocol.tasks import AUTOMATIC, MULTI_LABEL, Task, task_of
from alquimia_qgis.zoo.family import ModelFamily

AS_GIVEN = "as_given"


@dataclass(frozen=True)
class TrainingChoices:
    """What the user has declared, within its limits; ``series`` and ``objects`` have defaults where there are none."""

    family: ModelFamily
    task: Task
    series: SeriesOptions
    sampling: SamplingOptions
    training: TrainingOptions
    objects: ObjectSampling

    def check_input(self, given: GivenImages) -> None:
        """Raise an AlquimiaError where the network cannot be trained on chips of this size or on these dates."""
        if self.family.input.has_surroundings and not self.sampling.on_the_ground:  # which the engine makes pixels of
            self.family.check_patch_size(self.sampling.patch_size)
        if "date" in self.family.input.axes:
            self._check_dates(given)

    def _check_dates(self, given: GivenImages) -> None:
        """What is known of the dates by now; those inside a stacked raster are known to the engine only."""
        dates = given.series.dates
        if not dates and len(given.images) > 1 and self.series.resampling != AS_GIVEN:
            raise ImageError(
                "The images have no dates, so they cannot be resampled in time.",
                "Give DATES, set the layers' temporal range, or set RESAMPLING to as_given.",
            )
        known = len(set(dates)) or len(given.images)
        if self.series.resampling == AS_GIVEN and (len(given.images) > 1 or len(dates) > 1):
            self.family.check_dates(known)


def has_numbers(family: type[ModelFamily]) -> bool:
    """Whether the family can estimate numbers."""
    return not all(task.gives_classes for task in family.tasks)


def has_several_at_once(family: type[ModelFamily]) -> bool:
    """Whether the family can tell several classes at once."""
    return any(task.several_at_once for task in family.tasks)


def add_task(algorithm: QgsProcessingAlgorithm, family: type[ModelFamily]) -> None:
    """The choice of what the model is for, where the family leaves one."""
    if len(family.tasks) > 1:
        add_parameter(algorithm, _task_parameter(family))


def add_choices(algorithm: QgsProcessingAlgorithm, family: type[ModelFamily]) -> None:
    """The family's parameters, and those options of all families that mean something to it."""
    add_declared(algorithm, family)
    if "date" in family.input.axes:
        add_declared(algorithm, SeriesOptions)
    add_declared(algorithm, SamplingOptions, without=family.hidden_options())
    if has_objects(family):
        add_declared(algorithm, ObjectSampling)
    for parameter in _training_parameters(family):
        add_parameter(algorithm, parameter)


def check_labels(task: Task, fields: Sequence[str]) -> None:
    """Raise a ParameterError where ``fields`` tell several classes at once and the purpose is another one."""
    if fields and not task.several_at_once:
        raise ParameterError(
            f"LABEL_FIELDS tells several classes at once, and TASK is {task.name}.",
            f"Set TASK to {MULTI_LABEL.name}, or leave LABEL_FIELDS empty.",
        )


def read_choices(
    algorithm: QgsProcessingAlgorithm,
    family: type[ModelFamily],
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> TrainingChoices:
    """What the user has declared; a ParameterError names what is outside its limits or does not suit the purpose."""
    task = read_task(algorithm, family, parameters, context)
    network = declared_values(family, algorithm, parameters, context)
    series = SeriesOptions()
    if "date" in family.input.axes:
        series = declared_values(SeriesOptions, algorithm, parameters, context)
    sampling = declared_values(SamplingOptions, algorithm, parameters, context, family.hidden_options())
    for parameter in _training_parameters(family):  # a refusal names what this family offers
        declared_value(parameter, algorithm, parameters, context)
    training = declared_values(TrainingOptions, algorithm, parameters, context, family.idle_options)
    task.chosen_loss(training.loss)
    task.chosen_metric(training.monitor)
    objects = ObjectSampling()
    if has_objects(family):
        objects = declared_values(ObjectSampling, algorithm, parameters, context)
    return TrainingChoices(network, task, series, network.sampling(sampling), training, objects)


def read_task(
    algorithm: QgsProcessingAlgorithm,
    family: type[ModelFamily],
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> Task:
    """What the model is for."""
    if len(family.tasks) == 1:
        return family.tasks[0]
    return task_of(declared_value(_task_parameter(family), algorithm, parameters, context))


def _training_parameters(family: type[ModelFamily]) -> list[Parameter]:
    """The training options that mean something to the family."""
    options = [parameter for parameter in TrainingOptions.parameters() if parameter.name not in family.idle_options]
    return [_narrowed(parameter, family) for parameter in options]


def _narrowed(parameter: Parameter, family: type[ModelFamily]) -> Parameter:
    """The parameter without the losses and metrics of purposes that the family does not serve."""
    offered = {
        "loss": {name for task in family.tasks for name, _ in task.losses},
        "monitor": {name for task in family.tasks for name, _ in task.metrics},
    }.get(parameter.name)
    if offered is None:
        return parameter
    return replace(
        parameter, choices=tuple(choice for choice in parameter.choices if choice[0] in {AUTOMATIC, *offered})
    )


def _task_parameter(family: type[ModelFamily]) -> Parameter:
    choices = tuple((task.name, task.title) for task in family.tasks)
    help = " ".join(["What the model is for.", *(f"{task.title}: {task.help}" for task in family.tasks)])
    return Parameter("task", CHOICE, family.tasks[0].name, help, "Task", choices=choices)
