"""What the example models say of themselves and of their inputs."""

from __future__ import annotations

START = "An example to start from: open it in the model designer, save it under another name and change it."
COMMON_HELP = {
    "class_field": "The field that holds the class. Empty: the field called class, else the only text field.",
    "split_field": "A text field with train, validation and test. Empty: the map is assessed on all samples, which is "
    "too optimistic.",
}
IMAGE_HELP = {
    **COMMON_HELP,
    "ALG_DESC": "Trains a U-Net on digitised samples, maps the whole image with it, and assesses the map on the "
    f"samples that were held back (those whose split field says test). {START}",
    "image": "The raster to learn from and to map.",
    "samples": "Polygons, lines or points with their class.",
    "chip_size": "Width and height of the image chips, a multiple of 8.",
    "epochs": "Largest number of passes over the training chips.",
}
SERIES_HELP = {
    **COMMON_HELP,
    "ALG_DESC": "Trains a temporal convolutional network on images of several dates, maps each pixel by its course "
    "through the year, and assesses the map on the samples that were held back (those whose split field says test). "
    f"{START}",
    "images": "The rasters to learn from and to map, one for each date, or one with the bands of all dates.",
    "dates": "The date of each image, in their order, such as 2018-04-12, 2018-04-22. Empty: the temporal ranges of "
    "the layers, else the dates in the names of the files, else the given order.",
    "mask_band": "Name or number of the band of each image that marks clouds, such as SCL. Empty: none.",
    "samples": "Polygons, lines or points with their class; every pixel under them is an example.",
    "epochs": "Largest number of passes over the training pixels.",
}
COMPARISON_HELP = {
    **COMMON_HELP,
    "ALG_DESC": "Trains a random forest and a U-Net on the same samples, compares both on the samples that were held "
    "back (those whose split field says test), averages them into one map, and assesses that map. Tells whether the "
    f"network was worth it, and whether both together are better. {START}",
    "image": "The raster to learn from and to map.",
    "samples": "Polygons, lines or points with their class.",
    "chip_size": "Width and height of the image chips of the U-Net, a multiple of 8.",
    "epochs": "Largest number of passes over the training chips of the U-Net.",
}
CLEANING_HELP = {
    "ALG_DESC": "Removes small patches from a class map and turns it into polygons: sieve, polygonise, fix geometries. "
    "A patch that is too small gets the class of its largest neighbour. To smooth by the image instead, use Refine a "
    f"map along the edges of its image. {START}",
    "map": "A class map; its first band holds class values.",
    "smallest_patch": "Patches of fewer pixels than this are merged into their largest neighbour.",
}
OBJECTS_HELP = {
    "ALG_DESC": "Trains a RetinaNet on digitised boxes, finds the objects of the whole image with it, and assesses "
    f"them in areas that were held back. {START}",
    "image": "The raster to learn from and to search.",
    "samples": "Boxes or outlines of the objects, with their class.",
    "class_field": "The field that holds the class. Empty: the field called class, else all are of one class.",
    "areas": "Polygons in which all objects are digitised; the network learns there.",
    "test_areas": "Other polygons in which all objects are digitised; the result is assessed there.",
    "chip_size": "Width and height of the image chips, a multiple of 32 and several times as large as the objects.",
    "epochs": "Largest number of passes over the training chips.",
    "score": "Objects that the model is less sure of are left out. A low score lets the assessment see all of them; "
    "raise it to what the report says suits best.",
}
BUILDINGS_HELP = {
    **COMMON_HELP,
    "ALG_DESC": "Trains a U-Net on footprints of buildings and on samples of what is none, maps the image, assesses "
    "the map on the samples that were held back (those whose split field says test), and makes outlines of the "
    f"buildings: small patches are removed and corners squared. {START}",
    "image": "An aerial or drone image on which roofs are some ten pixels wide or wider.",
    "samples": "Polygons of buildings, and of everything that is none: streets, trees, meadows, shadows.",
    "building_value": "The number that buildings have in the map. Classes that are text are numbered from 1 in the "
    "order of the legend of the samples layer or, without one, of the alphabet; classes that are numbers keep them.",
    "chip_size": "Width and height of the image chips, a multiple of 8: about three buildings wide.",
    "epochs": "Largest number of passes over the training chips.",
    "smallest_patch": "Patches of fewer pixels than this are no building.",
}
COUNTING_HELP = {
    "ALG_DESC": "Finds cars, or whatever else a model of the RetinaNet family was trained on, and counts them in "
    "areas, such as streets, car parks or blocks. Gives the objects, their density, and the areas with their counts. "
    f"{START}",
    "image": "The raster to search, of the resolution that the model was trained on.",
    "model": "A model file of the RetinaNet family (alquimia:train_retinanet).",
    "areas": "The polygons to count in, in any coordinate reference system. An object counts where its middle lies.",
    "score": "Objects that the model is less sure of are left out. The report of the training or of Assess found "
    "objects says which score suits best.",
}
