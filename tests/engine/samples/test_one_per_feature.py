"""One chip for each feature, with the feature in its middle."""

import numpy as np
import shapely

from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import cut_chips
from alquimia_qgis.protocol.options import SamplingOptions
from tests.engine.samples.layers import block, made, point

OPTIONS = SamplingOptions(patch_size=16, placement="feature")


def cut(image, samples, context, **more):
    return cut_chips(image, samples, np.arange(len(samples)), OPTIONS, context, **more)


def test_a_network_that_answers_once_gets_one_chip_of_each_feature(image_of, context):
    samples = made([block(10, 10, 9, 21), point(40.5, 60.5), block(30, 20, 31, 3)], [0, 1, 1])
    chips = cut(image_of(), samples, context, output_crop=8)
    assert chips.windows == [Window(6, 12, 16, 16), Window(32, 52, 16, 16), Window(37, 13, 16, 16)]
    assert (chips.labels >= 0).sum() == 3 and chips.labels[:, 8, 8].tolist() == [0, 1, 1]
    assert chips.class_pixels.tolist() == [1, 2]


def test_a_feature_of_many_parts_is_one_example(image_of, context):
    hollow = shapely.union_all([block(20, 20, 4, 4), block(20, 40, 4, 4)])
    chips = cut(image_of(), made([hollow, block(40, 40, 2, 2)], [0, 1]), context, output_crop=8)
    assert len(chips) == 2  # its centroid lies between the parts: the middle of one of them is taken
    assert chips.labels[0, 8, 8] == 0


def test_networks_of_images_see_large_features_once(image_of, context):
    samples = made([block(5, 5, 41, 41), block(20, 60, 3, 3)], [0, 1])
    chips = cut(image_of(), samples, context)
    assert chips.windows == [Window(13, 53, 16, 16), Window(17, 17, 16, 16)]
    assert (chips.labels[1] == 0).all() and (chips.labels[0] == 1).sum() == 9
    everywhere = cut_chips(image_of(), samples, np.arange(2), SamplingOptions(patch_size=16), context)
    assert len(everywhere) > 10


def test_two_classes_on_one_pixel_teach_nothing(image_of, context, messages):
    samples = made([point(10.2, 10.2), point(10.8, 10.8), point(30.5, 30.5)], [0, 1, 1])
    chips = cut(image_of(), samples, context, output_crop=8)
    assert len(chips) == 1 and "samples of different classes" in messages("warning")[0]
