"""From an open image to a better map in the panel, page by page, as a user would go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from panel_session.hands import (
    A_LITTLE,
    canvas_is_drawn,
    choose,
    click,
    click_row,
    click_tab,
    draw,
    picture,
    type_number,
    until,
)
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QDockWidget, QPushButton, QTabWidget, QToolButton
from qgis.utils import iface, plugins

from alquimia_qgis.protocol.events import Metric, Picture
from benchmarks.turns import Turns

Box = tuple[int, int, int, int]

# Pixels of the sample map: left, top, right, bottom.
CLASSES: dict[str, tuple[Box, ...]] = {
    "Forest": ((863, 272, 925, 331), (704, 169, 755, 222), (469, 93, 511, 144)),
    "Fields": ((204, 92, 239, 119), (457, 420, 514, 453), (40, 206, 89, 240)),
    "Water": ((322, 398, 343, 434), (241, 112, 255, 131)),
}
TYPED = ("Forest #2d7d46", "Fields #e0b95a", "Water #3a7ebf")
NETWORK = {"PATCH_SIZE": 32, "DEPTH": 2, "FIRST_FILTERS": 8}
MARGIN = 0.1  # of the height of the image
LAYERS_WIDTH, PANEL_WIDTH = 290, 460  # pixels


@dataclass
class Session:
    """What all steps need: the panel, the plan, what is told at the end."""

    plan: dict[str, Any]
    told: dict[str, Any]

    def __post_init__(self) -> None:
        self.panel = plugins["alquimia_qgis"].panel
        self.tabs = self.panel.dock.findChild(QTabWidget)
        self.folder, self.pictures = Path(self.plan["folder"]), Path(self.plan["pictures"])
        self.turns = Turns()

    def page(self, name: str) -> Any:
        """A page of the panel."""
        return self.panel.pages[name]

    def show(self, name: str) -> Any:
        """The same, once its tab was clicked."""
        click_tab(self.tabs, self.page(name))
        return self.page(name)

    def picture(self, name: str) -> None:
        """What the screen shows now."""
        picture(self.pictures, name)


def work(plan: dict[str, Any], told: dict[str, Any]) -> None:
    """The whole session; what it has seen is told step by step, so that something is known where it fails."""
    session = Session(plan, told)
    open_image_and_panel(session)
    create_samples(session)
    digitise(session)
    train(session, "first")
    map_image(session)
    label_uncertain_place(session)
    train_again(session)
    look_at_models(session)
    told["turns"] = session.turns.figures()


def open_image_and_panel(session: Session) -> None:
    """The demo image, and the flask in the toolbar."""
    QgsProject.instance().addMapLayer(QgsRasterLayer(session.plan["image"], "historical_map"))
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.setVisible(dock.objectName() == "Layers")
    buttons = iface.mainWindow().findChildren(QToolButton)
    click(next(button for button in buttons if button.defaultAction() is session.panel.action and button.isVisible()))
    docks = [iface.mainWindow().findChild(QDockWidget, "Layers"), session.panel.dock]
    iface.mainWindow().resizeDocks(docks, [LAYERS_WIDTH, PANEL_WIDTH], Qt.Orientation.Horizontal)
    iface.mapCanvas().zoomToFullExtent()
    canvas_is_drawn()


def create_samples(session: Session) -> None:
    """Classes typed, a file named."""
    page = session.show("samples")
    click(page.choice.create_button)
    dialog = page.creation.dialog
    for line in TYPED:
        QTest.keyClicks(dialog.classes, line)
        QTest.keyClick(dialog.classes, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.file.lineEdit(), str(session.folder / "samples.gpkg"))
    click(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok))
    rows = page.class_panel.list
    until(lambda: rows.topLevelItemCount() == len(CLASSES), "the classes of the new layer")
    session.told["classes"] = [rows.topLevelItem(row).text(0) for row in range(rows.topLevelItemCount())]


def digitise(session: Session) -> None:
    """A few polygons of each class, saved."""
    page = session.page("samples")
    for name, boxes in CLASSES.items():
        pick_class(page, name)
        for box in boxes:
            draw(corners(session.panel.workspace.image, box))
    until(lambda: page.workspace.samples.featureCount() == sum(map(len, CLASSES.values())), "the polygons")
    click(page.edits.save_button)
    until(lambda: not page.workspace.samples.isModified(), "the saved edits")
    until(lambda: not page._survey.is_busy, "the figures of the classes")
    session.told["features"] = page.workspace.samples.dataProvider().featureCount()
    session.picture("panel_samples")


def train(session: Session, name: str) -> None:
    """A small U-Net; the curves and pictures are watched."""
    page = session.show("train")
    if name == "first":
        choose_network(session, page)
    else:
        type_number(page.form.parameters, "EPOCHS", session.plan["epochs"])
    heard = session.told[name] = {"epochs": 0, "pictures": 0}
    listening = page.workspace.run_started.connect(lambda run: run.heard.connect(lambda event: _count(event, heard)))
    session.picture(f"train_form_{name}")
    session.turns.watch("starting")
    click(page.form.start_button)
    until(lambda: heard["epochs"] > 0 or page.view.outcome.isVisible(), "the first epoch")
    page.workspace.run_started.disconnect(listening)
    session.turns.watch("training")
    watched = 0.6 * session.plan["epochs"]
    until(lambda: (heard["epochs"] > watched and heard["pictures"]) or page.view.outcome.isVisible(), "the epochs")
    if name == "first":
        session.turns.watch("taking pictures")
        heard["curve_points"] = len(page.view.curves._rows)
        session.picture("panel_train")
        session.turns.watch("training")
    until(page.view.outcome.isVisible, "the end of the training")
    session.turns.watch("between")
    heard["problem"] = page.view.outcome.problem.text()
    heard["figures"] = page.view.outcome.figures.text()
    heard["model"] = session.panel.workspace.model
    session.picture(f"train_outcome_{name}")


def choose_network(session: Session, page: Any) -> None:
    """The card of the U-Net among all cards, and parameters that make it quick."""
    click(page.form.chooser.others_button)
    session.picture("train_families")
    click(page.form.chooser.cards["unet"])
    form = page.form.parameters
    for name, number in {**NETWORK, "EPOCHS": session.plan["epochs"]}.items():
        type_number(form, name, number)
    session.told["asked"] = {name: form.values()[name] for name in (*NETWORK, "EPOCHS")}


def map_image(session: Session) -> None:
    """By the button of the training: first what the canvas shows, then all."""
    click(session.page("train").view.outcome.map_button)
    page = session.page("map")
    until(page.isVisible, "the page of the map")
    session.turns.watch("mapping")
    click(page.preview_button)
    until(lambda: page._shown and not page.cancel_button.isVisible(), "the preview")
    session.told["preview"] = [node.name() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    session.turns.watch("taking pictures")
    session.picture("map_preview")
    output = page.form.output.path
    session.turns.watch("mapping")
    click(page.map_button)
    until(lambda: page.outcome.text() or page.problem.text(), "the map")
    session.turns.watch("between")
    page.opacity.setOpacity(0.7)
    shown = page._shown[0]
    session.told["map"] = {
        "path": output, "problem": page.problem.text(), "name": shown.name(),
        "legend": {str(int(entry.value)): entry.label for entry in shown.renderer().classes()},
    }  # fmt: skip
    session.picture("panel_map")


def label_uncertain_place(session: Session) -> None:
    """Found in the whole image, zoomed to, labelled with a polygon, and ticked off by that."""
    page = session.show("improve")
    choose(page.places.form.kind, "whole")
    click(page.places.find_button)
    until(lambda: page.places.places.places or page.places.message.text(), "uncertain places")
    look_at_place_inside(session, page)
    click(page.findChild(QPushButton, "label"))
    samples = session.page("samples")
    until(samples.isVisible, "the page of the samples")
    pick_class(samples, "Fields")
    place = page.places.places.places[page.places.places.chosen]
    draw(corners_of(place.box))
    until(lambda: page.places.places.done == 1, "the place to be ticked off")
    click(samples.edits.save_button)
    until(lambda: not samples.workspace.samples.isModified(), "the saved edits")
    session.picture("samples_at_place")
    session.show("improve")
    session.told["places"] = {
        "found": len(page.places.places.places), "done": page.places.places.done, "count": page.places.count.text(),
        "features": samples.workspace.samples.dataProvider().featureCount(),
    }  # fmt: skip
    session.picture("panel_improve")


def look_at_place_inside(session: Session, page: Any) -> None:
    """Places at the margin of the image are passed over, as a user would."""
    inside = session.panel.workspace.image.extent().buffered(-MARGIN * session.panel.workspace.image.extent().height())
    places = page.places.places
    while places.chosen < 0 or not inside.contains(places.places[places.chosen].rectangle):
        before = places.chosen
        click(page.findChild(QPushButton, "next"))
        if places.chosen <= before:
            raise LookupError("All uncertain places lie at the margin of the image.")
    canvas_is_drawn()


def train_again(session: Session) -> None:
    """From the last weights, with the sample that is new."""
    page = session.page("improve")
    click(page.history.again_button)
    form = session.page("train").form
    until(form.isVisible, "the parameters of the next training")
    session.picture("train_goes_on")
    session.told["goes_on"] = form.going_on.sentence.text()
    session.told["network_asked"] = {name: form.parameters.values()[name] for name in NETWORK}
    train(session, "second")
    session.show("improve")
    session.told["records"] = [
        {"model": record.model, "started_from": record.started_from, "epochs": record.epochs, "samples": record.samples}
        for record in page.history.history.records()
    ]
    session.picture("improve_after")


def look_at_models(session: Session) -> None:
    """Cards of both models, and what the second one is."""
    page = session.show("models")
    until(lambda: page.list.count() == 2, "the cards of both models")
    click_row(page.list, page.list.item(0))
    QTest.qWait(A_LITTLE)
    session.told["cards"] = [page.list.item(row).text() for row in range(page.list.count())]
    session.told["details"] = page.details.toPlainText()
    session.picture("panel_models")


def pick_class(page: Any, name: str) -> None:
    """Click a class in the list: its tool is on the canvas then."""
    rows = page.class_panel.list
    (item,) = rows.findItems(name, Qt.MatchFlag.MatchExactly)
    click_row(rows, item)
    until(lambda: page.digitiser.current is not None and page.digitiser.current.name == name, f"the class {name}")


def corners(image: QgsRasterLayer, box: Box) -> list[tuple[float, float]]:
    """Corners of a box of pixels in the units of the image's CRS, which is that of the map."""
    extent, (left, top, right, bottom) = image.extent(), box
    width, height = extent.width() / image.width(), extent.height() / image.height()
    west, north = extent.xMinimum(), extent.yMaximum()
    return corners_of((west + left * width, north - bottom * height, west + right * width, north - top * height))


def corners_of(box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    """The corners of (xmin, ymin, xmax, ymax)."""
    left, low, right, high = box
    return [(left, low), (left, high), (right, high), (right, low)]


def _count(event: Any, heard: dict[str, Any]) -> None:
    heard["epochs"] += isinstance(event, Metric)
    heard["pictures"] += isinstance(event, Picture)
