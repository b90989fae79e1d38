"""Maps how like some features each pixel of an image is, by the embeddings of a model."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.features.reading import read_features
from alquimia_qgis.engine.jobs.predict_features import feature_means
from alquimia_qgis.engine.jobs.predict_raster import mapped
from alquimia_qgis.engine.neighbours.network import SimilarityNetwork
from alquimia_qgis.engine.neighbours.references import unit_length
from alquimia_qgis.engine.peak_memory import reset_peak_memory
from alquimia_qgis.engine.prediction.map_outputs import check_map_outputs
from alquimia_qgis.engine.prediction.model_images import open_model_images, warn_about_images
from alquimia_qgis.engine.prediction.predictor import Predictor, open_predictor
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.protocol.embedding_jobs import SimilarityJob
from alquimia_qgis.protocol.embeddings import check_embedding, embedding_size
from alquimia_qgis.protocol.errors import FeaturesError
from alquimia_qgis.protocol.features import FeatureOptions
from alquimia_qgis.protocol.jobs import PredictFeaturesJob, PredictRasterJob, PredictRasterResult, SeriesSource
from alquimia_qgis.protocol.model_records import TargetRecord

# What the raster holds: the cosine as it is, from the opposite to the same.
SIMILARITY = TargetRecord("similarity", 0.0, 1.0, -1.0, 1.0)
DIGITS_OF_DIGEST = 12


def run(job: SimilarityJob, context: JobContext) -> PredictRasterResult:
    """Do the job; see SimilarityJob. The raster appears when all of it has succeeded, and not before."""
    started = time.monotonic()
    reset_peak_memory()
    mapping = PredictRasterJob(job.images, job.model, job.output, job.bands, job.extent, options=job.options)
    check_map_outputs(mapping, (*job.images, job.model, job.features.path))
    context.progress(0.0, "Loading the model")
    predictor = open_predictor(job.model, job.options, context)
    manifest = predictor.manifest
    check_embedding(manifest, os.path.basename(job.model))
    ignore = job.options.ignore_band_names
    with open_model_images(job.images, job.bands, SeriesSource(), ignore, manifest, context) as image:
        warn_about_images(image, manifest, context)
        wanted = _wanted(job, predictor, image, context)
        context.check_cancelled()
        return mapped(mapping, _comparing(predictor, wanted, job.similarity.summary), image, started, context)


def _wanted(job: SimilarityJob, predictor: Predictor, image: PixelSource, context: JobContext) -> np.ndarray:
    """The embeddings of the features, float32 (N, D) of length 1, of those that have any; else a FeaturesError."""
    features = read_features(job.features, image, context)
    asking = PredictFeaturesJob(
        job.images, job.model, job.features, "", job.bands, FeatureOptions(stride=job.similarity.stride), job.options
    )
    means = feature_means(asking, predictor, image, features, embedding_size(predictor.manifest), context)
    known = means.counts > 0
    if not known.any():
        raise FeaturesError("No feature shows a valid pixel of the image.", "Pick features where the image has data.")
    if not known.all():
        context.log(f"{int((~known).sum())} of {len(known)} features show no valid pixel and do not count.", "warning")
    return unit_length(means.means()[known])


def _comparing(predictor: Predictor, wanted: np.ndarray, summary: str) -> Predictor:
    """The model as one that estimates a number: how like the wanted embeddings a pixel is."""
    digest = hashlib.sha256(summary.encode() + wanted.tobytes()).hexdigest()[:DIGITS_OF_DIGEST]
    described = f"{summary} similarity to {len(wanted)} feature{'s' if len(wanted) != 1 else ''} ({digest})"
    network = SimilarityNetwork(predictor.network, wanted, summary, described)
    manifest = replace(predictor.manifest, classes=(), target=SIMILARITY)
    return Predictor(manifest, network, predictor.inference)
