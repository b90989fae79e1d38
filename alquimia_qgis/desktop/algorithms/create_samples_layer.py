"""Makes an empty layer ready to digitise samples in: classes to choose from, colours, and a form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import SAMPLES, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.class_list import parse_classes
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.output_files import check_destinations, chosen_path
from alquimia_qgis.desktop.algorithms.output_layers import show_styled
from alquimia_qgis.desktop.algorithms.samples_template import write_template
from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.parameters import Parameterised, choice

CLASSES, CRS, OUTPUT = "CLASSES", "CRS", "OUTPUT"


@dataclass(frozen=True)
class TemplateOptions(Parameterised):
    """What is drawn."""

    title: ClassVar[str] = "Layer options"

    geometry: str = choice(
        "polygon",
        {"polygon": "Polygons", "point": "Points", "line": "Lines"},
        label="Shape",
        help="What you are going to draw. Polygons teach a network most, because it sees the surroundings too.",
    )


class CreateSamplesLayer(AlquimiaAlgorithm):
    """Makes a GeoPackage to digitise in; works without the engine."""

    identifier = "createsampleslayer"
    group_identifier = SAMPLES
    needs_engine = False

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Create a samples layer")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "digitise,digitize,training data,labels,ground truth,classes,annotate"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Makes an empty layer to digitise samples in. Its form offers the classes by name, every class has its "
            "colour, and features can be put into the training, validation or test part. An existing file is never "
            "overwritten.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Classes, shape, coordinate reference system, and the layer."""
        self.add(
            QgsProcessingParameterString(CLASSES, QCoreApplication.translate("Alquimia", "Classes"), multiLine=True),
            QCoreApplication.translate(
                "Alquimia",
                "The names of the classes, one on each line or separated by semicolons. A colour may follow a name: "
                "Forest #228833; Water #4477aa; Built-up.",
            ),
        )
        add_declared(self, TemplateOptions)
        self.add(
            QgsProcessingParameterCrs(
                CRS,
                QCoreApplication.translate("Alquimia", "Coordinate reference system"),
                defaultValue="ProjectCrs",
                optional=True,
            ),
            QCoreApplication.translate("Alquimia", "Best that of the image. Empty: the project's."),
        )
        self.add(
            QgsProcessingParameterVectorDestination(
                OUTPUT,
                QCoreApplication.translate("Alquimia", "Samples"),
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
            ),
            QCoreApplication.translate("Alquimia", "A GeoPackage file that does not exist yet."),
        )

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """The shape."""
        declared_values(TemplateOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Classes, coordinate reference system, and that nothing would be overwritten or lost."""
        parse_classes(self.parameterAsString(parameters, CLASSES, context))
        self._crs(parameters, context)
        path = chosen_path(self.parameterDefinition(OUTPUT), parameters, context)
        if not path:
            raise ParameterError("The samples layer needs a file.", "A temporary layer is lost when QGIS is closed.")
        check_destinations(self, parameters, context, {OUTPUT: (".gpkg",)})
        _refuse_existing(Path(path))

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Write the layer, its style inside and beside it, and have it loaded with them."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        path = Path(destination).absolute()
        _refuse_existing(path)
        with temporary_folder() as folder:
            style = write_template(
                folder,
                path,
                parse_classes(self.parameterAsString(parameters, CLASSES, context)),
                declared_values(TemplateOptions, self, parameters, context).geometry,
                self._crs(parameters, context),
            )
        show_styled(context, destination, style, self.parameterDefinition(OUTPUT).description(), path.stem)
        return {OUTPUT: str(path)}

    def _crs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> QgsCoordinateReferenceSystem:
        crs = self.parameterAsCrs(parameters, CRS, context)
        given = parameters.get(CRS)
        if not crs.isValid() and isinstance(given, str) and given:
            raise ParameterError(f"{given} is no coordinate reference system.", "Give one such as EPSG:32719.")
        if not crs.isValid() and context.project() is not None:
            crs = context.project().crs()
        if not crs.isValid():
            raise ParameterError(
                "The project has no coordinate reference system.",
                "Choose one for the layer (CRS), for example EPSG:32719.",
            )
        return crs


def _refuse_existing(path: Path) -> None:
    """Neither a layer nor a style, which may belong to a layer of another format, is overwritten."""
    if path.exists():
        raise OutputError(f"{path} exists already.", "Choose another file, so that no digitised work is lost.")
    style = path.with_suffix(".qml")
    if style.exists():
        raise OutputError(f"The style {style} exists already.", "Choose another name, so that no style is lost.")
