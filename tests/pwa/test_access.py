import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import encode_cookie, login_user
from sqlalchemy import select

from models.base import db
from models.session import HOUR, Session
from models.user import User
from pwa.config import Settings
from tests.browser import Browser
from tests.phone import Phone
from tests.pwa.conftest import Later


def test_every_endpoint_says_who_may_ask(app: Flask) -> None:
    unsaid = [
        str(rule)
        for rule in app.url_map.iter_rules()
        if str(rule).startswith("/api/") and not hasattr(app.view_functions[rule.endpoint], "access")
    ]
    assert unsaid == []


def test_nobody_signed_in_is_401_on_every_endpoint_that_is_not_public(app: Flask, cleos_browser: Browser) -> None:
    asked = 0
    for rule in app.url_map.iter_rules():
        if getattr(app.view_functions[rule.endpoint], "access", None) != "signed in":
            continue
        path = str(rule).replace("<", "").replace(">", "")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            response = cleos_browser.client.open(path, method=method, json={} if method != "GET" else None)
            assert (response.status_code, response.get_json()["code"]) == (401, "sign_in"), (method, path)
            asked += 1
    assert asked > 10


def test_public_endpoints_are_these(app: Flask) -> None:
    public = {
        str(rule)
        for rule in app.url_map.iter_rules()
        if str(rule).startswith("/api/") and getattr(app.view_functions[rule.endpoint], "access", None) == "public"
    }
    assert public == {
        "/api/account",
        "/api/account/options",
        "/api/session",
        "/api/session/options",
        "/api/session/link",
        "/api/session/recovery",
        "/api/sign-ups",
    }


def test_garbage_in_a_cookie_is_nobody(app: Flask) -> None:
    for name in ("kith", "remember_token", "session", "kith-ceremony"):
        for cookie in ("garbage", "é", "x" * 4000, '"', "\\", "a|b"):
            browser = Browser(app, "Cleo")
            browser.client.set_cookie(name, cookie)
            assert browser.status() == 401, (name, cookie)
            assert browser.client.post("/api/session/options", json={}).status_code == 200, (name, cookie)


@pytest.mark.parametrize("key", [None, "a key that an operator set"])
def test_flask_logins_remembering_cookie_lets_nobody_in(
    app: Flask, ana: Phone, key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "SECRET_KEY", key)
    with app.app_context():
        cookie = encode_cookie(ana.user_id, key="a key that an operator set")
    stranger = Browser(app, "Cleo")
    stranger.client.set_cookie("remember_token", cookie)
    assert stranger.status() == 401
    ana.client.set_cookie("remember_token", cookie)
    assert ana.client.get("/api/account").status_code == 200


def test_flasks_signed_session_lets_nobody_in(app: Flask, ana: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "SECRET_KEY", "a key that an operator set")
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer
    cookie = serializer.dumps({"_user_id": ana.user_id, "_fresh": True})
    stranger = Browser(app, "Cleo")
    stranger.client.set_cookie("session", str(cookie))
    assert stranger.status() == 401


def test_flasks_session_cannot_be_written_by_mistake(app: Flask, ana: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "SECRET_KEY", "a key that an operator set")
    with app.test_request_context():
        with pytest.raises(RuntimeError):
            session["note"] = "kept for ever"
        with pytest.raises((RuntimeError, AttributeError)):
            login_user(db.session.get_one(User, ana.user_id))


def test_no_answer_sets_a_cookie_of_flasks_or_flask_logins(ana: Phone) -> None:
    assert "Set-Cookie" not in ana.client.get("/api/account").headers


# The reading transaction of the first request is still open in that context, which SQLAlchemy remarks on.
@pytest.mark.filterwarnings("ignore:Connection is already established")
def test_an_outer_context_does_not_carry_one_user_into_the_next_request(app: Flask, ana: Phone, bo: Phone) -> None:
    with app.app_context():
        assert ana.client.get("/api/account").get_json()["user"]["name"] == "Ana"
        assert bo.client.get("/api/account").get_json()["user"]["name"] == "Bo"
        assert app.test_client().get("/api/account").status_code == 401


def test_a_write_comes_from_our_own_pages(bos_browser: Browser) -> None:
    ours, another = "http://localhost:5000", "https://evil.example"
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "nonsense"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ours},
        {"Origin": "http://localhost:5001"},
        {"Origin": another},
        {"Origin": "null"},
    ):
        assert bos_browser.client.delete("/api/session", headers=headers).status_code == 403, headers
        assert bos_browser.status() == 200, headers
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": ours}, {}):
        assert bos_browser.sign_in().status_code == 201
        assert bos_browser.client.delete("/api/session", headers=headers).status_code == 204, headers
        assert bos_browser.status() == 401, headers


def test_a_form_of_another_site_is_no_write(ana: Phone) -> None:
    assert ana.client.post("/api/session/confirmation/options", data="{}").status_code == 415
    assert ana.client.post("/api/session/confirmation/options", data={"a": "b"}).status_code == 415
    text = ana.client.post("/api/session/confirmation/options", data="{}", content_type="text/plain")
    assert text.status_code == 415


def test_reading_does_not_wait_for_a_writer(settings: Settings, ana: Phone) -> None:
    writer = sqlite3.connect(settings.data / "kith.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert ana.client.get("/api/account").status_code == 200
    writer.execute("ROLLBACK")
    writer.close()


class Watched(io.BytesIO):
    """A body that asks, whenever more of it is read, whether somebody else could write to the database meanwhile."""

    def __init__(self, body: bytes, database: Path) -> None:
        super().__init__(body)
        self.database, self.free = database, list[bool]()

    def readinto(self, buffer: Any) -> int:
        other = sqlite3.connect(self.database, isolation_level=None, timeout=0)
        try:
            other.execute("BEGIN IMMEDIATE")
            self.free.append(True)
        except sqlite3.OperationalError:
            self.free.append(False)
        finally:
            other.close()
        return super().readinto(buffer)


def test_a_slow_body_holds_up_nobody(settings: Settings, ana: Phone) -> None:
    sent = json.dumps({"device": ana.device, "epoch": None, "cursor": 0, "sent_at": 1, "ops": []}).encode()
    for method, path in (("POST", "/api/sync"), ("POST", "/api/session/confirmation/options"), ("PUT", "/api/push")):
        body = Watched(sent, settings.data / "kith.db")
        ana.client.open(
            path, method=method, input_stream=body, content_length=len(sent), content_type="application/json"
        )
        assert body.free, path
        assert all(body.free), path


def test_being_here_is_noted_by_writes_and_at_most_once_an_hour(
    app: Flask, anas_browser: Browser, later: Later
) -> None:
    def seen_at() -> int:
        with app.app_context():
            return db.session.scalars(select(Session.seen_at)).one()

    start = seen_at()
    later(HOUR - 60_000)
    anas_browser.options("/api/session/confirmation")
    assert seen_at() == start
    later(2 * HOUR)
    anas_browser.status()
    assert seen_at() == start
    anas_browser.options("/api/session/confirmation")
    assert seen_at() > start + 2 * HOUR
