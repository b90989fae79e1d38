"""Names many images: in a sentence, and in the files of their results, so that no two of them share one."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence

LISTED_AT_MOST = 10
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def result_names(images: Sequence[str]) -> list[str]:
    """One name for each image, given by its path or, where it has none, by its title.

    The name of the file without its ending; images of the same name are told apart by the folders in which they differ,
    then by their endings, then by counting. Capital letters do not tell names apart, because some disks ignore them.
    """
    names = [plain_name(image) for image in images]
    for with_ending in (False, True):
        names = _told_apart(names, images, with_ending)
    return _counted(names)


def plain_name(image: str) -> str:
    """The name of a file without its ending, or of a layer, as far as file names allow."""
    return FORBIDDEN.sub("_", os.path.splitext(os.path.basename(image))[0]) or "image"


def safe_title(title: str) -> str:
    """The title of a layer as a file may be called."""
    return FORBIDDEN.sub("_", title)


def listed(texts: Sequence[str]) -> str:
    """Up to ten texts in a row, and how many more there are."""
    rest = len(texts) - LISTED_AT_MOST
    return ", ".join(texts[:LISTED_AT_MOST]) + (f" and {rest} more" if rest > 0 else "")


def _told_apart(names: list[str], images: Sequence[str], with_ending: bool) -> list[str]:
    """Name anew, all together, the images that share a name."""
    better = list(names)
    for shared in _shared(names):
        places = [place for place, name in enumerate(names) if name.casefold() == shared]
        for place, name in zip(places, _differing([images[place] for place in places], with_ending)):
            better[place] = name
    return better


def _counted(names: list[str]) -> list[str]:
    shared, taken, counted = _shared(names), {name.casefold() for name in names}, []
    for name in names:
        number, better = 1, name
        while name.casefold() in shared and (number == 1 or better.casefold() in taken):
            better, number = f"{name}_{number}", number + 1
        taken.add(better.casefold())
        counted.append(better)
    return counted


def _shared(names: Sequence[str]) -> set[str]:
    return {name for name, count in Counter(name.casefold() for name in names).items() if count > 1}


def _differing(images: Sequence[str], with_ending: bool) -> list[str]:
    """The images by the part of their paths that is not common to all of them."""
    try:
        common = os.path.commonpath([os.path.dirname(image) for image in images])
    except ValueError:  # drives of Windows, or titles among paths
        return [plain_name(image) for image in images]
    parts = [os.path.relpath(image, common or os.curdir) for image in images]
    texts = [part.replace(".", "_") if with_ending else os.path.splitext(part)[0] for part in parts]
    return [FORBIDDEN.sub("_", text) for text in texts]
