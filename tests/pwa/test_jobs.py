import signal
import threading
from collections.abc import Iterator

import pytest
from flask import Flask, current_app
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app import create_app
from models.base import db
from models.delivery import Delivery
from models.local_day import DAY, day_of, zone
from models.note import Note
from models.nudge import Nudge
from models.person import Person
from pwa import clock, jobs
from pwa.config import Settings
from tests.phone import Phone

SECONDS = 20
MONTH = 31 * 86_400_000


@pytest.fixture
def working(settings: Settings) -> Iterator[Flask]:
    """An app whose settings let the jobs run here."""
    app = create_app(settings.model_copy(update={"jobs": True}))
    yield app
    jobs.stop()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def ticked(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when a tick has run inside the app."""
    event = threading.Event()

    def tick(_now: int) -> None:
        if current_app:
            event.set()

    monkeypatch.setattr(jobs, "tick", tick)
    return event


def test_the_tick_runs_by_itself_and_the_signals_stay_the_servers(working: Flask, ticked: threading.Event) -> None:
    caught = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in caught]
    jobs.start(working)
    assert ticked.wait(SECONDS)
    assert [signal.getsignal(number) for number in caught] == before


def job_threads() -> list[str]:
    return sorted(thread.name for thread in threading.enumerate() if thread.name in ("Scheduler", "Worker-1"))


def test_a_second_start_adds_nothing_and_a_stop_ends_all(working: Flask, ticked: threading.Event) -> None:
    jobs.start(working)
    jobs.start(working)
    assert job_threads() == ["Scheduler", "Worker-1"]
    jobs.stop()
    jobs.stop()
    assert job_threads() == []


def test_with_jobs_off_nothing_starts(app: Flask, ticked: threading.Event, settings: Settings) -> None:
    jobs.start(app)
    assert job_threads() == []
    assert not (settings.data / "jobs.db").exists()


def test_a_stop_waits_for_the_tick_that_runs(working: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    running, go_on, done = threading.Event(), threading.Event(), threading.Event()

    def tick(_now: int) -> None:
        running.set()
        go_on.wait(SECONDS)
        done.set()

    monkeypatch.setattr(jobs, "tick", tick)
    jobs.start(working)
    assert running.wait(SECONDS)
    stopping = threading.Thread(target=jobs.stop)
    stopping.start()
    stopping.join(0.2)
    assert stopping.is_alive()
    go_on.set()
    stopping.join(SECONDS)
    assert done.is_set()
    assert not stopping.is_alive()


def test_what_was_removed_a_month_ago_is_scrubbed(app: Flask, ana: Phone) -> None:
    mika = ana.add_person("Mika Kovács")
    ana.sync(ana.set("person", mika, "removed_at", 1_700_000_000_000))
    with app.app_context():
        removed_at = db.session.get_one(Person, (ana.user_id, mika)).removed_at or 0
        jobs.erase(removed_at + MONTH)
        assert db.session.get_one(Person, (ana.user_id, mika)).name == ""


def test_nudges_are_forgotten_after_more_than_a_year(app: Flask, ana: Phone) -> None:
    now = clock.now()
    with app.app_context():
        for days in (399, 402):
            day, its_id = day_of(now - days * DAY, zone("UTC")).isoformat(), f"{days}".zfill(36)
            row = Nudge(id=its_id, user_id=ana.user_id, local_date=day, round=1, person_id="p" * 36, state="sent")
            row.until_at = row.retry_at = now - days * DAY
            db.session.add(row)
            db.session.flush()
            db.session.add(Delivery(**Delivery.row(its_id, its_id, "s" * 36)))
        db.session.commit()
        jobs.erase(now)
        assert [row.id for row in db.session.query(Nudge)] == ["399".zfill(36)]
        assert [row.nudge_id for row in db.session.query(Delivery)] == ["399".zfill(36)]


def test_of_a_deleted_account_no_file_keeps_a_word(app: Flask, settings: Settings, ana: Phone, bo: Phone) -> None:
    mika = ana.add_person("Mika Kovács")
    ana.sync(ana.add("note", {"person_id": mika, "text": "Allergic to nuts"}))
    bo.add_person("Ana Sá")

    def found() -> list[str]:
        return [path.name for path in settings.data.iterdir() if b"Allergic to nuts" in path.read_bytes()]

    assert found()
    assert ana.client.delete("/api/account").status_code == 204
    with app.app_context():
        jobs.erase(clock.now())
        assert found() == []


def test_an_error_of_the_database_does_not_repeat_what_somebody_wrote(app: Flask, ana: Phone) -> None:
    mika = ana.add_person("Mika Kovács")
    with app.app_context(), pytest.raises(IntegrityError) as raised:
        db.session.execute(insert(Note).values(user_id=ana.user_id, id=mika, person_id=mika, text="Allergic to nuts"))
    assert "Allergic" not in str(raised.value)
    assert "INSERT INTO note" in str(raised.value)
