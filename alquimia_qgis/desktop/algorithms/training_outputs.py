"""What a training gives back: model, report and history as files, and figures of validation and test."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.object_samples import has_objects
from alquimia_qgis.desktop.algorithms.output_files import add_file
from alquimia_qgis.desktop.algorithms.training_choices import has_numbers
from alquimia_qgis.protocol.tasks import METRICS
from alquimia_qgis.zoo.family import ModelFamily

MODEL, REPORT, HISTORY, EPOCHS = "MODEL", "REPORT", "HISTORY", "EPOCHS"
CLASS_FIGURES, NUMBER_FIGURES = (
    ("overall_accuracy", "mean_iou", "macro_f1"),
    ("r_squared", "rmse", "mean_absolute_error"),
)
OBJECT_FIGURES = ("ap50",)
TEST_FIGURES = ("test_overall_accuracy", "test_macro_f1")
PICTURE_FIGURES = ("mean_average_precision", *TEST_FIGURES, "test_mean_average_precision")
NUMBER_TEST_FIGURES = ("test_r_squared", "test_rmse", "test_mean_absolute_error")


def figures_of(family: type[ModelFamily]) -> tuple[str, ...]:
    """The figures of validation and test that any task of the family may have."""
    if has_objects(family):
        return (*OBJECT_FIGURES, *_of_folds(OBJECT_FIGURES))
    of_numbers = NUMBER_FIGURES if has_numbers(family) else ()
    of_pictures: tuple[str, ...] = ()
    if family.takes_pictures():
        of_pictures = (*PICTURE_FIGURES, *(NUMBER_TEST_FIGURES if of_numbers else ()))
    return (*CLASS_FIGURES, *of_numbers, *of_pictures, *_of_folds((*CLASS_FIGURES, *of_numbers)))


def _of_folds(names: Sequence[str]) -> list[str]:
    return [f"folds_{name}{ending}" for name in names for ending in ("", "_spread")]


def add_training_outputs(algorithm: AlquimiaAlgorithm, family: type[ModelFamily]) -> None:
    """Model, report and history, and the figures of validation and test."""
    add_file(
        algorithm,
        MODEL,
        QCoreApplication.translate("Alquimia", "Model"),
        QCoreApplication.translate("Alquimia", "The trained model, one file that the prediction algorithms read."),
        QCoreApplication.translate("Alquimia", "Alquimia models (*.alquimia)"),
        optional=False,
    )
    add_file(
        algorithm,
        REPORT,
        QCoreApplication.translate("Alquimia", "Report"),
        QCoreApplication.translate(
            "Alquimia",
            "A page with learning curves, confusion matrix, accuracy of each class, a map of the samples and "
            "examples. Readable without internet.",
        ),
        QCoreApplication.translate("Alquimia", "HTML pages (*.html)"),
        by_default=True,
    )
    add_file(
        algorithm,
        HISTORY,
        QCoreApplication.translate("Alquimia", "History"),
        QCoreApplication.translate("Alquimia", "A table with loss, metrics and learning rate of every epoch."),
        QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
    )
    labels = _labels()
    for name in figures_of(family):
        algorithm.addOutput(QgsProcessingOutputNumber(name.upper(), labels[name]))
    algorithm.addOutput(QgsProcessingOutputNumber(EPOCHS, QCoreApplication.translate("Alquimia", "Epochs run")))


def _labels() -> dict[str, str]:
    """What the figures are called."""
    labels = {
        "overall_accuracy": QCoreApplication.translate("Alquimia", "Overall accuracy (validation)"),
        "mean_iou": QCoreApplication.translate("Alquimia", "Mean IoU (validation)"),
        "macro_f1": QCoreApplication.translate("Alquimia", "Macro F1 (validation)"),
        "r_squared": QCoreApplication.translate("Alquimia", "R² (validation of a regression)"),
        "rmse": QCoreApplication.translate("Alquimia", "RMSE (validation of a regression)"),
        "mean_absolute_error": QCoreApplication.translate(
            "Alquimia", "Mean absolute error (validation of a regression)"
        ),
        "ap50": QCoreApplication.translate("Alquimia", "AP50 (validation of objects)"),
        "mean_average_precision": QCoreApplication.translate(
            "Alquimia", "Mean average precision (validation of several classes at once)"
        ),
        "test_mean_average_precision": QCoreApplication.translate(
            "Alquimia", "Mean average precision (test part, several classes at once)"
        ),
        "test_overall_accuracy": QCoreApplication.translate("Alquimia", "Overall accuracy (test part of a folder)"),
        "test_macro_f1": QCoreApplication.translate("Alquimia", "Macro F1 (test part of a folder)"),
        "test_r_squared": QCoreApplication.translate("Alquimia", "R² (test part of a list)"),
        "test_rmse": QCoreApplication.translate("Alquimia", "RMSE (test part of a list)"),
        "test_mean_absolute_error": QCoreApplication.translate("Alquimia", "Mean absolute error (test part of a list)"),
    }
    for name in (*CLASS_FIGURES, *NUMBER_FIGURES, *OBJECT_FIGURES):
        mean, spread = _labels_of_folds(METRICS[name])
        labels.update({f"folds_{name}": mean, f"folds_{name}_spread": spread})
    return labels


def _labels_of_folds(figure: str) -> tuple[str, str]:
    """What the mean and the spread of a figure over the folds are called."""
    mean = QCoreApplication.translate("Alquimia", "{} (mean of the folds)").format(figure)
    return mean, QCoreApplication.translate("Alquimia", "{} (spread of the folds)").format(figure)
