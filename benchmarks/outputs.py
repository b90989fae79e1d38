"""Removes what a job has written, for the next run begins without it."""

from __future__ import annotations

from pathlib import Path

from alquimia_qgis.protocol.jobs import Job

SIDECAR = ".aux.xml"


def remove_outputs(job: Job) -> None:
    """Remove the job's outputs and what GDAL keeps beside them, as far as they are there."""
    for path in job.outputs:
        Path(path).unlink(missing_ok=True)
        Path(path + SIDECAR).unlink(missing_ok=True)
