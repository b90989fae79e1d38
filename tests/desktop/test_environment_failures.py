"""What uv and pip really printed when they failed, and the sentence that the user reads instead.

The texts in ``installer_messages`` were captured from uv 0.13 and pip 23 (refused connection, unknown host, proxy that
wants a password, self-signed server, full disk …); only folder names were changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from alquimia_qgis.desktop.environment.failures import CAUSES, explain_failure, find_cause, root_line

FOLDER = Path(__file__).with_name("installer_messages")
EXPECTED = {
    "uv_refused": "no network",
    "uv_dns": "no network",
    "uv_proxy": "proxy",
    "uv_407": "proxy",
    "uv_ssl": "certificate",
    "uv_full": "disk full",
    "uv_perm": "permission",
    "uv_offline": "wheels",
    "uv_noname": "unknown package",
    "uv_nowheel": "no wheel",
    "uv_conflict": "unknown package",
    "pip_refused": "no network",
    "pip_dns": "no network",
    "pip_ssl": "certificate",
    "pip_407": "proxy",
    "pip_full": "disk full",
    "pip_perm": "permission",
    "pip_nowheel": "no wheel",
}


def captured(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_captured_text_is_told_by_its_cause(name: str) -> None:
    cause = find_cause(captured(name))
    assert cause is not None
    assert cause.name == EXPECTED[name]


def test_every_captured_text_is_tested() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*EXPECTED, "pip_offline"}


@pytest.mark.parametrize("name", ["pip_offline", "uv_offline", "uv_nowheel"])
def test_an_incomplete_folder_of_wheels_is_named_as_such(name: str) -> None:
    error = explain_failure(captured(name), "Installing the packages", from_wheels=True)
    assert "the folder of wheels lacks a package" in error.message
    assert "pip download" in error.hint


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_sentence_is_one_line_with_the_root_of_the_matter(name: str) -> None:
    error = explain_failure(captured(name), "Installing the packages")
    assert error.message.startswith("Installing the packages failed: ")
    assert error.message.endswith(".")
    assert error.hint.endswith(".")
    assert "\n" not in str(error)
    assert "Traceback" not in str(error)
    assert len(str(error)) < 700


@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("uv_dns", "failed to lookup address information: Name or service not known"),
        ("uv_noname", "no-such-package-alquimia was not found in the package registry"),
        ("uv_perm", "failed to create directory `ro/v`: Permission denied (os error 13)"),
        ("pip_nowheel", "No matching distribution found for tensorflow-cpu==2.3.0"),
    ],
)
def test_the_root_is_quoted(name: str, root: str) -> None:
    assert root in root_line(captured(name))
    assert root in explain_failure(captured(name), "Installing").message


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("error: failed to remove file `C:\\python.exe`: The process cannot access the file because it is being used "
         "by another process. (os error 32)", "locked"),
        ("ERROR: Could not install packages due to an OSError: [WinError 5] Access is denied", "permission"),
        ("error: failed to copy file: Operation did not complete successfully because the file contains a virus or "
         "potentially unwanted software. (os error 225)", "antivirus"),
        ("error: failed to create file: The filename or extension is too long. (os error 206)", "path too long"),
        ("There is not enough space on the disk. (os error 112)", "disk full"),
        ("ImportError: DLL load failed while importing _pywrap_tensorflow_internal", "redistributable"),
        ("The virtual environment was not created successfully because ensurepip is not available.", "no venv"),
        ("/usr/bin/python3: No module named venv", "no venv"),
    ],
)  # fmt: skip
def test_words_of_other_systems(text: str, cause: str) -> None:
    found = find_cause(text)
    assert found is not None
    assert found.name == cause


def test_an_unknown_failure_quotes_its_last_error() -> None:
    error = explain_failure("Resolved 3 packages\nerror: the moon is full\n", "Installing the packages")
    assert error.message == "Installing the packages failed (the moon is full)."
    assert "report" in error.hint


def test_a_failure_without_a_word_is_still_a_sentence() -> None:
    assert explain_failure("", "Installing the packages").message == "Installing the packages failed."


def test_every_cause_says_what_to_do() -> None:
    assert all(cause.sentence.endswith(".") and cause.hint.endswith(".") for cause in CAUSES)
    assert len({cause.name for cause in CAUSES}) == len(CAUSES)
