"""The scans that the plugin repository runs on upload find nothing."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from tests.house.repository import ROOT, TOOLS, run, said

# The rules that block an upload. Those of the second list may be waived one by one, which here means a `# nosec` with its reason.
NEVER_WAIVED = (
    "B102,B103,B105,B106,B107,B201,B202,B301,B302,B304,B305,B306,B307,B312,B321,B323,B401,B402,B412,B413,B501,B502,B503,"
    "B505,B506,B507,B601,B602,B604,B605,B609,B610,B611,B612,B613,B615,B701"
).split(",")
WAIVABLE = (
    "B101,B104,B108,B110,B112,B113,B303,B308,B310,B311,B313,B314,B315,B316,B317,B318,B319,B320,B324,B403,B405,B406,B407,"
    "B408,B409,B504,B508,B509,B603,B606,B607,B608,B614,B702,B703,B704"
).split(",")


def test_bandit_finds_nothing() -> None:
    known = set(re.findall(r"^\s+(B\d{3})\s", run(TOOLS / "bandit", "--help").stdout, re.MULTILINE))
    rules = ",".join(rule for rule in [*NEVER_WAIVED, *WAIVABLE] if rule in known)
    assert len(rules.split(",")) > 50
    finished = run(TOOLS / "bandit", "--quiet", "--recursive", "alquimia_qgis", "--tests", rules)
    assert finished.returncode == 0, said(finished)


def test_every_waiver_names_its_rule_and_its_reason() -> None:
    for path in sorted((ROOT / "alquimia_qgis").rglob("*.py")):
        lines = ["", *path.read_text(encoding="utf-8").splitlines()]
        for above, line in pairwise(lines):
            if "# nosec" not in line:
                continue
            waiver = re.search(r"# nosec (B\d{3}(?:,\s*B\d{3})*)(.*)", line)
            assert waiver, f"{path.name} waives every rule: {line.strip()}"
            assert not set(re.findall(r"B\d{3}", waiver.group(1))) & set(NEVER_WAIVED), f"{path.name}: {line.strip()}"
            assert waiver.group(2).strip() or above.strip().startswith("#"), (
                f"{path.name} gives no reason: {line.strip()}"
            )


def test_no_secrets() -> None:
    options = ("--all-files", "--disable-plugin", "IPPublicDetector")
    finished = run(TOOLS / "detect-secrets", "scan", *options, "alquimia_qgis", "resources", "scripts")
    findings = json.loads(finished.stdout)["results"]
    assert not findings, findings
