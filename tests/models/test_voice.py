"""Days and spans in words, for Ana in Vienna on Monday, 4 May 2026 at nine."""

from datetime import date

import pytest

from models.voice import Voice
from models.wording import ENGLISH, words
from tests.models.test_plan import NOW, VIENNA, ago

ANA = Voice(ENGLISH, NOW, VIENNA)


@pytest.mark.parametrize(
    ("days", "when", "since"),
    [
        (-3, "today", "today"),
        (0, "today", "today"),
        (0.5, "yesterday", "since yesterday"),
        (1, "yesterday", "since yesterday"),
        (6, "on Tuesday", "since Tuesday"),
        (7, "on 27 April", "since 27 April"),
        (180, "on 5 November 2025", "since 5 November 2025"),
    ],
)
def test_when_something_was_and_since(days: float, when: str, since: str) -> None:
    """What a wrong clock puts into the future is of today."""
    assert (ANA.when(ago(days)), ANA.since(ago(days))) == (when, since)


@pytest.mark.parametrize(
    ("day", "on"),
    [
        (date(2026, 5, 3), "yesterday"),
        (date(2026, 5, 4), "today"),
        (date(2026, 5, 5), "tomorrow"),
        (date(2026, 5, 10), "on Sunday"),
        (date(2026, 5, 11), "on 11 May"),
        (date(2027, 1, 1), "on 1 January 2027"),
    ],
)
def test_on_which_day_something_is(day: date, on: str) -> None:
    assert ANA.on(day) == on


@pytest.mark.parametrize(("days", "since"), [(40, "since March"), (200, "since October"), (400, "since March 2025")])
def test_since_which_month(days: float, since: str) -> None:
    assert ANA.since_month(ago(days)) == since


@pytest.mark.parametrize(("n", "times"), [(1, "once"), (2, "twice"), (3, "three times"), (20, "20 times")])
def test_how_often(n: int, times: str) -> None:
    assert ANA.times(n) == times


@pytest.mark.parametrize(
    ("days", "every", "long"),
    [
        (1, "every day", "a day"),
        (3, "every three days", "three days"),
        (7, "every week", "a week"),
        (14, "every two weeks", "two weeks"),
        (30, "every month", "a month"),
        (60, "every two months", "two months"),
        (365, "every year", "a year"),
        (800, "every two years", "two years"),
    ],
)
def test_rhythms_and_times(days: int, every: str, long: str) -> None:
    assert (ANA.every(days), ANA.long(days)) == (every, long)


@pytest.mark.parametrize(
    ("days", "rhythm", "said"),
    [
        (35, 14, "five"),
        (35, 7, "five weeks"),
        (9, 3, "nine"),
        (100, 60, "three"),
        (1500, 730, "four"),
        (365, 730, "a year"),
        (70, 21, "two months"),
    ],
)
def test_the_same_unit_is_not_said_twice(days: int, rhythm: int, said: str) -> None:
    assert ANA.long_after(days, rhythm) == said


def test_another_locale_has_its_own_days() -> None:
    """Our words are English until somebody translates them; the days are the locale's already."""
    assert Voice(words("de"), NOW, VIENNA).when(ago(6)) == "on Dienstag"
