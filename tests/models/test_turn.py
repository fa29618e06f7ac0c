"""Mika does not answer, and is left in peace."""

import pytest

from models.local_day import DAY
from tests.models.told import NOW, Told, mika

TRIES: list[Told] = [(40, "message", "out"), (30, "email", "out"), (15, "message", "out")]


def test_three_tries_over_three_weeks_without_an_answer_are_enough() -> None:
    stands = mika(*TRIES)
    assert stands.rests_at == NOW - 15 * DAY
    assert stands.tries == ("0000", "0001", "0002")
    assert (stands.turn, stands.unanswered, stands.drifts_at) == ("theirs", 3, None)


@pytest.mark.parametrize(
    "told",
    [
        TRIES[:2],
        [(20, "message", "out"), (10, "message", "out"), (0, "message", "out")],
        # What is public is no try, and neither is a second message of the same evening.
        [(40, "message", "out"), (30, "comment", "out"), (15, "message", "out")],
        [(40, "message", "out"), (15, "message", "out"), (15, "message", "out")],
        # They were there.
        [(40, "message", "out"), (30, "meet", "out"), (15, "message", "out")],
        [*TRIES, (10, "like", "in")],
        [*TRIES, (10, "comment", "both")],
        [*TRIES, (10, "message", "in")],
        [(40, "message", "out"), (30, "message", "out"), (20, "like", "in"), (15, "message", "out")],
    ],
)
def test_a_sign_of_theirs_or_too_few_tries_leave_nobody_resting(told: list[Told]) -> None:
    assert mika(*told).rests_at is None


def test_the_users_word_ends_resting_until_there_are_three_new_tries() -> None:
    assert mika(*TRIES, woken=10).rests_at is None
    assert mika(*TRIES, woken=10).tries == ()
    assert mika(*TRIES, woken=15).rests_at is None
    again: list[Told] = [(40 + days, kind, direction) for days, kind, direction in TRIES] + TRIES
    assert mika(*again, woken=50).tries == ("0003", "0004", "0005")
    assert mika(*again, woken=50).rests_at == NOW - 15 * DAY


def test_of_many_tries_the_first_and_the_latest_are_told() -> None:
    stands = mika(*[(100 - 10 * place, "message", "out") for place in range(9)])
    assert stands.tries == ("0000", "0005", "0006", "0007", "0008")
    assert (stands.unanswered, stands.rests_at) == (9, NOW - 70 * DAY)
