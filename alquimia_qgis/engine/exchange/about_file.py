"""The text file beside an exported network: what Keras does not keep of it, readable by people and by the import."""

from __future__ import annotations

import json
import math
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from alquimia_qgis.protocol.bundle_manifest import HIGHEST_BAND_COUNT, HIGHEST_CLASS_COUNT, BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.embeddings import is_embedding
from alquimia_qgis.protocol.errors import AlquimiaError, ModelFileError
from alquimia_qgis.protocol.exchange_jobs import ABOUT_ENDING, exported_files
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.tasks import task_of

FORMAT = "Alquimia about file, version 1"
LARGEST = 4 * 2**20
SEVERAL = "sigmoid of each gives the probability that its class is shown, in the order of this list"
PROBABILITIES = "softmax over the last axis gives the probabilities of the classes, in the order of this list"
EMBEDDINGS = "an embedding of length 1; the samples whose nearest neighbours decide on a class stay in the model file"


@dataclass(frozen=True)
class About:
    """What an about file tells of a network; ``patch_size`` in pixels, ``ground_resolution`` in metres (x, y)."""

    bands: tuple[BandRecord, ...]
    classes: tuple[ClassRecord, ...]
    patch_size: int
    ground_resolution: tuple[float, float]
    target: TargetRecord | None


def about_text(manifest: Manifest, output: str) -> str:
    """The about file of a network that is written to ``output``."""
    network, *others = (os.path.basename(path) for path in exported_files(output)[:-1])
    return json.dumps(
        {
            "format": FORMAT,
            "network": network,
            "weights": others[0] if others else network,
            "open_with": _open_with(network, others),
            "input": _input(manifest),
            "output": _output(manifest),
            "model": {
                "family": manifest.family_title,
                "validation": manifest.metrics,
                "created": manifest.created,
                "packages": manifest.packages,
            },
        },
        indent=2,
        ensure_ascii=False,
    )


def about_beside(network: str) -> About | None:
    """What the about file beside a network tells; None where there is none, a ModelFileError for a damaged one."""
    path = os.path.splitext(network)[0] + ABOUT_ENDING
    if not os.path.exists(path):
        return None
    try:
        if os.path.getsize(path) > LARGEST:
            raise ValueError("it is too large")
        return _about(json.loads(Path(path).read_text(encoding="utf-8")))
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError, OSError, AlquimiaError) as error:
        raise ModelFileError(
            f"{os.path.basename(path)} beside the network cannot be understood ({error}).",
            "Remove it, and give classes, scaling and bands yourself.",
        ) from error


def _open_with(network: str, weights: list[str]) -> str:
    if weights:
        return f"network = keras.models.model_from_json(open({network!r}).read()); network.load_weights({weights[0]!r})"
    return f"network = keras.models.load_model({network!r})"


def _input(manifest: Manifest) -> dict[str, Any]:
    scaling = "(value - mean) / standard_deviation, band by band; 0 where a value is missing"
    facts: dict[str, Any] = {
        "kind": manifest.input_kind,
        "scaling": scaling,
        "bands": [asdict(band) for band in manifest.bands],
        "patch_size": manifest.patch_size,
        "ground_resolution": list(manifest.ground_resolution),
    }
    return facts if manifest.series is None else {**facts, "dates": manifest.series.to_dict()}


def _output(manifest: Manifest) -> dict[str, Any]:
    if manifest.target is not None:
        return {"meaning": "answer * standard_deviation + mean is the number", "target": asdict(manifest.target)}
    classes = [record.to_dict() for record in manifest.classes]
    if task_of(manifest.task).several_at_once:
        return {"meaning": f"logits: {SEVERAL}", "several_at_once": True, "classes": classes}
    return {"meaning": EMBEDDINGS if is_embedding(manifest) else f"logits: {PROBABILITIES}", "classes": classes}


def _about(record: dict[str, Any]) -> About:
    if record["format"] != FORMAT:
        raise ValueError(f"its format is {str(record['format'])[:60]!r}")
    given, answers = record["input"], record["output"]
    if answers.get("several_at_once"):
        raise ValueError("it tells several classes at once, and such a network can be exported only")
    bands = tuple(
        BandRecord(str(band["name"]), float(band["mean"]), float(band["standard_deviation"])) for band in given["bands"]
    )
    classes = tuple(
        ClassRecord(int(entry["value"]), str(entry["name"]), str(entry["colour"]))
        for entry in answers.get("classes", ())
    )
    x, y = (float(size) for size in given["ground_resolution"])
    usable = all(math.isfinite(b.mean) and 0 < b.standard_deviation < math.inf for b in bands)
    if not usable or len(bands) > HIGHEST_BAND_COUNT or len(classes) > HIGHEST_CLASS_COUNT:
        raise ValueError("its bands or classes are impossible")
    target = TargetRecord.from_dict(answers["target"]) if "target" in answers else None
    return About(bands, classes, int(given["patch_size"]), (x, y), target)
