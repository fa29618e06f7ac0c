"""Addresses that are written out, without a link."""

from models.recognition.line import Line
from models.recognition.naming import real_name
from models.recognition.number import number_in
from models.recognition.reach import Reached, accepted
from models.recognition.text import lowered, match
from models.vocabulary import APPS, CHANNELS, HANDLE_TITLES

SHAPES = (
    ("mastodon", r"@([\w.-]{1,64}@[^@/]{1,253})"),
    ("email", r"(?:e-?mail:)?([\w.+%'-]{1,64}@[^@/]{1,190})"),
)


def written(words: list[str], lines: list[Line]) -> Reached | None:
    """`@ana@social.example`, an e-mail address, or a handle beside the name of its app: `Ana Sá (@ana) on X`."""
    for word in words:
        for channel, pattern in SHAPES:
            groups = match(pattern, word)
            address = groups and accepted(CHANNELS[channel], groups[1] or "")
            if address:
                return Reached(channel, address)
    return next(filter(None, map(_handle, lines)), None)


def _handle(line: Line) -> Reached | None:
    for pattern, handle, app in HANDLE_TITLES:
        groups = match(rf"(?:.{{0,200}}?[^\w])??{pattern}", line.text)
        if groups:
            channel = CHANNELS[APPS[lowered(groups[app] or "")]]
            address = accepted(channel, groups[handle] or "")
            if address:
                return Reached(channel.id, address)
    return None


def number(lines: list[Line]) -> Reached | None:
    """A phone number in one of the lines."""
    for found in filter(None, map(number_in, lines)):
        address = accepted(CHANNELS[found.channel], found.address)
        if address:
            return Reached(found.channel, address, real_name(found.before))
    return None
