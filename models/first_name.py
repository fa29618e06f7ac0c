"""First names: what one would call somebody within a sentence, in whatever script. ``words/names.ts`` does the same."""

import re

from models.quotation import shorten

LONGEST = 24
_TITLES = re.compile(r"(?:dr|mr|mrs|ms|mx|prof|sir|dame|fr|rev)\.?", re.IGNORECASE)


def first_name(name: str) -> str:
    """The first word that is not a title, and of an endless one its beginning."""
    words = name.split() or [name]
    called = next((word for word in words if not _TITLES.fullmatch(word)), words[-1])
    return shorten(called, LONGEST)
