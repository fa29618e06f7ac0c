"""A phone number in a line, and what stands before it."""

from dataclasses import dataclass

from models.recognition.line import Line
from models.recognition.naming import real_name
from models.recognition.text import lowered, match
from models.vocabulary import CHANNELS, NUMBERS

ABROAD = r"((?:.{0,200}?[ (:,])??)(\+[1-9][0-9 ().-]{5,20}[0-9])(?:[^\w].*)?"
AT_HOME = r"([^0-9]{0,60}?)(\(?[0-9][0-9 ().-]{6,20}[0-9])"
DATE = r"[0-9]{4}[.-][0-9]{2}[.-][0-9]{2}.*|[0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{4}.*"
_AROUND = " .:,;-–—("


@dataclass(frozen=True)
class Number:
    """``before``: the words before it, which may be a name, without "Mobile:" and the like."""

    channel: str
    address: str
    before: str


def number_in(line: Line) -> Number | None:
    """A number with a country's code; or one without, if the line is nothing but that and perhaps a name."""
    abroad = match(ABROAD, line.text)
    if abroad:
        return _number(abroad[1] or "", abroad[2] or "", range(7, 16))
    at_home = match(AT_HOME, line.text)
    if not at_home or match(DATE, at_home[2] or ""):
        return None
    number = _number(at_home[1] or "", at_home[2] or "", range(9, 16))
    return number if number and (not number.before or real_name(number.before)) else None


def _number(before: str, digits: str, lengths: range) -> Number | None:
    if sum(sign in "0123456789" for sign in digits) not in lengths:
        return None
    channel = "phone"
    words = before.strip(_AROUND).split(" ")
    while words and (word := lowered(words[-1].strip(_AROUND))) in NUMBERS | {""}:
        words.pop()
        # Without its country's code a number leads nowhere on WhatsApp or Signal.
        channel = word if word in CHANNELS and digits.startswith("+") else channel
    return Number(channel, " ".join(digits.split()), " ".join(words).strip(_AROUND))
