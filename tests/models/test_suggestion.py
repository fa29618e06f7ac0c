"""What is said of the people of a plan, from the database; for Ana on Monday, 4 May 2026."""

import pytest

from models.base import db
from models.outlook import refresh
from models.user import User
from tests.models.facts import add_contact, add_handle, add_note, add_person
from tests.models.test_plan import NOW, ago
from tests.statements import listening


@pytest.fixture
def ana(ana_user: User) -> User:
    ana_user.time_zone = "Europe/Vienna"
    return ana_user


def test_reasons_name_real_rows(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    add_contact(ana, mika, "message", "both", ago(30))
    asked = add_contact(ana, mika, "message", "in", ago(3), note="Which trail?")
    (entry,) = refresh(ana, {mika}, NOW).people
    assert entry["reasons"] == ["Mika messaged on Friday, and you haven’t answered yet."]
    assert entry["facts"] == [[{"entity": "interaction", "id": asked}]]
    assert entry["last"] == "“Which trail?”"
    assert entry["starter"] == "Answer the question first, then ask one of your own."


def test_words_from_long_ago_are_found_and_little_is_read(ana: User) -> None:
    """Two hundred contacts ago there was something to go on from; the tally names it, and no history is read."""
    mika = add_person(ana, "Mika", NOW)
    add_contact(ana, mika, "call", "both", ago(300), note="The night train")
    for place in range(200):
        add_contact(ana, mika, "message", "both", ago(290 - place), channel="signal")
    for place in range(5):
        add_contact(ana, mika, "message", "both", ago(60 - place), channel="whatsapp")
    whatsapp, signal = add_handle(ana, mika, "whatsapp", NOW), add_handle(ana, mika, "signal", NOW)
    refresh(ana, {mika}, NOW)
    with listening() as asked:
        (entry,) = refresh(ana, {mika}, NOW + 60_000).people
    assert entry["last"] and entry["last"].endswith(": “The night train”")
    assert entry["channel_order"] == [signal, whatsapp]
    about = [query for query, _values in asked if "FROM interaction" in query]
    assert all("interaction.id IN" in query or "interaction.change >" in query for query in about)


def test_the_days_of_notes_are_found_without_reading_all_texts(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    with listening() as asked:
        refresh(ana, {mika}, NOW)
    query, values = next(told for told in asked if "note.day >=" in told[0])
    plan = str(db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values).all())
    assert "day>? AND day<?" in plan


def test_the_latest_notes_are_asked_about_in_turn(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    add_contact(ana, mika, "call", "both", ago(10))
    for days in (90, 80, 70, 60):
        add_note(ana, mika, f"Note {days}", ago(days))
    refresh(ana, {mika}, NOW)
    starters = [refresh(ana, {mika}, NOW + week * 7 * 86_400_000).people[0]["starter"] for week in range(3)]
    assert sorted(starter.partition("“")[2][:7] for starter in starters) == ["Note 60", "Note 70", "Note 80"]


def test_somebody_elses_words_are_not_read(ana: User) -> None:
    bo = User.create("Bo", NOW)
    db.session.add(bo)
    db.session.flush()
    mika = add_person(bo, "Mika", NOW)
    add_contact(bo, mika, "message", "in", ago(3))
    assert refresh(ana, {mika}, NOW).people == []
