"""A launcher like the engine's own whose jobs are scripted: no Keras, but results that QGIS can open.

``FAKE_ENGINE_SCENE`` says what the jobs do: ``succeed``, ``fail``, ``crash`` or ``wait`` (until cancelled); the last
three may be for one image only, as in ``crash at b.tif``. ``unfit at b.tif`` refuses that image. Each job that comes in
is written, with what the files it names hold, to the JSON-lines file ``FAKE_ENGINE_JOURNAL``.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import sqlite3
import sys
import time
import types
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

REAL_LAUNCHER = Path(__file__).resolve().parents[2] / "alquimia_qgis" / "engine" / "launcher.py"
CLASSES = ((1, 'Forêt "dense"', "#228833"), (2, "Water's edge", "#4477aa"))
METRICS = {"overall_accuracy": 0.875, "mean_iou": 0.75, "macro_f1": 0.8, "loss": 0.25}
TEST_METRICS = {"test_overall_accuracy": 0.7, "test_macro_f1": 0.65}
NUMBER_METRICS = {"r_squared": 0.6, "rmse": 12.5, "mean_absolute_error": 9.0, "loss": 0.25}
OBJECT_METRICS = {"ap50": 0.625, "loss": 0.25}
LOWEST, HIGHEST = 10.0, 250.0
SCENE = os.environ.get("FAKE_ENGINE_SCENE", "succeed")
MANY_EPOCHS = 800
# A PNG of one red pixel.
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="
EMBEDDING_SIZE = 4
gdal.UseExceptions()


def train(job: Any, context: Any) -> dict[str, Any]:
    masks = [raster_facts(path) for path in job.series.masks]
    images = [raster_facts(path) for path in job.images]
    areas = vector_facts(job.objects.area_path) if job.objects.area_path else None
    samples = samples_facts(job.samples) if job.samples.path else None
    note(job, images=images, masks=masks, samples=samples, areas=areas)
    play(context)
    context.progress(0.5, "Epoch 1 of 2 · loss 0.5", 12.0)
    context.metric(1, 2, {"loss": 0.5, "val_loss": 0.6, "mean_iou": 0.6})
    learn(job, context)
    write_model(job)
    for path in filter(None, (job.report, job.history)):
        Path(path).write_text("<html>written by the fake engine</html>", encoding="utf-8")
    figures = {"regression": NUMBER_METRICS, "detection": OBJECT_METRICS}.get(job.task, METRICS)
    classes = [{"value": value, "name": name, "colour": colour} for value, name, colour in CLASSES]
    return {
        "model": job.model, "report": job.report, "history": job.history,
        "metrics": {**figures, **(TEST_METRICS if job.folder else {})},
        "epochs": 2, "kept_epoch": 1, "classes": classes, "cancelled": False,
    }  # fmt: skip


def learn(job: Any, context: Any) -> None:
    """The scenes of trainings that are watched."""
    if not SCENE.startswith("learn"):
        return
    if SCENE == "learn a lot":
        for epoch in range(1, MANY_EPOCHS + 1):
            context.progress(epoch / MANY_EPOCHS, f"Epoch {epoch} of {MANY_EPOCHS}", 1.0)
            context.metric(epoch, MANY_EPOCHS, {"loss": 1 / epoch, "val_loss": 2 / epoch, "val_mean_iou": 0.5})
            context.picture(base64.b64decode(PICTURE), f"Validation samples, epoch {epoch}", ["Image"])
            time.sleep(0.002)
        return
    context.metric(2, 2, {"loss": 0.4, "val_loss": 0.5, "mean_iou": 0.6, "val_mean_iou": 0.55})
    if job.pictures:
        context.picture(base64.b64decode(PICTURE), "Validation samples, epoch 1", ["Image", "Samples", "Prediction"])
    while SCENE == "learn until stopped":
        if context.cancel_requested and context.may_keep(job.training.keep_on_cancel):
            return
        context.check_cancelled()
        time.sleep(0.02)


def pretrain(job: Any, context: Any) -> dict[str, Any]:
    note(job, images=[raster_facts(path) for path in job.images])
    play(context)
    Path(job.model).write_bytes(b"")
    return {
        "model": job.model, "history": job.history, "chips": 40, "epochs": 2, "loss": 0.5, "cancelled": False,
    }  # fmt: skip


def predict_raster(job: Any, context: Any) -> dict[str, Any]:
    from alquimia_qgis.protocol.bundle_manifest import read_manifest

    manifest = read_manifest(job.model)
    estimates = manifest.target is not None or not manifest.classes
    masks = [raster_facts(path) for path in job.series.masks]
    note(job, images=[raster_facts(path) for path in job.images], masks=masks)
    play(context, Path(job.images[0]).name)
    context.progress(0.5, "Mapping · half of it", 10.0)
    if job.skip_finished and all(Path(path).exists() for path in job.outputs):
        pixels = {"1": 1}
    elif estimates:
        write_shares(job.images[0], job.output, 1, HIGHEST)
        pixels = {"known": 7}
    else:
        pixels = write_map(job.images[0], job.output)
        highest = 100 if job.options.probability_format == "percent" else 1
        write_all_shares(job, job.images[0], highest)
        for path, bands in ((job.distance, 1), (job.embedding, EMBEDDING_SIZE)):
            if path:
                write_shares(job.images[0], path, bands, 1)
    classes = [{"value": value, "name": name, "colour": colour} for value, name, colour in CLASSES]
    return {
        "output": job.output, "probabilities": job.probabilities, "confidence": job.confidence,
        "classes": [] if estimates else classes, "pixels": pixels, "seconds": 0.1,
    }  # fmt: skip


def ensemble(job: Any, context: Any) -> dict[str, Any]:
    note(job, images=[raster_facts(path) for path in job.images])
    return make_map(job, job.images[0], job.mapping.probability_format, context)


def refine_map(job: Any, context: Any) -> dict[str, Any]:
    note(job, source=raster_facts(job.source), image=raster_facts(job.image))
    return make_map(job, job.source, job.refinement.probability_format, context)


def make_map(job: Any, like: str, probability_format: str, context: Any) -> dict[str, Any]:
    play(context)
    pixels = write_map(like, job.output)
    write_all_shares(job, like, 100 if probability_format == "percent" else 1)
    classes = [{"value": value, "name": name, "colour": colour} for value, name, colour in CLASSES]
    return {"output": job.output, "classes": classes, "pixels": pixels, "seconds": 0.1}


def write_all_shares(job: Any, like: str, highest: int) -> None:
    bands = {job.probabilities: len(CLASSES), job.confidence: 1, job.entropy: 1, job.margin: 1}
    for path, number in bands.items():
        if path:
            write_shares(like, path, number, highest)


def compare_models(job: Any, context: Any) -> dict[str, Any]:
    reference = vector_facts(job.reference.path) if job.reference else raster_facts(job.reference_raster)
    note(job, images=[raster_facts(path) for path in job.images], reference=reference)
    play(context)
    for path in filter(None, (job.report, job.table)):
        Path(path).write_text("<html>written by the fake engine</html>", encoding="utf-8")
    if job.disagreement:
        write_map(job.images[0], job.disagreement)
    figures = {"overall_accuracy": 0.9, "kappa": 0.8, "macro_f1": 0.85, "mean_iou": 0.7}
    return {
        "best_model": job.models[1], "best_name": "b", "figures": {"a": dict.fromkeys(figures, 0.5), "b": figures},
        "compared_pixels": 1200, "report": job.report, "table": job.table, "disagreement": job.disagreement,
        "classes": [{"value": 1, "name": "all models agree", "colour": "#e8e8e8"},
                    {"value": 2, "name": "2 different answers", "colour": "#fe0000"}], "seconds": 0.1,
    }  # fmt: skip


def assess_map(job: Any, context: Any) -> dict[str, Any]:
    reference = vector_facts(job.reference.path) if job.reference else raster_facts(job.reference_raster)
    note(job, map=raster_facts(job.map), reference=reference)
    play(context)
    for path in filter(None, (job.report, job.table)):
        Path(path).write_text("<html>written by the fake engine</html>", encoding="utf-8")
    return {
        "overall_accuracy": 0.9, "kappa": 0.8, "macro_f1": 0.85, "mean_iou": 0.7, "adjusted_overall_accuracy": None,
        "compared_pixels": 1200, "per_class": {}, "report": job.report, "table": job.table,
    }  # fmt: skip


def predict_features(job: Any, context: Any) -> dict[str, Any]:
    """Features have the classes by turns, the second is off the image, those without a shape have no answer."""
    from alquimia_qgis.protocol.bundle_manifest import read_manifest
    from alquimia_qgis.protocol.embeddings import with_rejected_class
    from alquimia_qgis.protocol.features import answer_fields

    manifest = with_rejected_class(read_manifest(job.model), job.options)
    facts = vector_facts(job.features.path)
    note(job, images=[raster_facts(path) for path in job.images], features=facts)
    play(context)
    context.progress(0.5, "1 of 2 features", 10.0)
    fields = answer_fields(manifest, job.feature_options.probabilities, job.feature_options.embedding)
    reasons = [
        "no geometry" if shape is None else "off the image" if row == 1 else ""
        for row, (*_, shape) in enumerate(facts["rows"])
    ]
    with closing(sqlite3.connect(job.answers)) as database, database:
        columns = ", ".join(f"{field.name} {field.kind}" for field in fields)
        database.execute(f"CREATE TABLE answers (reason TEXT, {columns})")
        for row, reason in enumerate(reasons):
            record = CLASSES[row % 2]
            known = {
                "class_value": record[0], "class_name": record[1], "confidence": 0.75, "answer_count": 9,
                "probability_1": 0.75, "probability_2": 0.25, "value": 100.0 + row, "value_spread": None,
                "probability_0": 0.0, "distance": 0.125,
                **{f"embedding_{number + 1}": 0.5 for number in range(EMBEDDING_SIZE)},
            }  # fmt: skip
            values = [None if reason else known[field.name] for field in fields]
            database.execute(f"INSERT INTO answers VALUES (?{', ?' * len(values)})", (reason, *values))
    answered = reasons.count("")
    return {"answers": job.answers, "features": len(reasons), "answered": answered, "unanswered": {}, "counts": {},
            "classes": [], "seconds": 0.1}  # fmt: skip


def predict_objects(job: Any, context: Any) -> dict[str, Any]:
    """One object of each class."""
    note(job, images=[raster_facts(path) for path in job.images])
    play(context)
    fields = {"class": ogr.OFTString, "class_value": ogr.OFTInteger, "score": ogr.OFTReal}
    rows = [(name, value, 0.75) for value, name, _ in CLASSES]
    image = gdal.Open(job.images[0])
    write_boxes(job.output, image.GetSpatialRef(), fields, rows)
    if job.density:
        write_shares(job.images[0], job.density, 1, 5)
    classes = [{"value": value, "name": name, "colour": colour} for value, name, colour in CLASSES]
    return {"output": job.output, "density": job.density, "objects": 2, "counts": {"1": 1, "2": 1}, "classes": classes,
            "seconds": 0.1, "highest_density": 5.0 if job.density else 0.0}  # fmt: skip


def assess_objects(job: Any, context: Any) -> dict[str, Any]:
    sources = {"detected": job.detected_boxes, "reference": job.reference_boxes, "areas": job.areas}
    note(job, **{name: vector_facts(source.path) for name, source in sources.items() if source})
    play(context)
    for path in filter(None, (job.report, job.table, job.counts)):
        Path(path).write_text("written by the fake engine", encoding="utf-8")
    if job.output:
        fields = {"outcome": ogr.OFTString, "class": ogr.OFTString, "score": ogr.OFTReal}
        rows = [("found", "Car", 0.9), ("false", "Car", 0.8), ("missed", "Car", None)]
        found = ogr.Open(job.detected_boxes.path)
        write_boxes(job.output, found.GetLayer(0).GetSpatialRef(), fields, rows)
    numbers = {"precision": 0.9, "recall": 0.8, "f1": 0.85, "ap": 0.4, "ap50": 0.7, "ap75": 0.3, "best_score": 0.35,
               "best_f1": 0.86, "count_rmse": 1.5, "count_bias": None}  # fmt: skip
    counts = {"reference": 10, "detected": 9, "found": 8, "false": 1, "missed": 2}
    paths = {"output": job.output, "report": job.report, "table": job.table, "counts": job.counts}
    return {**numbers, **counts, **paths, "per_class": {}}


def export_model(job: Any, context: Any) -> dict[str, Any]:
    note(job)
    play(context)
    for path in job.outputs:
        Path(path).write_text("written by the fake engine", encoding="utf-8")
    return {"output": job.output, "weights": job.outputs[1] if len(job.outputs) > 2 else "", "about": job.outputs[-1]}


def import_model(job: Any, context: Any) -> dict[str, Any]:
    note(job)
    play(context)
    Path(job.model).write_text("written by the fake engine", encoding="utf-8")
    classes = [record.to_dict() for record in job.classes]
    return {"model": job.model, "bands": 3, "answers": 2, "weights": 99, "patch_size": 32, "classes": classes}


def predict_folder(job: Any, context: Any) -> dict[str, Any]:
    note(job)
    play(context)
    for path in job.outputs:
        Path(path).write_text("file,class_name", encoding="utf-8")
    return {"table": job.table, "footprints": job.footprints, "pictures": len(job.pictures), "left_out": 1,
            "counts": {}, "seconds": 0.1}  # fmt: skip


def samples_facts(source: Any) -> dict[str, Any]:
    return raster_facts(source.path) if source.is_raster else vector_facts(source.path)


def check_samples(job: Any, context: Any) -> dict[str, Any]:
    note(job, images=[raster_facts(path) for path in job.images], samples=samples_facts(job.samples))
    play(context)
    for path in job.outputs:
        Path(path).write_text("written by the fake engine", encoding="utf-8")
    return {
        "report": job.report, "table": job.table, "class_count": 2, "features": 3, "pixels": 75, "left_out": 1,
        "invalid": 0, "overlaps": 4, "separability": None, "warnings": 5, "lowest": None, "highest": 250.0,
        "outliers": 1,
    }  # fmt: skip


def split_samples(job: Any, context: Any) -> dict[str, Any]:
    """The last feature has no class, the others are train, validation and test by turns."""
    facts = vector_facts(job.samples.path)
    note(job, samples=facts)
    play(context)
    names = ["train", "validation", "test"]
    rows = [("", names[row % 3]) for row in range(len(facts["rows"]) - 1)] + [("no class", None)]
    with closing(sqlite3.connect(job.parts)) as database, database:
        database.execute("CREATE TABLE answers (reason TEXT, split TEXT)")
        database.executemany("INSERT INTO answers VALUES (?, ?)", rows)
    return {"parts": job.parts, "training": 1, "validation": 1, "test": 0, "left_out": 1, "distance": 12.5}


def export_chips(job: Any, context: Any) -> dict[str, Any]:
    note(job, samples=samples_facts(job.samples))
    play(context)
    os.makedirs(job.folder, exist_ok=True)
    listing = Path(job.folder, "chips.csv")
    listing.write_text("file,class", encoding="utf-8")
    return {"folder": job.folder, "listing": str(listing), "training": 7, "validation": 2, "test": 1}


def add_classes(job: Any, context: Any) -> dict[str, Any]:
    samples = vector_facts(job.samples.path) if job.samples.path else None
    note(job, images=[raster_facts(path) for path in job.images], samples=samples)
    play(context)
    Path(job.output).write_text("written by the fake engine", encoding="utf-8")
    classes = [{"value": value, "name": name, "colour": colour} for value, name, colour in CLASSES]
    return {"model": job.output, "classes": classes, "remembered": {"1": 9, "2": 5}, "before": {"1": 9, "2": 0}}


def similarity(job: Any, context: Any) -> dict[str, Any]:
    note(job, images=[raster_facts(path) for path in job.images], features=vector_facts(job.features.path))
    play(context)
    write_shares(job.images[0], job.output, 1, 1)
    return {"output": job.output, "probabilities": "", "confidence": "", "classes": [], "pixels": {"known": 7},
            "seconds": 0.1}  # fmt: skip


def explain_raster(job: Any, context: Any) -> dict[str, Any]:
    note(
        job, images=[raster_facts(path) for path in job.images],
        features=vector_facts(job.features.path) if job.features else None,
    )  # fmt: skip
    play(context)
    write_shares(job.images[0], job.output, 1, 1)
    return {"output": job.output, "patches": 4, "pixels": 7, "seconds": 0.1}


def uncertain_places(job: Any, context: Any) -> dict[str, Any]:
    """Three places from the upper left corner of the raster on, the first being the most uncertain."""
    samples = vector_facts(job.samples_nearby.path) if job.samples_nearby else None
    note(job, raster=raster_facts(job.raster), samples=samples)
    play(context)
    source = gdal.Open(job.raster)
    left, width, _, top, _, height = source.GetGeoTransform()
    kinds = {"rank": ogr.OFTInteger, "value": ogr.OFTReal, "class": ogr.OFTString, "class_value": ogr.OFTInteger,
             "other_class": ogr.OFTString}  # fmt: skip
    Path(job.output).unlink(missing_ok=True)
    target = ogr.GetDriverByName("GPKG").CreateDataSource(job.output)
    layer = target.CreateLayer(Path(job.output).stem, source.GetSpatialRef(), ogr.wkbPolygon)
    for name, kind in kinds.items():
        layer.CreateField(ogr.FieldDefn(name, kind))
    for number in range(3):
        x, y = left + 10 * number * width, top + 5 * number * height
        far_x, far_y = x + 4 * width, y + 4 * height
        feature = ogr.Feature(layer.GetLayerDefn())
        ring = f"{x} {y},{far_x} {y},{far_x} {far_y},{x} {far_y},{x} {y}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
        row = (number + 1, 0.9 - 0.1 * number, CLASSES[number % 2][1], CLASSES[number % 2][0], "")
        for name, value in zip(kinds, row):
            feature.SetField(name, value)
        layer.CreateFeature(feature)
    return {"output": job.output, "number": 3, "first_value": 0.9}


def play(context: Any, image: str = "") -> None:
    """What the scene demands before, or instead of, a result."""
    scene, _, place = os.environ.get("FAKE_ENGINE_SCENE", "succeed").partition(" at ")
    scene = scene if place in ("", image) else "succeed"
    context.log("The fake engine is at work.")
    if scene == "fail":
        from alquimia_qgis.protocol.errors import SamplesError

        raise SamplesError("The samples hold one class only.", "Digitise a second one.")
    if scene == "unfit":
        from alquimia_qgis.protocol.errors import ImageError

        raise ImageError(f"The image {image} has no valid pixel at all: everything is nodata.", "Choose another.")
    if scene == "crash":
        os.kill(os.getpid(), 9)
    while scene == "wait":
        context.progress(0.3, "waiting to be cancelled")
        context.check_cancelled()
        time.sleep(0.02)


def note(job: Any, **facts: Any) -> None:
    """One line of the journal."""
    if "FAKE_ENGINE_JOURNAL" in os.environ:
        with open(os.environ["FAKE_ENGINE_JOURNAL"], "a", encoding="utf-8") as journal:
            journal.write(json.dumps({"verb": job.verb, "job": job.to_params(), **facts}) + "\n")


def raster_facts(path: str) -> dict[str, Any]:
    dataset = gdal.Open(path)
    crs = dataset.GetSpatialRef()
    return {
        "path": path,
        "stamp": stamp(path),
        "size": [dataset.RasterXSize, dataset.RasterYSize, dataset.RasterCount],
        "crs": crs.GetAuthorityCode(None) if crs else None,
        "checksums": [dataset.GetRasterBand(band).Checksum() for band in range(1, dataset.RasterCount + 1)],
    }


def stamp(path: str) -> list[int]:
    """Size and time of change, by which the real engine knows a file again."""
    if not os.path.exists(path):  # inside another one
        return []
    return [os.stat(path).st_size, os.stat(path).st_mtime_ns]


def vector_facts(path: str) -> dict[str, Any]:
    source = ogr.Open(path)
    layer = source.GetLayerByName("samples")
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    rows = [
        [*(feature.GetField(i) for i in range(len(fields))), feature.geometry() and feature.geometry().ExportToWkt()]
        for feature in layer
    ]
    return {
        "path": path,
        "fields": {field.GetName(): field.GetTypeName() for field in fields},
        "crs": layer.GetSpatialRef().GetAuthorityCode(None),
        "rows": rows,
    }


def write_model(job: Any) -> None:
    from alquimia_qgis.protocol.bundle_manifest import REQUIRED_MEMBERS, BandRecord, Manifest
    from alquimia_qgis.protocol.classes import ClassRecord
    from alquimia_qgis.protocol.model_records import SeriesRecord, TargetRecord, undated

    dates = max(len(getattr(job, "images", ())), len(job.series.dates) if hasattr(job, "series") else 0)
    estimates = job.task == "regression"
    known = () if estimates or not getattr(job, "classes", True) else CLASSES
    manifest = Manifest(
        family=job.family, family_title="U-Net", family_parameters=job.family_parameters, family_declaration=[],
        task=job.task, input_kind="pixel series" if dates > 1 else "image",
        bands=(BandRecord("", 0.0, 1.0),) * getattr(job, "band_count", 1),
        classes=tuple(ClassRecord(*record) for record in known),
        patch_size=job.sampling.patch_size, ground_resolution=(10.0, 10.0),
        series=SeriesRecord(undated(dates), False, 1) if dates > 1 else None,
        target=TargetRecord("biomass", 100.0, 40.0, LOWEST, HIGHEST) if estimates else None,
    )  # fmt: skip
    with zipfile.ZipFile(job.model, "w") as archive:
        for member in REQUIRED_MEMBERS:
            archive.writestr(member, manifest.to_json() if member == "manifest.json" else "nothing")


def write_boxes(path: str, crs: Any, fields: dict[str, int], rows: list[tuple[Any, ...]]) -> None:
    Path(path).unlink(missing_ok=True)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = source.CreateLayer(Path(path).stem, crs, ogr.wkbPolygon)
    for name, kind in fields.items():
        layer.CreateField(ogr.FieldDefn(name, kind))
    for number, row in enumerate(rows):
        feature = ogr.Feature(layer.GetLayerDefn())
        left = 500_000 + 100 * number
        feature.SetGeometry(ogr.CreateGeometryFromWkt(
            f"POLYGON(({left} 6999900,{left + 50} 6999900,{left + 50} 6999950,{left} 6999950,{left} 6999900))"
        ))  # fmt: skip
        for name, value in zip(fields, row):
            if value is not None:
                feature.SetField(name, value)
        layer.CreateFeature(feature)


def write_map(image: str, path: str) -> dict[str, int]:
    """The left half is class 1, the right half class 2, the first row has no data."""
    source = gdal.Open(image)
    width, height = source.RasterXSize, source.RasterYSize
    target = gdal.GetDriverByName("GTiff").Create(path, width, height, 1, gdal.GDT_Byte)
    target.SetGeoTransform(source.GetGeoTransform())
    target.SetProjection(source.GetProjection())
    target.SetMetadataItem("ALQUIMIA_MODEL", "fake.alquimia")
    band = target.GetRasterBand(1)
    band.SetNoDataValue(0)
    row = bytes(1 if column < width // 2 else 2 for column in range(width))
    band.WriteRaster(0, 0, width, height, bytes(width) + row * (height - 1))
    return {"1": row.count(1) * (height - 1), "2": row.count(2) * (height - 1)}


def write_shares(image: str, path: str, bands: int, highest: int) -> None:
    source = gdal.Open(image)
    kind = gdal.GDT_Byte if highest == 100 else gdal.GDT_Float32
    target = gdal.GetDriverByName("GTiff").Create(path, source.RasterXSize, source.RasterYSize, bands, kind)
    target.SetGeoTransform(source.GetGeoTransform())
    target.SetProjection(source.GetProjection())
    for band in range(1, bands + 1):
        target.GetRasterBand(band).Fill(highest * 0.8)


def main() -> None:
    """Serve like the real launcher, with the jobs above instead of the real ones."""
    spec = importlib.util.spec_from_file_location("real_launcher", REAL_LAUNCHER)
    launcher = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(launcher)
    launcher.load_package()

    from alquimia_qgis.engine.bootstrap import serve
    from alquimia_qgis.engine.worker import JOBS_PACKAGE

    jobs = (
        train, pretrain, predict_raster, predict_features, predict_folder, predict_objects, assess_map, assess_objects,
        compare_models, ensemble, refine_map, export_model, import_model, check_samples, split_samples, export_chips,
        add_classes, similarity, explain_raster, uncertain_places,
    )  # fmt: skip
    for job in jobs:
        module = types.ModuleType(f"{JOBS_PACKAGE}.{job.__name__}")
        module.run = job
        sys.modules[module.__name__] = module
    serve()


if __name__ == "__main__":
    main()
