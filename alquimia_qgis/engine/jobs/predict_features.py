"""Answers for each feature of a layer with a trained model: a class with its confidence, or a number."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.bundle.read import family_of
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.features.answers import answer_columns, best_classes, write_answers
from alquimia_qgis.engine.features.core_size import best_core_size
from alquimia_qgis.engine.features.means import FeatureMeans
from alquimia_qgis.engine.features.progress import FeatureProgress
from alquimia_qgis.engine.features.reading import Features, read_features
from alquimia_qgis.engine.features.wanted_pixels import WantedPixels
from alquimia_qgis.engine.features.zone_pixels import ZonePixels
from alquimia_qgis.engine.features.zones import Zones, chip_zones, pixel_zones
from alquimia_qgis.engine.neighbours.voting import answer_channels, layout_of, voting
from alquimia_qgis.engine.outputs import check_writable
from alquimia_qgis.engine.prediction.augmentation import ONE_VIEW, augmented
from alquimia_qgis.engine.prediction.every_pixel import Patches
from alquimia_qgis.engine.prediction.mapping import Assignment, map_area
from alquimia_qgis.engine.prediction.model_images import open_model_images, warn_about_images
from alquimia_qgis.engine.prediction.predictor import Predictor, open_predictor
from alquimia_qgis.engine.prediction.surroundings import Surroundings, choose_surroundings
from alquimia_qgis.engine.prediction.window_size import Load, allowed_memory, choose_windows
from alquimia_qgis.engine.raster.block_cache import block_cache, windows_side_by_side
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.embeddings import check_embedding, check_knows_classes
from alquimia_qgis.protocol.errors import FeaturesError
from alquimia_qgis.protocol.features import NO_DATA, OFF_IMAGE, REASONS, PredictFeaturesResult, answer_fields
from alquimia_qgis.protocol.inputs import INPUT_KINDS
from alquimia_qgis.protocol.jobs import PredictFeaturesJob

SHARE_FOR_BLOCKS = 0.25


def run(job: PredictFeaturesJob, context: JobContext) -> PredictFeaturesResult:
    """Do the job; see PredictFeaturesJob. The answers appear when all of it has succeeded, and not before."""
    started = time.monotonic()
    check_writable(job.answers)
    context.progress(0.0, "Loading the model")
    check_knows_classes(read_manifest(job.model), os.path.basename(job.model))
    predictor = open_predictor(job.model, job.options, context)
    predictor = voting(predictor, job.options, context, job.feature_options.embedding)
    _check_embedding(job, predictor)
    context.check_cancelled()
    ignore = job.options.ignore_band_names
    with open_model_images(job.images, job.bands, job.series, ignore, predictor.manifest, context) as image:
        warn_about_images(image, predictor.manifest, context)
        features = read_features(job.features, image, context)
        context.check_cancelled()
        channels = answer_channels(predictor, job.feature_options.embedding)
        answering = _Answering(job, predictor, image, features, channels)
        means = answering.means(context)
    context.check_cancelled()
    return _conclude(answering, means, started, context)


def feature_means(
    job: PredictFeaturesJob,
    predictor: Predictor,
    image: PixelSource,
    features: Features,
    channels: int,
    context: JobContext,
) -> FeatureMeans:
    """What a model that was made ready says of the features of an open image, on average, in so many ``channels``."""
    return _Answering(job, predictor, image, features, channels).means(context)


@dataclass(frozen=True)
class _Answering:
    """A layer of features on its way to answers, each of so many ``channels``."""

    job: PredictFeaturesJob
    predictor: Predictor
    image: PixelSource
    features: Features
    channels: int

    @property
    def answers_once(self) -> bool:
        """Whether the network sees a chip and gives it one answer."""
        return family_of(self.predictor.manifest).answers_once

    def means(self, context: JobContext) -> FeatureMeans:
        """Let the network see the pixels of all features."""
        manifest, count = self.predictor.manifest, len(self.features)
        zones = self._zones()
        if not len(zones.owners):
            raise FeaturesError("All features lie on the very edge of the image, where it has no pixel.")
        pixels = ZonePixels(zones, self.image)
        progress = FeatureProgress(pixels, count, context)
        centre = 0.0 if manifest.target is None else manifest.target.mean
        means = FeatureMeans(pixels, count, self.channels, centre, progress, context)
        self._map(pixels, means, progress, context)
        return means

    def _zones(self) -> Zones:
        if not self.answers_once:
            return pixel_zones(self.features, self.image)
        return chip_zones(
            self.features, self.image, self.predictor.manifest.patch_size, self.job.feature_options.stride
        )

    def _map(self, zones: ZonePixels, means: FeatureMeans, progress: FeatureProgress, context: JobContext) -> None:
        assignment = self._assignment(zones)
        self._tell(assignment, context)
        rows = assignment.window_size + 2 * assignment.surroundings.margin
        across = assignment.side_by_side
        columns = None if across is None else rows + (across - 1) * assignment.window_size
        with block_cache(self.image, rows, columns, SHARE_FOR_BLOCKS * allowed_memory(self.job.options.memory)):
            map_area(assignment, means, context, progress)

    def _assignment(self, zones: ZonePixels) -> Assignment:
        options, area = self.job.options, zones.area
        surroundings = self._surroundings()
        load = Load(
            self.predictor.inference.bytes_per_pixel,
            self.image.channel_count,
            self.image.bytes_per_value,
            self.channels,
        )
        allowed, longest = allowed_memory(options.memory), max(area.height, area.width)
        # Few chips are wanted of a window, so that a small batch is soon full.
        batch = options.batch_size or (1 if self.answers_once else None)
        largest, _ = choose_windows(surroundings, load, longest, allowed, options.window_size, batch)
        size = largest if options.window_size else best_core_size(zones.boxes, surroundings, largest)
        size, batch = choose_windows(surroundings, load, longest, allowed, size, batch)
        network = augmented(self.predictor.network, self._views())
        source = WantedPixels(self.image, zones, surroundings.margin)
        across = windows_side_by_side(self.image, size, surroundings.margin)
        return Assignment(source, area, network, surroundings, size, batch, across)

    def _surroundings(self) -> Surroundings:
        """As in a map, but for networks of chips, of which only some are wanted."""
        manifest = self.predictor.manifest
        if self.answers_once:
            return Patches(manifest.patch_size)
        dates = manifest.dates if _sees_pixels(manifest) else None
        return choose_surroundings(self.predictor.inference, manifest.patch_size, self.job.options.surroundings, dates)

    def _views(self) -> str:
        return ONE_VIEW if _sees_pixels(self.predictor.manifest) else self.job.options.test_time_augmentation

    def _tell(self, assignment: Assignment, context: JobContext) -> None:
        network = assignment.network
        context.log(
            f"{len(self.features)} features on {network.device} with {network.backend} in {network.precision}: windows "
            f"of up to {assignment.window_size} pixels, {assignment.surroundings.description}."
        )
        stride = self.job.feature_options.stride
        if self.answers_once:
            chip = self.predictor.manifest.patch_size
            context.log(
                f"A feature that is not larger than a chip of {chip} pixels gets the answer of the chip around it, a "
                f"larger one the mean of chips {stride or max(1, chip // 2)} pixels apart."
            )
        elif stride is not None:
            context.log("STRIDE has no effect: this network answers for every pixel.", "warning")


def _conclude(answering: _Answering, means: FeatureMeans, started: float, context: JobContext) -> PredictFeaturesResult:
    job, manifest = answering.job, answering.predictor.manifest
    reasons = _reasons(answering.features, means)
    with_embedding = job.feature_options.embedding
    fields = answer_fields(manifest, job.feature_options.probabilities, with_embedding)
    columns = answer_columns(means, manifest, layout_of(answering.predictor, with_embedding))
    write_answers(job.answers, fields, list(reasons), columns)
    answered = int((reasons == "").sum())
    seconds = time.monotonic() - started
    context.log(f"{answered} of {len(reasons)} features have an answer, after {seconds:.1f} s.")
    context.progress(1.0, "Done", 0.0)
    network = answering.predictor.network
    return PredictFeaturesResult(
        job.answers, len(reasons), answered, {reason: int((reasons == reason).sum()) for reason in REASONS},
        _counts(means, manifest), manifest.classes, seconds, network.backend, network.device, network.precision,
    )  # fmt: skip


def _reasons(features: Features, means: FeatureMeans) -> np.ndarray:
    """Why features have no answer, "" where they have one; of those that touch the image, one without a pixel."""
    silent = (features.reasons == "") & (means.counts == 0)
    return np.where(silent, np.where(means.has_zone, NO_DATA, OFF_IMAGE), features.reasons)


def _counts(means: FeatureMeans, manifest: Manifest) -> dict[str, int]:
    if manifest.target is not None:
        return {}
    best = best_classes(means, len(manifest.classes))
    return {str(record.value): int((best == number).sum()) for number, record in enumerate(manifest.classes)}


def _check_embedding(job: PredictFeaturesJob, predictor: Predictor) -> None:
    if job.feature_options.embedding:
        check_embedding(predictor.manifest, os.path.basename(job.model))


def _sees_pixels(manifest: Manifest) -> bool:
    return not INPUT_KINDS[manifest.input_kind].has_surroundings
