"""What the tests of the house share: where things lie, the files under version control, running a tool."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent


def tracked_files() -> list[Path]:
    """Files that git knows, or would know: new ones that are not ignored count too."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def python_files(*folders: str) -> list[Path]:
    """The Python files of these folders of the repository."""
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def run(*command: str | Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run a command in the repository and keep what it says."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def said(finished: subprocess.CompletedProcess[str]) -> str:
    """Everything a command said, for the message of a failed test."""
    return f"{finished.stdout}\n{finished.stderr}"
