"""A launcher like the engine's own that knows one more job, ``scripted``, whose scenes misbehave on purpose.

The product has no such door: this file loads the package through the real launcher and adds the job before serving.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import signal
import sys
import time
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

REAL_LAUNCHER = Path(__file__).resolve().parents[2] / "alquimia_qgis" / "engine" / "launcher.py"


def scripted_job() -> type:
    """The job's class, made after the package can be imported."""
    from alquimia_qgis.protocol.jobs import Job
    from alquimia_qgis.protocol.unfinished import unfinished_path

    @dataclass(frozen=True)
    class ScriptedJob(Job):
        verb: ClassVar[str] = "scripted"

        scene: str
        path: str = ""

        @property
        def outputs(self) -> tuple[str, ...]:
            return (f"{self.path}.tif",) if self.path else ()

        @property
        def dropped_on_cancel(self) -> tuple[str, ...]:
            return () if self.scene.endswith("_and_keeps") else tuple(map(unfinished_path, self.outputs))

    return ScriptedJob


@contextlib.contextmanager
def unfinished(job: Any) -> Iterator[None]:
    """Write the job's output as the real jobs do, with what GDAL may put beside it."""
    from alquimia_qgis.engine.outputs import atomic_files

    with atomic_files(job.outputs) as (temporary,):
        Path(temporary).write_text("half")
        Path(f"{temporary}.aux.xml").write_text("half")
        yield


@contextlib.contextmanager
def work_of(job: Any) -> Iterator[None]:
    """Hold the job's work file as the engine does, with something in it."""
    from alquimia_qgis.engine.prediction.work_database import WorkDatabase
    from alquimia_qgis.protocol.unfinished import unfinished_path

    database = WorkDatabase(unfinished_path(job.outputs[0]))
    if database.is_new:
        description = {"output": job.outputs[0], "model": "m", "images": ["i"], "pixels": 200}
        database.create_tables(identity={}, description=description)
        database.execute("INSERT INTO blocks (row, column, height, width, filled) VALUES (0, 0, 10, 13, 1)")
    database.set_header("writer", time.time())
    database.commit()
    try:
        yield
    finally:
        database.close()


class Scenes:
    """What a scripted job can do; each scene gets the job and its context."""

    @staticmethod
    def succeed(job: Any, context: Any) -> dict[str, Any]:
        context.log("looking", "info")
        context.log("careful", "warning")
        context.progress(0.25, "Epoch 1 of 2 · loss 0.5", 12.0)
        context.metric(1, 2, {"loss": 0.5, "mean_iou": float("nan")})
        context.progress(1.0, "Done")
        return {"pid": os.getpid(), "undefined": float("nan"), "path": Path("/a/b"), "classes": ({"value": 1},)}

    @staticmethod
    def noise(job: Any, context: Any) -> dict[str, Any]:
        os.write(1, b'{"event": "result", "job": "forged", "values": {}}\n')
        sys.__stdout__.write("printed\n")
        print("printed too")  # noqa: T201
        ctypes.CDLL(None).puts(b"written by C")
        ctypes.CDLL(None).fflush(None)
        return {"ok": True}

    @staticmethod
    def huge_stderr(job: Any, context: Any) -> dict[str, Any]:
        for number in range(40_000):
            os.write(2, b"%07d " % number + b"x" * 200 + b"\n")
        os.write(2, b"y" * 3_000_000)  # one line without an end
        return {"ok": True}

    @staticmethod
    def many_steps(job: Any, context: Any) -> dict[str, Any]:
        for step in range(20_000):
            context.progress(step / 20_000, f"step {step}")
        context.progress(1.0, "last")
        return {}

    @staticmethod
    def own_error(job: Any, context: Any) -> None:
        from alquimia_qgis.protocol.errors import SamplesError

        raise SamplesError("There is one class only.", "Digitise a second one.")

    @staticmethod
    def other_error(job: Any, context: Any) -> None:
        raise ValueError("shapes (2,3) and (4,)\nsecond line")

    @staticmethod
    def out_of_memory(job: Any, context: Any) -> None:
        raise MemoryError

    @staticmethod
    def framework_out_of_memory(job: Any, context: Any) -> None:
        raise type("ResourceExhaustedError", (RuntimeError,), {})("OOM when allocating tensor")

    @staticmethod
    def disk_full(job: Any, context: Any) -> None:
        raise OSError(28, "No space left on device", "/data/map.tif")

    @staticmethod
    def read_only(job: Any, context: Any) -> None:
        raise OSError(30, "Read-only file system", "/data/map.tif")

    @staticmethod
    def leaves_by_system_exit(job: Any, context: Any) -> None:
        raise SystemExit(3)

    @staticmethod
    def unsendable(job: Any, context: Any) -> dict[str, Any]:
        return {"thing": object()}

    @staticmethod
    def leave(job: Any, context: Any) -> None:
        os.write(2, b"the last line\n")
        os._exit(7)

    @staticmethod
    def segmentation_fault(job: Any, context: Any) -> None:
        ctypes.string_at(0)

    @staticmethod
    def killed(job: Any, context: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    @staticmethod
    def aborted(job: Any, context: Any) -> None:
        os.abort()

    @staticmethod
    def wait(job: Any, context: Any) -> None:
        Path(job.path).write_text(str(os.getpid()))
        while True:
            context.check_cancelled()
            time.sleep(0.01)

    @staticmethod
    def stubborn(job: Any, context: Any) -> None:
        Path(job.path).write_text(str(os.getpid()))
        while True:
            context.progress(0.5, "still here")
            time.sleep(0.01)

    @staticmethod
    def slow_to_tidy_up(job: Any, context: Any) -> dict[str, Any]:
        Path(job.path).write_text(str(os.getpid()))
        while not context.cancel_requested:
            time.sleep(0.01)
        Path(f"{job.path}.noticed").touch()
        while not Path(f"{job.path}.release").exists():
            time.sleep(0.01)
        return {"kept": True}

    @staticmethod
    def temporary_file(job: Any, context: Any) -> None:
        temporary = Path(job.path)
        temporary.write_text(str(os.getpid()))
        try:
            while True:
                context.check_cancelled()
                time.sleep(0.01)
        finally:
            temporary.unlink()

    @staticmethod
    def writes_and_is_killed(job: Any, context: Any) -> None:
        with unfinished(job):
            Path(job.path).write_text(str(os.getpid()))
            os.kill(os.getpid(), signal.SIGKILL)

    @staticmethod
    def writes_and_is_stubborn(job: Any, context: Any) -> None:
        with unfinished(job):
            Scenes.stubborn(job, context)

    @staticmethod
    def works_and_is_stubborn(job: Any, context: Any) -> None:
        with work_of(job):
            Scenes.stubborn(job, context)

    works_and_is_stubborn_and_keeps = works_and_is_stubborn

    @staticmethod
    def works_and_is_killed(job: Any, context: Any) -> None:
        with work_of(job):
            os.kill(os.getpid(), signal.SIGKILL)

    @staticmethod
    def tells_who_has_cancelled(job: Any, context: Any) -> None:
        Path(job.path).write_text(str(os.getpid()))
        while not context.cancel_requested:
            time.sleep(0.01)
        Path(f"{job.path}.who").write_text("nobody" if context.desktop_gone else "the user")
        context.check_cancelled()

    @staticmethod
    def tidies_up_for_a_second(job: Any, context: Any) -> None:
        try:
            Scenes.wait(job, context)
        finally:
            time.sleep(1.0)
            Path(f"{job.path}.tidied").touch()

    @staticmethod
    def surroundings(job: Any, context: Any) -> dict[str, Any]:
        import alquimia_qgis

        return {
            "environment": dict(os.environ),
            "flags": {"isolated": sys.flags.isolated, "utf8_mode": sys.flags.utf8_mode},
            "path": list(sys.path),
            "executable": sys.executable,
            "prefix": sys.prefix,
            "package": alquimia_qgis.__file__,
            "neighbour": importlib.util.find_spec("neighbour_plugin") is not None,
            "modules": sorted(sys.modules),
            "process_group": os.getpgid(0),
            "pid": os.getpid(),
        }


def main() -> None:
    """Serve like the real launcher, with the scripted job added."""
    spec = importlib.util.spec_from_file_location("real_launcher", REAL_LAUNCHER)
    launcher = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(launcher)
    launcher.load_package()

    from alquimia_qgis.engine.bootstrap import serve
    from alquimia_qgis.engine.worker import JOBS_PACKAGE
    from alquimia_qgis.protocol.jobs import JOBS

    job = scripted_job()
    JOBS[job.verb] = job
    module = types.ModuleType(f"{JOBS_PACKAGE}.scripted")
    module.run = lambda job, context: getattr(Scenes, job.scene)(job, context)
    sys.modules[module.__name__] = module
    serve()


if __name__ == "__main__":
    main()
