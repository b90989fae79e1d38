"""Looks at the headers of all pictures before the first is read, and sets aside those that cannot be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.picture import PictureHeader, read_header
from alquimia_qgis.protocol.errors import ImageError, SamplesError

MOST_NAMED = 20


class LeftOut:
    """The pictures that cannot be used and why, in the order in which they were met; named in the log at the end."""

    def __init__(self) -> None:
        self.reasons: dict[str, str] = {}

    def add(self, path: str, error: ImageError | str) -> None:
        """Set a picture aside."""
        words = error if isinstance(error, str) else error.message.removeprefix(f"{path}: ")
        self.reasons[path] = words.rstrip(".")

    def tell(self, context: JobContext) -> None:
        """Name them in the log, up to twenty."""
        if not self.reasons:
            return
        named = [f"{path}: {reason}" for path, reason in list(self.reasons.items())[:MOST_NAMED]]
        more = f"; and {len(self.reasons) - MOST_NAMED} more" if len(self.reasons) > MOST_NAMED else ""
        count = "1 picture is" if len(self.reasons) == 1 else f"{len(self.reasons)} pictures are"
        context.log(f"{count} left out: {'; '.join(named)}{more}.", "warning")


def headers_of(paths: Sequence[str], left_out: LeftOut, context: JobContext) -> dict[str, PictureHeader]:
    """The headers of the pictures that can be opened, by path."""
    headers = {}
    for number, path in enumerate(paths):
        context.check_cancelled()
        context.progress(number / len(paths), f"Looking at pictures: {number + 1} of {len(paths)}")
        try:
            headers[path] = read_header(path)
        except ImageError as error:
            left_out.add(path, error)
    return headers


def alike(headers: dict[str, PictureHeader], left_out: LeftOut) -> dict[str, PictureHeader]:
    """Those that have as many bands as most of them; the others are set aside. SamplesError when there are none."""
    if not headers:
        raise SamplesError("None of the pictures can be read.", "The log names them; copy or convert them again.")
    counts = Counter(len(header.bands) for header in headers.values())
    usual = counts.most_common(1)[0][0]
    for path, header in headers.items():
        if len(header.bands) != usual:
            left_out.add(path, f"it has {len(header.bands)} bands, most pictures have {usual}")
    return {path: header for path, header in headers.items() if len(header.bands) == usual}


def common_names(headers: Sequence[PictureHeader]) -> tuple[str, ...]:
    """The names of the bands where all pictures have the same, else none ("")."""
    names = {header.names for header in headers}
    return names.pop() if len(names) == 1 else ("",) * len(headers[0].bands)


def common_type(headers: Sequence[PictureHeader]) -> np.dtype:
    """The type that keeps all pictures exactly: a small integer where none of them can miss a value, else float32."""
    dtype = np.result_type(*{header.dtype for header in headers})
    small = all(header.keeps_integers for header in headers) and dtype.itemsize <= 2
    return dtype if small else np.dtype(np.float32)
