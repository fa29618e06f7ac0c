"""What could come next with Mika, with the contacts that say so."""

import pytest

from models.local_day import DAY
from models.standing import Said
from tests.models.told import NOW, Told, mika

PEN_PALS: list[Told] = [(days, "message", "both") for days in (100, 80, 60, 40)]


def step(*told: Told, said: Said | None = None, later: float = 0) -> tuple[str, ...]:
    """The step and the ids."""
    found = mika(*told, said=said, later=later).next_step
    return (found.step, *found.ids) if found else ()


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        # Both did something good.
        ([(9, "comment", "out"), (7, "share", "in")], ("0000", "0001")),
        ([(9, "comment", "both")], ("0000",)),
        # A comment that was answered, if only by a like.
        ([(9, "comment", "out"), (7, "like", "in")], ("0000", "0001")),
        ([(9, "comment", "in"), (7, "like", "out")], ("0000", "0001")),
        ([(30, "comment", "out"), (20, "comment", "in"), (10, "like", "out")], ("0001", "0002")),
        # One side, or likes for likes, are no exchange; nor is a like that came before.
        ([(9, "comment", "out"), (7, "share", "out")], None),
        ([(9, "like", "out"), (7, "like", "in")], None),
        ([(9, "like", "in"), (7, "comment", "out")], None),
        ([(90, "comment", "out"), (7, "comment", "in")], None),
        # There has been a private word, whoever said it.
        ([(9, "comment", "out"), (7, "comment", "in"), (5, "message", "out")], None),
        ([(400, "email", "in"), (9, "comment", "out"), (7, "comment", "in")], None),
    ],
)
def test_a_good_exchange_in_public_asks_for_a_private_word(told: list[Told], ids: tuple[str, ...] | None) -> None:
    assert step(*told) == (("private_word", *ids) if ids else ())


def test_a_good_exchange_is_worth_that_for_two_months() -> None:
    told: list[Told] = [(9, "comment", "out"), (7, "comment", "in")]
    assert mika(*told).until == NOW + 51 * DAY
    assert step(*told, later=50.9)
    assert not step(*told, later=51)


def test_a_correspondence_asks_for_a_call_or_a_meeting() -> None:
    assert step(*PEN_PALS) == ("call_or_meet", "0000", "0001", "0002", "0003")
    assert step(*PEN_PALS[1:]) == ()
    assert step(*[(days, "message", "both") for days in (50, 30, 20, 9)]) == ()
    assert step(*PEN_PALS, (30, "call", "both"))[0] == "call_or_meet"
    assert step(*PEN_PALS, (80, "meet", "both")) == ()
    assert step(*PEN_PALS, later=139)
    assert step(*PEN_PALS, later=140) == ()


def test_a_word_and_its_answer_are_one_exchange() -> None:
    letters: list[Told] = [(100 - 10 * place, "letter", "in" if place % 2 else "out") for place in range(8)]
    assert step(*letters)[0] == "call_or_meet"
    assert step(*letters[:6]) == ()
    monologue: list[Told] = [(100 - 10 * place, "letter", "out") for place in range(6)]
    assert step(*monologue, (30, "letter", "in")) == ()


def test_after_meeting_the_user_shares_it_back() -> None:
    assert step((5, "meet", "both")) == ("share_back", "0000")
    assert step((5, "meet", "both"), (2, "message", "in")) == ("share_back", "0000")
    assert step((5, "meet", "both"), (4, "share", "out")) == ()
    assert step((5, "meet", "both"), (4, "message", "both")) == ()
    assert step((50, "meet", "both"), (4, "meet", "in")) == ("share_back", "0001")
    assert step((5, "meet", "both"), later=24.9)
    assert step((5, "meet", "both"), later=25) == ()
    assert step((5, "meet", "both"), said=Said(fresh_at=NOW)) == ()


def test_nobody_who_rests_is_dead_or_archived_has_a_next_step() -> None:
    tries: list[Told] = [(days, "message", "out") for days in (30, 20, 5)]
    assert step(*PEN_PALS, *tries) == ()
    assert step(*PEN_PALS, *tries[1:])[0] == "call_or_meet"
    for said in (Said(dead=True), Said(archived=True)):
        assert step(*PEN_PALS, said=said) == ()
