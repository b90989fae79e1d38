"""Chips whose size is given on the ground."""

import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.training.patch_size import patch_in_pixels, with_patch_in_pixels
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sources import NO_SAMPLES
from tests.engine.raster.rasters import counting, write_raster


@pytest.mark.parametrize(
    ("options", "pixels"),
    [
        (SamplingOptions(patch_extent=300.0), 30),
        (SamplingOptions(patch_extent=304.0, context_margin=0.0), 30),
        (SamplingOptions(patch_extent=30.0, context_margin=20.0), 7),
        (SamplingOptions(context_margin=20.0), 68),
        (SamplingOptions(patch_extent=0.5), 1),
    ],
    ids=str,
)
def test_a_size_on_the_ground_becomes_pixels(options, pixels):
    assert patch_in_pixels(options, 64, 10.0) == pixels


def test_it_is_made_up_to_what_the_network_takes():
    assert patch_in_pixels(SamplingOptions(patch_extent=330.0), 64, 10.0, 16) == 48


def job(tmp_path, family, **options):
    image = write_raster(tmp_path / "a.tif", counting(40, 40))
    return TrainJob(
        family, {}, "segmentation", (image,), NO_SAMPLES, "/m.alquimia", sampling=SamplingOptions(**options)
    )


def test_the_network_or_the_sampling_gets_it_and_the_log_tells(tmp_path):
    context = JobContext.silent()
    patches = with_patch_in_pixels(job(tmp_path, "small_cnn", patch_extent=500.0, context_margin=70.0), context)
    assert patches.family_parameters["patch_size"] == 64 and patches.sampling.patch_extent == 500.0
    assert context.events[-1].message == (
        "Chips of 500 map units with a margin of 70 on each side are 64 pixels of 10 map units wide and high."
    )
    images = with_patch_in_pixels(job(tmp_path, "unet", patch_extent=500.0), context)
    assert images.sampling.patch_size == 56 and not images.family_parameters  # from 50 to a multiple of 8


def test_nothing_changes_where_pixels_are_given(tmp_path):
    given = job(tmp_path, "unet")
    assert with_patch_in_pixels(given, JobContext.silent()) is given


def test_pictures_of_a_folder_have_their_size(tmp_path):
    pictures = TrainJob(
        "small_cnn", {}, "segmentation", (), NO_SAMPLES, "/m.alquimia", folder=FolderSource("/pictures"),
        sampling=SamplingOptions(patch_extent=300.0),
    )  # fmt: skip
    with pytest.raises(ParameterError, match="as large as they are on the ground"):
        with_patch_in_pixels(pictures, JobContext.silent())
