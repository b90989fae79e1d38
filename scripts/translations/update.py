"""Brings the translations up to date with the code (make translations), or says what is wrong with them (--check).

    update.py                 extract, take over what is translated, list what is not, compile
    update.py --words FILE    the same, with translations from FILE, a JSON object of text and translation
    update.py --check         change nothing; the exit status tells whether everything is translated

See docs/translating.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from catalogue import damaged, missing, obsolete, read_translations, write_translations
from extraction import ROOT, all_texts, hidden_calls
from sentences import sentence_patterns

FOLDER = ROOT / "resources" / "translations"
PATTERNS = FOLDER / "sentences.json"
TO_DO = ROOT / "build" / "translations"


def main() -> int:
    """Update or check every language; return the exit status."""
    os.environ.pop("ALQUIMIA_FAMILIES", None)  # a developer's own families are not ours to translate
    sys.path.insert(0, str(ROOT))
    options = _options()
    patterns = sentence_patterns()
    texts = {**patterns, **all_texts()}
    texts = dict(sorted(texts.items(), key=lambda item: item[1]))
    if not options.check:
        PATTERNS.write_text(json.dumps(sorted(patterns), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    problems = [f"Only a literal can be translated: {place}" for place in hidden_calls()]
    if json.loads(PATTERNS.read_text(encoding="utf-8")) != sorted(patterns):
        problems.append(f"{PATTERNS.name} is not up to date: make translations")
    for path in sorted(FOLDER.glob("alquimia_*.ts")):
        if not options.check:
            _update(path, texts, _words_of(options.words))
        problems += _problems_of(path, texts)
    print("\n".join(problems) or f"{len(texts)} texts are translated.")
    return 1 if problems else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--words", type=Path)
    return parser.parse_args()


def _words_of(path: Path | None) -> dict[str, str]:
    return json.loads(path.read_text(encoding="utf-8")) if path else {}


def _update(path: Path, texts: dict[str, str], words: dict[str, str]) -> None:
    """Write the file of a language anew and compile it; list what is missing in a file to fill in."""
    translations = {**read_translations(path), **words}
    write_translations(path, _language_of(path), texts, translations)
    _compile(path)
    if absent := missing(texts, translations):
        TO_DO.mkdir(parents=True, exist_ok=True)
        to_do = TO_DO / f"{_language_of(path)}.json"
        to_do.write_text(_as_json(absent), encoding="utf-8")
        print(f"Fill in {to_do.relative_to(ROOT)}, then: make translations WORDS={to_do.relative_to(ROOT)}")


def _compile(path: Path) -> None:
    """Turn the file into the form that QGIS reads."""
    environment = {**os.environ, "QT_SELECT": "5"}  # Debian's lrelease asks which Qt is meant
    command = ["lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm"))]
    subprocess.run(command, env=environment, check=True)


def _problems_of(path: Path, texts: dict[str, str]) -> list[str]:
    translations = read_translations(path)
    problems = [f"{path.name}: no longer in the code: {text}" for text in obsolete(texts, translations)]
    problems += [f"{path.name}: {sentence}" for sentence in damaged(translations)]
    if absent := missing(texts, translations):
        problems.append(f"{path.name} lacks {len(absent)} translations (make translations):\n{_as_json(absent)}")
    return problems


def _as_json(texts: list[str]) -> str:
    return json.dumps(dict.fromkeys(texts, ""), ensure_ascii=False, indent=1) + "\n"


def _language_of(path: Path) -> str:
    return path.stem.partition("_")[2]


if __name__ == "__main__":
    sys.exit(main())
