"""Made-up people come marked and leave without a trace."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

import pwa.samples
from models import samples, vocabulary
from models.attempt import Limit
from models.local_day import DAY
from tests.phone import Phone
from tests.pwa.conftest import Later


def test_about_forty_people_with_half_a_year_of_history(ana: Phone) -> None:
    response = ana.post("/api/samples")
    assert (response.status_code, response.get_json()) == (201, {"people": 40})
    people, taps = ana.rows("person"), ana.rows("interaction")
    assert all(person["sample"] for person in people.values())
    assert {tap["person_id"] for tap in taps.values()} == people.keys()
    oldest = min(tap["at"] for tap in taps.values())
    newest = max(tap["at"] for tap in taps.values())
    assert 150 < (newest - oldest) / DAY < 200


def test_what_is_noted_about_them_is_in_the_language_of_the_user(app: Flask, ana: Phone) -> None:
    app.extensions["kith"] = app.extensions["kith"].model_copy(update={"test_languages": True})
    ana.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en-XA"
    ana.post("/api/samples")
    notes = [note["text"] for note in ana.rows("note").values()]
    notes += [tap["note"] for tap in ana.rows("interaction").values() if tap["note"]]
    assert len(notes) > 40 and all(note.startswith("⟦") for note in notes)


def test_asking_twice_gives_them_once(ana: Phone) -> None:
    ana.post("/api/samples")
    ana.post("/api/samples")
    assert len(ana.rows("person")) == 40


def test_one_tap_removes_them_and_nothing_else(ana: Phone) -> None:
    mika = ana.add_person("Mika")
    ana.post("/api/samples")
    assert ana.client.delete("/api/samples").status_code == 204
    assert [row["id"] for row in ana.rows("person").values() if not row["removed_at"]] == [mika]
    assert all(not row["name"] for row in ana.rows("person").values() if row["id"] != mika)
    assert all(row["removed_at"] for row in ana.rows("interaction").values())
    ana.post("/api/samples")
    assert sum(not row["removed_at"] for row in ana.rows("person").values()) == 41


def test_they_come_and_go_so_many_times_a_day(ana: Phone, monkeypatch: pytest.MonkeyPatch, later: Later) -> None:
    later(0)
    monkeypatch.setattr(pwa.samples, "TRIES", Limit(2, pwa.samples.TRIES.seconds))
    for _ in range(2):
        assert ana.post("/api/samples").status_code == 201
        assert ana.client.delete("/api/samples").status_code == 204
    assert ana.post("/api/samples").status_code == 429


def test_signed_out_there_are_none(cleo: FlaskClient) -> None:
    assert cleo.post("/api/samples", json={}).status_code == 401
    assert cleo.delete("/api/samples").status_code == 401


def test_every_sample_is_what_a_person_could_have_entered() -> None:
    assert {sample.story for sample in samples.PEOPLE} == samples.STORIES.keys()
    for sample in samples.PEOPLE:
        assert sample.circle in vocabulary.CIRCLES
        assert re.match(vocabulary.CHANNELS[sample.channel].address, sample.address), sample.address
    for contact in (contact for story in samples.STORIES.values() for contact in story):
        assert contact.kind in vocabulary.KINDS
