"""The names of a class map's values: in a sidecar that GDAL and QGIS read, in a tag that travels inside the file."""

from __future__ import annotations

import contextlib
import html
import json
import re
import uuid
from collections.abc import Sequence
from xml.sax.saxutils import escape  # nosec B406: only writes, nothing is parsed

import rasterio
import rasterio.shutil
from rasterio.errors import RasterioError

from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import ParameterError

SIDECAR = ".aux.xml"
CLASSES_TAG = "ALQUIMIA_CLASSES"
# A category list needs one line for every value up to the highest; beyond this the attribute table alone tells names.
HIGHEST_CATEGORY = 4095
# Column name, GDAL type (0 integer, 2 text) and GDAL usage (1 pixel count … 5 value, 2 name, 6 to 8 colours).
COLUMNS = (("Value", 0, 5), ("Class", 2, 2), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8))


def category_sidecar(classes: Sequence[ClassRecord]) -> str:
    """The text of a GDAL PAM file with category names and a raster attribute table for band 1."""
    return (
        '<PAMDataset>\n  <PAMRasterBand band="1">\n'
        + _category_names(classes)
        + _attribute_table(classes)
        + "  </PAMRasterBand>\n</PAMDataset>\n"
    )


def classes_tag(classes: Sequence[ClassRecord]) -> str:
    """The classes as JSON, for the tag ALQUIMIA_CLASSES."""
    return json.dumps([record.to_dict() for record in classes], ensure_ascii=True)


def read_classes(path: str) -> tuple[ClassRecord, ...]:
    """The classes a raster declares: our own tag, else GDAL category names; empty when it declares none.

    Classes from category names have palette colours. Unnamed categories are left out.
    """
    with rasterio.open(path) as dataset:
        return _from_tag(dataset.tags().get(CLASSES_TAG, "")) or _from_categories(dataset)


def _category_names(classes: Sequence[ClassRecord]) -> str:
    highest = max(record.value for record in classes)
    if highest > HIGHEST_CATEGORY:
        return ""
    names = {record.value: record.name for record in classes}
    lines = [f"      <Category>{_text(names.get(value, ''))}</Category>\n" for value in range(highest + 1)]
    return "    <CategoryNames>\n" + "".join(lines) + "    </CategoryNames>\n"


def _attribute_table(classes: Sequence[ClassRecord]) -> str:
    columns = "".join(
        f'      <FieldDefn index="{number}"><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>\n'
        for number, (name, kind, usage) in enumerate(COLUMNS)
    )
    rows = "".join(
        f'      <Row index="{number}">' + "".join(f"<F>{_text(str(cell))}</F>" for cell in _cells(record)) + "</Row>\n"
        for number, record in enumerate(classes)
    )
    return (
        '    <GDALRasterAttributeTable tableType="thematic">\n' + columns + rows + "    </GDALRasterAttributeTable>\n"
    )


def _cells(record: ClassRecord) -> tuple[int | str, ...]:
    colour = record.colour
    return record.value, record.name, int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _text(value: str) -> str:
    """Escaped (nothing is parsed), without the control characters that XML 1.0 forbids."""
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value))


def _from_tag(tag: str) -> tuple[ClassRecord, ...]:
    with contextlib.suppress(ValueError, TypeError, KeyError, ParameterError):
        return tuple(ClassRecord(int(r["value"]), str(r["name"]), str(r["colour"])) for r in json.loads(tag))
    return ()


def _from_categories(dataset: rasterio.DatasetReader) -> tuple[ClassRecord, ...]:
    """Rasterio has no category names, but GDAL writes them into a virtual copy of the raster, kept in memory."""
    virtual = f"/vsimem/{uuid.uuid4().hex}.vrt"
    try:
        rasterio.shutil.copy(dataset, virtual, driver="VRT")
        with rasterio.open(virtual) as copy:
            text = copy.tags(ns="xml:VRT").get("xml:VRT", "")
    except RasterioError:
        return ()
    finally:
        with contextlib.suppress(RasterioError):
            rasterio.shutil.delete(virtual)
    listed = re.search(r"<CategoryNames>(.*?)</CategoryNames>", text, re.DOTALL)
    names = re.findall(r"<Category>(.*?)</Category>|<Category\s*/>", listed[1], re.DOTALL) if listed else []
    named = [(value, html.unescape(name)) for value, name in enumerate(names) if name]
    return tuple(ClassRecord(value, name, palette_colour(place)) for place, (value, name) in enumerate(named))
