"""Quotations: somebody's own words, made fit for a sentence of ours."""

import re
import unicodedata

QUOTE_LENGTH = 140
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of everything behind it, also of our own words, until somebody turns it back."""

_PAIRS = (("“", "”"), ("„", "“"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"))


def cite(text: str, most: int = QUOTE_LENGTH) -> str:
    """Somebody's words on one line, without the quotation marks around them, not too long."""
    words = " ".join(TURNING.sub("", text).split())
    return shorten(_nested(_unwrapped(words) or words), most)


def shorten(text: str, most: int) -> str:
    """At most ``most`` characters, cut between words where possible and never between a letter and its accents."""
    if len(text) <= most:
        return text
    end = most - 1
    if FIRST_STRONG_ISOLATE in text:
        end -= 1
    while end > 0 and (_joins(text[end]) or text[end - 1] == "\u200d" or _halves_a_flag(text, end)):
        end -= 1
    space = text.rfind(" ", end // 2, end + 1)
    kept = text[: space if space > 0 else end].rstrip(" ,;:.–-") + "…"
    return kept + POP_ISOLATE if kept.count(FIRST_STRONG_ISOLATE) > kept.count(POP_ISOLATE) else kept


def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it: accents, variation selectors, joiners, skin tones."""
    return bool(unicodedata.combining(character)) or character in "\u200d\ufe0e\ufe0f" or "🏻" <= character <= "🏿"


def _halves_a_flag(text: str, end: int) -> bool:
    """Whether a cut there would part the two letters of a flag."""
    letters = 0
    while letters < end and "🇦" <= text[end - letters - 1] <= "🇿":
        letters += 1
    return letters % 2 == 1 and "🇦" <= text[end] <= "🇿"


def _unwrapped(words: str) -> str:
    """Without the pair of marks that holds all of it; “yes” and “no” are held by none."""
    for opens, closes in _PAIRS:
        inside = words[1:-1]
        if len(words) > 1 and words[0] == opens and words[-1] == closes and _is_whole(inside, opens, closes):
            return inside.strip()
    return words


def _is_whole(inside: str, opens: str, closes: str) -> bool:
    """Whether every mark within is opened before it is closed."""
    first = inside.find(closes)
    if first < 0:
        return opens not in inside
    if opens == closes:
        return first > 0 and inside[first - 1] == " " and inside.count(closes) % 2 == 0
    # An apostrophe closes nothing.
    return closes == "’" or (-1 < inside.find(opens) < first and inside.count(opens) == inside.count(closes))


def _nested(words: str) -> str:
    """Marks within marks are single ones."""
    words = words.replace("„", "‚").replace("“", "‘").replace("”", "’")
    if words.count('"') % 2 == 0:
        words = re.sub(r'"([^"]*)"', r"‘\1’", words)
    return words
