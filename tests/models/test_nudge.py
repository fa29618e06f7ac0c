"""Ana, in Vienna, wants her nudge at nine; it is Monday, 4 May 2026, and Mika has asked her something."""

from datetime import date, time

import pytest

from models.base import db
from models.local_day import DAY, moment, zone
from models.nudge import APART, HOUR, LATE, Nudge, next_due, prepare, schedule, users_due
from models.outlook import refresh
from models.person import Person
from models.session import IDLE, Session
from models.user import User
from tests.models.facts import add_contact, add_device, add_person, skip
from tests.models.test_plan import NOW, VIENNA

MINUTE = 60_000
EVERY_DAY = "1234567"


@pytest.fixture
def ana(ana_user: User) -> User:
    ana_user.time_zone = "Europe/Vienna"
    mika = add_person(ana_user, "Mika", NOW)
    add_contact(ana_user, mika, "message", "in", NOW - 3 * DAY)
    refresh(ana_user, {mika}, NOW - HOUR)
    add_device(ana_user, NOW - DAY)
    schedule(ana_user, NOW - HOUR)
    return ana_user


def nudges(user: User) -> list[Nudge]:
    return db.session.query(Nudge).filter_by(user_id=user.id).order_by(Nudge.local_date).all()


def prepared(user: User, now: int) -> Nudge | None:
    """The nudge that is written for a user by now, if one is."""
    before = {made.id for made in nudges(user)}
    written = [row["id"] for _, row in prepare([user.id], now)]
    new = [made for made in nudges(user) if made.id not in before]
    assert [made.id for made in new] == written
    return new[0] if new else None


def mika(user: User) -> Person:
    return db.session.query(Person).filter_by(user_id=user.id).one()


def test_a_nudge_is_written_when_it_is_due(ana: User) -> None:
    assert ana.next_nudge_at == NOW
    assert (users_due(NOW - 1), users_due(NOW)) == ([], [ana.id])
    assert prepared(ana, NOW - 1) is None
    made = prepared(ana, NOW)
    assert made is not None
    assert (made.local_date, made.person_id, made.state) == ("2026-05-04", mika(ana).id, "sending")
    assert (made.until_at, ana.next_nudge_at) == (NOW + LATE, NOW + DAY)


def test_a_second_look_writes_no_second_nudge(ana: User) -> None:
    prepared(ana, NOW)
    assert prepared(ana, NOW) is None
    ana.next_nudge_at = NOW
    assert prepared(ana, NOW + MINUTE) is None
    assert len(nudges(ana)) == 1


def test_a_nudge_comes_up_to_three_hours_late_and_then_not_at_all(ana: User) -> None:
    late = db.session.begin_nested()
    assert prepared(ana, NOW + LATE - 1) is not None
    late.rollback()
    db.session.expire_all()
    assert prepared(ana, NOW + LATE) is None
    assert ana.next_nudge_at == NOW + DAY


def test_a_nudge_never_slips_into_the_next_day(ana: User) -> None:
    ana.nudge_time = "23:30"
    schedule(ana, NOW)
    half_past_eleven = moment(date(2026, 5, 4), time(23, 30), VIENNA)
    assert prepared(ana, half_past_eleven + 30 * MINUTE) is None
    assert ana.next_nudge_at == half_past_eleven + DAY


@pytest.mark.parametrize(
    "why_not", ["no device", "signed out long ago", "archived", "not today", "skipped", "done", "nobody"]
)
def test_there_is_no_nudge(ana: User, why_not: str) -> None:
    device = db.session.query(Session).one()
    match why_not:
        case "no device":
            device.end()
        case "signed out long ago":
            device.seen_at = NOW - IDLE
        case "archived":
            mika(ana).archived_at = NOW - HOUR
        case "not today":
            skip(ana, None, NOW - HOUR)
        case "skipped":
            skip(ana, mika(ana).id, NOW - HOUR)
        case "done":
            add_contact(ana, mika(ana).id, "message", "out", NOW - HOUR)
        case "nobody":
            mika(ana).removed_at = NOW - HOUR
    db.session.flush()
    refresh(ana, {mika(ana).id}, NOW - HOUR)
    assert prepared(ana, NOW) is None
    assert nudges(ana) == []
    assert ana.next_nudge_at == NOW + DAY


def test_a_skipped_day_is_only_that_day(ana: User) -> None:
    skip(ana, None, NOW - DAY)
    assert prepared(ana, NOW) is not None


def test_a_nudge_on_its_way_within_eighteen_hours_holds_back_the_next(ana: User) -> None:
    made = prepared(ana, NOW)
    assert made is not None
    made.state, made.tried_at = "sent", NOW
    ana.time_zone, ana.nudge_time = "Pacific/Kiritimati", "08:00"  # Tuesday there at 20:00 in Vienna
    schedule(ana, NOW)
    due = ana.next_nudge_at
    assert due is not None and due < NOW + APART
    assert prepared(ana, due) is None
    assert ana.next_nudge_at == due + DAY


def test_an_earlier_time_from_tomorrow_on_begins_tomorrow(ana: User) -> None:
    ana.nudge_time = "20:00"
    schedule(ana, NOW)
    eight = NOW + 11 * HOUR
    assert prepared(ana, eight) is not None
    ana.nudge_time = "09:00"
    schedule(ana, eight + HOUR)
    assert ana.next_nudge_at == NOW + DAY
    noor = add_person(ana, "Noor", NOW)
    add_contact(ana, noor, "message", "in", NOW)
    refresh(ana, {noor}, eight + HOUR)
    made = prepared(ana, NOW + DAY)
    assert made is not None
    assert (made.local_date, made.person_id) == ("2026-05-05", noor)


def test_one_that_is_due_now_is_left_to_the_tick(ana: User) -> None:
    for name, value in {"name": "Ana Sá", "nudge_days": "12345", "time_zone": "Europe/Berlin"}.items():
        setattr(ana, name, value)
        schedule(ana, NOW + MINUTE)
    assert prepared(ana, NOW + MINUTE) is not None
    assert ana.next_nudge_at == NOW + DAY


def test_the_tick_looks_at_the_new_wishes_of_one_that_is_due(ana: User) -> None:
    ana.nudge_time = "20:00"
    schedule(ana, NOW + MINUTE)
    assert prepared(ana, NOW + MINUTE) is None
    assert ana.next_nudge_at == NOW + 11 * HOUR
    assert prepared(ana, NOW + 11 * HOUR) is not None


def test_without_a_time_there_is_none_to_come(ana: User) -> None:
    ana.nudge_time = None
    schedule(ana, NOW - HOUR)
    assert ana.next_nudge_at is None
    assert users_due(NOW + 10 * DAY) == []


@pytest.mark.parametrize(
    ("clock", "days", "name", "after", "due"),
    [
        ("09:00", EVERY_DAY, "UTC", "2026-05-04T08:59", "2026-05-04T09:00"),
        ("09:00", EVERY_DAY, "UTC", "2026-05-04T09:00", "2026-05-05T09:00"),
        ("09:00", "67", "UTC", "2026-05-04T08:00", "2026-05-09T09:00"),
        ("09:00", "1", "UTC", "2026-05-04T10:00", "2026-05-11T09:00"),
        ("02:30", EVERY_DAY, "America/New_York", "2026-03-08T05:00", "2026-03-08T07:30"),
        ("01:30", EVERY_DAY, "Europe/London", "2026-10-24T12:00", "2026-10-25T00:30"),
        # Greenland's clocks jump from eleven to midnight: half past eleven never was, the evening of the 28th was.
        ("23:30", EVERY_DAY, "America/Nuuk", "2026-03-28T12:00", "2026-03-29T00:50"),
        # Samoa went from the 29th straight to the 31st: the 30th, a Friday, never was.
        ("09:00", EVERY_DAY, "Pacific/Apia", "2011-12-29T20:00", "2011-12-30T19:00"),
        ("09:00", "5", "Pacific/Apia", "2011-12-29T20:00", "2012-01-05T19:00"),
    ],
)
def test_when_the_next_is_due(clock: str, days: str, name: str, after: str, due: str) -> None:
    def at(text: str) -> int:
        return moment(date.fromisoformat(text[:10]), time.fromisoformat(text[11:]), zone("UTC"))

    assert next_due(clock, days, zone(name), at(after)) == at(due)
