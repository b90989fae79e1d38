"""Which number type a network computes in while it trains; its weights are always float32."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import keras

from alquimia_qgis.engine.devices import accelerators

FULL = "float32"


def precision_policy(choice: str) -> str:
    """The Keras dtype policy for the option ``automatic``, ``on`` or ``off`` on this machine's devices.

    float16 on GPUs, where every card with tensor cores has it (Keras then scales the loss); bfloat16 elsewhere, which
    needs no scaling. Automatic means on a GPU only: few processors gain from 16 bits.
    """
    on_gpu = any(name.startswith("gpu") for name in accelerators())
    if choice == "off" or (choice == "automatic" and not on_gpu):
        return FULL
    return "mixed_float16" if on_gpu else "mixed_bfloat16"


@contextlib.contextmanager
def dtype_policy(name: str) -> Iterator[None]:
    """Build layers under this policy, and leave the process as it was."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(name)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)
