"""The first sync of a phone whose user has a long history: what comes first, and how."""

import gzip
import json

import pytest

from models import glance, page
from pwa import clock
from tests.phone import Phone, Row, a_message

DAY = 86_400_000


def test_what_today_shows_comes_ahead_of_its_turn(
    monkeypatch: pytest.MonkeyPatch, ana: Phone, ana_again: Phone
) -> None:
    people = [ana.add_person(f"Person {n}") for n in range(4)]
    ana.sync(*(a_message(ana, person, direction="in", at=clock.now() - 9 * DAY) for person in people[2:]))
    ana.sync(a_message(ana, people[3]), ana.add("skip", {"person_id": people[2], "scope": "person", "at": clock.now()}))
    monkeypatch.setattr(page, "MOST", 2)
    first = ana_again.send().get_json()
    assert first["more"]
    assert first["cursor"] < min(
        row["change"] for entity in ("plan", "standing", "skip") for row in first["rows"][entity]
    )
    named = {one["person_id"] for one in first["rows"]["plan"][0]["people"]}
    assert named
    for entity in ("person", "standing"):
        assert named <= {row["id"] for row in first["rows"][entity]}
    second = ana_again.send(cursor=first["cursor"]).get_json()
    assert sum(len(rows) for rows in second["rows"].values()) == 2
    for entity in ("person", "standing", "skip", "interaction", "plan", "profile"):
        assert ana_again.rows(entity) == ana.rows(entity)


def test_todays_person_comes_before_many_who_wait(
    monkeypatch: pytest.MonkeyPatch, ana: Phone, ana_again: Phone
) -> None:
    people = [ana.add_person(f"Person {n}") for n in range(12)]
    for person in people:
        ana.sync(ana.add("handle", {"person_id": person, "channel": "email", "address": f"{person[:8]}@example.org"}))
    ana.sync(*(a_message(ana, person, direction="in", at=clock.now() - 9 * DAY) for person in people))
    (plan,) = ana.rows("plan").values()
    named = {one["person_id"] for one in plan["people"]}
    assert named and len(plan["your_turn"]) > len(named)
    monkeypatch.setattr(page, "MOST", 2)
    monkeypatch.setattr(glance, "PEOPLE", len(named))
    monkeypatch.setattr(glance, "MOST", len(named))
    first = ana_again.send().get_json()["rows"]
    assert named <= {row["id"] for row in first["person"]}
    assert named <= {row["id"] for row in first["standing"]}
    assert named <= {row["person_id"] for row in first["handle"]}


def test_many_rows_travel_compressed(ana: Phone) -> None:
    for n in range(20):
        ana.add_person(f"Person {n}")
    whole = ana.send(cursor=0)
    asked: Row = {"device": ana.device, "epoch": None, "cursor": 0, "sent_at": clock.now(), "ops": []}
    packed = ana.client.post("/api/sync", json=asked, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(whole.data) / 4
    assert json.loads(gzip.decompress(packed.data))["rows"] == whole.get_json()["rows"]
