"""The traces that days of contact leave."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.habit import HALF_LIVES, WIDTH, Habit, rewound, traces

NOTHING = [0.0] * WIDTH

days_of_contact = st.lists(st.tuples(st.integers(20_000, 20_400), st.booleans()), max_size=30).map(
    lambda days: sorted(days, key=lambda contact: contact[0])
)


def habit(*contacts: tuple[int, bool]) -> Habit:
    kept = Habit()
    for day, mine in contacts:
        kept.add(day, mine)
    return kept


def summed(contacts: list[tuple[int, bool]], day: int) -> list[float]:
    """What the traces are by their definition, from the whole history."""
    both = sorted({contact for contact, _ in contacts if contact < day})
    own = sorted({contact for contact, mine in contacts if mine and contact < day})
    return [sum(0.5 ** ((day - contact) / half) for contact in view) for view in (both, own) for half in HALF_LIVES]


def test_nothing_has_happened_yet() -> None:
    assert Habit().values == []
    assert traces([], 20_000) == NOTHING


def test_a_day_leaves_half_after_each_half_life() -> None:
    kept = habit((20_000, True))
    for index, half_life in enumerate(HALF_LIVES):
        assert traces(kept.values, 20_000 + half_life)[index] == 0.5
        assert traces(kept.values, 20_000 + half_life)[index + len(HALF_LIVES)] == 0.5


def test_a_day_on_which_only_they_were_in_touch_is_none_of_the_users() -> None:
    found = traces(habit((20_000, False)).values, 20_001)
    assert found[0] == 0.5
    assert found[len(HALF_LIVES) :] == [0.0] * len(HALF_LIVES)


def test_a_day_counts_once_however_much_was_said() -> None:
    once, often = habit((20_000, True)), habit((20_000, False), (20_000, True), (20_000, False))
    assert often == once


def test_the_start_of_a_day_knows_nothing_of_it() -> None:
    assert traces(habit((20_000, True)).values, 20_000) == NOTHING
    before = habit((19_990, True))
    known = pytest.approx(traces(before.values, 20_000), abs=1e-8)
    assert traces(habit((19_990, True), (20_000, True)).values, 20_000) == known


def test_days_come_in_order() -> None:
    with pytest.raises(ValueError, match="in order"):
        habit((20_000, True), (19_999, True))


@given(days_of_contact, st.integers(0, 300))
def test_the_traces_are_those_of_the_whole_history(contacts: list[tuple[int, bool]], later: int) -> None:
    day = (contacts[-1][0] if contacts else 20_000) + later
    assert traces(habit(*contacts).values, day) == pytest.approx(summed(contacts, day), abs=1e-7)


@given(days_of_contact, st.integers(0, 30))
def test_kept_in_between_it_is_the_same_to_the_last_bit(contacts: list[tuple[int, bool]], at: int) -> None:
    kept = Habit(json.loads(json.dumps(habit(*contacts[:at]).values)))
    for day, mine in contacts[at:]:
        kept.add(day, mine)
    assert kept.values == habit(*contacts).values


@given(days_of_contact, st.integers(0, 7))
def test_a_week_can_be_wound_back(contacts: list[tuple[int, bool]], back: int) -> None:
    day = (contacts[-1][0] if contacts else 20_000) - back
    since = {contact: False for contact, _ in contacts if contact >= day}
    for contact, mine in contacts:
        if contact >= day:
            since[contact] = since[contact] or mine
    found = rewound(habit(*contacts).values, day, since.items())
    assert found == pytest.approx(summed(contacts, day), abs=1e-5)
    assert min(found) >= 0
