"""Rows are of the shapes from which the client's types are made."""

import json

from flask import Flask

from models.row import Rows
from pwa import clock
from pwa.cli_payload import SyncAnswer
from tests.phone import Phone, new_id
from tests.pwa.test_faces import a_picture

MINUTE = 60_000


def test_every_row_is_of_its_shape(app: Flask, ana: Phone) -> None:
    ana_again = Phone(app, ana.user_id, "Ana's tablet")
    ana.post("/api/samples")
    person = ana.add_person("Mika", at=clock.now() - 120 * MINUTE)
    ana.sync(
        ana.set("person", person, "name", "Mika K."),
        a_picture(ana, person),
        ana.add("skip", {"person_id": person, "scope": "person", "at": 5}),
        ana.add("nudge_answer", {"person_id": person, "local_date": "2026-05-04", "answer": "later", "at": 5}),
        ana.set("interaction", new_id(), "removed_at", 5),
    )
    ana_again.sync(ana_again.set("person", person, "name", "Mika at eleven", at=clock.now() - 60 * MINUTE))
    seen = set()
    cursor, more = 0, True
    while more:
        answer = ana.send(cursor=cursor).get_json()
        SyncAnswer.model_validate_json(json.dumps(answer))
        seen |= {entity for entity, rows in answer["rows"].items() if rows}
        cursor, more = answer["cursor"], answer["more"]
    assert seen == set(Rows.model_fields)
