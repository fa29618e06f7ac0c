"""The standings that are kept: whatever happens, they are as if worked out from scratch, and seldom are."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from models import history, outlook
from models.base import db
from models.local_day import DAY
from models.person_standing import PersonStanding
from models.tally import Tally
from tests.models.standing_game import StandingGame


@pytest.fixture
def game(database: None) -> StandingGame:
    """Mika and Noor, and three messages to Mika."""
    game = StandingGame()
    for _ in range(3):
        game.tap(0, 0, DAY, kind="message", direction="out", note="A word")
    game.sync()
    return game


@pytest.fixture
def read_again(game: StandingGame, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The people whose whole history is read from here on."""
    found: list[str] = []
    tallies = history.tallies

    def note(user_id: str, woken_at: Mapping[str, int | None]) -> dict[str, Tally]:
        found.extend(woken_at)
        return tallies(user_id, woken_at)

    monkeypatch.setattr(history, "tallies", note)
    return found


def test_whatever_happens_the_rows_are_as_from_scratch(database: None) -> None:
    run_state_machine_as_test(
        StandingGame,
        settings=settings(stateful_step_count=40, suppress_health_check=list(HealthCheck)),
    )


def test_what_comes_at_the_end_reads_no_history(game: StandingGame, read_again: list[str]) -> None:
    mika = game.people[0]
    game.tap(0, 0, DAY, kind="message", direction="in", note=None)
    game.tap(0, 0, DAY, kind="message", direction="out", note=None)
    game.sync()
    game.start_afresh("now")
    game.say(0, ("circle", "close"))
    game.sync()
    game.a_day_begins()
    assert read_again == []
    game.tap(0, -3 * DAY, DAY, kind="message", direction="in", note=None)
    game.sync()
    assert read_again == [mika]
    game.undo(0)
    game.sync()
    game.say(0, ("woken_at", "now"))
    game.sync()
    assert read_again == [mika] * 3
    game.a_day_begins()
    game.tap(0, 0, DAY, kind="message", direction="in", note=None)
    game.sync()
    assert read_again == [mika] * 3
    game.teardown()


def test_a_fresh_start_is_about_everybody(game: StandingGame) -> None:
    game.tap(1, 0, DAY, kind="message", direction="in", note=None)
    game.sync()
    noor = db.session.get_one(PersonStanding, (game.user.id, game.people[1]))
    assert noor.turn == "mine"
    game.start_afresh("now")
    game.sync()
    assert noor.turn is None
    game.start_afresh(None)
    game.sync()
    assert noor.turn == "mine"
    game.teardown()


def test_a_contact_that_is_moved_to_the_end_counts_once(game: StandingGame) -> None:
    mika = db.session.get_one(PersonStanding, (game.user.id, game.people[0]))
    game.time_passes(DAY)
    game._set("interaction", game.taps[0], "at", game.now)
    game.sync()
    assert (mika.unanswered, mika.waiting_id) == (3, game.taps[1])
    game.teardown()


def test_what_time_alone_changes_is_told_with_the_next_plan(game: StandingGame) -> None:
    mika = db.session.get_one(PersonStanding, (game.user.id, game.people[0]))
    game.tap(0, 0, DAY, kind="meet", direction="both", note=None)
    game.sync()
    assert mika.next_step == {"step": "share_back", "ids": game.taps[-1:]}
    before = mika.change
    game.time_passes(29 * DAY)
    game.a_day_begins()
    assert mika.next_step is None
    assert mika.change > before
    game.teardown()


def test_phones_get_no_row_when_a_week_leaves_the_year_and_all_looks_the_same(game: StandingGame) -> None:
    mika = db.session.get_one(PersonStanding, (game.user.id, game.people[0]))
    for pause in (300 * DAY, DAY, DAY):
        game.tap(0, 0, pause, kind="meet", direction="both", note=None)
    game.sync()
    game.time_passes(40 * DAY)
    game.a_day_begins()
    before, until = mika.change, mika.until or 0
    game.time_passes(until - game.now)
    outlook.refresh(game.user, (), game.now)
    assert (mika.until or 0) > until
    assert mika.change == before
    game.teardown()
