"""Starts other Pythons and tools without QGIS's own environment; the only place where Alquimia starts a process."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess  # nosec B404 the one place that starts processes
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from alquimia_qgis.protocol.errors import JobCancelled

# What QGIS, its launchers and conda set for their own libraries, and what it does to another Python:
# docs/decisions/0010-clean-process.md. PYTHONEXECUTABLE is honoured even under ``python -I``.
FOREIGN_VARIABLES = re.compile(
    r"PYTHON.*|__PYVENV_LAUNCHER__|GDAL_.*|PROJ_.*|OGR_.*|GEOTIFF_CSV|LD_LIBRARY_PATH|LD_PRELOAD|DYLD_.*|QT_.*PLUGIN.*"
    r"|QML2?_.*|QGIS_PREFIX_PATH|VIRTUAL_ENV.*|CONDA_.*|_CE_.*|PIP_(TARGET|PREFIX|USER|REQUIRE_VIRTUALENV)|OSGEO4W_ROOT"
    r"|O4W_.*",
    re.IGNORECASE,
)
OWN_VARIABLES = {
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "TF_FORCE_GPU_ALLOW_GROWTH": "true",
    "XLA_PYTHON_CLIENT_PREALLOCATE": "false",
}
POLL_SECONDS = 0.1
LINES_KEPT = 2000


@dataclass(frozen=True)
class Completed:
    """How a process ended: its exit code and what it wrote, standard output apart from the messages."""

    code: int
    output: str
    messages: str


def clean_environment(
    extra: Mapping[str, str] | None = None, environment: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The environment for a process that must not see QGIS's libraries; ``extra`` is added at the end."""
    source = os.environ if environment is None else environment
    kept = {name: value for name, value in source.items() if not FOREIGN_VARIABLES.fullmatch(name)}
    if os.name == "nt":
        roots = [
            sys.prefix,
            sys.exec_prefix,
            *filter(None, (source.get("OSGEO4W_ROOT"), source.get("QGIS_PREFIX_PATH"))),
        ]
        kept = {name: without_qgis(value, roots) if name.upper() == "PATH" else value for name, value in kept.items()}
    return {**kept, **OWN_VARIABLES, **(extra or {})}


def start_clean(
    arguments: Sequence[str], *, extra: Mapping[str, str] | None = None, cwd: str | None = None
) -> subprocess.Popen[bytes]:
    """Start a program without a shell, in a process group of its own, with three pipes; ``arguments[0]`` is a path.

    OSError when the program cannot be started.
    """
    # The programs are our own worker, uv, pip, and Pythons that are asked before they are believed.
    return subprocess.Popen(  # nosec B603 no shell, arguments as a list
        list(arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(extra),
        cwd=cwd,
        **_own_group(),
    )


def run_clean(
    arguments: Sequence[str],
    *,
    extra: Mapping[str, str] | None = None,
    cwd: str | None = None,
    timeout: float = float("inf"),
    is_cancelled: Callable[[], bool] = lambda: False,
    on_message: Callable[[str], None] = lambda line: None,
) -> Completed:
    """Run a program to its end; ``on_message`` gets each line of its stderr as it comes.

    Raises JobCancelled (and ends the program with all it started) when ``is_cancelled``; TimeoutError after ``timeout``
    seconds; OSError when the program cannot be started.
    """
    if is_cancelled():
        raise JobCancelled()
    process = start_clean(arguments, extra=extra, cwd=cwd)
    output: list[str] = []
    messages: list[str] = []
    readers = {
        _collect(process.stdout, output, lambda line: None): process.stdout,
        _collect(process.stderr, messages, on_message): process.stderr,
    }
    end = time.monotonic() + timeout
    try:
        _close(process.stdin)
        while process.poll() is None:
            if is_cancelled():
                raise JobCancelled()
            if time.monotonic() > end:
                raise TimeoutError(f"{arguments[0]} did not finish within {timeout:g} seconds")
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(POLL_SECONDS)
    finally:
        kill_group(process)
        close_read(readers)
    return Completed(process.returncode, "\n".join(output), "\n".join(messages))


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a process started by ``start_clean`` and all it has started, and collect its exit code.

    The group is the process's own and is ended even when its leader is gone: those who are left may hold the pipes.
    On Windows the python.exe of a virtual environment is a launcher; it keeps the real one in a job that ends with it.
    """
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5.0)


def close_read(readers: Mapping[threading.Thread, IO[bytes] | None], seconds: float = 2.0) -> None:
    """Wait for the threads that read these streams and close them.

    A stream that is still read stays open, for closing it would wait for its reader: some process that has left the
    group (a daemon, anything on Windows) holds the other end. The reader ends with that process.
    """
    for reader, stream in readers.items():
        reader.join(seconds)
        if not reader.is_alive():
            _close(stream)


def _own_group() -> dict[str, int | bool]:
    """Ctrl-C in a terminal must reach QGIS only; on Windows no console window may flash up."""
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def without_qgis(path: str, roots: Sequence[str], separator: str = os.pathsep) -> str:
    """``path`` without QGIS's folders: Windows looks for DLLs there, and they are of another GDAL, Qt and Python."""
    below = tuple(root.replace("/", "\\").rstrip("\\").lower() for root in roots)
    kept = []
    for folder in path.split(separator):
        name = folder.replace("/", "\\").lower()
        if not re.search("qgis|osgeo4w", name) and not any(
            name == root or name.startswith(root + "\\") for root in below
        ):
            kept.append(folder)
    return separator.join(kept)


def _collect(stream: IO[bytes] | None, lines: list[str], on_line: Callable[[str], None]) -> threading.Thread:
    def read() -> None:
        for raw in iter(lambda: stream.readline(65536) if stream else b"", b""):
            line = raw.decode("utf-8", "replace").rstrip()
            lines.append(line)
            del lines[:-LINES_KEPT]
            on_line(line)

    thread = threading.Thread(target=read, name="output", daemon=True)
    thread.start()
    return thread


def _close(*streams: IO[bytes] | None) -> None:
    for stream in streams:
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()
