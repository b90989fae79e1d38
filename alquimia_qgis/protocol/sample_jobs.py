"""The jobs that look at samples, share them out, and cut chips of them, without a training."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.options import SamplingOptions, SeriesOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real
from alquimia_qgis.protocol.sources import SampleSource, SeriesSource
from alquimia_qgis.protocol.tasks import REGRESSION, SEGMENTATION

# The parts are a table as ``protocol.features`` has it, with this one field.
PART, PART_TITLE = "split", "Part"
NO_CLASS = "no class"
CLASS_FOLDERS, LABEL_CHIPS = "class_folders", "label_chips"
GEOTIFF, PNG = "geotiff", "png"
LISTING = "chips.csv"
TRAIN_FOLDER, VALIDATION_FOLDER, TEST_FOLDER = "train", "valid", "test"


@dataclass(frozen=True)
class PartOptions(Parameterised):
    """How large the test part is, and which draw it is."""

    title: ClassVar[str] = "Parts"

    test_share: float = real(
        0.0, low=0.0, high=0.5, label="Share for the test",
        help="Share of each class's sampled area that is set aside for a test. Features of the test part take no part "
        "in a training; assess the map with them when all is decided.",
    )  # fmt: skip
    seed: int = integer(
        42, low=0, high=2**31 - 1, advanced=True,
        help="Same seed, same samples: same split. That of a training by default, so that both draw alike.",
    )  # fmt: skip


@dataclass(frozen=True)
class CheckOptions(Parameterised):
    """What samples are to teach."""

    title: ClassVar[str] = "Purpose"

    task: str = choice(
        SEGMENTATION.name,
        {SEGMENTATION.name: "Classes", REGRESSION.name: "Numbers (for a regression)"},
        label="What the samples hold",
        help="Classes are counted and told apart; of numbers the report shows the range, the histogram, those that lie "
        "far from all others, and the bands that go along with them.",
    )  # fmt: skip


@dataclass(frozen=True)
class ChipOptions(Parameterised):
    """What is cut, and in which form it is written."""

    title: ClassVar[str] = "Chips"

    kind: str = choice(
        CLASS_FOLDERS,
        {
            CLASS_FOLDERS: "One class for each chip, in folders of classes",
            LABEL_CHIPS: "Image and label chips, one class for each pixel",
        },
        label="Kind of chips",
        help="One class for each chip is what networks learn from that answer once for a chip: the class is that of "
        "the pixel in the middle, and the folder can be given to a training as FOLDER. Pairs are for networks that "
        "answer for each pixel, such as the U-Net: beside each image lies a raster of class values.",
    )
    file_format: str = choice(
        GEOTIFF,
        {GEOTIFF: "GeoTIFF (any bands, with its place on the ground)", PNG: "PNG (8-bit images of 1 or 3 bands)"},
        label="Format",
        help="PNG has no place on the ground, and room for one or three bands of bytes only.",
    )


@dataclass(frozen=True)
class CheckSamplesJob(Job):
    """Look at samples as a training on ``images`` would. Returns CheckSamplesResult. Empty paths are not written.

    ``bands`` count from 1; none means all. Of ``sampling`` the width of points and the pixels on the edge count. With
    ``numbers`` the class field holds numbers to be estimated. There is one image, or, with a ``series``, dated ones.
    """

    verb: ClassVar[str] = "check_samples"

    images: tuple[str, ...]
    samples: SampleSource
    bands: tuple[int, ...] = ()
    sampling: SamplingOptions = field(default_factory=SamplingOptions)
    report: str = ""
    table: str = ""
    numbers: bool = False
    series: SeriesSource | None = None
    series_options: SeriesOptions = field(default_factory=SeriesOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Report and table, those that were asked for."""
        return asked_for(self.report, self.table)


@dataclass(frozen=True)
class SplitSamplesJob(Job):
    """Share features out to training, validation and test as a training does. Returns SplitSamplesResult.

    ``parts`` is the SQLite file to write: one row for each feature in their order, see ``protocol.features``.
    """

    verb: ClassVar[str] = "split_samples"

    image: str
    samples: SampleSource
    parts: str
    sampling: SamplingOptions = field(default_factory=SamplingOptions)
    part_options: PartOptions = field(default_factory=PartOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The table of parts."""
        return asked_for(self.parts)


@dataclass(frozen=True)
class ExportChipsJob(Job):
    """Write the chips that a training would see into ``folder``. Returns ExportChipsResult.

    The folder is made; it may be there, but must be empty. There is one image, or, with a ``series``, dated ones.
    """

    verb: ClassVar[str] = "export_chips"

    images: tuple[str, ...]
    samples: SampleSource
    folder: str
    bands: tuple[int, ...] = ()
    sampling: SamplingOptions = field(default_factory=SamplingOptions)
    part_options: PartOptions = field(default_factory=PartOptions)
    chip_options: ChipOptions = field(default_factory=ChipOptions)
    series: SeriesSource | None = None
    series_options: SeriesOptions = field(default_factory=SeriesOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The folder."""
        return asked_for(self.folder)


@dataclass(frozen=True)
class CheckSamplesResult:
    """What was found; ``pixels`` counts those with data under samples, ``left_out`` features that cannot be used.

    ``overlaps`` counts pairs of features of different classes that share ground, ``invalid`` shapes that were mended.
    ``separability`` is the lowest Jeffries-Matusita distance (0 to 2) of two classes, None where there is none. Where
    samples have numbers, these go from ``lowest`` to ``highest``, and ``outliers`` lie far from all others; there are
    no classes then.
    """

    report: str
    table: str
    class_count: int
    features: int
    pixels: int
    left_out: int
    invalid: int
    overlaps: int
    separability: float | None
    warnings: int
    lowest: float | None = None
    highest: float | None = None
    outliers: int | None = None


@dataclass(frozen=True)
class SplitSamplesResult:
    """How many features each part has; ``distance`` is the smallest one in metres from training to validation."""

    parts: str
    training: int
    validation: int
    test: int
    left_out: int
    distance: float | None


@dataclass(frozen=True)
class ExportChipsResult:
    """What was written: the listing, and how many chips each part has."""

    folder: str
    listing: str
    training: int
    validation: int
    test: int


RECORDS.update(part_options=PartOptions.from_dict, chip_options=ChipOptions.from_dict)
