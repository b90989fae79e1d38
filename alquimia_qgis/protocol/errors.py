"""One root error and one subclass per cause; each carries the sentence and the hint that the user reads."""

from __future__ import annotations


class AlquimiaError(Exception):
    """A failure the user can understand: what is wrong, and in ``hint`` what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Sentence and hint in one line, as shown to the user."""
        return f"{self.message} {self.hint}".strip()

    @property
    def code(self) -> str:
        """The class name, used on the wire to tell causes apart."""
        return type(self).__name__


class ParameterError(AlquimiaError):
    """A parameter lies outside what is allowed."""


class ImageError(AlquimiaError):
    """An input image cannot be used: unreadable, no CRS, no valid pixels, wrong bands."""


class SamplesError(AlquimiaError):
    """The training samples or reference data cannot be used."""


class FeaturesError(AlquimiaError):
    """The features that a model shall answer for cannot be used: no CRS, lines, none on the image."""


class TrainingError(AlquimiaError):
    """The training came to no usable model, for instance because the loss is no longer a number."""


class ModelFileError(AlquimiaError):
    """A model file is damaged, foreign, too new, or fails its self-test."""


class OutputError(AlquimiaError):
    """A result cannot be written: folder missing, read-only, disk full."""


class MemoryLimitError(AlquimiaError):
    """The job does not fit in memory, even after making it smaller."""


class EngineMissingError(AlquimiaError):
    """The engine's Python environment is not installed."""


class EngineInstallError(AlquimiaError):
    """Setting up the engine's environment failed; the hint says how to go on."""


class EngineCrashedError(AlquimiaError):
    """The engine process ended without a last word."""


class ProtocolError(AlquimiaError):
    """The other side said something that the protocol does not allow."""


class JobCancelled(AlquimiaError):  # noqa: N818  an ending, not an error
    """The user cancelled; never shown as a failure."""

    def __init__(self, message: str = "Cancelled.", hint: str = "") -> None:
        super().__init__(message, hint)


class InternalError(AlquimiaError):
    """A defect of Alquimia itself; the log holds the traceback."""


def error_from_code(code: str, message: str, hint: str = "") -> AlquimiaError:
    """Rebuild an error that crossed the wire; unknown codes become the root class."""
    classes = {cls.__name__: cls for cls in AlquimiaError.__subclasses__()}
    return classes.get(code, AlquimiaError)(message, hint)
