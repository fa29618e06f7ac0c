"""How the server writes what people read."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TYPEWRITER = re.compile(r"[a-z]'[a-z]")
"""The apostrophe of typewriters; the client's sentences have a printed one (’), and so have the server's."""
SOURCES = sorted(path for folder in ("models", "pwa") for path in (ROOT / folder).glob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_sentences_have_printed_apostrophes(path: Path) -> None:
    assert not [text for text in sentences(ast.parse(path.read_text(encoding="utf-8"))) if TYPEWRITER.search(text)]


def test_the_vocabulary_has_printed_apostrophes() -> None:
    """Where it is shown; what recognises links and titles must know what people type."""
    vocabulary = json.loads((ROOT / "models" / "vocabulary.json").read_text(encoding="utf-8"))
    shown = [vocabulary[part] for part in ("kinds", "directions", "circles", "stages")]
    shown += [channel["label"] for channel in vocabulary["channels"]]
    assert not TYPEWRITER.search(json.dumps(shown, ensure_ascii=False))


def sentences(tree: ast.Module) -> Iterator[str]:
    """Every string but docstrings, which only developers read."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
