"""What a saved model says about itself: the manifest of an ``.alquimia`` file, its versions and upgraders."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import AlquimiaError, ModelFileError

FORMAT_VERSION = 1
MANIFEST = "manifest.json"
WEIGHTS = "weights.safetensors"
SELF_TEST = "selftest.safetensors"
HISTORY = "history.csv"
REPORT = "report.html"
REQUIRED_MEMBERS = (MANIFEST, WEIGHTS, SELF_TEST)
OPTIONAL_MEMBERS = (HISTORY, REPORT)
LARGEST_MANIFEST = 16 * 2**20
LARGEST_MEMBER = 8 * 2**30
HINT = "Choose an .alquimia file written by one of the Alquimia training algorithms."

# format version -> function that turns a manifest of that version into one of the next
UPGRADERS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


@dataclass(frozen=True)
class BandRecord:
    """One input band: name as in the raster (may be empty), and the scaling (value - mean) / standard_deviation."""

    name: str
    mean: float
    standard_deviation: float


@dataclass(frozen=True)
class Manifest:
    """The card of a model. ``ground_resolution`` is the pixel size in metres at the image centre (x, y).

    ``classes`` are in the order of the network's output channels. ``metrics`` are those of the validation part at the
    best epoch. ``training`` is provenance: file names, counts, options, dates, device, seed.
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
    format_version: int = FORMAT_VERSION

    def to_json(self) -> str:
        """The manifest as indented JSON."""
        return json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Parse and upgrade; anything that does not fit raises ModelFileError."""
        try:
            record = _upgraded(json.loads(text))
            return cls(**{**record, **_revived(record)})
        except ModelFileError:
            raise
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, AlquimiaError) as error:
            raise ModelFileError(f"The model file's manifest cannot be understood ({error}).", HINT) from error


def read_manifest(path: str) -> Manifest:
    """Read the card of a model file without reading its weights; standard library only, nothing is executed."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_members(archive, path)
            return Manifest.from_json(archive.read(MANIFEST).decode("utf-8"))
    except FileNotFoundError as error:
        raise ModelFileError(f"The model file {path} does not exist.", HINT) from error
    except (zipfile.BadZipFile, UnicodeDecodeError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ModelFileError(f"{path} is not a readable Alquimia model file ({error}).", HINT) from error


def check_members(archive: zipfile.ZipFile, path: str) -> None:
    """Refuse missing, unknown, doubled, compressed-bomb or oversized members."""
    names = [info.filename for info in archive.infolist()]
    missing = [name for name in REQUIRED_MEMBERS if name not in names]
    if missing:
        raise ModelFileError(f"{path} is not an Alquimia model file: it holds no {', '.join(missing)}.", HINT)
    unknown = sorted(set(names) - set(REQUIRED_MEMBERS) - set(OPTIONAL_MEMBERS))
    if unknown or len(names) != len(set(names)):
        raise ModelFileError(f"{path} holds members that an Alquimia model file must not have: {unknown or names}.", HINT)
    for info in archive.infolist():
        if info.file_size > (LARGEST_MANIFEST if info.filename == MANIFEST else LARGEST_MEMBER):
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
        "bands": tuple(BandRecord(str(b["name"]), float(b["mean"]), float(b["standard_deviation"])) for b in record["bands"]),
        "classes": tuple(ClassRecord(int(c["value"]), str(c["name"]), str(c["colour"])) for c in record["classes"]),
        "ground_resolution": (float(x), float(y)),
    }
