"""The parameters of mapping many images: which images, which results, and what they mean together."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared
from alquimia_qgis.desktop.algorithms.given_images import BANDS
from alquimia_qgis.desktop.algorithms.given_layers import given_layers
from alquimia_qgis.desktop.algorithms.image_folder import PATTERNS, images_in_folder
from alquimia_qgis.desktop.algorithms.image_series import ImageSeries, Needs, read_series
from alquimia_qgis.desktop.algorithms.map_outputs import (
    OUTPUT,
    RASTERS_OF_EMBEDDINGS,
    SHARES,
    MapFiles,
    add_extent,
    add_model,
    share_texts,
    texts_of_embeddings,
)
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.protocol.parameters import Parameterised, switch

INPUTS, FOLDER, PATTERN, OUTPUT_FOLDER = "INPUTS", "FOLDER", "PATTERN", "OUTPUT_FOLDER"


@dataclass(frozen=True)
class SelectionOptions(Parameterised):
    """Which files of a folder are images."""

    title: ClassVar[str] = "Images"

    recursive: bool = switch(False, label="Look into subfolders", help="Take the images of all subfolders as well.")
    skip_unfit: bool = switch(
        False,
        label="Leave out images that cannot be mapped",
        help="Map the others where an image cannot be read, has no coordinate reference system or has other bands than "
        "the model needs; the log names each. Switched off, nothing is mapped before such images are gone.",
    )


@dataclass(frozen=True)
class EachMapOptions(Parameterised):
    """What becomes of each image."""

    title: ClassVar[str] = "Series"

    skip_finished: bool = switch(
        True,
        label="Skip what is finished",
        help="Maps that are there already, made of the same image with the same model and options, are not made again: "
        "a series that was interrupted goes on where it stopped.",
    )
    each_probabilities: bool = switch(
        False,
        label="Add probabilities to the folder of maps",
        help="Write the probabilities of each image beside its map, as …_probabilities.tif: one band for each class.",
    )
    each_confidence: bool = switch(
        False,
        label="Add confidence to the folder of maps",
        help="Write the probability of the chosen class of each image beside its map, as …_confidence.tif.",
    )
    each_entropy: bool = switch(
        False,
        label="Add entropy to the folder of maps",
        help="Write how undecided the model is of each image beside its map, as …_entropy.tif.",
    )
    each_margin: bool = switch(
        False,
        label="Add margins to the folder of maps",
        help="Write how far the second class is behind the chosen one beside each map, as …_margin.tif.",
    )
    each_distance: bool = switch(
        False,
        label="Add distances to the folder of maps",
        help="Only for models of the embedding family: write how far each pixel is from all samples that the model "
        "remembers beside each map, as …_distance.tif.",
    )
    each_embedding: bool = switch(
        False,
        label="Add embeddings to the folder of maps",
        help="Only for models of the embedding family: write the embedding of each pixel beside each map, as "
        "…_embedding.tif.",
    )

    @property
    def shares(self) -> dict[str, bool]:
        """Which rasters of shares are asked for of each image, by the parameters of the mosaic's."""
        wanted = (self.each_probabilities, self.each_confidence, self.each_entropy, self.each_margin)
        return dict(zip(SHARES, wanted))

    @property
    def of_embeddings(self) -> dict[str, bool]:
        """Which rasters that only models of embeddings give are asked for of each image, by the mosaic's parameters."""
        return dict(zip(RASTERS_OF_EMBEDDINGS, (self.each_distance, self.each_embedding)))


def add_series_parameters(algorithm: AlquimiaAlgorithm) -> None:
    """All inputs, in the order of the dialog."""
    _add_images(algorithm)
    add_declared(algorithm, SelectionOptions)
    add_model(algorithm)
    add_extent(algorithm)
    algorithm.add(
        QgsProcessingParameterString(BANDS, QCoreApplication.translate("Alquimia", "Bands"), optional=True),
        QCoreApplication.translate(
            "Alquimia",
            "The bands of each image to use, counted from 1, in this order, such as 4;3;2. Empty: all bands.",
        ),
        advanced=True,
    )
    add_declared(algorithm, EachMapOptions)
    add_declared(algorithm, MapDetail)
    add_declared(algorithm, PredictionOptions)


def add_series_results(algorithm: AlquimiaAlgorithm) -> None:
    """One map of all images, one map of each, or both."""
    algorithm.add(
        QgsProcessingParameterFolderDestination(
            OUTPUT_FOLDER,
            QCoreApplication.translate("Alquimia", "Folder of maps, one for each image"),
            optional=True,
            createByDefault=False,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Each image gets a map of its own here, on its own grid: tile_1.tif becomes tile_1_classes.tif. Images of "
            "the same name are told apart by the names of their folders. The folder is made if it does not exist.",
        ),
    )
    of_the_mosaic = QCoreApplication.translate("Alquimia", "{} of the mosaic")
    texts = {
        OUTPUT: (
            QCoreApplication.translate("Alquimia", "Mosaic"),
            QCoreApplication.translate(
                "Alquimia",
                "One map of all images, without seams, because the network sees across their edges. It has the grid of "
                "the first image; images on another grid or in another coordinate reference system are resampled while "
                "they are read. Where images overlap, the later one lies on top.",
            ),
        ),
        **{
            name: (of_the_mosaic.format(label), help)
            for name, (label, help) in {**share_texts(), **texts_of_embeddings()}.items()
        },
    }
    for name, (label, help) in texts.items():
        algorithm.add(QgsProcessingParameterRasterDestination(name, label, optional=True, createByDefault=False), help)


def check_wanted(wanted: Sequence[str], options: EachMapOptions) -> None:
    """Raise a ParameterError where the results asked for (names of parameters) do not go together."""
    if OUTPUT not in wanted and OUTPUT_FOLDER not in wanted:
        raise ParameterError(
            "Say where the maps shall go: one mosaic (OUTPUT), a folder for one map of each image (OUTPUT_FOLDER), "
            "or both."
        )
    alone = [name for name in (*SHARES, *RASTERS_OF_EMBEDDINGS) if name in wanted]
    if OUTPUT not in wanted and alone:
        each = " or ".join(f"EACH_{name}" for name in alone)
        raise ParameterError(
            f"More rasters of the mosaic ({', '.join(alone)}) come with the mosaic (OUTPUT).",
            f"For those of each image, switch on {each}.",
        )
    of_each = [*wanted_shares_of_each(options), *wanted_embeddings_of_each(options)]
    if OUTPUT_FOLDER not in wanted and of_each:
        raise ParameterError(
            f"More rasters of each image ({', '.join(of_each)}) go into the folder of maps (OUTPUT_FOLDER).",
            "Choose a folder.",
        )


def chosen_series(
    algorithm: AlquimiaAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    needs: Needs,
    options: SelectionOptions,
) -> ImageSeries:
    """All images of list and folder; an ImageError names one that cannot be mapped, unless it may be left out."""
    given = given_layers(algorithm, parameters, INPUTS, context)
    folder = algorithm.parameterAsString(parameters, FOLDER, context)
    if not given and not folder:
        raise ParameterError("Give images (INPUTS), a folder of images (FOLDER), or both.")
    folder = os.path.abspath(folder) if folder else ""
    patterns = algorithm.parameterAsString(parameters, PATTERN, context) or PATTERNS
    found = images_in_folder(folder, patterns, options.recursive) if folder else []
    series = read_series(given, folder, found, needs, context)
    _check_fitness(series, options.skip_unfit)
    return series


def wanted_shares_of_each(options: EachMapOptions) -> list[str]:
    """Which shares are asked for of each image, by their parameters."""
    return [f"EACH_{name}" for name, is_wanted in options.shares.items() if is_wanted]


def wanted_embeddings_of_each(options: EachMapOptions) -> list[str]:
    """Which rasters that only models of embeddings give are asked for of each image, by their parameters."""
    return [f"EACH_{name}" for name, is_wanted in options.of_embeddings.items() if is_wanted]


def results_in(folder: str, name: str, options: EachMapOptions, gives_classes: bool) -> MapFiles:
    """The files that an image gets in the folder of maps."""
    wanted = {"classes" if gives_classes else "values": True, **options.shares, **options.of_embeddings}
    paths = {role: os.path.join(folder, f"{name}_{role.lower()}.tif") for role in wanted}
    return MapFiles(*(paths[role] if is_wanted else "" for role, is_wanted in wanted.items()))


@contextmanager
def folder_for(path: str) -> Iterator[None]:
    """Make the folder, and remove it again where nothing has come to lie in it."""
    missing = []
    place = path
    while place and not os.path.exists(place):
        missing.append(place)
        place = os.path.dirname(place)
    if missing:
        os.makedirs(path)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # not empty
            for made in missing:
                os.rmdir(made)


def _check_fitness(series: ImageSeries, skip_unfit: bool) -> None:
    unfit, all_images = len(series.unfit), len(series.unfit) + len(series.images)
    if unfit and not (skip_unfit and series.images):
        what = (
            f"An image cannot be mapped, {series.unfit[0]}."
            if unfit == 1
            else f"{unfit} of {all_images} images cannot be mapped, the first is {series.unfit[0]}."
        )
        hint = "Switch on SKIP_UNFIT to map the others without them." if series.images else "Choose other images."
        raise ImageError(what, hint)
    if not series.images:
        raise ImageError(f"There is no image to map. {' '.join(series.notes)}".strip())


def _add_images(algorithm: AlquimiaAlgorithm) -> None:
    algorithm.add(
        QgsProcessingParameterMultipleLayers(
            INPUTS,
            QCoreApplication.translate("Alquimia", "Images"),
            QgsProcessing.SourceType.TypeRaster,
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia", "The images to map, in this order. Each needs the bands of the model, and a CRS."
        ),
    )
    algorithm.add(
        QgsProcessingParameterFile(
            FOLDER,
            QCoreApplication.translate("Alquimia", "Folder of images"),
            behavior=QgsProcessingParameterFile.Behavior.Folder,
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Instead of a list, or after it: all images of a folder, in order of names. Maps made by Alquimia, "
            "and virtual rasters made of other images of the folder, are left out.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterString(
            PATTERN, QCoreApplication.translate("Alquimia", "File names in the folder"), PATTERNS, optional=True
        ),
        QCoreApplication.translate(
            "Alquimia", "Which files of the folder are images: patterns with * and ?, separated by semicolons."
        ),
    )
