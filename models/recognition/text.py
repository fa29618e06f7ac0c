"""Text of unknown origin, made plain; and patterns that mean the same here and in ``static/src/recognition/text.ts``.

Patterns are written in small letters and meet a copy in small ASCII letters, never a flag for that: the two languages
differ in what they take for the same letter (a Kelvin sign for k, a long s for s). A pattern always describes the whole
text. No quantifier without bounds stands within another, and every text is cut short before, so that the steps of a
search stay bounded; ``tests/recognise/test_steps.py`` counts them.
"""

import re
import unicodedata
from functools import cache

LONGEST = 4_000
"""Characters of a text that are looked at."""

_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
# Signs that take no room but count as letters, marks or symbols.
_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    chr(code) for code in [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
_JOINERS = "\u200c\u200d"
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def is_hidden(sign: str) -> bool:
    """Whether a sign hides, turns around or breaks text: it has no place in a link."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs") or sign in _EMPTY


def is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"


def is_space(sign: str) -> bool:
    return sign == "\t" or sign in _BREAKS or unicodedata.category(sign) == "Zs"


def spaced(text: str) -> str:
    """The beginning of ``text`` with each kind of space as a blank and each kind of line break as a newline."""
    return "".join("\n" if sign in _BREAKS else " " if is_space(sign) else sign for sign in text[:LONGEST])


def visible(text: str) -> str:
    """Spaced text without hidden signs, except the joiners that some scripts spell with."""
    kept = [sign for at, sign in enumerate(text) if sign == "\n" or not is_hidden(sign) or _joins(text, at)]
    return unicodedata.normalize("NFC", "".join(kept))


def _joins(text: str, at: int) -> bool:
    if text[at] not in _JOINERS or not 0 < at < len(text) - 1:
        return False
    return all(sign >= "\u0600" and is_letter(sign) and not is_hidden(sign) for sign in (text[at - 1], text[at + 1]))


def lowered(text: str) -> str:
    """``text`` with A to Z in small letters and everything else as it is, sign by sign."""
    return text.translate(_SMALL)


def match(pattern: str, text: str) -> list[str | None] | None:
    """The groups of a pattern that describes all of ``text``, the whole first, in the letters that ``text`` has."""
    found = _compiled(pattern).fullmatch(lowered(text))
    if found is None:
        return None
    spans = [found.span(group) for group in range(found.re.groups + 1)]
    return [None if start < 0 else text[start:end] for start, end in spans]


def match_exact(pattern: str, text: str) -> list[str | None] | None:
    """The same for a pattern that tells capitals from small letters, as those of addresses do."""
    found = _compiled(pattern).fullmatch(text)
    return None if found is None else [found[0], *found.groups()]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)
