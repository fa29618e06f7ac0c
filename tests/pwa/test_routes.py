"""Two promises held for every route there is, read off the route table: nobody else's rows, and never a 500."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.routing import Rule

from models.attempt import Attempt
from models.base import Model, db
from tests.browser import Browser
from tests.phone import Phone, new_id
from tests.pwa.test_faces import a_picture

# Counted attempts, and challenges that were asked for, are no change to anything of the user's.
BESIDE = {"attempt", "ceremony"}

NASTY: dict[str, bytes] = {
    "nothing": b"",
    "no json": b"{",
    "a list": b"[]",
    "null": b"null",
    "a number": b"1e999",
    "deep": b'{"credential":' + b"[" * 50_000,
    "unknown fields": b'{"id": 1, "user_id": "x", "is_admin": true}',
    "wrong types": b'{"name": 1, "credential": "x", "token": [], "code": {}, "endpoint": 7, "ops": "x"}',
    "NUL": b'{"name": "\\u0000", "token": "\\u0000", "code": "\\u0000", "endpoint": "\\u0000"}',
    "lone surrogate": b'{"name": "\\ud800", "code": "\\ud800"}',
    "not UTF-8": b'{"name": "\xff\xfe"}',
    "too long": b'{"name": "' + b"a" * 100_000 + b'", "token": "' + b"a" * 100_000 + b'"}',
    "empty words": b'{"name": "", "token": "", "code": "", "credential": {}, "endpoint": "", "keys": {}}',
}


def api_rules(app: Flask) -> Iterator[tuple[str, Rule]]:
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/"):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule


def counts(app: Flask) -> dict[str, int]:
    with app.app_context():
        return {
            name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Model.metadata.tables.items()
            if name not in BESIDE
        }


@pytest.fixture
def of_bo(app: Flask, bo: Phone, bos_browser: Browser) -> dict[str, str]:
    """Something of Bo's for each kind of id that a route takes."""
    face = a_picture(bo, bo.add_person())
    bo.sync(face)
    passkeys: list[Any] = bos_browser.client.get("/api/passkeys").get_json()["passkeys"]
    return {"face_id": face["row"], "session_id": bo.session_id, "passkey_id": passkeys[0]["id"]}


def test_another_accounts_id_is_a_404_on_every_route(app: Flask, anas_browser: Browser, of_bo: dict[str, str]) -> None:
    before = counts(app)
    bodies = {"PATCH": {"name": "Stolen"}}
    asked = 0
    for method, rule in api_rules(app):
        if rule.arguments:
            for ids in (of_bo, dict.fromkeys(rule.arguments, new_id()), dict.fromkeys(rule.arguments, "x' or 1=1")):
                path = rule.build({name: ids[name] for name in rule.arguments})
                assert path
                answer = anas_browser.client.open(path[1], method=method, json=bodies.get(method, {}))
                assert answer.status_code == 404, f"{method} {rule.rule}"
                assert answer.get_json()["error"]
                asked += 1
    assert asked >= 4 * 3
    assert counts(app) == before


@pytest.mark.parametrize("body", NASTY.values(), ids=NASTY.keys())
def test_wrong_input_is_never_a_500_and_changes_nothing(app: Flask, anas_browser: Browser, body: bytes) -> None:
    """Routes that take no input are left out: what is sent to them is not read."""
    takes_nothing = {
        "account.account_delete",
        "passkeys.passkey_delete",
        "passkeys.passkey_options",
        "push.subscription_delete",
        "push.test_create",
        "recovery.recovery_code_create",
        "samples.samples_create",
        "samples.samples_delete",
        "sessions.confirmation_options",
        "sessions.device_session_delete",
        "sessions.session_delete",
        "sessions.session_options",
    }
    before = counts(app)
    for method, rule in api_rules(app):
        if method != "GET" and rule.endpoint not in takes_nothing:
            path = rule.build(dict.fromkeys(rule.arguments, new_id()))
            assert path
            with app.app_context():
                db.session.query(Attempt).delete()
                db.session.commit()
            answer = anas_browser.client.open(path[1], method=method, data=body, content_type="application/json")
            assert 400 <= answer.status_code < 500, f"{method} {rule.rule}: {answer.status_code}"
            assert answer.get_json()["error"].endswith(".")
    assert counts(app) == before
