"""Rules of habit, weighed by what they foretold of one user."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.habit import HALF_LIVES, Habit, traces
from models.mixture import EITHER_SPEEDS, EVEN, OWN_SPEEDS, RULES, learned, shares

TODAY = 20_400
ONLY_LONG_HABITS, ONLY_THE_LAST_DAYS = 0, len(EITHER_SPEEDS) - 1


def reading(*days_ago: int, mine: bool = True) -> list[float]:
    habit = Habit()
    for days in sorted(days_ago, reverse=True):
        habit.add(TODAY - days, mine)
    return traces(habit.values, TODAY)


OLD_FRIEND = reading(*range(30, 330, 10))
NEW_FRIEND = reading(1, 2, 3)
NOBODY = reading()


def only(rule: int) -> list[float]:
    return [float(number == rule) for number in range(len(RULES))]


def test_there_are_eight_rules_and_they_begin_alike() -> None:
    assert len(RULES) == len(EVEN) == len(EITHER_SPEEDS) + len(OWN_SPEEDS) == 8
    assert sum(EVEN) == 1
    assert {len(rule) for rule in RULES} == {2 * len(HALF_LIVES)}


def test_a_rule_gives_each_person_their_share_of_all_habits() -> None:
    # A day of contact a day ago has left 2^-1 + 2^-1/4 + … in the five half-lives; a second person has twice as much.
    once, twice = reading(1), [2 * trace for trace in reading(1)]
    assert shares(EVEN, [once, twice]) == pytest.approx([1 / 3, 2 / 3])


def test_rules_differ_in_how_fast_they_forget() -> None:
    long, short = shares(only(ONLY_LONG_HABITS), [OLD_FRIEND, NEW_FRIEND])
    assert long > short
    long, short = shares(only(ONLY_THE_LAST_DAYS), [OLD_FRIEND, NEW_FRIEND])
    assert long < short


def test_a_rule_may_look_only_at_what_the_user_does() -> None:
    wrote, heard = reading(5), reading(1, 2, 3, mine=False)
    own = len(EITHER_SPEEDS)
    assert shares(only(own), [wrote, heard]) == pytest.approx([1, 0])
    assert shares(only(0), [wrote, heard])[1] > 0.5


def test_nobody_has_a_habit_yet() -> None:
    assert shares(EVEN, []) == []
    assert shares(EVEN, [NOBODY, NOBODY]) == [0, 0]
    assert learned(EVEN, [NOBODY, NOBODY], [0]) == pytest.approx(EVEN)


def test_a_choice_by_hand() -> None:
    # Rule 0 counts all traces alike and gave both a half. Rule 4 sees hardly more than the first, and gave a quarter.
    spread = [0.0] * 10
    chosen, other = list(spread), list(spread)
    chosen[0], chosen[4], other[0], other[4] = 1.0, 3.0, 3.0, 1.0
    weights = learned([0.5, 0, 0, 0, 0.5, 0, 0, 0], [chosen, other], [0])
    recent = (1 + 3 / 256**2) / ((1 + 3 / 256**2) + (3 + 1 / 256**2))
    gained, lost = 0.9 * 0.5 + 0.05, 0.9 * recent + 0.05
    assert weights == pytest.approx([gained / (gained + lost), 0, 0, 0, lost / (gained + lost), 0, 0, 0])


def test_the_weights_follow_the_user() -> None:
    weights: list[float] = list(EVEN)
    for _ in range(5):
        weights = learned(weights, [OLD_FRIEND, NEW_FRIEND], [0])
    assert weights[ONLY_LONG_HABITS] > 3 * weights[ONLY_THE_LAST_DAYS]
    long, short = shares(weights, [OLD_FRIEND, NEW_FRIEND])
    assert long > short
    for _ in range(10):
        weights = learned(weights, [OLD_FRIEND, NEW_FRIEND], [1])
    long, short = shares(weights, [OLD_FRIEND, NEW_FRIEND])
    assert long < short


histories = st.lists(st.lists(st.integers(1, 300), max_size=8).map(lambda days: reading(*days)), min_size=2, max_size=6)


@given(histories, st.data())
def test_weights_and_shares_stay_what_they_are(readings: list[list[float]], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(readings) - 1), unique=True))
    weights = learned(EVEN, readings, chosen)
    assert sum(weights) == pytest.approx(1)
    assert min(weights) > 0
    found = shares(weights, readings)
    assert min(found) >= 0
    assert sum(found) == pytest.approx(1) or sum(found) == 0
