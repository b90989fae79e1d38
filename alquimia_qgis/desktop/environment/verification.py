"""Runs a new environment's Python before anybody may rely on it: right folder, every package imports."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from alquimia_qgis.desktop.engine_client.clean_process import Completed
from alquimia_qgis.desktop.engine_client.exit_codes import explain_exit
from alquimia_qgis.desktop.environment.failures import explain_failure
from alquimia_qgis.desktop.environment.location import python_of
from alquimia_qgis.desktop.environment.recipe import Recipe
from alquimia_qgis.protocol.errors import EngineInstallError

DOING = "Checking the new engine"
PROGRAM = """
import importlib, importlib.metadata, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
versions = {item.metadata["Name"]: item.version for item in importlib.metadata.distributions()}
print(json.dumps({"prefix": sys.prefix, "version": sys.version.split()[0], "packages": dict(sorted(versions.items()))}))
"""


def verify(
    folder: Path, recipe: Recipe, run: Callable[..., Completed], log: Callable[[str], None]
) -> tuple[str, dict[str, str]]:
    """The Python version and package versions of a working environment.

    EngineInstallError when it does not work; ``log`` then gets all that was printed, which is chatter otherwise.
    """
    command = [str(python_of(folder)), "-I", "-c", PROGRAM, *recipe.modules]
    answer = run(command, extra={"KERAS_BACKEND": recipe.backend}, hear=lambda line: None)
    if answer.code != 0:
        log(answer.messages)
        reason = "" if answer.code > 0 else f"\nerror: {explain_exit(answer.code)[0]}"
        raise explain_failure(answer.messages + reason, DOING)
    try:
        record = json.loads(answer.output.splitlines()[-1])
        prefix, version, packages = str(record["prefix"]), str(record["version"]), dict(record["packages"])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise EngineInstallError(
            f"{DOING} failed: it gave no answer.", "Install again with the option 'Repair'."
        ) from error
    if os.path.realpath(prefix) != os.path.realpath(folder):
        raise EngineInstallError(
            f"{DOING} failed: its Python runs in {prefix} instead of {folder}.",
            "Choose another Python with the parameter PYTHON.",
        )
    return version, packages
