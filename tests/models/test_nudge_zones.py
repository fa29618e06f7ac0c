"""Nudges in every zone of the tz database: one on each day, whatever the clocks do and wherever somebody goes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import nudge, time_zone
from models.base import db
from models.local_day import DAY, day_of, local, moment, zone
from models.nudge import APART, BEFORE_MIDNIGHT, HOUR, LATE, Nudge, next_due, prepare, schedule
from models.user import User
from tests.models.facts import add_device
from tests.models.test_plan import NOW

MINUTE = 60_000
EVERY_DAY = "1234567"
MIKA = "00000000-0000-4000-8000-000000000001"
BEGIN, END = (moment(date(year, 1, 1), time(), zone("UTC")) for year in (2026, 2028))
USUAL = ("00:00", "09:00", "23:59")

ODD = (
    *("Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/Nuuk", "America/Santiago", "Antarctica/Troll"),
    *("Asia/Beirut", "Asia/Gaza", "Asia/Kathmandu", "Atlantic/Azores", "Australia/Lord_Howe", "Europe/Dublin"),
    *("Europe/Vienna", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Niue"),
)
"""Zones that change by half an hour or two hours, at or past midnight, backwards, in Ramadan, or not at all."""


def offset(name: str, at: int) -> timedelta:
    return local(at, zone(name)).utcoffset() or timedelta()


def changes(name: str, begin: int, end: int) -> Iterator[int]:
    """The moments at which the clocks change, to the minute."""
    for at in range(begin, end, DAY):
        if offset(name, at) != offset(name, at + DAY):
            low, high = at, at + DAY
            while high - low > MINUTE:
                middle = (low + high) // 2 // MINUTE * MINUTE
                low, high = (middle, high) if offset(name, middle) == offset(name, low) else (low, middle)
            yield high


def dates(name: str, begin: int, end: int) -> list[date]:
    """Every date that there is in a zone, found by asking what day it is four times a day."""
    return list(dict.fromkeys(day_of(at, zone(name)) for at in (*range(begin, end, 6 * HOUR), end - 1)))


def walk(name: str, clock: str, begin: int, end: int) -> None:
    """From one due moment to the next: each date there is has exactly one, at the hour chosen."""
    there, due = zone(name), begin - 1
    met: list[date] = []
    while (due := next_due(clock, EVERY_DAY, there, due) or end) < end:
        day = day_of(due, there)
        assert due == wanted(day, time.fromisoformat(clock), there), (name, clock, day)
        met.append(day)
    assert met == sorted(set(met)), (name, clock)
    # The first and the last date may be cut off by the ends of the walk.
    known = dates(name, begin, end)
    assert set(known[1:-1]) <= set(met) <= set(known), (name, clock)


def wanted(day: date, clock: time, there: ZoneInfo) -> int:
    """The hour itself; one that is left out, as long after the jump as it would have been after its beginning, or
    before midnight when the jump goes past it; of two the first."""
    before = datetime.combine(day, clock, tzinfo=there)
    at = round(before.timestamp() * 1000)
    shown = local(at, there)
    if shown.date() != day:
        return moment(day + timedelta(days=1), time(), there) - BEFORE_MIDNIGHT
    gap = (shown.utcoffset() or timedelta()) - (before.utcoffset() or timedelta())
    assert gap >= timedelta() and shown.replace(tzinfo=None) == before.replace(tzinfo=None) + gap
    assert shown.fold == 0
    return at


def walk_two_years(name: str) -> None:
    """A whole walk at nine, and around each change of the clocks one at each hour that the change touches."""
    walk(name, "09:00", BEGIN, END)
    for at in changes(name, BEGIN, END):
        touched = {f"{local(at + minutes * MINUTE, zone(name)):%H:%M}" for minutes in (-61, -30, -1, 0, 1, 30, 61)}
        # What the clocks would have shown without the change: an hour that is left out.
        unchanged = datetime.fromtimestamp(at / 1000, UTC) + offset(name, at - 1)
        left_out = {f"{unchanged + timedelta(minutes=minutes):%H:%M}" for minutes in (0, 30, 59)}
        for clock in {*USUAL, *touched, *left_out}:
            walk(name, clock, at - 3 * DAY, at + 3 * DAY)


@pytest.mark.parametrize("name", ODD)
def test_in_odd_zones_one_is_due_on_every_day_of_two_years(name: str) -> None:
    walk_two_years(name)


def test_in_all_zones_one_is_due_on_every_day_of_two_years() -> None:
    """All of them before a release; each time a few, and others tomorrow."""
    names = sorted(time_zone.names())
    assert len(names) > 450
    thorough = settings.get_current_profile_name() == "thorough"
    for name in names if thorough else names[date.today().toordinal() % 40 :: 40]:
        walk_two_years(name)


def test_a_date_that_a_zone_leaves_out_has_none() -> None:
    begin = moment(date(2011, 12, 20), time(), zone("UTC"))
    for clock in USUAL:
        walk("Pacific/Apia", clock, begin, begin + 20 * DAY)


zones = st.sampled_from(sorted(time_zone.names()))
clocks = st.times().map(lambda t: f"{t.hour:02}:{t.minute:02}")
weekdays = st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(lambda days: "".join(sorted(days)))
moments = st.integers(NOW, NOW + 730 * DAY)


@given(zones, clocks, weekdays, moments)
def test_in_every_zone_one_is_due_on_each_chosen_day(name: str, clock: str, days: str, after: int) -> None:
    there = zone(name)
    due = next_due(clock, days, there, after)
    assert due is not None and due > after
    shown = local(due, there)
    assert str(shown.isoweekday()) in days
    assert shown.fold == 0 and f"{shown:%H:%M}" >= clock
    following = next_due(clock, days, there, due)
    assert following is not None and day_of(following, there) > shown.date()
    # No chosen day lies between the two, or before the first, unless its moment has passed.
    for skipped in (day_of(after, there) + timedelta(n) for n in range((shown.date() - day_of(after, there)).days)):
        passed = moment(skipped, time.fromisoformat(clock), there) <= after
        assert (
            passed
            or str(skipped.isoweekday()) not in days
            or day_of(moment(skipped, time(12), there), there) != skipped
        )


Move = tuple[int, int, str | None, str | None]
"""Minutes that pass, minutes that the server is down after that, then a new zone and a new time, if there are any."""
moves: st.SearchStrategy[list[Move]] = st.lists(
    st.tuples(
        st.integers(1, 2000), st.sampled_from([0, 0, 0, 5, 170, 190, 700]), st.none() | zones, st.none() | clocks
    ),
    min_size=1,
    max_size=15,
)


@given(moves)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wherever_somebody_travels_there_is_at_most_one_a_local_day(
    database: None, monkeypatch: pytest.MonkeyPatch, journey: list[Move]
) -> None:
    monkeypatch.setattr(nudge, "_whom", lambda to, now: MIKA)
    user, now = User.create("Ana", NOW), NOW
    add_device(user, NOW)
    schedule(user, now)
    told: list[tuple[int, str]] = []
    for minutes, down, name, clock in journey:
        for _ in range(0, minutes, 30):
            now += 30 * MINUTE
            made = tick(user, now)
            if made:
                assert made.local_date == day_of(now, zone(user.time_zone)).isoformat()
                due = next_due(user.nudge_time, EVERY_DAY, zone(user.time_zone), now - LATE)
                assert due is not None and due <= now
                told.append((now, user.time_zone))
        now += down * MINUTE
        user.time_zone, user.nudge_time = name or user.time_zone, clock or user.nudge_time
        if name or clock:
            schedule(user, now)
    written = [made.local_date for made in db.session.query(Nudge).filter_by(user_id=user.id)]
    db.session.rollback()
    assert len(set(written)) == len(written) == len(told)
    # Who stays may choose an earlier time, and has the next morning's.
    assert all(later - earlier >= APART for (earlier, here), (later, there) in pairwise(told) if here != there)


def tick(user: User, now: int) -> Nudge | None:
    """Two servers at once look for what is due; the nudge that one of them wrote, which leaves."""
    if user.next_nudge_at is None or user.next_nudge_at > now:
        return None
    due = user.next_nudge_at
    written = prepare([user.id], now)
    user.next_nudge_at = due
    assert prepare([user.id], now) == []
    made = db.session.query(Nudge).filter_by(user_id=user.id).order_by(Nudge.retry_at.desc()).first()
    if not written or made is None:
        return None
    made.state, made.tried_at = "sent", now
    return made
