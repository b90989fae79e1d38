"""Sorts what pip and uv print on failure into causes, each with a sentence and what to do next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alquimia_qgis.protocol.errors import EngineInstallError
from alquimia_qgis.protocol.words import spoken, translatable


@dataclass(frozen=True)
class Cause:
    """A cause is taken when its pattern is found in the text; the first one that fits wins."""

    name: str
    pattern: str
    sentence: str
    hint: str


LOCAL_WHEELS = "wheels"
CAUSES = (
    Cause(
        "disk full",
        r"No space left on device|\bos error (28|112)\b|Errno 28|disk quota exceeded|not enough space on the disk",
        translatable("The disk is full."),
        translatable(
            "Free some space, or let the variable ALQUIMIA_HOME name a folder on another disk, and install again."
        ),
    ),
    Cause(
        "proxy",
        r"proxy authori[sz]ation required|407 Proxy|ProxyError|Cannot connect to proxy|tunnel error",
        translatable("The proxy does not let the packages through."),
        translatable(
            "Set proxy, user and password in QGIS (Settings, Options, Network) or in the variable HTTPS_PROXY."
        ),
    ),
    Cause(
        "certificate",
        r"invalid peer certificate|CERTIFICATE_VERIFY_FAILED|UnknownIssuer|SSLError|certificate verify failed",
        translatable(
            "The package server's certificate is not trusted; a proxy or antivirus program may be in between."
        ),
        translatable("Ask your administrator for its certificate and let the variable SSL_CERT_FILE name that file."),
    ),
    Cause(
        "no network",
        r"dns error|error resolving DNS|Name or service not known|getaddrinfo failed|nodename nor servname"
        r"|tcp connect error|NewConnectionError|Connection refused|Network is unreachable|ConnectTimeout"
        r"|operation timed out|Read timed out|timed out|Connection reset|error sending request",
        translatable("The package server cannot be reached."),
        translatable(
            "Check the network and install again, or install from a folder of wheels with the parameter WHEELS."
        ),
    ),
    Cause(
        "locked",
        r"being used by another process|os error 32\b|WinError 32|text file busy|os error 26\b",
        translatable("A file is locked by another program, often an antivirus program or a second QGIS."),
        translatable("Close other QGIS windows, wait a minute and install again."),
    ),
    Cause(
        "antivirus",
        r"os error 225\b|WinError 225|virus or potentially unwanted",
        translatable("An antivirus program has removed or blocked a file of the engine."),
        translatable("Allow the folder of the engine in the antivirus program and install again."),
    ),
    Cause(
        "permission",
        r"Permission denied|Operation not permitted|Access is denied|os error (1|5|13|30)\b|Errno 13|WinError 5\b"
        r"|Read-only file system|Not a directory",
        translatable("A folder may not be written to."),
        translatable(
            "Let the variable ALQUIMIA_HOME name a folder you may write to; on Windows look at the antivirus program "
            "too."
        ),
    ),
    Cause(
        "path too long",
        r"os error 206\b|WinError 206|File name too long|path too long",
        translatable("A path is too long for the system."),
        translatable("Let the variable ALQUIMIA_HOME name a folder with a short path, such as C:\\alquimia."),
    ),
    Cause(
        "no venv",
        r"ensurepip is not available|No module named '?(venv|ensurepip)\b",
        translatable("This Python cannot make virtual environments."),
        translatable(
            "On Debian and Ubuntu install the package for it: sudo apt install python3-venv. Then install again."
        ),
    ),
    Cause(
        LOCAL_WHEELS,
        r"was not found in the provided package locations|--no-index",
        translatable("The folder of wheels lacks a package that the engine needs."),
        translatable(
            "Fill it with 'pip download' of the requirement file on a computer of the same system and Python version."
        ),
    ),
    Cause(
        "no wheel",
        r"has no (usable )?wheels|no wheels with a matching|only found wheels for|No matching distribution found"
        r"|Could not find a version that satisfies",
        translatable("A package is not available for this Python and system."),
        translatable("Choose another Python, from 3.10 to 3.13, with the parameter PYTHON."),
    ),
    Cause(
        "unknown package",
        r"was not found in the package registry|No solution found",
        translatable("The package server does not offer all packages at the versions needed."),
        translatable(
            "If a mirror is set up for pip or uv, check that it is complete; else update the Alquimia plugin."
        ),
    ),
    Cause(
        "redistributable",
        r"DLL load failed",
        translatable("A library of Windows that the engine needs is missing."),
        translatable("Install the Microsoft Visual C++ Redistributable (x64) and install the engine again."),
    ),
    Cause(
        "processor",
        r"Illegal instruction|exit code -4\b|C000001D",
        translatable("The processor is too old for the engine's packages, which need the AVX instructions."),
        translatable("Use another computer."),
    ),
)
UNKNOWN_HINT = translatable("The log above holds the whole output; please report it when it does not help.")
NOISE = re.compile(r"^\s*(warning|hint|WARNING|\[notice\]|File \"|Traceback|\^|During handling|Using |Resolved )|^\s*$")


def explain_failure(text: str, doing: str, *, from_wheels: bool = False) -> EngineInstallError:
    """The error for a failed step: ``doing`` says which (\"Installing the packages\"), ``text`` is all it printed."""
    cause = find_cause(text, from_wheels=from_wheels)
    root = root_line(text)
    quoted = f" ({root})" if root else ""
    if cause is None:
        return EngineInstallError(spoken("{} failed{}.").format(spoken(doing), quoted), spoken(UNKNOWN_HINT))
    reason = _lowered(spoken(cause.sentence)).rstrip(".")
    return EngineInstallError(spoken("{} failed: {}{}.").format(spoken(doing), reason, quoted), spoken(cause.hint))


def find_cause(text: str, *, from_wheels: bool = False) -> Cause | None:
    """The first cause whose pattern is in ``text``; None when it is none of the known ones."""
    for cause in CAUSES:
        if re.search(cause.pattern, text, re.IGNORECASE):
            wheels_missing = from_wheels and cause.name in ("no wheel", "unknown package")
            return next(item for item in CAUSES if item.name == LOCAL_WHEELS) if wheels_missing else cause
    return None


def root_line(text: str) -> str:
    """The line that tells most: the deepest cause that uv names, else the last error line; 300 signs at most."""
    lines = [line.strip() for line in text.splitlines() if not NOISE.match(line)]
    causes = [line for line in lines if re.match(r"(cause|Caused by):", line)]
    errors = [line for line in lines if re.search(r"error|failed|denied|Could not", line, re.IGNORECASE)]
    chosen = (causes or errors or lines or [""])[-1]
    return re.sub(r"^(cause|Caused by|error|ERROR):\s*", "", chosen)[:300].rstrip(" .")


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
