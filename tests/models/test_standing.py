"""Mika is somebody Ana knows; the tests read off their contacts how things stand between the two."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.local_day import DAY
from models.standing import Contact, Standing, most_used, standing
from models.vocabulary import KINDS, Circle, Direction

NOW = 1_790_000_000_000
Told = tuple[int, str, Direction]
"""Days ago, kind, direction."""


def contacts(*told: Told) -> list[Contact]:
    return [Contact(f"{i:04}", kind, direction, NOW - days * DAY) for i, (days, kind, direction) in enumerate(told)]


def mika(*told: Told, circle: Circle | None = None, rhythm_days: int | None = None) -> Standing:
    return standing(contacts(*told), circle, rhythm_days, NOW)


def test_without_a_contact_nothing_is_known() -> None:
    assert mika() == Standing()


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ([(9, "like", "out")], "avatar"),
        ([(9, "comment", "both"), (8, "share", "in"), (7, "spotlight", "out")], "avatar"),
        ([(9, "message", "out")], "avatar"),
        ([(9, "message", "out"), (8, "comment", "in")], "avatar"),
        ([(9, "message", "out"), (8, "message", "in")], "pen_pal"),
        ([(9, "email", "in"), (8, "letter", "out")], "pen_pal"),
        ([(9, "text", "both")], "pen_pal"),
        ([(9, "call", "both")], "voice"),
        ([(9, "call", "both"), (8, "like", "out")], "voice"),
        ([(9, "video", "out")], "voice"),
        ([(9, "meet", "both")], "face"),
        ([(9, "meet", "both"), (1, "message", "out")], "face"),
    ],
)
def test_the_stage_is_the_furthest_reached(told: list[Told], stage: str) -> None:
    stands = mika(*told)
    assert stands.stage == stage
    assert stage in stands.stage_at


def test_each_stage_has_its_date() -> None:
    stands = mika(
        (90, "like", "out"), (80, "message", "out"), (70, "message", "in"), (40, "video", "both"), (10, "meet", "both")
    )
    assert {stage: (NOW - at) // DAY for stage, at in stands.stage_at.items()} == {
        "avatar": 90,
        "pen_pal": 70,
        "voice": 40,
        "face": 10,
    }


@pytest.mark.parametrize(
    ("told", "turn", "since"),
    [
        ([(5, "comment", "in")], "mine", 5),
        ([(5, "like", "in"), (3, "comment", "in")], "mine", 5),
        ([(5, "comment", "in"), (3, "comment", "out")], None, None),
        ([(5, "comment", "in"), (3, "message", "out")], "theirs", 3),
        ([(5, "message", "in"), (3, "like", "out")], "mine", 5),
        ([(5, "message", "in"), (3, "message", "out")], "theirs", 3),
        ([(5, "message", "in"), (4, "comment", "in"), (3, "comment", "out")], "mine", 5),
        ([(9, "message", "out"), (5, "email", "out")], "theirs", 9),
        ([(9, "message", "out"), (5, "like", "in")], "mine", 5),
        ([(9, "message", "out"), (5, "message", "both")], None, None),
        ([(9, "message", "in"), (5, "call", "both")], None, None),
        ([(9, "comment", "out")], None, None),
        ([(9, "meet", "both")], None, None),
    ],
)
def test_whose_turn_it_is(told: list[Told], turn: str | None, since: int | None) -> None:
    stands = mika(*told)
    waited = None if stands.waiting_since is None else (NOW - stands.waiting_since) // DAY
    assert (stands.turn, waited) == (turn, since)


def test_the_users_own_rhythm_comes_before_the_circles_and_the_learned_one() -> None:
    weekly: list[Told] = [(days, "message", "both") for days in (35, 28, 21, 14, 7)]
    assert (mika(*weekly).rhythm_days, mika(*weekly).rhythm_source) == (7, "learned")
    assert mika(*weekly, circle="close").rhythm_days == 21
    assert mika(*weekly, circle="close", rhythm_days=3).rhythm_days == 3


@pytest.mark.parametrize(
    ("days_ago", "learned"),
    [((20, 10), None), ((30, 20, 10), 10), ((100, 40, 39, 10), 29), ((3, 2, 1, 0), 3), ((2000, 1000, 1), 365)],
)
def test_a_rhythm_is_learned_from_three_days_of_contact(days_ago: tuple[int, ...], learned: int | None) -> None:
    assert mika(*[(days, "message", "both") for days in days_ago]).rhythm_days == learned


def test_several_contacts_on_a_day_are_one_for_the_rhythm() -> None:
    assert mika((1, "message", "out"), (1, "message", "in"), (1, "message", "out")).rhythm_days is None


def test_give_and_take_count_a_year() -> None:
    stands = mika((400, "help", "out"), (300, "like", "out"), (200, "comment", "in"), (100, "message", "both"))
    assert (stands.given, stands.taken) == (2, 2)


def test_the_usual_kind_is_the_users_own() -> None:
    assert mika((9, "like", "in"), (8, "like", "in"), (7, "email", "out")).usual_kind == "email"
    assert mika((9, "like", "in")).usual_kind == "like"
    assert most_used(["like", "email", "email", "like"]) == "like"


def test_a_contact_from_a_fast_clock_happened_now() -> None:
    stands = standing([Contact("1", "message", "in", NOW + 10 * DAY)], None, None, NOW)
    assert (stands.waiting_since, stands.heard_at) == (NOW, NOW)


histories = st.lists(
    st.tuples(st.integers(0, 800), st.sampled_from(sorted(KINDS)), st.sampled_from(["out", "in", "both"])),
    max_size=30,
)


@given(histories, st.integers())
def test_the_order_in_which_contacts_arrive_does_not_matter(told: list[Told], seed: int) -> None:
    history = contacts(*told)
    shuffled = random.Random(seed).sample(history, len(history))
    assert standing(shuffled, None, None, NOW) == standing(history, None, None, NOW)


@given(histories)
def test_a_turn_always_says_since_when(told: list[Told]) -> None:
    stands = mika(*told)
    assert (stands.turn is None) == (stands.waiting_since is None) == (stands.waiting_kind is None)
    if stands.turn == "mine":
        assert stands.heard_at is not None
