"""What is learned of Ana at the turn of each day, on a database."""

from collections.abc import Sequence

import pytest

from models.base import db
from models.interaction import Interaction
from models.learning import LATE_DAYS, Learning, weights_of
from models.local_day import DAY
from models.message_log import Message
from models.mixture import EVEN
from models.outlook import refresh
from models.replay import walk
from models.user import User
from tests.models.facts import add_contact, add_person

FIRST = 20_000
"""The UTC day on which it begins."""
NAMES = ("Bo", "Cleo", "Dan", "Eve")

# Ana writes to Bo every week and to the others now and then; they answer.
SAID = sorted(
    [
        *((FIRST + day, "Bo", "out") for day in range(0, 60, 7)),
        *(
            (FIRST + day, name, "out")
            for name, day in (("Cleo", 1), ("Cleo", 30), ("Dan", 2), ("Dan", 31), ("Eve", 45))
        ),
        *((FIRST + day, name, "in") for name, day in (("Cleo", 3), ("Dan", 32), ("Eve", 9), ("Eve", 44), ("Bo", 50))),
    ]
)


@pytest.fixture
def people(ana_user: User) -> dict[str, str]:
    return {name: add_person(ana_user, name, FIRST * DAY) for name in NAMES}


def live(user: User, people: dict[str, str], days: range, every: int = 1) -> None:
    """Log what was said, and open the app on every so many evenings."""
    touched = set()
    for day in days:
        for _, name, direction in (said for said in SAID if said[0] == day):
            add_contact(user, people[name], "message", direction, day * DAY + DAY // 2)
            touched.add(people[name])
        if (day - days.start) % every == 0:
            refresh(user, touched, evening(day))
            touched.clear()


def evening(day: int) -> int:
    return day * DAY + DAY // 4 * 3


def replayed(before: int) -> Sequence[float]:
    """The weights that a replay of the same messages gives Ana at the start of a day."""
    log = [
        Message(day * DAY + DAY // 2, *(("ana", name) if direction == "out" else (name, "ana")))
        for day, name, direction in SAID
        if day < before
    ]
    weights: Sequence[float] = EVEN
    for sender, day in walk(log):
        sender.learn(day)
        weights = sender.weights if sender.name == "ana" else weights
    return weights


def test_nothing_is_known_at_first(ana_user: User) -> None:
    assert weights_of(ana_user.id) == EVEN


def test_each_day_is_learned_as_in_a_replay(ana_user: User, people: dict[str, str]) -> None:
    live(ana_user, people, range(FIRST, FIRST + 50))
    row = db.session.get_one(Learning, ana_user.id)
    assert row.day == FIRST + 48
    assert row.weights == pytest.approx(replayed(FIRST + 49), rel=1e-4)
    assert row.weights != pytest.approx(EVEN, rel=0.05)


@pytest.mark.parametrize("every", [3, LATE_DAYS])
def test_days_away_are_made_up_for(ana_user: User, people: dict[str, str], every: int) -> None:
    live(ana_user, people, range(FIRST, FIRST + 50), every)
    opened = FIRST + 49 // every * every
    assert weights_of(ana_user.id) == pytest.approx(replayed(opened), rel=1e-4)


def test_days_too_long_ago_teach_nothing(ana_user: User, people: dict[str, str]) -> None:
    live(ana_user, people, range(FIRST, FIRST + 30))
    before = list(weights_of(ana_user.id))
    live(ana_user, people, range(FIRST + 30, FIRST + 40))
    assert weights_of(ana_user.id) != before
    db.session.get_one(Learning, ana_user.id).weights = before
    refresh(ana_user, (), evening(FIRST + 39 + LATE_DAYS + 1))
    assert weights_of(ana_user.id) == before


def test_a_clock_that_was_ahead_for_a_while_stops_no_learning(ana_user: User, people: dict[str, str]) -> None:
    live(ana_user, people, range(FIRST, FIRST + 30))
    db.session.get_one(Learning, ana_user.id).day = FIRST + 400
    before = list(weights_of(ana_user.id))
    live(ana_user, people, range(FIRST + 30, FIRST + 40))
    assert weights_of(ana_user.id) != before


def test_a_day_is_learned_once(ana_user: User, people: dict[str, str]) -> None:
    live(ana_user, people, range(FIRST, FIRST + 37))
    before = list(weights_of(ana_user.id))
    add_contact(ana_user, people["Eve"], "message", "out", (FIRST + 35) * DAY + 1)
    refresh(ana_user, {people["Eve"]}, evening(FIRST + 36) + 1)
    refresh(ana_user, (), evening(FIRST + 37))
    assert weights_of(ana_user.id) == before


def test_a_tap_that_was_undone_teaches_nothing(ana_user: User, people: dict[str, str]) -> None:
    live(ana_user, people, range(FIRST, FIRST + 37))
    before = list(weights_of(ana_user.id))
    tapped = add_contact(ana_user, people["Eve"], "message", "out", (FIRST + 36) * DAY + 1)
    refresh(ana_user, {people["Eve"]}, evening(FIRST + 36) + 1)
    db.session.get_one(Interaction, (ana_user.id, tapped)).removed_at = evening(FIRST + 36) + 2
    refresh(ana_user, {people["Eve"]}, evening(FIRST + 36) + 2)
    refresh(ana_user, (), evening(FIRST + 37))
    assert weights_of(ana_user.id) == before


def test_weights_of_other_rules_are_forgotten(ana_user: User) -> None:
    db.session.add(Learning(user_id=ana_user.id, weights=[0.5, 0.5], day=FIRST))
    assert weights_of(ana_user.id) == EVEN


def test_what_one_user_does_teaches_nothing_of_another(ana_user: User, bo_user: User, people: dict[str, str]) -> None:
    live(ana_user, people, range(FIRST, FIRST + 40))
    refresh(bo_user, (), (FIRST + 40) * DAY)
    assert weights_of(bo_user.id) == list(EVEN)
