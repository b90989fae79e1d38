"""Says on what a training is computed, and with what."""

from __future__ import annotations

import keras

from alquimia_qgis.engine.devices import describe_devices, describe_processor
from alquimia_qgis.engine.jobs.check_environment import package_versions

BACKENDS = {"tensorflow": "TensorFlow", "torch": "PyTorch", "jax": "JAX"}
PRECISIONS = {"float32": "float32", "mixed_float16": "16-bit floats", "mixed_bfloat16": "16-bit floats (bfloat16)"}
SCIKIT_LEARN = "scikit-learn"


def describe_computing(precision: str) -> str:
    """Device, backend and precision of Keras in one line: ``CPU (2 cores), TensorFlow 2.21.0, float32``."""
    backend = keras.backend.backend()
    versions = package_versions()
    version = versions.get(backend) or versions.get(f"{backend}-cpu", "")
    framework = f"{BACKENDS.get(backend, backend)} {version}".strip()
    return f"{', '.join(describe_devices())}, {framework}, {PRECISIONS.get(precision, precision)}"


def describe_computing_of_trees() -> str:
    """Processor and library: ``CPU (2 cores), scikit-learn 1.9.1``."""
    return f"{describe_processor()}, {SCIKIT_LEARN} {package_versions().get(SCIKIT_LEARN, '')}".strip()
