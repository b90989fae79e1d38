"""The toolbox group: one algorithm for each model family found, the fixed algorithms, and the example models."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import Qgis, QgsMessageLog, QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from alquimia_qgis.desktop.algorithms.add_classes import AddClasses
from alquimia_qgis.desktop.algorithms.assess_map import AssessMap
from alquimia_qgis.desktop.algorithms.assess_objects import AssessObjects
from alquimia_qgis.desktop.algorithms.check_samples import CheckSamples
from alquimia_qgis.desktop.algorithms.check_series_samples import CheckSeriesSamples
from alquimia_qgis.desktop.algorithms.compare_models import CompareModels, CompareSeriesModels
from alquimia_qgis.desktop.algorithms.create_samples_layer import CreateSamplesLayer
from alquimia_qgis.desktop.algorithms.engine_status import EngineStatus
from alquimia_qgis.desktop.algorithms.ensemble import Ensemble, EnsembleSeries
from alquimia_qgis.desktop.algorithms.example_model import ExampleModel
from alquimia_qgis.desktop.algorithms.explain_raster import ExplainRaster
from alquimia_qgis.desktop.algorithms.export_chips import ExportChips
from alquimia_qgis.desktop.algorithms.export_model import ExportModel
from alquimia_qgis.desktop.algorithms.export_series_chips import ExportSeriesChips
from alquimia_qgis.desktop.algorithms.import_model import ImportModel
from alquimia_qgis.desktop.algorithms.install_engine import InstallEngine
from alquimia_qgis.desktop.algorithms.predict_features import PredictFeatures
from alquimia_qgis.desktop.algorithms.predict_folder import PredictFolder
from alquimia_qgis.desktop.algorithms.predict_objects import PredictObjects
from alquimia_qgis.desktop.algorithms.predict_raster import PredictRaster
from alquimia_qgis.desktop.algorithms.predict_rasters import PredictRasters
from alquimia_qgis.desktop.algorithms.predict_series import PredictSeries
from alquimia_qgis.desktop.algorithms.predict_series_features import PredictSeriesFeatures
from alquimia_qgis.desktop.algorithms.pretrain_model import pretrain_algorithm
from alquimia_qgis.desktop.algorithms.refine_map import RefineMap
from alquimia_qgis.desktop.algorithms.remove_engine import RemoveEngine
from alquimia_qgis.desktop.algorithms.similarity import Similarity
from alquimia_qgis.desktop.algorithms.split_samples import SplitSamples
from alquimia_qgis.desktop.algorithms.train_model import train_algorithm
from alquimia_qgis.desktop.algorithms.uncertain_places import UncertainPlaces
from alquimia_qgis.desktop.algorithms.unfinished_maps import UnfinishedMaps
from alquimia_qgis.desktop.resources import plugin_version, resource_path
from alquimia_qgis.desktop.sentences import told
from alquimia_qgis.protocol.errors import AlquimiaError
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ENCODER

FIXED = (
    InstallEngine,
    EngineStatus,
    RemoveEngine,
    CreateSamplesLayer,
    CheckSamples,
    CheckSeriesSamples,
    SplitSamples,
    ExportChips,
    ExportSeriesChips,
    PredictRaster,
    PredictRasters,
    PredictSeries,
    PredictFeatures,
    PredictSeriesFeatures,
    PredictFolder,
    Ensemble,
    EnsembleSeries,
    RefineMap,
    PredictObjects,
    UnfinishedMaps,
    AssessMap,
    CompareModels,
    CompareSeriesModels,
    AssessObjects,
    ExplainRaster,
    UncertainPlaces,
    ExportModel,
    ImportModel,
    AddClasses,
    Similarity,
)
LOG_TAB = "Alquimia"


class AlquimiaProvider(QgsProcessingProvider):
    """Everything Alquimia offers to toolbox, modeler and qgis_process."""

    def id(self) -> str:
        """The permanent id, first part of every algorithm's id."""
        return "alquimia"

    def name(self) -> str:
        """Title in the toolbox."""
        return "Alquimia"

    def longName(self) -> str:
        """Title with an explanation."""
        return QCoreApplication.translate("Alquimia", "Alquimia (deep learning)")

    def versionInfo(self) -> str:
        """The version of the plugin, as it appears in the JSON of qgis_process."""
        return plugin_version()

    def icon(self) -> QIcon:
        """Symbol in the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Path of the symbol."""
        return str(resource_path("icons/alquimia.svg"))

    def loadAlgorithms(self) -> None:
        """Make all algorithms; what cannot be made is named in the log and left out."""
        for algorithm in FIXED:
            self.addAlgorithm(algorithm())
        for trainer in training_algorithms():
            self.addAlgorithm(trainer)
        for model in example_models():
            self.addAlgorithm(model)

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        """Maps are GeoTIFFs, whatever QGIS is set to by default."""
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        """Layers are GeoPackages, which keep their style inside."""
        return ["gpkg"]

    def supportsNonFileBasedOutput(self) -> bool:
        """The engine writes files; nothing goes straight into a database or into memory."""
        return False


def training_algorithms() -> Iterator[QgsProcessingAlgorithm]:
    """One algorithm for each usable family, two where it learns without samples, too; problems are in the log."""
    catalogue = load_catalogue()
    for problem in catalogue.problems.values():
        _warn(problem)
    for identifier, family in catalogue.families.items():
        algorithms: list[type[QgsProcessingAlgorithm]] = [train_algorithm(identifier, family)]
        if family.learner == ENCODER:
            algorithms.append(pretrain_algorithm(identifier, family))
        try:
            for algorithm in algorithms:  # on a trial: a family whose parameters clash with ours must not be registered
                algorithm().initAlgorithm()
        except AlquimiaError as error:
            _warn(f"{identifier} is skipped: {told(error)}")
        else:
            yield from (algorithm() for algorithm in algorithms)


def example_models() -> Iterator[QgsProcessingAlgorithm]:
    """The models shipped with the plugin, ready to run and to learn from."""
    for path in sorted(resource_path("models").glob("*.model3")):
        try:
            yield ExampleModel(path)
        except AlquimiaError as error:
            _warn(told(error))


def _warn(message: str) -> None:
    QgsMessageLog.logMessage(message, LOG_TAB, Qgis.MessageLevel.Warning)
