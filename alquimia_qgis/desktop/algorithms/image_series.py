"""Looks at all images of a series before the first is mapped: which can be mapped, and why the others cannot."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from qgis.core import QgsProcessingContext, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.image_facts import BandFacts, ImageFacts, check_facts, read_facts
from alquimia_qgis.desktop.algorithms.image_names import listed, result_names, safe_title
from alquimia_qgis.desktop.algorithms.image_source import ImageSource, image_of_layer
from alquimia_qgis.desktop.algorithms.source_files import files_with_parts, is_virtual, layer_files
from alquimia_qgis.protocol.errors import ImageError


@dataclass(frozen=True)
class SeriesImage:
    """An image to be mapped: ``title`` for the log, ``name`` for its results, ``facts`` with the CRS of its layer.

    ``files`` are all that it is read from.
    """

    source: ImageSource
    title: str
    facts: ImageFacts
    files: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Needs:
    """What the model asks of each image: the ``chosen`` bands (from 1; none: all) and the number of its own."""

    chosen: tuple[int, ...]
    bands: int


@dataclass
class ImageSeries:
    """Images that can be mapped, in order; ``unfit``: each other one with its reason; ``notes``: lines for the log."""

    images: list[SeriesImage] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_series(
    given: Sequence[QgsRasterLayer | str],
    folder: str,
    found: Sequence[str],
    needs: Needs,
    context: QgsProcessingContext,
) -> ImageSeries:
    """Look at the layers ``given`` and at the files ``found`` in ``folder``; call it on the main thread.

    A text among those given is a source that is no layer. Maps made by Alquimia and virtual rasters made of other
    images of the folder are left out of what was found: nobody wants the last run's result mapped by the next.
    """
    look = _Look(needs, context)
    for item in given:
        look.at_layer(item)
    known = {_key(image) for image in look.images}
    look_inside = _Look(needs, context)
    for path in found:
        if os.path.realpath(path) not in known:
            look_inside.at_file(path, os.path.relpath(path, folder))
    mosaics = look_inside.leave_out_mosaics()
    images = _without_twins([*look.images, *look_inside.images])
    names = result_names([image.source.path or safe_title(image.title) for image in images])
    named = [replace(image, name=name) for image, name in zip(images, names)]
    return ImageSeries(named, [*look.unfit, *look_inside.unfit], _notes(look_inside.maps, mosaics))


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


class _Look:
    """Collects the images that can be mapped, the others with their reasons, and the maps found in a folder."""

    def __init__(self, needs: Needs, context: QgsProcessingContext) -> None:
        self.images: list[SeriesImage] = []
        self.unfit: list[str] = []
        self.maps: list[str] = []
        self._needs = needs
        self._context = context

    def at_layer(self, item: QgsRasterLayer | str) -> None:
        title = item if isinstance(item, str) else item.name()
        with self._noting(title):
            source, facts = _of_layer(item, self._context)
            self._add(SeriesImage(source, title, facts, tuple(layer_files(item))))

    def at_file(self, path: str, title: str) -> None:
        with self._noting(title):
            facts = read_facts(path)
            if facts.is_map:
                self.maps.append(title)
            else:
                files = files_with_parts([path]) if is_virtual(path) else facts.files
                self._add(SeriesImage(ImageSource(_stem(path), path), title, facts, tuple(files)))

    def leave_out_mosaics(self) -> list[str]:
        """Drop the virtual rasters made of images that are here themselves; returns their titles."""
        others = {os.path.realpath(image.facts.path) for image in self.images}
        mosaics = [image for image in self.images if _is_made_of(image.facts, others)]
        self.images = [image for image in self.images if image not in mosaics]
        return [image.title for image in mosaics]

    def _add(self, image: SeriesImage) -> None:
        check_facts(image.facts, self._needs.chosen, self._needs.bands)
        self.images.append(image)

    @contextmanager
    def _noting(self, title: str) -> Iterator[None]:
        try:
            yield
        except ImageError as error:
            self.unfit.append(f"{title}: {error.message.rstrip('.')}")


def _of_layer(item: QgsRasterLayer | str, context: QgsProcessingContext) -> tuple[ImageSource, ImageFacts]:
    if isinstance(item, str):
        raise ImageError("it cannot be opened as a raster" if os.path.exists(item) else "it does not exist")
    if not item.crs().isValid():
        raise ImageError("it has no coordinate reference system")
    source = image_of_layer(item, context)
    if not source.path:
        return source, _facts_of_layer(item)
    facts = read_facts(source.path)
    return source, replace(facts, crs=source.crs) if source.crs else facts


def _facts_of_layer(layer: QgsRasterLayer) -> ImageFacts:
    """What can be said of a layer that is not a file until it has been written to one."""
    provider, extent = layer.dataProvider(), layer.extent()
    width, height = provider.xSize(), provider.ySize()
    pixel = (extent.width() / width, -extent.height() / height)
    bands = range(1, provider.bandCount() + 1)
    return ImageFacts(
        path="",
        width=width,
        height=height,
        crs=layer.crs().toWkt(),
        transform=(extent.xMinimum(), pixel[0], 0.0, extent.yMaximum(), 0.0, pixel[1]),
        bands=tuple(BandFacts(int(provider.dataType(band)), None, "", 0, (width, 1)) for band in bands),
        masked=False,
        is_map=False,
        files=(),
    )


def _key(image: SeriesImage) -> str:
    return os.path.realpath(image.source.path) if os.path.exists(image.source.path) else image.source.path


def _without_twins(images: Sequence[SeriesImage]) -> list[SeriesImage]:
    """Each file once, where it comes first; layers that are not files are never the same."""
    known: set[str] = set()
    kept = []
    for image in images:
        key = _key(image)
        if not key or key not in known:
            kept.append(image)
        known.add(key)
    return kept


def _is_made_of(facts: ImageFacts, others: set[str]) -> bool:
    own = os.path.realpath(facts.path)
    parts = {os.path.realpath(part) for part in facts.files} - {own}
    return is_virtual(facts.path) and bool(parts) and parts <= others


def _notes(maps: list[str], mosaics: list[str]) -> list[str]:
    notes = []
    if maps:
        text = QCoreApplication.translate("Alquimia", "Left out, because Alquimia has made them as maps: {}.")
        notes.append(text.format(listed(maps)))
    if mosaics:
        text = QCoreApplication.translate("Alquimia", "Left out, because their parts are images of the folder too: {}.")
        notes.append(text.format(listed(mosaics)))
    return notes
