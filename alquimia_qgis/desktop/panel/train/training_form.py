"""All that is asked before a training: data, family, parameters, and where the model goes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import processing
from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QFormLayout, QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from alquimia_qgis.desktop.algorithms.given_images import INPUT
from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION
from alquimia_qgis.desktop.algorithms.sample_fields import CLASS_FIELD, SAMPLES
from alquimia_qgis.desktop.algorithms.training_outputs import MODEL, REPORT
from alquimia_qgis.desktop.panel.engine_line import EngineLine
from alquimia_qgis.desktop.panel.layer_box import ClassFieldBox, LayerBox
from alquimia_qgis.desktop.panel.parameter_form import ParameterForm
from alquimia_qgis.desktop.panel.result_file import ResultFile
from alquimia_qgis.desktop.panel.sentence import Sentence
from alquimia_qgis.desktop.panel.starting import free_path, may_write, refusal
from alquimia_qgis.desktop.panel.train.estimate import Estimate, estimate
from alquimia_qgis.desktop.panel.train.estimate_words import in_words
from alquimia_qgis.desktop.panel.train.family_chooser import FAMILY, FamilyChooser
from alquimia_qgis.desktop.panel.train.going_on import GoingOn, network_parameters
from alquimia_qgis.desktop.panel.train.sample_sizes import SampleSizes, sample_sizes
from alquimia_qgis.desktop.panel.workspace import CLASS_FIELD as CLASS_FIELD_KEY
from alquimia_qgis.desktop.panel.workspace import IMAGE, START_MODEL, Workspace
from alquimia_qgis.desktop.panel.workspace import SAMPLES as SAMPLES_KEY
from alquimia_qgis.zoo.family import ModelFamily
from alquimia_qgis.zoo.going_on import OPTION

KEEP_ON_CANCEL = "KEEP_ON_CANCEL"
# What the page gives by itself, and other ways to give samples, which the dialog of all parameters has.
GIVEN = (SAMPLES, CLASS_FIELD, KEEP_ON_CANCEL, OPTION, "SAMPLES_RASTER", "FOLDER", "LIST")
REPORT_ENDING = ".html"
MOMENT = 400  # milliseconds without a change before parameters are kept and an estimate is made


class TrainingForm(QWidget):
    """``start_wanted`` (parameters of the algorithm) when all can be used."""

    start_wanted = pyqtSignal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._sizes: SampleSizes | None = None
        self._dialog: QWidget | None = None
        self.guess: Estimate | None = None
        self.parameters: ParameterForm | None = None
        self.engine, self.chooser, self.going_on = EngineLine(workspace), FamilyChooser(workspace), GoingOn(workspace)
        self.image_box, self.samples_box = LayerBox(workspace, IMAGE), LayerBox(workspace, SAMPLES_KEY)
        self.field_box, self.model_file = ClassFieldBox(workspace), ResultFile("model_file", (MODEL_EXTENSION,))
        self.estimate_line, self.problem = Sentence("estimate"), Sentence("problem", warns=True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(MOMENT)
        self._later.timeout.connect(self.keep_and_estimate)
        self._lay_out()
        self.chooser.chosen.connect(lambda _: self.start_anew())
        self.going_on.anew_wanted.connect(self.start_anew)
        workspace.changed.connect(self._follow)
        workspace.project_changed.connect(self.refresh)
        self.show_parameters()
        self._follow(START_MODEL)

    @property
    def family(self) -> type[ModelFamily]:
        """The chosen family."""
        return self.chooser.current_card.family

    @property
    def algorithm(self) -> str:
        """The id of the algorithm that trains it."""
        return f"alquimia:train_{self.chooser.current}"

    def values(self) -> dict[str, Any]:
        """The parameters of the algorithm as they stand."""
        image, samples = self._workspace.image, self._workspace.samples
        seen = {} if self.parameters is None else self.parameters.values()
        if not self.family.input.multiple_rasters:
            seen[INPUT] = "" if image is None else image.id()
        return {
            **seen,
            SAMPLES: "" if samples is None else samples.id(),
            CLASS_FIELD: self._workspace.class_field,
            KEEP_ON_CANCEL: True,
            **self.going_on.parameters(),
            MODEL: self.model_file.path,
            REPORT: self._report,
        }

    def refresh(self) -> None:
        """Look at data and project anew."""
        self._sizes = None
        self.chooser.refresh()
        self.show_parameters()
        self.propose_model(anew=True)
        self._follow(START_MODEL)

    def start_anew(self) -> None:
        """Go on from no model, with the parameters that were last used for the family."""
        self._workspace.write(START_MODEL, "")
        self.show_parameters()

    def show_parameters(self) -> None:
        """Make the widgets of the chosen family, with the values that the project keeps."""
        if self.parameters is not None:
            self.parameters.hide()
            self.parameters.deleteLater()
        series = self.family.input.multiple_rasters
        unseen = GIVEN if series else (INPUT, *GIVEN)
        self.parameters = ParameterForm(self.algorithm, unseen, self._workspace.iface.mapCanvas())
        self._hand_over_data()
        kept = self._workspace.read(self._key)
        if kept:
            self.parameters.set_values(json.loads(kept))
        self.parameters.changed.connect(self._later.start)
        self._parameters_box.layout().addWidget(self.parameters)
        self._data_rows.labelForField(self.image_box).setVisible(not series)
        self.image_box.setVisible(not series)
        self.propose_model()
        self._later.start()

    def keep_and_estimate(self) -> None:
        """Keep the parameters in the project, and say what the training will take."""
        if self.parameters is None:
            return
        changed = self.parameters.changed_values()
        if changed or self._workspace.read(self._key):
            self._workspace.write(self._key, json.dumps(changed, default=str))
        self.guess = self._guess()
        self.estimate_line.tell("" if self.guess is None else in_words(self.guess))

    def start(self) -> None:
        """Ask for the training, or say what is wrong."""
        self.keep_and_estimate()
        problem = self._what_is_missing() or refusal(self.algorithm, self.values())
        self.problem.tell(problem)
        if not problem and may_write(self, self.model_file.path):
            self.start_wanted.emit(self.values())

    def open_dialog(self) -> None:
        """The dialog of the algorithm, filled in as the page is."""
        given = {name: value for name, value in self.values().items() if value not in (None, "")}
        self._dialog = processing.createAlgorithmDialog(self.algorithm, given)
        self._dialog.show()

    def propose_model(self, anew: bool = False) -> None:
        """Name a file after data and family, unless the user has named one; ``anew`` even then."""
        # Of a series the samples: none of its images has more to do with the model than the others.
        series = self.family.input.multiple_rasters
        layer, family = self._workspace.samples if series else self._workspace.image, self.chooser.current
        name, source = (family, "") if layer is None else (f"{layer.name()}_{family}", layer.source())
        self.model_file.propose(source, name, MODEL_EXTENSION, anew)

    def end(self) -> None:
        """The plugin goes away."""
        self._later.stop()
        self.engine.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Samples may have been digitised meanwhile."""
        super().showEvent(event)
        self._sizes = None
        self.chooser.refresh()
        self.propose_model()
        self._later.start()

    @property
    def _key(self) -> str:
        """Where the project keeps what was changed of the family's parameters."""
        return f"train_parameters_{self.chooser.current}"

    @property
    def _report(self) -> str:
        """A report beside the model whose name no file has yet."""
        model = Path(self.model_file.path)
        return free_path(model.parent, model.stem, REPORT_ENDING) if self.model_file.path else ""

    def _guess(self) -> Estimate | None:
        samples, values = self._workspace.samples, self.values()
        images = self._images(values)
        if samples is None or not images:
            return None
        if self._sizes is None:
            self._sizes = sample_sizes(samples, images[0])
        family, bands = self.family, len(values.get("BANDS") or ()) or images[0].bandCount()
        return estimate(self.chooser.current, family, values, self._sizes, bands, len(images))

    def _images(self, values: dict[str, Any]) -> list[QgsRasterLayer]:
        """The rasters of the project that are given."""
        given = values.get(INPUT)
        names = [given] if isinstance(given, str) else list(given or ())
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        layers = [QgsProcessingUtils.mapLayerFromString(str(name), context, False) for name in names]
        return [layer for layer in layers if isinstance(layer, QgsRasterLayer)]

    def _what_is_missing(self) -> str:
        if not self.family.input.multiple_rasters and self._workspace.image is None:
            return QCoreApplication.translate("Alquimia", "Choose an image.")
        if self._workspace.samples is None:
            return QCoreApplication.translate("Alquimia", "Choose a layer of samples.")
        if not self.model_file.path:
            return QCoreApplication.translate("Alquimia", "Choose a file for the model.")
        return ""

    def _follow(self, key: str) -> None:
        if key in (IMAGE, SAMPLES_KEY, CLASS_FIELD_KEY):
            self._sizes = None
            self.chooser.refresh()
            self._hand_over_data()
            self.propose_model()
            self._later.start()
        elif key == FAMILY:
            self.chooser.refresh()
        elif key == START_MODEL:
            self._go_on()

    def _go_on(self) -> None:
        """Ask for the family and the network of the model to go on from."""
        manifest = self.going_on.manifest()
        if manifest is None or manifest.family not in self.chooser.cards or self.parameters is None:
            return
        if manifest.family != self.chooser.current:
            self._workspace.write(FAMILY, manifest.family)
            self.show_parameters()
        self.parameters.set_values(network_parameters(manifest))

    def _hand_over_data(self) -> None:
        """Bands and fields are chosen among those of the data."""
        image, samples = self._workspace.image, self._workspace.samples
        if self.parameters is not None:
            layers = {SAMPLES: samples} if self.family.input.multiple_rasters else {INPUT: image, SAMPLES: samples}
            self.parameters.set_unseen({name: layer.id() for name, layer in layers.items() if layer is not None})

    def _lay_out(self) -> None:
        data = QGroupBox(QCoreApplication.translate("Alquimia", "Data"))
        self._data_rows = QFormLayout(data)
        self._data_rows.addRow(QCoreApplication.translate("Alquimia", "Image"), self.image_box)
        self._data_rows.addRow(QCoreApplication.translate("Alquimia", "Samples"), self.samples_box)
        self._data_rows.addRow(QCoreApplication.translate("Alquimia", "Class field"), self.field_box)
        family = QGroupBox(QCoreApplication.translate("Alquimia", "Model family"))
        QVBoxLayout(family).addWidget(self.chooser)
        self._parameters_box = QGroupBox(QCoreApplication.translate("Alquimia", "Parameters"))
        QVBoxLayout(self._parameters_box)
        layout = QVBoxLayout(self)
        result = QFormLayout()
        result.addRow(QCoreApplication.translate("Alquimia", "Model"), self.model_file)
        for widget in (self.engine, self.going_on, data, family, self._parameters_box):
            layout.addWidget(widget)
        layout.addLayout(result)
        for widget in (self.estimate_line, self.problem):
            layout.addWidget(widget)
        layout.addLayout(self._buttons())
        layout.addStretch()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.dialog_button = QPushButton(QCoreApplication.translate("Alquimia", "All parameters…"))
        self.dialog_button.setToolTip(
            QCoreApplication.translate("Alquimia", "Open the dialog of the toolbox, filled in")
        )
        self.dialog_button.clicked.connect(lambda _: self.open_dialog())
        self.start_button = QPushButton(QCoreApplication.translate("Alquimia", "Train"))
        self.start_button.setObjectName("start_training")
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(lambda _: self.start())
        row.addWidget(self.dialog_button)
        row.addStretch()
        row.addWidget(self.start_button)
        return row
