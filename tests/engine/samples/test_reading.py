import numpy as np
import pyproj
import pytest
import shapely

from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.reading import read_samples
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import SampleSource
from tests.engine.samples.layers import block, point, source, texts, write_layer

MAP = "resources/demo/historical_map/"
TWO = [block(1, 1, 3, 3), block(10, 10, 3, 3)]


@pytest.fixture
def image(image_of):
    return image_of()


@pytest.fixture
def read(tmp_path, image, context):
    """Writes a layer and reads it back as samples."""

    def read(geometries, fields, class_field="class", crs="EPSG:32631", minimum_classes=2, **options):
        path = write_layer(tmp_path / "layer.gpkg", geometries, fields, crs=crs)
        return read_samples(source(path, class_field, **options), image, context, minimum_classes)

    return read


def refusal(read, *arguments, **options):
    with pytest.raises(SamplesError) as caught:
        read(*arguments, **options)
    assert "\n" not in caught.value.message and caught.value.hint
    return str(caught.value)


def test_the_historical_map():
    from alquimia_qgis.engine.context import JobContext

    context = JobContext.silent()
    with open_image(MAP + "historical_map.tif") as image:
        layer = SampleSource(MAP + "training_polygons.gpkg", "training_polygons", "class", "split")
        samples = read_samples(layer, image, context)
    assert [record.name for record in samples.classes] == ["Agriculture", "Buildings", "Forest", "Soil", "Water"]
    assert samples.class_counts().tolist() == [4, 2, 6, 3, 2]
    assert (samples.split == "train").sum() == 8 and (samples.split == "test").sum() == 9
    assert len(samples) == 17 and context.events == []


def test_text_classes_are_numbered_in_alphabetical_order(read):
    samples = read(TWO, {"class": texts(" water", "forest")})
    assert samples.classes == (
        ClassRecord(1, "forest", palette_colour(0)),
        ClassRecord(2, "water", palette_colour(1)),
    )
    assert samples.class_index.tolist() == [1, 0]


@pytest.mark.parametrize(
    "values", [np.array([7, 3], dtype="int32"), np.array([7.0, 3.0]), np.array([7, 3], dtype="int64")]
)
def test_whole_numbers_keep_their_value(read, values):
    samples = read(TWO, {"class": values})
    assert [(record.value, record.name) for record in samples.classes] == [(3, "3"), (7, "7")]
    assert samples.class_index.tolist() == [1, 0]


def test_names_values_and_colours_known_to_the_desktop_are_kept(read):
    known = (ClassRecord(9, "forest", "#112233"), ClassRecord(1, "unused", "#000000"))
    samples = read([*TWO, block(20, 20)], {"class": texts("water", "forest", "city")}, classes=known)
    assert [(r.value, r.name) for r in samples.classes] == [(2, "city"), (3, "water"), (9, "forest")]
    assert samples.classes[2].colour == "#112233"
    named = read(TWO, {"class": np.array([9, 4])}, classes=known)
    assert [(r.value, r.name) for r in named.classes] == [(4, "4"), (9, "forest")]


@pytest.mark.parametrize(
    "name", ["Forêt dense à châtaigniers", 'l\'eau "claire" & <b>', "水域", "x" * 200, "a, b; c\\d", "100 %"]
)
def test_unusual_class_names_survive(read, name):
    samples = read(TWO, {"class": texts(name, "other")})
    assert name in [record.name for record in samples.classes]


def test_unusual_field_names_survive(read):
    assert len(read(TWO, {'clé "été"': texts("a", "b")}, 'clé "été"')) == 2


def test_geometries_are_brought_into_the_images_crs(read):
    move = pyproj.Transformer.from_crs(32631, 4326, always_xy=True).transform
    moved = [shapely.transform(g, lambda xy: np.column_stack(move(*xy.T))) for g in TWO]
    samples = read(moved, {"class": texts("a", "b")}, crs="EPSG:4326")
    for found, expected in zip(samples.geometries, TWO, strict=True):
        assert shapely.equals_exact(shapely.normalize(found), shapely.normalize(expected), tolerance=1e-3)


def test_features_that_cannot_be_reprojected_are_left_out(read, messages):
    good = [shapely.box(3.0, 43.3495, 3.001, 43.3499), shapely.box(3.002, 43.3495, 3.003, 43.3499)]
    beyond = shapely.Point(3.0, 95.0)
    samples = read([*good, beyond], {"class": texts("a", "b", "b")}, crs="EPSG:4326")
    assert len(samples) == 2 and any("cannot be brought" in line for line in messages("warning"))


def test_points_lines_multi_parts_and_heights_are_taken(read):
    line = shapely.LineString([(500_010, 4_799_900), (500_090, 4_799_900)])
    solid = shapely.Polygon([(500_010, 4_799_900, 5), (500_030, 4_799_900, 5), (500_010, 4_799_880, 5)])
    shapes = [
        point(3.5, 3.5),
        line,
        shapely.MultiPolygon([TWO[1], block(30, 30)]),
        solid,
        shapely.MultiPoint([(500_015, 4_799_995)]),
    ]
    samples = read(shapes, {"class": texts("a", "b", "a", "b", "a")})
    assert len(samples) == 5 and not shapely.has_z(samples.geometries).any()


def test_a_collection_is_reduced_to_what_counts(read):
    mixed = shapely.GeometryCollection(
        [block(5, 5, 2, 2), point(1, 1), shapely.LineString([(500_000, 4_799_990), (500_050, 4_799_990)])]
    )
    samples = read([mixed, TWO[1]], {"class": texts("a", "b")})
    assert samples.geometries[0].equals(block(5, 5, 2, 2))


def test_invalid_rings_are_mended(read, messages):
    bow_tie = shapely.Polygon([(500_000, 4_799_900), (500_100, 4_799_800), (500_100, 4_799_900), (500_000, 4_799_800)])
    samples = read([bow_tie, TWO[0]], {"class": texts("a", "b")})
    assert shapely.is_valid(samples.geometries).all()
    assert samples.geometries[0].area == pytest.approx(5000)
    assert "1 feature with invalid rings mended." in messages()


def test_features_that_say_nothing_are_left_out_with_a_warning(read, messages):
    shapes = [*TWO, None, shapely.Polygon(), block(3, 3), block(4, 4), block(-900, 0)]
    samples = read(shapes, {"class": texts("a", "b", "a", "a", None, "  ", "b")})
    assert samples.feature_ids.tolist() == [1, 2]
    assert messages("warning") == [
        "2 features without a usable geometry left out.",
        "2 features without class left out.",
        "1 feature off the image left out.",
    ]


def test_empty_numbers_are_no_class(read):
    samples = read([*TWO, block(3, 3)], {"class": np.array([1.0, 2.0, np.nan])})
    assert [record.value for record in samples.classes] == [1, 2] and len(samples) == 2


def test_features_partly_on_the_image_are_kept(read):
    assert len(read([block(-5, -5, 8, 8), TWO[1]], {"class": texts("a", "b")})) == 2


def test_names_that_look_like_slips_are_pointed_out(read, messages):
    read(TWO, {"class": texts("Forest", "forest")})
    assert "spelt almost alike" in messages("warning")[0]


def test_split_values_are_read_in_any_usual_spelling(read):
    names = ["Train", "TRAINING", "valid", "Validation", "val", "test", "Testing", "", None]
    shapes = [block(i, i) for i in range(len(names))]
    samples = read(shapes, {"class": texts(*["a", "b"] * 4, "a"), "part": texts(*names)}, split_field="part")
    assert samples.split.tolist() == ["train"] * 2 + ["validation"] * 3 + ["test"] * 2 + ["", ""]


class TestRefusals:
    def test_unknown_class_field_names_those_there_are(self, read):
        message = refusal(read, TWO, {"kind": texts("a", "b"), "note": texts("x", "y")})
        assert "no field called 'class'" in message and "kind, note" in message

    def test_unknown_split_field(self, read):
        message = refusal(read, TWO, {"class": texts("a", "b")}, split_field="part")
        assert "no field called 'part', which was given as split field" in message

    def test_unknown_split_value_names_the_allowed(self, read):
        message = refusal(read, TWO, {"class": texts("a", "b"), "part": texts("train", "later")}, split_field="part")
        assert "'later'" in message and "train, validation and test" in message

    def test_one_class_only(self, read):
        message = refusal(read, TWO, {"class": texts("a", "a")})
        assert "needs at least two classes; only 'a' was found" in message

    def test_one_class_on_the_image(self, read):
        assert "only 'a'" in refusal(read, [TWO[0], block(-900, 0)], {"class": texts("a", "b")})

    def test_one_class_may_be_enough_for_a_reference(self, read):
        assert len(read(TWO, {"class": texts("a", "a")}, minimum_classes=1)) == 2

    def test_nothing_on_the_image_names_both_places(self, read):
        message = refusal(read, [block(-900, 0), block(-950, 0)], {"class": texts("a", "b")})
        assert "(500000, 4808990, 500010, 4809500)" in message and "(500000, 4799400, 500800, 4800000)" in message
        assert message.count("EPSG:32631") == 2

    def test_no_class_filled_in(self, read):
        assert "No sample has a value" in refusal(read, TWO, {"class": texts(None, "")})

    def test_no_geometry_at_all(self, read):
        assert "no feature with a usable geometry" in refusal(read, [None, None], {"class": texts("a", "b")})

    def test_polygons_without_area(self, read):
        line = shapely.Polygon([(1, 1), (2, 2), (1, 1), (1, 1)])
        assert "polygons without area" in refusal(read, [line, line], {"class": texts("a", "b")})

    def test_no_feature_at_all(self, read):
        assert "no feature with a usable geometry" in refusal(read, [], {"class": texts()})

    @pytest.mark.parametrize("value", [0.37, -1.0, 65535.0, np.inf])
    def test_numbers_that_are_no_class_values(self, read, value):
        message = refusal(read, TWO, {"class": np.array([1.0, value])})
        assert f"holds {value:g}" in message and "65534" in message

    def test_dates_are_no_classes(self, read):
        dates = np.array(["2020-01-01", "2021-01-01"], dtype="datetime64[D]")
        assert "neither text nor numbers" in refusal(read, TWO, {"class": dates})

    def test_layer_without_crs(self, read):
        with pytest.warns(UserWarning, match="crs"):
            assert "has no CRS" in refusal(read, TWO, {"class": texts("a", "b")}, crs=None)

    def test_missing_file_and_missing_layer(self, tmp_path, image, context):
        with pytest.raises(SamplesError, match=r"nowhere\.gpkg cannot be read"):
            read_samples(source(str(tmp_path / "nowhere.gpkg")), image, context)
        path = write_layer(tmp_path / "layer.gpkg", TWO, {"class": texts("a", "b")})
        with pytest.raises(SamplesError, match=r"cannot be read.*other"):
            read_samples(SampleSource(path, "other", "class"), image, context)

    def test_a_file_that_is_no_layer(self, tmp_path, image, context):
        (tmp_path / "a.gpkg").write_text("nothing")
        with pytest.raises(SamplesError, match="cannot be read"):
            read_samples(source(str(tmp_path / "a.gpkg")), image, context)

    def test_table_without_geometries(self, tmp_path, image, context):
        (tmp_path / "a.csv").write_text("class,n\na,1\nb,2\n")
        with pytest.raises(SamplesError, match="no geometries"):
            read_samples(SampleSource(str(tmp_path / "a.csv"), "", "class"), image, context)
