"""Which model files a training can go on from: those of the same family, purpose and network."""

from __future__ import annotations

from dataclasses import replace

from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.parameters import FILE
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import NETWORKS, ModelFamily

OPTION = "START_MODEL"
START_ANEW = f"Choose a model that was trained so, or leave {OPTION} empty to start anew."


def going_on_from(name: str, manifest: Manifest, family: ModelFamily, task: str) -> ModelFamily:
    """The family of a training that goes on from the model file ``name``.

    What the user left to be found from the samples is taken from the model. A ParameterError says why the training
    cannot go on from it: another family, another purpose, other parameters of the network, or no network at all.
    """
    if family.learner not in NETWORKS:
        raise ParameterError(
            f"A {family.title} has no weights that could go on learning: it is grown at once.",
            f"Leave {OPTION} empty and train it on all samples, old and new.",
        )
    kind = load_catalogue().of_model_file(manifest.family)
    if kind.__module__ != type(family).__module__:  # by its file, which may have been loaded anew
        raise ParameterError(f"{name} is a {kind.title}, and a {family.title} cannot go on from it.", START_ANEW)
    if manifest.task != task:
        raise ParameterError(f"{name} was trained for {manifest.task}, not for {task}.", START_ANEW)
    earlier = kind.from_dict(manifest.family_parameters)
    family = replace(family, **_found_by(earlier, family))
    _check_network(name, earlier, family)
    return family


def _found_by(earlier: ModelFamily, family: ModelFamily) -> dict[str, object]:
    """What the earlier training has found in its samples, where it is left open again."""
    names = [parameter.name for parameter in family.parameters()]
    return {name: getattr(earlier, name) for name in names if getattr(family, name) is None}


def _check_network(name: str, earlier: ModelFamily, family: ModelFamily) -> None:
    other = {
        parameter.name: getattr(earlier, parameter.name)
        for parameter in family.parameters()
        if parameter.name not in family.only_in_training | family.beside_network
        and parameter.kind != FILE
        and getattr(earlier, parameter.name) != getattr(family, parameter.name)
    }
    if other:
        asked = ", ".join(f"{key} {getattr(family, key)}" for key in other)
        had = ", ".join(f"{key} {value}" for key, value in other.items())
        settings = ", ".join(f"{key.upper()} to {value}" for key, value in other.items())
        raise ParameterError(
            f"The network of {name} has {had}; the training asks for {asked}.",
            f"Set {settings}, or leave {OPTION} empty to start anew.",
        )
