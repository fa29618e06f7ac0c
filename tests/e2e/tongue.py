"""Journeys in the made-up languages: English words are found in the letters that a language has."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from playwright.sync_api import Locator, Page
from playwright.sync_api._generated import LocatorAssertions

from models.made_up import LETTERS

_AROUND = "[⟦⟧\\u2066-\\u2069\\u200e\\u200f]"
_BETWEEN = f"(?:{_AROUND}|(?: ñ{{1,5}})+⟧)*"
"""What may stand between any two letters: a sentence may hold another."""


def heard(words: str | re.Pattern[str], language: str, exact: bool = False) -> re.Pattern[str]:
    """English words as a pattern that finds them in the language, and also as they are."""
    if isinstance(words, re.Pattern):
        return re.compile(
            "".join(_turned(piece, language) for piece in re.findall(r"\\.|.", words.pattern)), words.flags
        )
    pattern = _BETWEEN + "".join(_turned(piece, language) for piece in map(re.escape, words))
    return re.compile(f"^\\s*{pattern}\\s*$") if exact else re.compile(pattern, re.IGNORECASE)


def _turned(piece: str, language: str) -> str:
    letters = LETTERS[language]
    if len(piece) == 1 and ord(piece) in letters:
        other = letters[ord(piece)]
        return f"[{piece}{other if isinstance(other, str) else chr(other)}]{_BETWEEN}"
    if piece == "^":
        return f"^{_BETWEEN}"
    return piece + (_BETWEEN if piece != "$" and piece not in "()|" else "")


def speak(patch: pytest.MonkeyPatch, language: str) -> None:
    """Have Playwright find English words in the language, wherever a journey looks for a name or a text."""

    def first(method: Callable[..., Any], exact: bool | None = None) -> Callable[..., Any]:
        @wraps(method)
        def turned(self: Any, words: Any, **how: Any) -> Any:
            whole = how.pop("exact", False) if exact is None else exact
            return method(self, heard(words, language, whole), **how)

        return turned

    def named(method: Callable[..., Any], *names: str) -> Callable[..., Any]:
        @wraps(method)
        def turned(self: Any, *given: Any, **how: Any) -> Any:
            exact = how.pop("exact", False) if any(how.get(name) is not None for name in names) else None
            told = {name: heard(how[name], language, bool(exact)) for name in names if how.get(name) is not None}
            return method(self, *given, **how | told)

        return turned

    for kind in (Page, Locator):
        patch.setattr(kind, "get_by_role", named(kind.get_by_role, "name"))
        patch.setattr(kind, "locator", named(kind.locator, "has_text"))
        for name in ("get_by_text", "get_by_label"):
            patch.setattr(kind, name, first(getattr(kind, name)))
    patch.setattr(Locator, "filter", named(Locator.filter, "has_text"))
    patch.setattr(LocatorAssertions, "to_have_text", first(LocatorAssertions.to_have_text, exact=True))
    for name in ("to_contain_text", "not_to_contain_text"):
        patch.setattr(LocatorAssertions, name, first(getattr(LocatorAssertions, name), exact=False))
