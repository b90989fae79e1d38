"""Turns figures and arrays into ``data:`` addresses, so that a report is one file that can be read offline."""

from __future__ import annotations

import base64
import io

import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from alquimia_qgis.protocol.classes import ClassRecord

# Okabe and Ito's colours, told apart by colour-blind readers (https://jfly.uni-koeln.de/color/).
BLUE = "#0072b2"
ORANGE = "#d55e00"
GREEN = "#009e73"
PURPLE = "#cc79a7"
INK = "#1f2933"
QUIET = "#66717c"
RULE = "#d9dee3"
NO_CLASS = -1


def figure_as_svg(figure: Figure) -> str:
    """The figure as an SVG picture; texts become outlines, so that it looks the same everywhere."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return _address("image/svg+xml", buffer.getvalue())


def figure_as_png(figure: Figure, dots_per_inch: int) -> str:
    """The figure as a PNG picture, for what would be too large as SVG."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=dots_per_inch)
    return _address("image/png", buffer.getvalue())


def array_as_png(pixels: np.ndarray) -> str:
    """An image uint8 (H, W, 3) or (H, W, 4) as a PNG picture."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels, dtype=np.uint8)).save(buffer, format="PNG", optimize=True)
    return _address("image/png", buffer.getvalue())


def class_colours(classes: tuple[ClassRecord, ...]) -> np.ndarray:
    """The colours of the classes, uint8 (C, 3)."""
    return np.array([colour_channels(record.colour) for record in classes], dtype=np.uint8).reshape(-1, 3)


def colour_channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255 of a colour ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _address(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
