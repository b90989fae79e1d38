"""Starts the worker: run as ``python -X utf8 -I launcher.py``, it loads this package by path and nothing beside it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

PACKAGE = "alquimia_qgis"


def load_package() -> ModuleType:
    """Make this plugin importable as ``alquimia_qgis``.

    Its parent folder must not be put on the path: the names of all other plugins would become importable modules.
    """
    root = Path(__file__).resolve().parent.parent
    spec = importlib.util.spec_from_file_location(PACKAGE, root / "__init__.py", submodule_search_locations=[str(root)])
    if spec is None or spec.loader is None:
        raise ImportError(f"{root} cannot be read as a Python package")
    package = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = package
    spec.loader.exec_module(package)
    return package


def main() -> None:
    """Load the package and serve requests until the desktop closes the pipe."""
    load_package()
    from alquimia_qgis.engine.bootstrap import serve

    serve()


if __name__ == "__main__":
    main()
