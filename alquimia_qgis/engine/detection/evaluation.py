"""How good a trained detector is on the validation chips, in numbers and in pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.object_batches import Example, ObjectExamples
from alquimia_qgis.engine.detection.object_chips import ObjectChips
from alquimia_qgis.engine.detection.preparation import anchor_fit
from alquimia_qgis.engine.detection.validation import FoundInChips, detections_in, find_in_chips, mean_precision
from alquimia_qgis.engine.metrics.objects.precision import ScoreCurve
from alquimia_qgis.engine.report.object_contents import FoundObjects, ObjectExample, ObjectFigures
from alquimia_qgis.engine.tasks.base import Answering
from alquimia_qgis.engine.training.chip_pictures import ChipPictures
from alquimia_qgis.engine.training.evaluation import Evaluation, Patience
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.detection_family import DetectionFamily

EXAMPLES = 8
SHORTEST_PICTURE = 256  # pixels: smaller chips are enlarged
FOUND, REFERENCE = (255, 196, 0), (255, 255, 255)
LINE = 2


def evaluate_objects(
    network: Answering,
    job: TrainJob,
    family: DetectionFamily,
    data: PreparedData,
    batch_size: int,
    context: JobContext,
) -> Evaluation:
    """Run the network over the validation chips; see ``training.evaluation.evaluate`` for what cancelling does."""
    context.progress(0.0, "Checking the model on the validation chips")
    nothing = np.zeros((0, 0), dtype=np.int64)
    if not isinstance(data.validation, ObjectChips):
        return Evaluation(nothing, (), objects=_facts(family, data))
    examples = ObjectExamples(data.validation, data.channels)
    patience = Patience(job.training.keep_on_cancel, context)
    found = find_in_chips(network, examples, family, batch_size, patience)
    if found.chips < len(data.validation):
        context.log(
            f"The figures cover {found.chips} of {len(data.validation)} validation chips, because the training was "
            "cancelled.",
            "warning",
        )
    pictures = _pictures(network, examples, family, data, found)
    return Evaluation(nothing, (), objects=_facts(family, data, found, pictures))


def _facts(
    family: DetectionFamily,
    data: PreparedData,
    found: FoundInChips | None = None,
    pictures: Sequence[ObjectExample] = (),
) -> FoundObjects:
    curves = [] if found is None else found.curves(data.class_count)
    overall = None if found is None else found.curve()
    sizes = np.zeros((0, 2)) if data.object_sizes is None else data.object_sizes
    return FoundObjects(
        ap50=mean_precision(curves),
        best_score=float("nan") if overall is None else overall.best[0],
        per_class=[_figures(curve) for curve in curves],
        chips=0 if found is None else found.chips,
        levels=family.anchor_levels(),
        anchor_fit=anchor_fit(family, data),
        sides=np.sqrt(sizes.prod(axis=1)),
        largest_side=float(sizes.max(initial=0.0)),
        examples=pictures,
    )


def _figures(curve: ScoreCurve) -> ObjectFigures:
    """At the score with the highest F1."""
    score, f1 = curve.best
    if not np.isfinite(score):
        return ObjectFigures(curve.reference, curve.average_precision, score, score, score, f1)
    place = int((curve.scores >= score).sum()) - 1
    precision, recall = float(curve.precision[place]), float(curve.recall[place])
    return ObjectFigures(curve.reference, curve.average_precision, score, precision, recall, f1)


def _pictures(
    network: Answering,
    examples: ObjectExamples,
    family: DetectionFamily,
    data: PreparedData,
    found: FoundInChips,
) -> list[ObjectExample]:
    """The chips with most objects, evenly, each as it is digitised and as it was found above the best score."""
    counts = np.array([int((~objects.ignored).sum()) for objects in examples.chips.objects])
    step = max(1, int((counts > 0).sum()) // EXAMPLES)
    chosen = sorted(np.argsort(-counts, kind="stable")[::step][:EXAMPLES].tolist())
    score = found.curve().best[0]
    score = score if np.isfinite(score) else 0.5
    pictures = ChipPictures.of(data, examples.chips)
    return [
        _drawn(pictures.picture(chip, examples.chips.jitter), example, objects.selected(objects.scores >= score))
        for chip, (example, objects) in zip(
            chosen, detections_in(network, examples, family, EXAMPLES, chosen), strict=True
        )
    ]


def _drawn(picture: np.ndarray, example: Example, found: Detections) -> ObjectExample:
    objects = example.objects.selected(~example.objects.ignored)
    reference = _with_boxes(picture, objects.boxes, REFERENCE)
    return ObjectExample(reference, _with_boxes(picture, found.boxes, FOUND), len(objects.boxes), found.number)


def _with_boxes(picture: np.ndarray, boxes: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    """The picture with the outlines of boxes, enlarged where it is small, uint8 (H, W, 3)."""
    factor = max(1, -(-SHORTEST_PICTURE // len(picture)))
    image = Image.fromarray(np.ascontiguousarray(picture)).resize((picture.shape[1] * factor, len(picture) * factor))
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes * factor:
        pen.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), outline=colour, width=LINE)
    return np.asarray(image)
