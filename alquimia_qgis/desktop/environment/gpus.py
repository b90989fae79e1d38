"""Names the GPUs that the engine only numbers, with their memory, as the NVIDIA driver knows them."""

from __future__ import annotations

import shutil

from alquimia_qgis.desktop.engine_client.clean_process import run_clean

GPU = "GPU"
SECONDS_TO_ANSWER = 10.0
QUESTION = ("--query-gpu=name,memory.total", "--format=csv,noheader,nounits")  # memory in MiB


def named_devices(devices: list[str]) -> list[str]:
    """The engine's devices, ``GPU 0`` with name and memory; as they are where the driver counts other GPUs than it."""
    numbered = [device for device in devices if device.startswith(GPU)]
    known = gpus_of_driver() if numbered else []
    if len(known) != len(numbered):  # some are hidden from the engine, and which is not known
        return devices
    names = dict(zip(numbered, known))
    return [f"{device} ({names[device]})" if device in names else device for device in devices]


def gpus_of_driver() -> list[str]:
    """Name and memory of each NVIDIA GPU, such as ``NVIDIA A10G, 22.5 GiB``; empty where the driver does not answer."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return []
    try:
        answer = run_clean([program, *QUESTION], timeout=SECONDS_TO_ANSWER)
    except (OSError, TimeoutError):
        return []
    rows = [line.rpartition(",") for line in answer.output.splitlines()] if answer.code == 0 else []
    return [f"{name.strip()}, {int(memory) / 1024:.1f} GiB" for name, _, memory in rows if memory.strip().isdigit()]
