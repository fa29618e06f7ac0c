"""Ana, in Vienna, was nudged at nine on Monday, 4 May 2026 to write to Mika, and pressed "Later"."""

from datetime import date, time

import pytest

from models import evening
from models.base import db
from models.dispatch import Report, begin, claim, ready, record
from models.evening import MINUTE, evening_at
from models.local_day import DAY, moment, zone
from models.nudge import HOUR, LATE, Nudge, prepare, schedule
from models.nudge_answer import NudgeAnswer
from models.outlook import refresh
from models.person import Person
from models.user import User
from tests.models.facts import add_contact, add_device, add_person, answer, skip
from tests.models.test_plan import NOW, VIENNA

TODAY = date(2026, 5, 4)
SEVEN = moment(TODAY, time(19), VIENNA)
ELEVEN = moment(TODAY, time(23), VIENNA)


@pytest.fixture
def ana(ana_user: User) -> User:
    ana_user.time_zone = "Europe/Vienna"
    mika = add_person(ana_user, "Mika", NOW)
    add_contact(ana_user, mika, "message", "in", NOW - 3 * DAY)
    refresh(ana_user, {mika}, NOW - HOUR)
    add_device(ana_user, NOW - DAY)
    schedule(ana_user, NOW - HOUR)
    parcels = begin(prepare([ana_user.id], NOW), NOW)
    record([Report(parcel, "sent", 201) for parcel in parcels], NOW)
    return ana_user


def send(now: int) -> int:
    """How many messages leave now; all of them arrive."""
    parcels = claim(ready(now, 10), now)
    record([Report(parcel, "sent", 201) for parcel in parcels], now)
    return len(parcels)


def mika() -> str:
    return db.session.query(Person).filter_by(name="Mika").one().id


def later(user: User, pressed: int, now: int | None = None, day: str = "2026-05-04", person: str | None = None) -> None:
    """The answer "later", which arrives at once or at ``now``."""
    row = answer(user, person or mika(), day, "later", pressed)
    evening.ask(user, row, pressed if now is None else now)


def asked(user: User) -> list[tuple[int, int]]:
    """When the evening's round leaves, and until when."""
    rows = db.session.query(Nudge).filter_by(user_id=user.id, round=2)
    return [(nudge.retry_at, nudge.until_at) for nudge in rows]


def test_later_is_this_evening_at_seven(ana: User) -> None:
    later(ana, NOW + HOUR)
    assert asked(ana) == [(SEVEN, SEVEN + LATE)]
    assert send(SEVEN - 1) == 0
    assert send(SEVEN) == 1


@pytest.mark.parametrize(
    ("pressed", "at"), [("16:59", "19:00"), ("17:30", "19:30"), ("20:55", "22:55"), ("20:56", None), ("23:50", None)]
)
def test_or_two_hours_later_and_never_after_eleven(pressed: str, at: str | None) -> None:
    due = evening_at(TODAY, moment(TODAY, time.fromisoformat(pressed), VIENNA), VIENNA)
    assert due == (moment(TODAY, time.fromisoformat(at), VIENNA) if at else None)


def test_what_could_not_leave_by_eleven_does_not_leave(ana: User) -> None:
    later(ana, moment(TODAY, time(20, 30), VIENNA))
    assert asked(ana) == [(ELEVEN - 30 * MINUTE, ELEVEN)]
    assert send(ELEVEN) == 0


def test_a_second_later_does_nothing(ana: User) -> None:
    later(ana, NOW + HOUR)
    later(ana, NOW + 9 * HOUR)
    assert asked(ana) == [(SEVEN, SEVEN + LATE)]
    assert send(SEVEN) == 1
    later(ana, SEVEN + MINUTE)
    assert send(ELEVEN - MINUTE) == 0


@pytest.mark.parametrize(
    ("now", "why"),
    [(SEVEN, "the evening has come"), (NOW + 15 * HOUR, "the day is over"), (NOW + 40 * DAY, "weeks have passed")],
)
def test_an_answer_that_comes_too_late_does_nothing(ana: User, now: int, why: str) -> None:
    later(ana, NOW + HOUR, now)
    assert asked(ana) == [], why


def test_an_answer_about_another_day_or_person_does_nothing(ana: User) -> None:
    later(ana, NOW + HOUR, day="2026-05-05")
    later(ana, NOW + HOUR, day="2026-05-03")
    later(ana, NOW + HOUR, person=add_person(ana, "Noor", NOW))
    assert asked(ana) == []


def test_an_answer_without_its_nudge_does_nothing(ana: User) -> None:
    db.session.query(Nudge).delete()
    later(ana, NOW + HOUR)
    assert asked(ana) == []


@pytest.mark.parametrize("meanwhile", ["wrote", "skipped", "not today", "removed", "nudges off", "another day"])
def test_in_the_evening_it_is_asked_once_more_whether_it_is_wanted(ana: User, meanwhile: str) -> None:
    later(ana, NOW + HOUR)
    match meanwhile:
        case "wrote":
            add_contact(ana, mika(), "message", "out", SEVEN - HOUR)
        case "skipped":
            skip(ana, mika(), SEVEN - HOUR)
        case "not today":
            skip(ana, None, SEVEN - HOUR)
        case "removed":
            db.session.query(Person).one().removed_at = SEVEN - HOUR
        case "nudges off":
            ana.nudge_time = None
        case "another day":
            ana.time_zone = "Pacific/Kiritimati"
    db.session.flush()
    refresh(ana, {mika()}, SEVEN - HOUR)
    assert send(SEVEN) == 0
    assert ready(SEVEN + LATE, 10) == []


def test_it_does_not_hold_back_the_next_morning(ana: User) -> None:
    add_contact(ana, noor := add_person(ana, "Noor", NOW), "message", "in", NOW - 2 * DAY)
    refresh(ana, {noor}, NOW + 1)
    later(ana, moment(TODAY, time(20, 50), VIENNA))
    assert send(ELEVEN - 10 * MINUTE) == 1
    assert len(prepare([ana.id], NOW + DAY)) == 1


def test_the_evening_follows_the_phone_to_another_zone(ana: User) -> None:
    later(ana, NOW + HOUR)
    ana.time_zone = "America/New_York"
    evening.move(ana, NOW + 9 * HOUR)
    assert asked(ana) == [(SEVEN + 6 * HOUR, SEVEN + 6 * HOUR + LATE)]
    ana.time_zone = "Asia/Kolkata"
    evening.move(ana, NOW + 9 * HOUR)
    assert send(NOW + 9 * HOUR) == 1, "it is past nine in the evening there"


def test_where_the_evening_is_over_by_then_nothing_comes(ana: User) -> None:
    later(ana, moment(TODAY, time(17), VIENNA))
    ana.time_zone = "Asia/Kolkata"
    evening.move(ana, moment(TODAY, time(17, 1), VIENNA))
    assert send(ELEVEN) == 0


def test_on_the_day_the_clocks_change_seven_is_seven() -> None:
    spring = date(2026, 3, 29)
    assert evening_at(spring, moment(spring, time(1), VIENNA), VIENNA) == moment(spring, time(19), VIENNA)
    autumn, new_york = date(2026, 11, 1), zone("America/New_York")
    assert evening_at(autumn, moment(autumn, time(18, 30), new_york), new_york) == moment(
        autumn, time(20, 30), new_york
    )


def test_the_evening_says_the_same_without_later(ana: User) -> None:
    later(ana, NOW + HOUR)
    [parcel] = claim(ready(SEVEN, 10), SEVEN)
    assert (parcel.word.round, parcel.word.local_date, parcel.word.person_id) == (2, "2026-05-04", mika())
    assert db.session.query(NudgeAnswer).count() == 1
