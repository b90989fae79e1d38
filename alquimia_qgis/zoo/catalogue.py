"""Finds the model families by folder; a broken file is skipped and named, never fatal."""

from __future__ import annotations

import importlib.util
import os
import sys
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.family import ModelFamily

OWN_FOLDER = Path(__file__).parent / "families"
USER_FOLDERS_VARIABLE = "ALQUIMIA_FAMILIES"
_versions: dict[str, tuple[str, int, int]] = {}  # path, time and size of the file behind each loaded module


@dataclass(frozen=True)
class Catalogue:
    """The families found, by id (the file name), and a sentence for each file that could not be used.

    ``rebuilt`` are those that no user trains: they only rebuild the networks of model files.
    """

    families: dict[str, type[ModelFamily]]
    problems: dict[str, str]
    rebuilt: dict[str, type[ModelFamily]] = field(default_factory=dict)

    def get(self, identifier: str) -> type[ModelFamily]:
        """The family of this id; an unknown id raises a ParameterError that names the known ones."""
        if identifier not in self.families:
            raise ParameterError(
                f"There is no model family called {identifier!r}.", f"Known: {', '.join(sorted(self.families))}."
            )
        return self.families[identifier]

    def of_model_file(self, identifier: str) -> type[ModelFamily]:
        """The family that a model file names: one that is trained, or one that only rebuilds."""
        return self.rebuilt.get(identifier) or self.get(identifier)


def load_catalogue() -> Catalogue:
    """The families of this plugin and of the folders in the environment variable ALQUIMIA_FAMILIES."""
    families: dict[str, type[ModelFamily]] = {}
    rebuilt: dict[str, type[ModelFamily]] = {}
    problems: dict[str, str] = {}
    for path in _family_files():
        try:
            if path.stem in {**families, **rebuilt}:
                raise ValueError(f"there is already a family called {path.stem}; rename the file")
            family = _family_in(_load(path), path)
            (families if family.trained else rebuilt)[path.stem] = family
        except (Exception, SystemExit) as error:  # a user's file may fail in any way; it must not take the others down
            problems[str(path)] = f"{path.name} is skipped: {error or type(error).__name__}."
    return Catalogue(families, problems, rebuilt)


def _family_files() -> list[Path]:
    extra = [Path(folder) for folder in os.environ.get(USER_FOLDERS_VARIABLE, "").split(os.pathsep) if folder]
    return [path for folder in (OWN_FOLDER, *extra) for path in sorted(folder.glob("*.py")) if path.stem != "__init__"]


class _UncachedLoader(SourceFileLoader):
    """Neither reads nor writes byte code, which is told from a file changed within one second by its size only."""

    def path_stats(self, path: str) -> dict[str, float]:
        raise OSError(path)  # importlib's way to say that byte code is not kept


def _load(path: Path) -> ModuleType:
    """The module of a family; loaded again when its file has changed since, as users do who write one."""
    name = f"alquimia_qgis.zoo.families.{path.stem}"
    version = (str(path), path.stat().st_mtime_ns, path.stat().st_size)
    loaded = sys.modules.get(name)
    if getattr(loaded, "__file__", None) == str(path) and _versions.setdefault(name, version) == version:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path, loader=_UncachedLoader(name, str(path)))
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up while it is being executed
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    _versions[name] = version
    return module


def _family_in(module: ModuleType, path: Path) -> type[ModelFamily]:
    own = [
        item
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, ModelFamily) and item.__module__ == module.__name__
    ]
    if len(own) != 1:
        raise TypeError(f"{path.name} must define exactly one ModelFamily; it defines {len(own)}")
    family = own[0]
    family()  # the defaults must be valid
    if not (family.title and family.tasks and hasattr(family, "input") and family.__doc__):
        raise TypeError(f"{family.__name__} needs a title, tasks, an input kind and a docstring")
    return family
