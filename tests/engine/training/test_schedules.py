"""Learning rates and optimisers are those that were asked for."""

from __future__ import annotations

import keras
import pytest

from alquimia_qgis.engine.training.optimisers import make_optimiser
from alquimia_qgis.engine.training.schedules import learning_rate_schedule
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import TrainingOptions


def rates(count: int, **options: object) -> list[float]:
    schedule = learning_rate_schedule(TrainingOptions(**options))
    return [schedule(epoch) for epoch in range(count)]


def test_ramp_hold_decay_has_the_published_values():
    found = rates(
        21, schedule="ramp_hold_decay", learning_rate=1e-3, minimum_learning_rate=1e-5, ramp_epochs=5, hold_epochs=0,
        decay=0.9,
    )  # fmt: skip
    expected = {0: 1e-5, 1: 2.08e-4, 5: 1e-3, 6: 9.01e-4, 10: 5.946e-4, 20: 2.138e-4}
    for epoch, rate in expected.items():
        assert found[epoch] == pytest.approx(rate, rel=5e-4), epoch


def test_ramp_hold_decay_holds_and_may_have_no_ramp():
    held = rates(
        6, schedule="ramp_hold_decay", learning_rate=0.1, minimum_learning_rate=0, ramp_epochs=2, hold_epochs=2
    )
    assert held == pytest.approx([0.0, 0.05, 0.1, 0.1, 0.1, 0.09])
    assert rates(2, schedule="ramp_hold_decay", learning_rate=0.1, ramp_epochs=0)[0] == pytest.approx(0.1)


def test_constant_exponential_and_cosine():
    assert rates(3, learning_rate=0.2) == [0.2, 0.2, 0.2]
    exponential = rates(4, schedule="exponential", learning_rate=1.0, decay=0.1, minimum_learning_rate=0.05)
    assert exponential == pytest.approx([1.0, 0.1, 0.05, 0.05])
    cosine = rates(6, schedule="cosine", learning_rate=1.0, minimum_learning_rate=0.2, epochs=5)
    assert cosine == pytest.approx([1.0, 0.8828427, 0.6, 0.3171573, 0.2, 0.2])
    assert rates(1, schedule="cosine", epochs=1) == pytest.approx([1e-3])


def test_a_floor_above_the_rate_is_refused_where_it_matters():
    with pytest.raises(ParameterError, match="minimum learning rate"):
        learning_rate_schedule(TrainingOptions(schedule="cosine", learning_rate=1e-6, minimum_learning_rate=1e-5))
    assert rates(1, learning_rate=1e-6, minimum_learning_rate=1e-5) == [1e-6]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("adam", keras.optimizers.Adam),
        ("adamw", keras.optimizers.AdamW),
        ("rmsprop", keras.optimizers.RMSprop),
        ("sgd", keras.optimizers.SGD),
    ],
)
def test_every_declared_optimiser(name, kind):
    optimiser = make_optimiser(TrainingOptions(optimiser=name, learning_rate=0.03, weight_decay=0.01))
    assert type(optimiser) is kind
    assert float(optimiser.learning_rate) == pytest.approx(0.03)
    if name == "adamw":
        assert optimiser.weight_decay == 0.01
    if name == "sgd":
        assert optimiser.momentum == 0.9


def test_the_options_offer_nothing_that_does_not_exist():
    declared = {parameter.name: dict(parameter.choices) for parameter in TrainingOptions.parameters()}
    for schedule in declared["schedule"]:
        assert rates(1, schedule=schedule)
    assert set(declared["optimiser"]) == {"adam", "adamw", "rmsprop", "sgd"}
