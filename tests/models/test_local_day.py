from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import time_zone
from models.local_day import day_of, days_between, end_of_day, local, moment, zone

SUMMER_CLOCKS = [
    # A local time that is skipped moves forward by the gap.
    ("Europe/London", date(2026, 3, 29), time(1, 30), "2026-03-29T01:30:00+00:00"),
    ("America/New_York", date(2026, 3, 8), time(2, 30), "2026-03-08T07:30:00+00:00"),
    ("Africa/Cairo", date(2026, 4, 24), time(0, 15), "2026-04-23T22:15:00+00:00"),
    ("America/Santiago", date(2026, 9, 6), time(0, 0), "2026-09-06T04:00:00+00:00"),
    # Of a local time that comes twice, the first is meant.
    ("Europe/London", date(2026, 10, 25), time(1, 30), "2026-10-25T00:30:00+00:00"),
    ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-04T14:45:00+00:00"),
]


@pytest.mark.parametrize(("name", "day", "clock", "expected"), SUMMER_CLOCKS)
def test_a_local_time_on_the_days_when_clocks_change(name: str, day: date, clock: time, expected: str) -> None:
    at = moment(day, clock, zone(name))
    assert datetime.fromtimestamp(at / 1000, UTC).isoformat() == expected
    assert day_of(at, zone(name)) == day


def test_the_end_of_a_day_is_the_next_midnight_there() -> None:
    vienna = zone("Europe/Vienna")
    noon = moment(date(2026, 10, 25), time(12), vienna)
    assert end_of_day(noon, vienna) == moment(date(2026, 10, 26), time(), vienna)
    assert days_between(noon, end_of_day(noon, vienna), vienna) == 1


def test_a_zone_that_is_no_more_counts_as_utc() -> None:
    assert zone("Mars/Olympus_Mons").key == "UTC"
    assert zone("localtime").key == "UTC"


@given(
    st.sampled_from(sorted(time_zone.names())),
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_in_every_zone_a_time_comes_as_the_clock_there_shows_it(name: str, day: date, clock: time) -> None:
    there = zone(name)
    at = moment(day, clock, there)
    shown = local(at, there)
    assert shown.fold == 0
    # Where the clock never shows the time, it shows one later by the gap, which the hour before does not know.
    gap = shown.replace(tzinfo=None) - datetime.combine(day, clock)
    before = local(at - 3 * 3_600_000, there).utcoffset()
    assert gap == timedelta() or (shown.utcoffset() or timedelta()) - (before or timedelta()) == gap > timedelta()
