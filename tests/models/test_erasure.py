"""What was removed a month ago loses its content for good, on the server and on phones."""

import pytest
from flask import Flask

from models import erasure
from models.base import db
from models.local_day import DAY
from pwa import clock
from tests.phone import Phone

MONTH = 31 * DAY


def scrub(app: Flask, now: int) -> list[str]:
    with app.app_context():
        due = erasure.users_due(now)
        for user_id in due:
            erasure.scrub_user(user_id, now)
        db.session.commit()
        return due


def test_a_person_deleted_a_month_ago_is_emptied_with_everything(app: Flask, ana: Phone) -> None:
    person = ana.add_person("Mika Secret", place="Lisbon secret")
    ana.sync(
        ana.add("note", {"person_id": person, "text": "A secret"}),
        ana.add("handle", {"person_id": person, "channel": "x", "address": "secret"}),
        ana.add(
            "interaction",
            {"person_id": person, "kind": "call", "direction": "out", "at": 5, "note": "Secret", "link": None},
        ),
        ana.set("person", person, "removed_at", clock.now()),
    )
    assert scrub(app, clock.now() + MONTH) == [ana.user_id]
    for entity in ("person", "note", "handle", "interaction"):
        assert "secret" not in str(ana.rows(entity)).lower()
        assert all(row["removed_at"] for row in ana.rows(entity).values())
    assert scrub(app, clock.now() + MONTH) == []


def test_phones_hear_of_it(app: Flask, ana: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "removed_at", clock.now()))
    scrub(app, clock.now() + MONTH)
    [row] = ana.sync()["rows"]["person"]
    assert row["name"] == ""


def test_it_cannot_be_restored_after_that(app: Flask, ana: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "removed_at", clock.now()))
    scrub(app, clock.now() + MONTH)
    [result] = ana.sync(ana.set("person", person, "removed_at", None))["results"]
    assert result["status"] == "rejected"


def test_nothing_is_kept_with_somebody_who_was_emptied(app: Flask, ana: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "removed_at", clock.now()))
    scrub(app, clock.now() + MONTH)
    late = ana.add("note", {"person_id": person, "text": "Written offline, weeks ago"})
    [result] = ana.sync(late)["results"]
    assert (result["status"], result["reason"]) == ("rejected", "That person isn’t here any more.")
    assert ana.rows("note") == {}


def test_within_the_month_nothing_is_lost(app: Flask, ana: Phone, bo: Phone) -> None:
    person = ana.add_person("Mika")
    bo.add_person("Tunde")
    ana.sync(ana.set("person", person, "removed_at", clock.now()))
    assert scrub(app, clock.now() + DAY) == []
    assert ana.rows("person")[person]["name"] == "Mika"


@pytest.mark.parametrize("years", [-10, 10])
def test_a_phone_with_a_wrong_clock_gets_its_month_too_and_no_more(app: Flask, ana: Phone, years: int) -> None:
    theirs = clock.now() + years * 365 * DAY
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "removed_at", theirs, at=theirs), sent_at=theirs)
    assert scrub(app, clock.now() + 29 * DAY) == []
    assert ana.rows("person")[person]["name"] == "Mika"
    assert scrub(app, clock.now() + MONTH) == [ana.user_id]
