"""Quotations: somebody's own words within a sentence of ours."""

import unicodedata

QUOTE_LENGTH = 140


def quote(text: str) -> str:
    """Somebody's words on one line, in quotation marks, not too long."""
    words = " ".join(text.split()).strip('“”"')
    return f"“{shorten(words, QUOTE_LENGTH)}”"


def shorten(text: str, most: int) -> str:
    """At most ``most`` characters, cut between words where possible and never between a letter and its accents."""
    if len(text) <= most:
        return text
    end = most - 1
    while end > 0 and (_joins(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    space = text.rfind(" ", end // 2, end + 1)
    return text[: space if space > 0 else end].rstrip(" ,;:.–-") + "…"


def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it: accents, variation selectors, joiners, skin tones."""
    return bool(unicodedata.combining(character)) or character in "\u200d\ufe0e\ufe0f" or "🏻" <= character <= "🏿"
