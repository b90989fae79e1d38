"""What a saved model says about itself: the manifest of an ``.alquimia`` file, its versions and upgraders."""

from __future__ import annotations

import dataclasses
import json
import math
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import AlquimiaError, ModelFileError
from alquimia_qgis.protocol.model_records import HINT, SeriesRecord, TargetRecord, check_channels

FORMAT_VERSION = 3
MANIFEST = "manifest.json"
WEIGHTS = "weights.safetensors"
SELF_TEST = "selftest.safetensors"
HISTORY = "history.csv"
REPORT = "report.html"
GRAPH = "model.onnx"
REFERENCES = "references.safetensors"
REQUIRED_MEMBERS = (MANIFEST, WEIGHTS, SELF_TEST)
OPTIONAL_MEMBERS = (HISTORY, REPORT, GRAPH, REFERENCES)
STORED_MEMBERS = (WEIGHTS, SELF_TEST, GRAPH, REFERENCES)  # arrays hardly compress: nothing in them is to be unpacked
LARGEST_MANIFEST = 4 * 2**20
LARGEST_MEMBER = 8 * 2**30
HARMLESS_SIZE = 2**20
HIGHEST_COMPRESSION = 200  # text compresses up to 20 times or so, a bomb a thousand times
HIGHEST_BAND_COUNT = 4096
HIGHEST_CLASS_COUNT = 1024
LARGEST_REACH = 2**20  # pixels: of a receptive field, a grid or a tile
MOST_BYTES_PER_PIXEL = 2**30

ENCRYPTED = 0x1  # bit of a zip member's flags

# what zipfile may raise on a damaged or hostile archive
READ_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
)

FIELD_KINDS: dict[str, type] = {
    "family": str,
    "family_title": str,
    "family_parameters": dict,
    "family_declaration": list,
    "task": str,
    "input_kind": str,
    "patch_size": int,
    "metrics": dict,
    "training": dict,
    "packages": dict,
    "created": str,
}

# format version -> function that turns a manifest of that version into one of the next
UPGRADERS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda record: {**record, "inference": None, "format_version": 2},
    2: lambda record: {**record, "series": None, "target": None, "format_version": 3},
}


@dataclass(frozen=True)
class BandRecord:
    """One input band: name as in the raster (may be empty), and the scaling (value - mean) / standard_deviation."""

    name: str
    mean: float
    standard_deviation: float


VALIDITY = BandRecord("observed", 0.0, 1.0)


def series_channels(bands: tuple[BandRecord, ...], series: SeriesRecord | None) -> tuple[BandRecord, ...]:
    """The channels of a network: the bands, once for each date, with one more that tells where it was observed."""
    if series is None:
        return bands
    return (*bands, *((VALIDITY,) if series.has_validity else ())) * len(series.days)


@dataclass(frozen=True)
class InferenceRecord:
    """What mapping must know of the network without building it, in pixels.

    An output pixel depends on no input pixel farther than ``radius`` (None: on everything); shifting the input by
    ``stride`` shifts the output alike; ``crop`` pixels are missing from each side of the output, as the analysis of the
    graph says (0 where the reach is unbounded), and ``output_crop`` as the family says. The sides of an input are
    multiples of ``multiple``, or exactly ``tile`` where that is given. ``bytes_per_pixel`` is the peak of what must be
    kept at once while the network computes in float32, per pixel of its input.
    """

    radius: float | None
    stride: int
    crop: int
    multiple: int
    output_crop: int
    bytes_per_pixel: float
    tile: int | None

    def __post_init__(self) -> None:
        """Refuse what no analysis gives (ModelFileError), such as infinite reaches or grids of 0."""
        limits = {"stride": 1, "crop": 0, "multiple": 1, "output_crop": 0, "tile": 1}
        whole = {name: getattr(self, name) for name in limits if not (name == "tile" and self.tile is None)}
        fine = all(type(value) is int and limits[name] <= value <= LARGEST_REACH for name, value in whole.items())
        fine = fine and (self.radius is None or _is_number(self.radius, 0, LARGEST_REACH))
        if not (fine and _is_number(self.bytes_per_pixel, 0, MOST_BYTES_PER_PIXEL)):
            raise ModelFileError("The model file's manifest has impossible figures of its network.", HINT)


@dataclass(frozen=True)
class Manifest:
    """The card of a model. ``ground_resolution`` is the pixel size in metres at the image centre (x, y), or (0, 0).

    The latter stands in models from elsewhere whose resolution nobody knows.

    ``classes`` are in the order of the network's output channels. ``metrics`` are those of the validation part at the
    kept epoch. ``training`` is provenance: file names, counts, options, dates, device, seed. ``inference`` is None in
    files of older versions. ``series`` is there where the network looks at dated images; ``target`` where it estimates
    a number, and then there are no classes.
    """

    family: str
    family_title: str
    family_parameters: dict[str, Any]
    family_declaration: list[dict[str, Any]]
    task: str
    input_kind: str
    bands: tuple[BandRecord, ...]
    classes: tuple[ClassRecord, ...]
    patch_size: int
    ground_resolution: tuple[float, float]
    metrics: dict[str, float | None] = field(default_factory=dict)
    training: dict[str, Any] = field(default_factory=dict)
    packages: dict[str, str] = field(default_factory=dict)
    created: str = ""
    inference: InferenceRecord | None = None
    series: SeriesRecord | None = None
    target: TargetRecord | None = None
    format_version: int = FORMAT_VERSION

    @property
    def channels(self) -> tuple[BandRecord, ...]:
        """What the network reads of each pixel: its bands, or those of the first date, then of the second …."""
        return series_channels(self.bands, self.series)

    @property
    def dates(self) -> int | None:
        """The number of dates that the network sees; None for single images."""
        return None if self.series is None else len(self.series.days)

    def to_json(self) -> str:
        """The manifest as indented JSON."""
        return json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Parse and upgrade; anything that does not fit raises ModelFileError."""
        try:
            record = _upgraded(json.loads(text))
            manifest = cls(**{**record, **_revived(record)})
            manifest.to_json().encode("utf-8")  # half characters of JSON escapes could not be written again
        except ModelFileError:
            raise
        except (
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            ArithmeticError,
            RecursionError,
            AlquimiaError,
        ) as error:
            raise ModelFileError(f"The model file's manifest cannot be understood ({error}).", HINT) from error
        manifest._check()
        return manifest

    def _check(self) -> None:
        """Refuse values that no training writes, before anything is built from them."""
        for name, kind in FIELD_KINDS.items():
            if not isinstance(getattr(self, name), kind) or isinstance(getattr(self, name), bool):
                raise ModelFileError(f"The model file's manifest has a wrong value of {name}.", HINT)
        self._check_counts()
        check_channels(self.bands, self.series)
        scaling = [number for band in self.bands for number in (band.mean, band.standard_deviation)]
        if not all(math.isfinite(number) for number in scaling) or min(b.standard_deviation for b in self.bands) <= 0:
            raise ModelFileError("The model file's manifest has band statistics that are not usable numbers.", HINT)
        unknown = self.ground_resolution == (0.0, 0.0)
        if not unknown and not all(0 < size < math.inf for size in self.ground_resolution):
            raise ModelFileError(f"The model file states an impossible resolution {self.ground_resolution}.", HINT)

    def _check_counts(self) -> None:
        if not 1 <= len(self.bands) <= HIGHEST_BAND_COUNT:
            raise ModelFileError(
                f"The model file states {len(self.bands)} bands; 1 to {HIGHEST_BAND_COUNT} are possible.", HINT
            )
        if len(self.classes) > HIGHEST_CLASS_COUNT:
            raise ModelFileError(
                f"The model file states {len(self.classes)} classes; up to {HIGHEST_CLASS_COUNT} are possible.", HINT
            )
        if len({record.value for record in self.classes}) != len(self.classes):
            raise ModelFileError("The model file gives the same value to several classes.", HINT)


def read_manifest(path: str) -> Manifest:
    """Read the card of a model file without reading its weights; standard library only, nothing is executed."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_members(archive, path)
            return Manifest.from_json(archive.read(MANIFEST).decode("utf-8"))
    except FileNotFoundError as error:
        raise ModelFileError(f"The model file {path} does not exist.", HINT) from error
    except READ_FAILURES as error:
        raise ModelFileError(f"{path} is not a readable Alquimia model file ({error}).", HINT) from error


def check_members(archive: zipfile.ZipFile, path: str) -> None:
    """Refuse missing, unknown, doubled, compressed-bomb or oversized members."""
    names = [info.filename for info in archive.infolist()]
    missing = [name for name in REQUIRED_MEMBERS if name not in names]
    if missing:
        raise ModelFileError(f"{path} is not an Alquimia model file: it holds no {', '.join(missing)}.", HINT)
    unknown = sorted(set(names) - set(REQUIRED_MEMBERS) - set(OPTIONAL_MEMBERS))
    if unknown or len(names) != len(set(names)):
        raise ModelFileError(
            f"{path} holds members that an Alquimia model file must not have: {unknown or names}.", HINT
        )
    for info in archive.infolist():
        forms = [zipfile.ZIP_STORED] if info.filename in STORED_MEMBERS else [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]
        if info.compress_type not in forms or info.flag_bits & ENCRYPTED:
            raise ModelFileError(f"{path} holds {info.filename} in a form that Alquimia never writes.", HINT)
        largest = LARGEST_MANIFEST if info.filename == MANIFEST else LARGEST_MEMBER
        if info.file_size > min(largest, HARMLESS_SIZE + HIGHEST_COMPRESSION * info.compress_size):
            raise ModelFileError(f"{path} holds an oversized {info.filename} ({info.file_size} bytes).", HINT)


def _upgraded(record: dict[str, Any]) -> dict[str, Any]:
    version = record.get("format_version")
    if not isinstance(version, int):
        raise ModelFileError("The model file does not state its format version.", HINT)
    if version > FORMAT_VERSION:
        raise ModelFileError(
            f"The model file has format version {version}; this Alquimia reads up to {FORMAT_VERSION}.",
            "Update the Alquimia plugin.",
        )
    while record["format_version"] < FORMAT_VERSION:
        record = UPGRADERS[record["format_version"]](record)
    return record


def _revived(record: dict[str, Any]) -> dict[str, Any]:
    x, y = record["ground_resolution"]
    return {
        "bands": tuple(
            BandRecord(str(b["name"]), float(b["mean"]), float(b["standard_deviation"])) for b in record["bands"]
        ),
        "classes": tuple(ClassRecord(int(c["value"]), str(c["name"]), str(c["colour"])) for c in record["classes"]),
        "ground_resolution": (float(x), float(y)),
        "inference": None if record["inference"] is None else InferenceRecord(**record["inference"]),
        "series": None if record["series"] is None else SeriesRecord.from_dict(record["series"]),
        "target": None if record["target"] is None else TargetRecord.from_dict(record["target"]),
    }


def _is_number(value: Any, low: float, high: float) -> bool:
    """A finite number within the limits, and no truth value."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high
