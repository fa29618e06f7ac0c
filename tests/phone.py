"""A phone for tests: a signed-in client that speaks the sync contract."""

import itertools
import uuid
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from models.base import db
from models.session import Session
from models.user import User
from pwa import clock
from pwa.config import Settings

Row = dict[str, Any]


class Phone:
    """One device of one user. ``n`` counts its ops; ``clock`` is its own idea of the time, in ms."""

    def __init__(self, app: Flask, user_id: str, device_name: str = "Ana's phone") -> None:
        self.app, self.user_id = app, user_id
        self.client: FlaskClient = app.test_client()
        self.device = new_id()
        self.cursor = 0
        self.epoch: str | None = None
        self.counter = itertools.count(1)
        settings: Settings = app.extensions["kith"]
        with app.app_context():
            session, token = Session.start(user_id, device_name, settings.session_key, clock.now())
            db.session.flush()
            self.session_id = session.id
            db.session.commit()
        self.client.set_cookie("kith", token, domain="localhost")

    def post(self, path: str, json: Any = None) -> TestResponse:
        return self.client.post(path, json={} if json is None else json)

    def add(self, entity: str, values: Row, row: str | None = None, at: int | None = None, meta: Any = None) -> Row:
        """An ``add`` op, not sent yet."""
        made = {"op": "add", "entity": entity, "row": row or new_id(), "values": values, **self._stamp(at)}
        return made | {"meta": meta} if meta is not None else made

    def set(self, entity: str, row: str, field: str, value: Any, base: int = 1, at: int | None = None) -> Row:
        """A ``set`` op, not sent yet."""
        return {
            "op": "set",
            "entity": entity,
            "row": row,
            "field": field,
            "value": value,
            "base": base,
            **self._stamp(at),
        }

    def _stamp(self, at: int | None) -> Row:
        return {"id": new_id(), "n": next(self.counter), "at": clock.now() if at is None else at}

    def send(
        self, *ops: Row, sent_at: int | None = None, cursor: int | None = None, locale: str | None = None
    ) -> TestResponse:
        """One sync request; the answer as it came."""
        return self.client.post(
            "/api/sync",
            json={
                "device": self.device,
                "epoch": self.epoch,
                "cursor": self.cursor if cursor is None else cursor,
                "sent_at": clock.now() if sent_at is None else sent_at,
                "ops": list(ops),
                "locale": locale,
            },
        )

    def sync(self, *ops: Row, sent_at: int | None = None) -> Row:
        """Send ops and take what is new; fails unless the server says 200."""
        response = self.send(*ops, sent_at=sent_at)
        assert response.status_code == 200, response.get_data(as_text=True)
        answer: Row = response.get_json()
        self.epoch, self.cursor = answer["epoch"], answer["cursor"]
        return answer

    def add_person(self, name: str = "Mika Kovács", at: int | None = None, **values: Any) -> str:
        """A person on the server; gives the id."""
        op = self.add("person", {"name": name, **values}, at=at)
        assert self.sync(op)["results"][0]["status"] == "applied"
        row: str = op["row"]
        return row

    def rows(self, entity: str) -> dict[str, Row]:
        """Everything the server has of an entity, by id."""
        cursor = 0
        found: dict[str, Row] = {}
        while True:
            answer = self.send(cursor=cursor).get_json()
            found |= {row["id"]: row for row in answer["rows"][entity]}
            cursor = answer["cursor"]
            if not answer["more"]:
                return found


def a_message(phone: Phone, person: str, **values: object) -> Row:
    """An ``add`` of a message to somebody, not sent yet."""
    base: Row = {"person_id": person, "kind": "message", "direction": "out", "at": clock.now()}
    return phone.add("interaction", base | values)


def statuses(answer: Row) -> list[str]:
    """What became of each op."""
    return [result["status"] for result in answer["results"]]


def new_id() -> str:
    return str(uuid.uuid4())


def new_user(app: Flask, name: str) -> str:
    """The id of a new account."""
    with app.app_context():
        user_id = User.create(name, clock.now()).id
        db.session.commit()
        return user_id
