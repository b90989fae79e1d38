"""Writes one page per Processing algorithm, from the algorithms themselves; runs in QGIS's Python (with_qgis.sh)."""

from __future__ import annotations

import os
import sys

from generated_pages import NOTE, ROOT, table_row, write_or_compare
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

FOLDER = ROOT / "docs" / "algorithms"
GROUPS = ("Set up", "Samples", "Train", "Apply", "Evaluate", "Models")  # the order of work; other groups follow
TYPES = {
    "source": "vector features",
    "vector": "vector layer",
    "enum": "one of",
    "band": "band",
    "multilayer": "layers",
    "fileDestination": "file to write",
    "folderDestination": "folder to write",
    "rasterDestination": "raster to write",
    "vectorDestination": "vector layer to write",
    "outputFile": "file",
    "outputFolder": "folder",
    "outputHtml": "HTML page",
    "outputMultilayer": "layers",
    "outputNumber": "number",
    "outputRaster": "raster",
    "outputString": "text",
    "outputVector": "vector layer",
    "string": "text",
    "boolean": "true or false",
}


def main() -> int:
    """Write or compare all pages; return the exit status."""
    os.environ.pop("ALQUIMIA_FAMILIES", None)  # a developer's own families do not belong on these pages
    sys.path.insert(0, str(ROOT / "build" / "plugins"))
    application = QgsApplication([], False, platformName="qgis_process")  # help is plain text on this platform
    application.initQgis()
    from alquimia_qgis.desktop.plugin import AlquimiaPlugin

    plugin = AlquimiaPlugin(None)
    plugin.initProcessing()
    algorithms = sorted(plugin.provider.algorithms(), key=lambda algorithm: algorithm.id())
    pages = {FOLDER / f"{algorithm.name()}.md": page_of(algorithm) for algorithm in algorithms}
    pages[FOLDER / "README.md"] = list_of(algorithms)
    status = write_or_compare(pages, FOLDER)
    plugin.unload()
    application.exitQgis()
    return status


def list_of(algorithms: list[QgsProcessingAlgorithm]) -> str:
    """All algorithms by group, in the order of the toolbox."""
    found = dict.fromkeys(algorithm.group() for algorithm in algorithms)
    sections = []
    for group in sorted(found, key=lambda group: GROUPS.index(group) if group in GROUPS else len(GROUPS)):
        rows = [entry_of(algorithm) for algorithm in algorithms if algorithm.group() == group]
        sections.append(f"## {group}\n\n" + "\n".join(rows) + "\n")
    return NOTE + "# Algorithms\n\n" + "\n".join(sections)


def entry_of(algorithm: QgsProcessingAlgorithm) -> str:
    """One line of the list: title, id and the first sentence of the summary."""
    sentence = summary_of(algorithm).split(". ")[0].rstrip(".")
    return f"- [{algorithm.displayName()}]({algorithm.name()}.md) `{algorithm.id()}`: {sentence}."


def page_of(algorithm: QgsProcessingAlgorithm) -> str:
    """What a user wants to know about an algorithm."""
    inputs = [table_row("Parameter", "Type", "Default", "What it is"), "|---|---|---|---|"]
    inputs += [parameter_row(definition) for definition in algorithm.parameterDefinitions()]
    outputs = [table_row("Output", "Type", "What it is"), "|---|---|---|"]
    outputs += [
        table_row(f"`{output.name()}`", TYPES.get(output.type(), output.type()), output.description())
        for output in algorithm.outputDefinitions()
    ]
    return (
        f"{NOTE}# {algorithm.displayName()}\n\n`{algorithm.id()}` · {algorithm.group()}\n\n{summary_of(algorithm)}\n\n"
        "## Parameters\n\n" + "\n".join(inputs) + "\n\n## Outputs\n\n" + "\n".join(outputs) + "\n"
    )


def summary_of(algorithm: QgsProcessingAlgorithm) -> str:
    """What the algorithm does; a model keeps its description elsewhere."""
    if isinstance(algorithm, QgsProcessingModelAlgorithm):
        return str(algorithm.helpContent().get("ALG_DESC", "")) or algorithm.shortDescription()
    return algorithm.summary()


def parameter_row(definition: QgsProcessingParameterDefinition) -> str:
    """One parameter: name and label, type with the values allowed, default, help."""
    advanced = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced
    optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    default = definition.defaultValue()
    kind = TYPES.get(definition.type(), definition.type())
    if isinstance(definition, QgsProcessingParameterFile):
        kind = "folder" if definition.behavior() == QgsProcessingParameterFile.Behavior.Folder else "file"
    kind += f" {', '.join(definition.options())}" if definition.type() == "enum" else ""
    return table_row(
        f"`{definition.name()}`<br>{definition.description()}" + (" (advanced)" if advanced else ""),
        kind + (", optional" if optional else ""),
        "" if default is None else f"`{default}`",
        definition.help(),
    )


if __name__ == "__main__":
    sys.exit(main())
