"""Lists every sentence that can be translated in ``translations/messages.pot``, and brings translations up to it.

    .venv/bin/python -m scripts.words

Sentences stand in Python and in the client, in the calls named in ``KEYWORDS``, and in ``models/vocabulary.json``.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import IO, Any

from babel.messages.frontend import CommandLineInterface

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "translations" / "messages.pot"
KEYWORDS = (
    *("say", "say_of:1c,2", "say_many:1,2", "say_many_of:1c,2,3", "ugettext"),
    *("sentence", "Invalid", "NotFound", "NotSignedIn", "Refused", "NotConfirmed", "TooMany", "UnknownPasskey"),
    *("sayOf:1c,2", "sayMany:1,2", "rich"),
)
"""The methods of ``Words``, what else takes sentences in Python, what else ``static/src/words/say.ts`` has, and which
arguments are sentences (c: the context)."""
SENTENCES = {"kinds": ("logged", "out", "in", "both", "with"), "stages": ("since", "first")}
"""What people read of the vocabulary in whole sentences."""
SEVERAL = "several people"
"""The context of those that the phone also says of several people at once, for which many a verb has another form."""
LABELS = {"kinds": ("label", "verb"), "directions": ("label",), "circles": ("label",), "stages": ("label",)}
"""And the single words, which need a context. The labels of channels are names, the same in every language."""


Found = Iterable[tuple[int, str, tuple[str, ...], list[str]]]
"""What an extractor of Babel's yields: (line, function, arguments, comments)."""


def client(file: IO[bytes], keywords: object, comment_tags: object, options: object) -> Found:
    """Babel's extractor for a file of the client."""
    name = Path(file.name).resolve().relative_to(ROOT).as_posix()
    for found in client_sentences()["sentences"].get(name, ()):
        yield found["line"], found["call"], tuple(found["said"]), []


@cache
def client_sentences() -> dict[str, Any]:
    """``{sentences, unread}``, as ``sentences.mjs`` says; one process reads all files."""
    done = subprocess.run(["node", str(ROOT / "scripts" / "sentences.mjs")], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def vocabulary(file: IO[bytes], keywords: object, comment_tags: object, options: object) -> Found:
    """Babel's extractor for ``vocabulary.json``."""
    rows: dict[str, list[dict[str, Any]]] = json.loads(file.read())
    for part in LABELS:
        for row in rows[part]:
            for field in LABELS[part]:
                yield 1, "say_of", (f"{part}, {field}", row[field]), []
            for field in SENTENCES.get(part, ()):
                if row[field]:
                    yield 1, "say", (row[field],), []
    for row in rows["kinds"]:
        for said in (row["logged"], row["in"], row.get("several", row["with"])):
            yield 1, "say_of", (SEVERAL, said), []


def extract(to: Path) -> None:
    """Write the template. It has no date and no year, so that it changes only with the sentences."""
    keywords = [argument for keyword in KEYWORDS for argument in ("-k", keyword)]
    how = ["--no-default-keywords", "--add-location=file", "--sort-by-file", "--width=120", "--project=Kith"]
    with chdir(ROOT):
        _pybabel("extract", "-F", "babel.cfg", *keywords, *how, "-o", str(to), "models", "pwa", "static/src")
    dated = re.compile(r'# Copyright|# FIRST AUTHOR|"POT-Creation-Date|"(?:PO-Revision|Last-Translator|Language-Team)')
    kept = [line for line in to.read_text(encoding="utf-8").splitlines(True) if not dated.match(line)]
    to.write_text("".join(kept), encoding="utf-8")


def _pybabel(*arguments: str) -> None:
    CommandLineInterface().run(["pybabel", "--quiet", *arguments])  # type: ignore[no-untyped-call]  # Babel's own way in


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    extract(TEMPLATE)
    if any(TEMPLATE.parent.glob("*/LC_MESSAGES/messages.po")):
        _pybabel("update", "-i", str(TEMPLATE), "-d", str(TEMPLATE.parent), "--no-wrap")
    print(f"{TEMPLATE.relative_to(ROOT)} is up to date.", file=sys.stderr)
