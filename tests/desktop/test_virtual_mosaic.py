"""A mosaic shows the pixels of its images: the later one on top, gaps without data, other grids resampled."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal, osr

from alquimia_qgis.desktop.algorithms.image_facts import read_facts, uses_alpha
from alquimia_qgis.desktop.algorithms.image_folder import images_in_folder
from alquimia_qgis.desktop.algorithms.image_names import result_names
from alquimia_qgis.desktop.algorithms.virtual_mosaic import Part, write_mosaic
from alquimia_qgis.protocol.errors import ImageError
from tests.desktop.conftest import LEFT, PIXEL, TOP

SIDE = 10  # pixels of an image


@dataclass
class Tiles:
    """Makes images of one value, and mosaics of them."""

    folder: Path

    def tile(self, name: str, value: int, column: float = 0, row: float = 0, **other: Any) -> str:
        """An image of bytes whose first pixel lies at this column and row; ``hole`` is a value for its first pixel."""
        bands, nodata, epsg, pixel = (other.get(key) for key in ("bands", "nodata", "epsg", "pixel"))
        path = str(self.folder / f"{name}.tif")
        dataset = gdal.GetDriverByName("GTiff").Create(path, SIDE, SIDE, bands or 3, other.get("kind", gdal.GDT_Byte))
        size = pixel or PIXEL
        dataset.SetGeoTransform((LEFT + column * PIXEL, size, 0.0, TOP - row * PIXEL, 0.0, -size))
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg or 32719)
        dataset.SetProjection(crs.ExportToWkt())
        for number in range(1, (bands or 3) + 1):
            band = dataset.GetRasterBand(number)
            band.Fill(value + number)
            band.SetDescription(other.get("names", {}).get(number, ""))
            if nodata is not None:
                band.SetNoDataValue(nodata)
            if "hole" in other:
                band.WriteRaster(0, 0, 1, 1, struct.pack("B", other["hole"]), buf_type=gdal.GDT_Byte)
        return path

    def mosaic(self, paths: Sequence[str], chosen: Sequence[int] = (), wanted: int = 3) -> Mosaic:
        facts = [read_facts(path) for path in paths]
        parts = [Part(item, Path(item.path).name, uses_alpha(item, chosen, wanted)) for item in facts]
        said: list[str] = []
        return Mosaic(gdal.Open(write_mosaic(parts, self.folder, said.append)), said)


@dataclass
class Mosaic:
    """What a reader of the mosaic sees."""

    dataset: Any
    said: list[str]

    @property
    def size(self) -> tuple[int, int]:
        return self.dataset.RasterXSize, self.dataset.RasterYSize

    def value(self, column: int, row: int, band: int = 1) -> int | None:
        """The value of a pixel; None where the mask of the band says that there is none."""
        source = self.dataset.GetRasterBand(band)
        if source.GetMaskBand().ReadRaster(column, row, 1, 1) == b"\x00":
            return None
        return struct.unpack("B", source.ReadRaster(column, row, 1, 1, buf_type=gdal.GDT_Byte))[0]


@pytest.fixture
def tiles(tmp_path: Path) -> Tiles:
    return Tiles(tmp_path)


def test_the_later_image_lies_on_top_and_gaps_have_no_data(tiles: Tiles) -> None:
    mosaic = tiles.mosaic([tiles.tile("a", 10), tiles.tile("b", 20, column=6, row=4)])
    assert mosaic.size == (16, 14) and mosaic.said == []
    assert [mosaic.value(3, 3, band) for band in (1, 2, 3)] == [11, 12, 13]
    assert [mosaic.value(8, 6), mosaic.value(15, 13)] == [21, 21]
    assert [mosaic.value(15, 0), mosaic.value(0, 13)] == [None, None]


def test_a_nodata_value_in_common_is_kept_and_lets_the_image_below_show(tiles: Tiles) -> None:
    mosaic = tiles.mosaic([tiles.tile("a", 10, nodata=99), tiles.tile("b", 20, column=6, row=4, nodata=99, hole=99)])
    assert mosaic.dataset.GetRasterBand(1).GetNoDataValue() == 99
    assert [mosaic.value(6, 4), mosaic.value(7, 4), mosaic.value(15, 0)] == [11, 21, None]
    assert not mosaic.dataset.GetRasterBand(1).GetMaskFlags() & gdal.GMF_PER_DATASET


@pytest.mark.parametrize("other", [{}, {"nodata": 11}], ids=["none", "another"])
def test_where_nodata_values_differ_a_mask_says_where_there_is_data(tiles: Tiles, other: dict[str, int]) -> None:
    first = tiles.tile("a", 10, nodata=99, hole=99)
    mosaic = tiles.mosaic([first, tiles.tile("b", 20, column=6, row=4, **other)])
    assert [mosaic.value(0, 0), mosaic.value(1, 0), mosaic.value(15, 0)] == [None, 11, None]
    assert [mosaic.value(6, 4), mosaic.value(15, 13)] == [21, 21]


def test_transparent_pixels_let_the_image_below_show(tiles: Tiles) -> None:
    paths = [tiles.tile("a", 10, bands=4), tiles.tile("b", 20, column=6, row=4, bands=4, hole=0)]
    mosaic = tiles.mosaic(paths)
    assert [mosaic.value(6, 4), mosaic.value(7, 4), mosaic.value(15, 0)] == [11, 21, None]


def test_a_fourth_band_that_the_model_looks_at_is_data(tiles: Tiles) -> None:
    paths = [tiles.tile("a", 10, bands=4), tiles.tile("b", 20, column=6, row=4, bands=4, hole=0)]
    for mosaic in (tiles.mosaic(paths, wanted=4), tiles.mosaic(paths, chosen=(4, 3))):
        assert mosaic.value(6, 4, 4) == 0 and mosaic.value(6, 4, 1) == 0
        assert mosaic.dataset.GetRasterBand(4).GetColorInterpretation() == gdal.GCI_Undefined
        assert mosaic.value(15, 0) is None


def test_a_fourth_band_with_a_name_is_data(tiles: Tiles) -> None:
    names = {1: "red", 2: "green", 3: "blue", 4: "near infrared"}
    mosaic = tiles.mosaic([tiles.tile(name, 10, 2 * SIDE * (name == "b"), bands=4, names=names) for name in "ab"])
    assert [mosaic.dataset.GetRasterBand(number).GetDescription() for number in range(1, 5)] == list(names.values())
    assert mosaic.value(0, 0, 4) == 14 and mosaic.value(15, 0, 4) is None


def test_an_image_on_another_grid_is_resampled_to_that_of_the_first(tiles: Tiles) -> None:
    shifted = tiles.tile("shifted", 20, column=SIDE + 0.5)
    finer = tiles.tile("finer", 30, column=-5, pixel=PIXEL / 2)
    mosaic = tiles.mosaic([tiles.tile("a", 10), shifted, finer])
    assert mosaic.said == ["Resampled (bilinear) to the grid of a.tif while being read: shifted.tif, finer.tif."]
    assert mosaic.dataset.GetGeoTransform() == (LEFT - 5 * PIXEL, PIXEL, 0.0, TOP, 0.0, -PIXEL)
    assert [mosaic.value(0, 0), mosaic.value(7, 0), mosaic.value(20, 5), mosaic.value(0, 9)] == [31, 11, 21, None]


def test_an_image_in_another_crs_is_brought_to_that_of_the_first(tiles: Tiles) -> None:
    degrees = str(tiles.folder / "degrees.tif")
    gdal.Warp(degrees, tiles.tile("b", 20, column=20), dstSRS="EPSG:4326", dstNodata=0)
    mosaic = tiles.mosaic([tiles.tile("a", 10), degrees])
    assert len(mosaic.said) == 1 and 29 <= mosaic.size[0] <= 32
    assert [mosaic.value(5, 5), mosaic.value(25, 5), mosaic.value(15, 5)] == [11, 21, None]


def test_images_whose_bands_differ_are_refused(tiles: Tiles) -> None:
    first = tiles.tile("a", 10, names={1: "red", 2: "green", 3: "blue"})
    with pytest.raises(
        ImageError, match=r"b.tif has 2 bands of Byte, but a.tif has 3 bands of Byte \(red, green, blue\)"
    ):
        tiles.mosaic([first, tiles.tile("b", 10, bands=2)])
    with pytest.raises(ImageError, match="they cannot be one mosaic"):
        tiles.mosaic([first, tiles.tile("c", 10, names={1: "nir", 2: "green", 3: "blue"})])


def test_the_text_depends_on_the_images_only(tiles: Tiles) -> None:
    paths = [tiles.tile("a & <b>", 10), tiles.tile("ü", 20, column=3.3)]
    first = Path(tiles.mosaic(paths).dataset.GetDescription()).read_bytes()
    assert Path(tiles.mosaic(paths).dataset.GetDescription()).read_bytes() == first
    assert tiles.mosaic(paths).value(0, 0) == 11


def test_a_folder_is_read_in_the_order_of_numbers(tmp_path: Path) -> None:
    for name in ("tile_10.tif", "tile_9.TIF", "Tile_1.tif", "note.txt", ".hidden.tif"):
        (tmp_path / name).touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.tif").touch()
    assert [Path(path).name for path in images_in_folder(str(tmp_path), "*.tif; *.img", True)] == [
        "Tile_1.tif",
        "tile_9.TIF",
        "tile_10.tif",
    ]


@pytest.mark.parametrize(
    ("images", "names"),
    [
        (["/x/a.tif", "/x/b.tif"], ["a", "b"]),
        (["/x/north/a.tif", "/x/south/A.tif", "/x/b.tif"], ["north_a", "south_A", "b"]),
        (["/x/1/img/a.tif", "/x/2/img/a.tif"], ["1_img_a", "2_img_a"]),
        (["/x/a.tif", "/x/a.jp2"], ["a_tif", "a_jp2"]),
        (["a layer", "/x/a.tif"], ["a layer", "a"]),
        (["a", "a", "a"], ["a_1", "a_2", "a_3"]),
    ],
    ids=lambda value: value[0],
)
def test_results_are_named_after_their_images(images: list[str], names: list[str]) -> None:
    assert result_names(images) == names
    assert len({name.casefold() for name in names}) == len(images)
