"""Names out of what apps write around a shared link, and out of addresses."""

import re
import unicodedata

from models.recognition.line import Line
from models.recognition.text import is_letter, lowered, match, match_exact
from models.vocabulary import CHANNELS, NAME_TITLES, NOBODY, PARTICLES

LONGEST = 100
_LONGEST_REAL = 60
_MOST_WORDS = 5
_BREAKS = re.compile(" [-–—|] ")


def name_in(line: Line, *, profile: bool) -> str | None:
    """The name in a title such as `Ana Sá (@ana) on X`, or in a line that is nothing but a name.

    ``profile``: all this is about somebody's profile, not about a post or a page.
    """
    for sure, pattern in NAME_TITLES:
        groups = match(pattern, line.text)
        found = groups and groups[1]
        if found and (profile or sure != "profile"):
            name = shown_name(found) if sure == "any" else real_name(found)
            if name:
                return name
    bare = line.text.rstrip(" .,:;–—-")
    # Beside a link one word may be anything, as in "See https://…"; two that look like a name mostly are one. What
    # stands before a dash is one on a profile; elsewhere it may be the title of a film.
    is_enough = " " in bare or not line.beside
    return real_name(bare) if is_enough and (profile or not _BREAKS.search(bare)) else None


def shown_name(text: str) -> str | None:
    """A name as somebody chose it, where it is sure to be one; None for what can be none at all."""
    name = _BREAKS.split(text)[0].strip(" ,:;|–—-•·").removeprefix("@")
    if not 0 < len(name) <= LONGEST or any(sign in "@<>{}" for sign in name) or "://" in name:
        return None
    return name if any(map(is_letter, name)) and lowered(name) not in NOBODY else None


def real_name(text: str) -> str | None:
    """One to five words that begin like those of a name; None where a text does not look like one."""
    name = re.sub(r" ?\([^()]{0,60}\)", "", _BREAKS.split(text)[0]).partition(", ")[0].strip(" ")
    words = name.split(" ")
    if len(name) > _LONGEST_REAL or len(words) > _MOST_WORDS or lowered(words[0]) in NOBODY:
        return None
    if not all(_is_word(word) for word in words) or all(lowered(word) in PARTICLES for word in words):
        return None
    return name


def _is_word(word: str) -> bool:
    if not word or not all(is_letter(sign) or sign in ".'’-\u200c\u200d" for sign in word):
        return False
    return unicodedata.category(word[0]) in ("Lu", "Lt", "Lo", "Lm") or lowered(word) in PARTICLES


def name_from_address(channel: str, address: str) -> str | None:
    """A name to begin with: `ana-sa-1a2b3c` on LinkedIn gives `Ana Sa`. None for a number or a machine's id."""
    local = address.partition("@")[0]
    for form in CHANNELS[channel].forms:
        groups = match_exact(form.parts, address)
        if groups:
            local = (form.name and groups[form.name]) or ""
    if channel == "bluesky":
        local = local.partition(".")[0]
    if CHANNELS[channel].links == () and not CHANNELS[channel].scheme:
        return None
    first, *others = "".join(sign if _is_of_word(sign) else " " for sign in _apart(local)).split(" ")
    words = [first, *(word for word in others if not any(unicodedata.category(sign) == "Nd" for sign in word))]
    words = [word for word in (re.sub("[0-9]+$", "", word) for word in words) if word]
    if not any(is_letter(sign) for word in words for sign in word):
        return None
    return " ".join(word[0].upper() + word[1:] for word in words)


def _is_of_word(sign: str) -> bool:
    return is_letter(sign) or sign in "'’" or unicodedata.category(sign)[0] == "N"


def _apart(local: str) -> str:
    """`AnaSá` as two words."""
    kinds = [unicodedata.category(sign) for sign in local]
    return "".join(
        " " + sign if at > 0 and kinds[at - 1 : at + 1] == ["Ll", "Lu"] else sign for at, sign in enumerate(local)
    )
