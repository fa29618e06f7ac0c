"""Nudges that nobody opens: Ana, in Vienna at nine, from Monday, 4 May 2026 on."""

from datetime import date

import pytest

from models import pace
from models.base import db
from models.day_plan import DayPlan
from models.dispatch import FIRST_RETRY, Report, begin, claim, record
from models.local_day import DAY
from models.nudge import Nudge, prepare, schedule
from models.outlook import refresh
from models.pace import Ease, ease
from models.user import User
from tests.models.facts import add_contact, add_device, add_person
from tests.models.test_plan import NOW

LAST = date(2026, 5, 4)
CROWD = 80


@pytest.fixture
def ana(ana_user: User) -> User:
    ana_user.time_zone = "Europe/Vienna"
    ana_user.created_at = NOW - 9 * DAY
    crowd = [add_person(ana_user, f"Friend {n}", NOW) for n in range(CROWD)]
    for days, person_id in enumerate(crowd):
        add_contact(ana_user, person_id, "message", "in", NOW - (5 + days % 20) * DAY)
    refresh(ana_user, crowd, NOW - 1)
    add_device(ana_user, NOW - DAY)
    schedule(ana_user, NOW - 1)
    return ana_user


def day_by_day(user: User, first: int, days: int, state: str = "sent") -> list[tuple[int, str, bool]]:
    """On which of these days (0 is the 4th of May) a nudge leaves, at which pace, and whether it says so."""
    left = []
    for day in range(first, first + days):
        for _, row in prepare([user.id], NOW + day * DAY):
            made = db.session.get_one(Nudge, row["id"])
            made.state = state
            left.append((day, made.pace, made.is_new_pace))
        db.session.flush()
        refresh(user, (), NOW + day * DAY)
    return left


def plan_of(user: User) -> DayPlan:
    return db.session.get_one(DayPlan, (user.id, user.id))


@pytest.mark.parametrize(
    ("unopened", "eased"),
    [
        (0, Ease()),
        (2, Ease()),
        (3, Ease("three_days", True, date(2026, 5, 7))),
        (4, Ease("three_days", False, date(2026, 5, 7))),
        (5, Ease("three_days", False, date(2026, 5, 7))),
        (6, Ease("weekly", True, date(2026, 5, 11))),
        (7, Ease("weekly", False, date(2026, 5, 11))),
        (60, Ease("weekly", False, date(2026, 5, 11))),
    ],
)
def test_what_goes_unopened_slows_down_by_threes(unopened: int, eased: Ease) -> None:
    assert ease(unopened, LAST) == eased


def test_nudges_that_go_unopened_come_on_fewer_days_and_say_so_once(ana: User) -> None:
    assert day_by_day(ana, 0, 36) == [
        *((day, "daily", False) for day in (0, 1, 2)),
        (5, "three_days", True),
        (8, "three_days", False),
        (11, "three_days", False),
        (18, "weekly", True),
        (25, "weekly", False),
        (32, "weekly", False),
    ]


def test_the_plan_says_at_which_pace_they_come(ana: User) -> None:
    seen = []
    for day in range(13):
        day_by_day(ana, day, 1)
        seen.append(plan_of(ana).pace)
    assert seen == ["daily"] * 3 + ["three_days"] * 9 + ["weekly"]


def test_a_pace_that_stays_is_told_to_phones_once(ana: User) -> None:
    day_by_day(ana, 0, 4)
    before = plan_of(ana).change
    prepare([ana.id], NOW + 3 * DAY + 1)
    assert plan_of(ana).change == before


def test_whoever_does_something_has_the_daily_nudge_back(ana: User) -> None:
    day_by_day(ana, 0, 9)
    pace.act(ana, NOW + 9 * DAY)
    assert plan_of(ana).pace == "daily"
    assert [(day, pace) for day, pace, _ in day_by_day(ana, 10, 3)] == [(10, "daily"), (11, "daily"), (12, "daily")]


def test_what_was_done_before_the_last_nudges_and_comes_late_still_counts_from_then(ana: User) -> None:
    day_by_day(ana, 0, 3)
    # A phone without a network: done after the first nudge, told after the third.
    pace.act(ana, NOW + DAY // 2)
    assert [(day, pace) for day, pace, _ in day_by_day(ana, 3, 4)] == [(3, "daily"), (6, "three_days")]


def test_acting_never_moves_back(ana: User) -> None:
    pace.act(ana, NOW)
    pace.act(ana, NOW - DAY)
    assert ana.acted_at == NOW


def test_what_never_arrived_is_nobodys_silence(ana: User) -> None:
    assert [day for day, *_ in day_by_day(ana, 0, 6, state="failed")] == [0, 1, 2, 3, 4, 5]


def test_chosen_days_and_the_pace_both_hold(ana: User) -> None:
    ana.nudge_days = "15"
    schedule(ana, NOW - 1)
    assert [day for day, *_ in day_by_day(ana, 0, 40)] == [0, 4, 7, 11, 14, 18, 25, 32, 39]


def test_what_leaves_says_its_pace_also_when_it_is_tried_again(ana: User) -> None:
    day_by_day(ana, 0, 5)
    now = NOW + 5 * DAY
    [parcel] = begin(prepare([ana.id], now), now)
    assert (parcel.word.pace, parcel.word.is_new_pace) == ("three_days", True)
    record([Report(parcel, "retry")], now)
    [again] = claim([parcel.nudge_id], now + FIRST_RETRY)
    assert again.word == parcel.word
