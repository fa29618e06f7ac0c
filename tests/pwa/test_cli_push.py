import pytest
from flask import Flask

from models.base import db
from models.local_day import DAY
from models.person import Person
from pwa import cli_push, clock
from pwa.nudges import Tally
from tests.phone import Phone


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The moments for which a tick was asked."""
    moments: list[int] = []

    def tick(now: int) -> Tally:
        moments.append(now)
        return Tally(prepared=2, sent=3, failed=1)

    monkeypatch.setattr(cli_push, "tick", tick)
    monkeypatch.setattr(clock, "now", lambda: 42)
    return moments


@pytest.mark.parametrize(
    ("arguments", "now"),
    [
        ([], 42),
        (["--now", "2026-05-04T09:00:00+02:00"], 1_777_878_000_000),
        (["--now", "2026-05-04T07:00:00Z"], 1_777_878_000_000),
        (["--now", "2026-05-04T07:00"], 1_777_878_000_000),
    ],
)
def test_a_tick_runs_for_now_or_for_the_moment_given(
    app: Flask, asked: list[int], arguments: list[str], now: int
) -> None:
    result = app.test_cli_runner().invoke(args=["tick", *arguments])
    assert (result.exit_code, asked) == (0, [now])
    assert result.output == "2 nudges due, 3 messages sent, 1 not.\n"


def test_a_moment_that_is_none_is_explained(app: Flask, asked: list[int]) -> None:
    result = app.test_cli_runner().invoke(args=["tick", "--now", "tomorrow"])
    assert result.exit_code == 2
    assert "2026-05-04T09:00:00Z" in result.output
    assert asked == []


def test_a_tick_with_nothing_to_do_is_quiet(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["tick"])
    assert result.output == "0 nudges due, 0 messages sent, 0 not.\n"


def test_a_tick_by_hand_also_erases_by_the_real_clock_only(
    app: Flask, ana: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, now = ana.add_person("Mika"), clock.now()
    ana.sync(ana.set("person", person, "removed_at", now))
    app.test_cli_runner().invoke(args=["tick", "--now", "2099-12-24T09:00:00Z"])
    with app.app_context():
        assert db.session.get_one(Person, (ana.user_id, person)).name == "Mika"
    monkeypatch.setattr(clock, "now", lambda: now + 31 * DAY)
    app.test_cli_runner().invoke(args=["tick"])
    with app.app_context():
        assert db.session.get_one(Person, (ana.user_id, person)).name == ""
