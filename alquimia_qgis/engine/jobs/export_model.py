"""Writes the network of a model file for plain Keras, with a text file that tells what belongs to it."""

from __future__ import annotations

import os
from pathlib import Path

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.bundle.read import fixed_size
from alquimia_qgis.engine.bundle.self_test import self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.exchange.about_file import about_text
from alquimia_qgis.engine.exchange.exporting import ENDINGS, check_plain, write_network
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.exchange_jobs import ExportModelJob, ExportModelResult, exported_files


def run(job: ExportModelJob, context: JobContext) -> ExportModelResult:
    """Do the job; see ExportModelJob. All files appear together when each of them is complete, and not before."""
    ending = os.path.splitext(job.output)[1].lower()
    if ending not in ENDINGS:
        raise ParameterError(f"{job.output} must end in {', '.join(ENDINGS)}.", "The ending chooses the form.")
    paths = exported_files(job.output)
    for path in paths:
        check_writable(path)
    context.progress(0.0, "Opening the model")
    model = load_bundle(job.model)
    network, manifest = model.network(), model.manifest
    check_plain(network, model.family.title)
    context.check_cancelled()
    context.progress(0.4, "Writing the network")
    chip = self_test_chip(model.blueprint, manifest.patch_size, fixed_size(manifest))
    with atomic_files(paths) as places:
        write_network(network, ending, places[:-1], chip)
        Path(places[-1]).write_text(about_text(manifest, job.output), encoding="utf-8")
        context.check_cancelled()
    size = "images of any size" if fixed_size(manifest) is None else f"images of {fixed_size(manifest)} pixels"
    context.log(f"{model.family.title} with {network.count_params():,} weights, for {size}; plain Keras 3 opens it.")
    context.progress(1.0, "Done")
    return ExportModelResult(paths[0], paths[1] if len(paths) > 2 else "", paths[-1])
