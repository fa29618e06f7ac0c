"""What a sync refuses: other accounts' rows, bodies of any other shape, and too much at once."""

import pytest
from flask.testing import FlaskClient

from tests.phone import Phone, Row, a_message, new_id, statuses
from tests.pwa.test_faces import a_picture

ENTITIES = {
    "person": ("name", "Stolen"),
    "handle": ("address", "stolen"),
    "note": ("text", "Stolen"),
    "interaction": ("note", "Stolen"),
    "skip": ("removed_at", 5),
    "nudge_answer": ("removed_at", 5),
    "face": ("removed_at", 5),
}


def an_answer(person: str) -> Row:
    return {"person_id": person, "local_date": "2026-05-04", "answer": "later", "at": 5}


@pytest.mark.parametrize("entity", ENTITIES)
def test_nothing_of_another_account_can_be_touched(ana: Phone, bo: Phone, entity: str) -> None:
    person = ana.add_person("Mika")
    mine = {
        "handle": ana.add("handle", {"person_id": person, "channel": "x", "address": "mika"}),
        "note": ana.add("note", {"person_id": person, "text": "Likes tea"}),
        "interaction": a_message(ana, person),
        "skip": ana.add("skip", {"person_id": person, "scope": "person", "at": 5}),
        "nudge_answer": ana.add("nudge_answer", an_answer(person)),
        "face": a_picture(ana, person),
    }
    ana.sync(*mine.values())
    before = {name: ana.rows(name) for name in ENTITIES}
    row = person if entity == "person" else mine[entity]["row"]
    field, value = ENTITIES[entity]
    theft = [bo.set(entity, row, field, value)]
    if entity != "person":
        theft.append(mine[entity] | {"id": new_id()})
    answer = bo.sync(*theft)
    assert set(statuses(answer)) == {"rejected"}
    assert {name: ana.rows(name) for name in ENTITIES} == before


def test_an_interaction_cannot_point_at_somebody_elses_person(ana: Phone, bo: Phone) -> None:
    person = ana.add_person("Mika")
    assert statuses(bo.sync(a_message(bo, person))) == ["rejected"]
    assert bo.rows("interaction") == {}


def test_another_accounts_profile_is_not_there(ana: Phone, bo: Phone) -> None:
    assert statuses(bo.sync(bo.set("profile", ana.user_id, "name", "Stolen"))) == ["rejected"]
    assert ana.rows("profile")[ana.user_id]["name"] == "Ana"


def test_signed_out_nothing_is_told(cleo: FlaskClient) -> None:
    response = cleo.post("/api/sync", json={})
    assert response.status_code == 401
    assert response.get_json()["code"] == "sign_in"


BODIES = {
    "nothing": b"",
    "not json": b"{",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "not a number": b'{"device": NaN}',
    "lone surrogate": b'{"device": "\\ud800"}',
    "unknown field": b'{"x": 1}',
    "huge number": b'{"cursor": 1e999}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_bad_body_is_a_400_that_says_so(ana: Phone, body: bytes) -> None:
    response = ana.client.post("/api/sync", data=body, content_type="application/json")
    assert response.status_code == 400
    assert response.get_json()["error"]


def test_a_form_is_no_sync(ana: Phone) -> None:
    assert ana.client.post("/api/sync", data={"ops": "[]"}).status_code == 415
    assert ana.client.post("/api/sync", data=b"{}", content_type="text/plain").status_code == 415


def test_too_much_at_once_is_refused(ana: Phone) -> None:
    ops = [ana.add("person", {"name": "Mika"}) for _ in range(101)]
    assert ana.send(*ops).status_code == 400
    assert ana.client.post("/api/sync", data=b" " * 2_000_001, content_type="application/json").status_code == 413
    assert ana.rows("person") == {}


def test_an_op_without_an_id_is_no_op(ana: Phone) -> None:
    assert ana.send({"op": "add"}).status_code == 400
