"""Mika is somebody Ana knows; the tests read off their contacts how things stand between the two."""

import pytest
from hypothesis import given

from models.local_day import DAY
from models.standing import FOR_EVER, Said, Standing, Woke
from models.tally import WEEK
from tests.models.told import HISTORIES, NOW, Told, ago, mika


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


def test_each_stage_has_its_date_and_what_carried_it() -> None:
    stands = mika(
        (90, "like", "out"),
        (80, "message", "out"),
        (70, "message", "in"),
        (40, "video", "both"),
        (10, "meet", "both"),
        (5, "call", "both"),
    )
    days = {stage: ago(at) for stage, at in stands.stage_at.items()}
    assert days == {"avatar": 90, "pen_pal": 70, "voice": 40, "face": 10}
    assert stands.stage_by == {"avatar": "0000", "pen_pal": "0002", "voice": "0003", "face": "0004"}


@pytest.mark.parametrize(
    ("told", "turn", "since", "unanswered"),
    [
        ([(5, "comment", "in")], "mine", 5, 1),
        ([(5, "like", "in"), (3, "comment", "in")], "mine", 5, 2),
        ([(5, "comment", "in"), (3, "comment", "out")], None, None, 0),
        ([(5, "comment", "in"), (3, "message", "out")], "theirs", 3, 1),
        ([(5, "message", "in"), (3, "like", "out")], "mine", 5, 1),
        ([(5, "message", "in"), (3, "message", "out")], "theirs", 3, 1),
        ([(5, "message", "in"), (4, "comment", "in"), (3, "comment", "out")], "mine", 5, 1),
        ([(5, "comment", "in"), (4, "message", "in"), (3, "message", "in")], "mine", 4, 3),
        ([(9, "message", "out"), (5, "email", "out")], "theirs", 9, 2),
        ([(9, "message", "out"), (7, "like", "out"), (5, "email", "out")], "theirs", 9, 2),
        ([(9, "message", "out"), (5, "like", "in")], "mine", 5, 1),
        ([(9, "message", "out"), (5, "message", "both")], None, None, 0),
        ([(9, "message", "in"), (5, "call", "both")], None, None, 0),
        ([(9, "comment", "out")], None, None, 0),
        ([(9, "meet", "both")], None, None, 0),
        ([(days, "message", "in") for days in range(30, 0, -1)], "mine", 30, 30),
    ],
)
def test_whose_turn_it_is(told: list[Told], turn: str | None, since: int | None, unanswered: int) -> None:
    stands = mika(*told)
    assert (stands.turn, ago(stands.waiting_since), stands.unanswered) == (turn, since, unanswered)
    waiting = [f"{place:04}" for place, (days, _, _) in enumerate(told) if days == since]
    assert ([] if stands.waiting_id is None else [stands.waiting_id]) == waiting


def test_a_fresh_start_takes_away_what_is_owed() -> None:
    told: list[Told] = [(9, "message", "in"), (5, "message", "in"), (2, "message", "in")]
    fresh = mika(*told, said=Said(fresh_at=NOW - 4 * DAY))
    assert (fresh.turn, fresh.waiting_id, fresh.unanswered) == ("mine", "0002", 1)
    assert mika(*told[:2], said=Said(fresh_at=NOW - 4 * DAY)).turn is None
    assert mika((9, "message", "out"), said=Said(fresh_at=NOW)).turn == "theirs"
    assert mika((200, "message", "both"), said=Said("close", fresh_at=NOW)).drifts_at == NOW + 21 * DAY


def test_the_users_own_rhythm_comes_before_the_circles_and_the_learned_one() -> None:
    weekly: list[Told] = [(days, "message", "both") for days in (35, 28, 21, 14, 7)]
    assert (mika(*weekly).rhythm_days, mika(*weekly).rhythm_source) == (7, "learned")
    assert mika(*weekly, said=Said("close")).rhythm_days == 21
    assert mika(*weekly, said=Said("close", 3)).rhythm_days == 3


@pytest.mark.parametrize(
    ("days_ago", "learned"),
    [((20, 10), None), ((30, 20, 10), 10), ((100, 40, 39, 10), 29), ((3, 2, 1, 0), 3), ((2000, 1000, 1), 365)],
)
def test_a_rhythm_is_learned_from_three_days_of_contact(days_ago: tuple[int, ...], learned: int | None) -> None:
    assert mika(*[(days, "message", "both") for days in days_ago]).rhythm_days == learned


def test_a_rhythm_is_learned_from_the_last_twelve_gaps() -> None:
    told: list[Told] = [(24 + 50 * place, "message", "both") for place in range(20, 0, -1)]
    told += [(2 * place, "message", "both") for place in range(12, -1, -1)]
    assert mika(*told).rhythm_days == 3


def test_several_contacts_on_a_day_are_one_for_the_rhythm() -> None:
    assert mika((1, "message", "out"), (1, "message", "in"), (1, "message", "out")).rhythm_days is None


def test_two_people_drift_when_they_are_silent_for_longer_than_usual() -> None:
    weekly: list[Told] = [(days, "message", "both") for days in (28, 21, 14)]
    assert ago(mika(*weekly).drifts_at) == 14 - 7 * 1.5
    assert ago(mika(*weekly, said=Said("close")).drifts_at) == 14 - 21
    assert mika((9, "like", "out")).drifts_at is None
    assert mika(said=Said("close")).drifts_at is None


@pytest.mark.parametrize(
    ("told", "balance"),
    [
        ([], None),
        ([(9, "message", "out"), (8, "message", "out")], None),
        ([(9, "message", "out"), (8, "message", "out"), (7, "message", "out")], "mine"),
        ([(9, "letter", "in"), (8, "letter", "in"), (7, "comment", "out")], "theirs"),
        ([(9, "message", "out"), (8, "message", "out"), (7, "message", "in"), (6, "meet", "both")], "even"),
        ([(9, "meet", "both")], "even"),
        ([(400, "meet", "in"), (9, "message", "out"), (8, "message", "out"), (7, "message", "out")], "mine"),
        # Two letters weigh more than four comments.
        ([*[(9, "comment", "out")] * 5, (8, "letter", "in"), (8, "letter", "in")], "even"),
    ],
)
def test_give_and_take_are_weighed_over_a_year(told: list[Told], balance: str | None) -> None:
    assert mika(*told).balance == balance


def test_give_and_take_change_when_a_week_leaves_the_year() -> None:
    told: list[Told] = [(9, "letter", "in"), (9, "letter", "in"), (2, "letter", "out"), (1, "letter", "out")]
    stands = mika(*told)
    assert stands.balance == "even"
    assert stands.until % WEEK == 0
    left = (stands.until - NOW) / DAY
    assert 365 - 9 <= left < 365 + 7
    assert mika(*told, later=left - 1).balance == "even"
    after = mika(*told, later=left)
    assert after.balance is None
    assert after.until > stands.until
    assert mika(*told, later=800).until == FOR_EVER


def test_waking_is_a_sign_of_theirs_after_a_long_silence() -> None:
    before: list[Told] = [(200, "message", "both"), (190, "message", "both"), (180, "message", "both")]
    tries: list[Told] = [(90, "message", "out")]
    stands = mika(*before, *tries, (3, "like", "in"))
    assert stands.woke == Woke("0004", NOW - 3 * DAY, 177)
    assert stands.until == NOW + 27 * DAY
    assert mika(*before, *tries).woke is None
    assert mika(*before, (3, "like", "in"), later=26).woke is not None
    assert mika(*before, (3, "like", "in"), later=27).woke is None
    # Half a year is nothing unusual among acquaintances, nor are two months for those who meet once a season.
    assert mika(*before, (3, "message", "in"), said=Said("acquaintances")).woke is None
    assert mika(*[(90.0 * place, "meet", "both") for place in (4, 3, 2)], (81, "message", "in")).woke is None
    # The second sign ever is no return.
    assert mika((200, "message", "in"), (3, "message", "in")).woke is None
    # They go on talking, and it is still told.
    assert mika(*before, (9, "like", "in"), (3, "message", "both")).woke == Woke("0003", NOW - 9 * DAY, 171)


def test_the_usual_kind_is_the_users_own() -> None:
    assert mika((9, "like", "in"), (8, "like", "in"), (7, "email", "out")).usual_kind == "email"
    assert mika((9, "like", "in")).usual_kind == "like"
    assert mika((9, "email", "out"), (8, "like", "both")).usual_kind == "like"


def test_of_the_dead_and_the_archived_nothing_is_asked() -> None:
    told: list[Told] = [(days, "message", "out") for days in (60, 40, 20)]
    told += [(100, "meet", "both"), (3, "message", "in"), (2, "message", "in")]
    alive, dead = mika(*told, said=Said("close")), mika(*told, said=Said("close", dead=True))
    assert (alive.turn, alive.unanswered) == ("mine", 2)
    assert (dead.turn, dead.waiting_since, dead.waiting_id, dead.unanswered) == (None, None, None, 0)
    assert (dead.drifts_at, dead.woke, dead.rests_at, dead.tries, dead.next_step) == (None, None, None, (), None)
    assert (dead.stage, dead.last, dead.balance) == (alive.stage, alive.last, alive.balance)
    archived = mika((3, "meet", "both"), (2, "message", "in"), said=Said("close", archived=True))
    assert (archived.turn, archived.drifts_at, archived.next_step) == ("mine", None, None)


@given(HISTORIES)
def test_a_turn_always_says_since_when(told: list[Told]) -> None:
    stands = mika(*told)
    assert (stands.turn is None) == (stands.waiting_since is None) == (stands.waiting_kind is None)
    assert (stands.turn is None) == (stands.waiting_id is None) == (stands.unanswered == 0)
    if stands.turn == "mine":
        assert stands.heard_at is not None


@given(HISTORIES)
def test_time_alone_changes_nothing_before_it_is_due(told: list[Told]) -> None:
    stands = mika(*told)
    assert stands.until > NOW
    days = (stands.until - NOW) / DAY
    if stands.until != FOR_EVER:
        assert mika(*told, later=days - 0.001) == stands
        assert mika(*told, later=days) != stands
