"""The lines of a text, as far as they may name somebody."""

import unicodedata
from dataclasses import dataclass

from models.recognition.text import match, visible

MOST = 10
LONGEST = 300
# A link, an address or a handle with its host, with or without what stands around it. A handle in brackets stays: it
# is part of what apps write around a name.
LINKS = r".*://.*|(?:mailto|tel|sms|smsto|did):.*|www\..+|[\w.-]{1,100}\.[a-z]{2,24}/.*|@[^@]+@.+|[^@(]+@[^@]+\..+"


@dataclass(frozen=True)
class Line:
    """``beside``: there was a link or an address in the line, which is gone."""

    text: str
    beside: bool


def lines(text: str) -> list[Line]:
    """What the lines say beside links, without pictures and without a count of news as in `(3) Ana Sá`."""
    found = (_line(line[:LONGEST]) for line in visible(text).split("\n"))
    return [line for line in found if line.text][:MOST]


def _line(text: str) -> Line:
    words = "".join(" " if _is_picture(sign) else sign for sign in text).split(" ")
    kept = [word for word in words if word and not match(LINKS, word)]
    if kept and match(r"\([0-9]{1,3}\+?\)", kept[0]):
        kept = kept[1:]
    return Line(" ".join(kept), any(match(LINKS, word) for word in words))


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sk", "Me")
