"""What a word of a text leads to."""

from dataclasses import dataclass

from models.recognition.link import Link, parse
from models.recognition.reach import Reached, beyond, on_the_web, reach, reach_address
from models.recognition.text import lowered, match
from models.recognition.token import bare

_ENDINGS = "([{:,;|*'"
_CODE = "(?:javascript|vbscript|data|file|blob|intent):.*"


@dataclass(frozen=True)
class Found:
    """``link`` is None for a link that is all address; ``reached`` for one that leads to nobody we know of."""

    link: Link | None
    reached: Reached | None


def read(word: str) -> Found | None:
    """The link that a word is, and whom it leads to; None where it is no link."""
    address = reach_address(word)
    if address:
        return Found(None, address)
    link = parse(_from_scheme(word)) or on_the_web(word)
    if link:
        further = beyond(link)
        return Found(further, reach(further)) if further else None
    return _without_scheme(word)


def _from_scheme(word: str) -> str:
    """The part from ``https://`` on, where what stands before is glued on by accident: `网页https://…`, `(https://…`."""
    small = lowered(word)
    starts = [at for at in (small.find("https://"), small.find("http://")) if at >= 0]
    start = min(starts, default=0)
    if start == 0:
        return word
    before = word[:start]
    is_glued = before[-1] in _ENDINGS or not before[-1].isascii()
    return bare(word[start:]) if is_glued and not match(_CODE, before) else ""


def _without_scheme(word: str) -> Found | None:
    """`x.com/ana` is a link, `end.Next` is not: only what leads to somebody counts."""
    link = parse("https://" + word) if match(r"[a-z0-9.-]{1,240}\.[a-z0-9-]{2,63}(?:[/?#].*)?", word) else None
    reached = link and reach(link)
    return Found(link, reached) if reached and reached.address else None
