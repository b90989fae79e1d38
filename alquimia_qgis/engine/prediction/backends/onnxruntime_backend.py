"""Computes with ONNX Runtime: on processors where OpenVINO is not to be had, and on GPUs that the build supports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunningError
from typing import Any

import numpy as np

from alquimia_qgis.engine.devices import describe_processor, usable_cores
from alquimia_qgis.engine.prediction.backends.runtime import (
    CLASSES_AXIS,
    IMAGE,
    SOFTMAX,
    BackendUnusableError,
    import_runtime,
)
from alquimia_qgis.engine.prediction.network import Network, never_cancelled
from alquimia_qgis.engine.raster.scaling import scale_bands
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ParameterError

PROCESSOR = "CPUExecutionProvider"
# GPUs in the order of preference, with what they are called; TF32 would keep only ten bits of the mantissa.
PROVIDERS: dict[str, tuple[str, dict[str, str]]] = {
    "CUDAExecutionProvider": ("GPU (CUDA)", {"use_tf32": "0"}),
    "DmlExecutionProvider": ("GPU (DirectML)", {}),
    "CoreMLExecutionProvider": ("Apple GPU (Core ML)", {}),
}
ERRORS_ONLY = 3
SECONDS_BETWEEN_CHECKS = 0.05
NO_MEMORY = ("bad_alloc", "Failed to allocate", "out of memory", "OutOfMemory")


class OnnxRuntime:
    """See ``Runtime``."""

    title = "ONNX Runtime"

    def description(self) -> str:
        """See ``Runtime``."""
        runtime = import_runtime("onnxruntime")
        gpus = [PROVIDERS[name][0] for name in runtime.get_available_providers() if name in PROVIDERS]
        return f"ONNX Runtime {runtime.__version__} ({', '.join(['CPU', *gpus])})"

    def run_graph(self, graph: bytes, images: np.ndarray) -> np.ndarray:
        """See ``Runtime``; on the processor."""
        return GraphSession(graph).run(images)

    def network(self, graph: bytes, bands: Sequence[BandRecord], precision: str, ending: str = SOFTMAX) -> Network:
        """See ``Runtime``."""
        return OnnxRuntimeNetwork(graph, bands, precision, ending)


class GraphSession:
    """A graph on the processor, ready for any number of images; BackendUnusableError where it cannot be computed."""

    def __init__(self, graph: bytes) -> None:
        self._session = _session(import_runtime("onnxruntime"), graph, [PROCESSOR])

    def run(self, images: np.ndarray) -> np.ndarray:
        """Scaled images float32 (N, B, H, W) → what the graph makes of them, float32."""
        try:
            return np.asarray(self._session.run(None, {IMAGE: images})[0], dtype=np.float32)
        except Exception as error:  # its classes of errors have no common base but this
            raise BackendUnusableError(_first_line(error)) from error


class OnnxRuntimeNetwork:
    """An ONNX graph; see ``Network``. What makes probabilities is part of the graph, scaling is done in NumPy."""

    def __init__(
        self, graph: bytes, bands: Sequence[BandRecord], precision: str = "float32", ending: str = SOFTMAX
    ) -> None:
        if precision != "float32":
            raise ParameterError(
                f"ONNX Runtime computes in float32 only; {precision} was asked for.",
                "Choose the PRECISION float32, or another BACKEND.",
            )
        runtime = import_runtime("onnxruntime")
        self._cancelled_run = runtime.RunOptions
        self._session = _session(runtime, _with_ending(graph, ending) if ending else graph, _offered_providers(runtime))
        used = self._session.get_providers()[0]
        self.backend = f"ONNX Runtime {runtime.__version__}"
        self.device = PROVIDERS[used][0] if used in PROVIDERS else describe_processor()
        self.precision = precision
        self._bands = bands

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``; a cancel is noticed within a tenth of a second and ends at the next layer."""
        check_cancelled()
        images = scale_bands(pixels, present, self._bands)
        options = self._cancelled_run()
        with ThreadPoolExecutor(1, "onnxruntime") as thread:
            running = thread.submit(self._session.run, None, {IMAGE: images}, options)
            try:
                return self._waited_for(running, check_cancelled)
            except BaseException:
                options.terminate = True
                raise

    def _waited_for(self, running: Future[Any], check_cancelled: Callable[[], None]) -> np.ndarray:
        while True:
            try:
                return np.asarray(running.result(SECONDS_BETWEEN_CHECKS)[0])
            except StillRunningError:
                check_cancelled()
            except Exception as error:
                if any(words in str(error) for words in NO_MEMORY):
                    raise MemoryError(_first_line(error)) from error
                raise


def _offered_providers(runtime: Any) -> list[Any]:
    available = runtime.get_available_providers()
    return [*((name, options) for name, (_, options) in PROVIDERS.items() if name in available), PROCESSOR]


def _session(runtime: Any, graph: bytes, providers: list[Any]) -> Any:
    options = runtime.SessionOptions()
    options.log_severity_level = ERRORS_ONLY
    options.intra_op_num_threads = usable_cores()
    # An arena keeps what it ever took, and a pattern is kept for every shape: memory would grow with the windows.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    try:
        return runtime.InferenceSession(graph, options, providers=providers)
    except Exception as error:  # its classes of errors have no common base but this
        raise BackendUnusableError(_first_line(error)) from error


def _with_ending(graph: bytes, ending: str) -> bytes:
    """The graph up to the probabilities."""
    import onnx

    model = onnx.load_model_from_string(graph)
    logits = model.graph.output[0]
    operator, settings = ("Softmax", {"axis": CLASSES_AXIS}) if ending == SOFTMAX else ("Sigmoid", {})
    model.graph.node.append(onnx.helper.make_node(operator, [logits.name], ["probabilities"], **settings))
    logits.name = "probabilities"
    return bytes(model.SerializeToString())


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
