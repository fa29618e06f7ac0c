"""No pattern takes long, however ill a text is meant."""

import re
from collections.abc import Iterator

import pytest

from models.recognition import line, number
from models.recognition.reach import pattern_of
from models.recognition.written import SHAPES
from models.vocabulary import CHANNELS, ELSEWHERE, HANDLE_TITLES, NAME_TITLES, SCHEMES, THROUGH, TRACKING
from tests.recognise.steps import Matcher

LENGTH = 300
MOST_OF_LINE = 100_000
"""Steps: a thousandth of a second. No line is longer than what is tried here."""
MOST_OF_LINK = 20 * LENGTH
"""Links are longer, so their patterns may take only a few steps a sign."""

_OF_LINES = [pattern for _, pattern in NAME_TITLES] + [number.ABROAD, number.AT_HOME, number.DATE]
_OF_LINES += [rf"(?:.{{0,200}}?[^\w])??{pattern}" for pattern, _, _ in HANDLE_TITLES]
_OF_LINKS = [pattern_of(rule) for channel in CHANNELS.values() for rule in channel.links] + [TRACKING, ELSEWHERE]
_OF_LINKS += [channel.hosts for channel in CHANNELS.values() if channel.hosts]
_OF_LINKS += [pattern for pattern, _ in (*THROUGH, *SCHEMES)] + [pattern for _, pattern in SHAPES] + [line.LINKS]
_OF_ADDRESSES = [channel.address for channel in CHANNELS.values()]
_OF_ADDRESSES += [form.parts for channel in CHANNELS.values() for form in channel.forms]


def hostile(pattern: str) -> Iterator[str]:
    """Texts that keep a pattern busy: what it asks for at first, then what it repeats, again and again, and no end."""
    words = [word.replace("\\", "") for word in re.findall(r"(?:[a-z0-9/:@# ]|\\[./])+", pattern)] or [""]
    for start in ("", words[0] + "a"):
        for piece in (*" /@", "a", "a.", "a/", " - ", "a-0", "(@", *sorted(set(words[:3]) - {""})):
            yield (start + piece * LENGTH)[: LENGTH - 1] + "\x01"


@pytest.mark.parametrize(
    ("patterns", "most"), [(_OF_LINES, MOST_OF_LINE), (_OF_LINKS, MOST_OF_LINK), (_OF_ADDRESSES, MOST_OF_LINE)]
)
def test_every_pattern_ends_soon(patterns: list[str], most: int) -> None:
    assert line.LONGEST == LENGTH
    worst = {pattern: max(map(Matcher(pattern).count, hostile(pattern))) for pattern in dict.fromkeys(patterns)}
    assert {pattern: steps for pattern, steps in worst.items() if steps > most} == {}


def test_steps_are_counted_as_a_backtracking_matcher_takes_them() -> None:
    assert Matcher("a*b").count("aaab") == 5
    assert Matcher("(?:a+)+b").count("a" * 12) > 2**11
    for pattern, text in (("a+?b|c", "aab"), ("(?!x)[^y]{2,3}$", "abc"), (r"\w+(?=-)-[^\w]", "ab--")):
        assert re.fullmatch(pattern, text) and Matcher(pattern).describes(text)
        assert not re.fullmatch(pattern, text + "!") and not Matcher(pattern).describes(text + "!")
