import tomllib
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from models.attempt import Limit
from models.base import db
from pwa import limits
from pwa.config import Settings, read_settings
from pwa.limits import LIMITS, Pace
from tests.browser import Browser
from tests.phone import Phone
from tests.pwa.conftest import Later

HOUR = 3_600_000
FLY = Path(__file__).parents[2] / "fly.toml"
ENTRANCES = [
    ("account options", "/api/account/options"),
    ("account", "/api/account"),
    ("session options", "/api/session/options"),
    ("session", "/api/session"),
    ("link", "/api/session/link"),
    ("recovery", "/api/session/recovery"),
    ("confirmation options", "/api/session/confirmation/options"),
    ("confirmation", "/api/session/confirmation"),
    ("passkey options", "/api/passkeys/options"),
    ("passkey", "/api/passkeys"),
    ("recovery codes", "/api/recovery-codes"),
]


def test_every_limit_guards_an_entrance() -> None:
    assert [kind for kind, _ in ENTRANCES] == list(LIMITS)


@pytest.fixture
def three_an_hour(monkeypatch: pytest.MonkeyPatch, later: Later) -> None:
    """The same counting with numbers that a test reaches sooner; the clock stands still."""
    for kind in LIMITS:
        monkeypatch.setitem(LIMITS, kind, Limit(3, 3600))


@pytest.mark.usefixtures("three_an_hour")
def test_an_entrance_closes_after_many_tries_and_opens_again(cleos_browser: Browser, later: Later) -> None:
    def knock(path: str) -> TestResponse:
        return cleos_browser.client.post(path, json={"wrong": 1})

    for kind, path in ENTRANCES:
        assert [knock(path).status_code in (400, 401) for _ in range(3)] == [True] * 3, kind
        refused = knock(path)
        assert (refused.status_code, refused.get_json()["code"]) == (429, "too_many"), kind
        assert 0 < int(refused.headers["Retry-After"]) <= 3600, kind
    later(HOUR)
    for kind, path in ENTRANCES:
        assert knock(path).status_code in (400, 401), kind


@pytest.mark.usefixtures("three_an_hour")
def test_a_full_entrance_is_closed_to_right_answers_too(anas_browser: Browser) -> None:
    for _ in range(3):
        anas_browser.client.post("/api/session", json={})
    assert anas_browser.sign_in().status_code == 429


@pytest.mark.usefixtures("three_an_hour")
def test_another_address_is_not_held_up(cleos_browser: Browser) -> None:
    for _ in range(4):
        cleos_browser.client.post("/api/session/recovery", json={})
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert cleos_browser.client.post("/api/session/recovery", json={}, environ_base=elsewhere).status_code == 400


@pytest.mark.usefixtures("three_an_hour")
def test_a_header_does_not_change_the_address_without_a_trusted_proxy(cleos_browser: Browser) -> None:
    for number in range(3):
        forged = {"X-Forwarded-For": f"192.0.2.{number}"}
        assert cleos_browser.client.post("/api/session/recovery", json={}, headers=forged).status_code == 400
    assert cleos_browser.client.post("/api/session/recovery", json={}).status_code == 429


@pytest.mark.usefixtures("three_an_hour")
def test_on_fly_each_visitor_is_counted_alone_and_cannot_claim_another_address(settings: Settings) -> None:
    # Fly's proxy writes two addresses behind whatever a visitor claims: the visitor's own, then the app's, which is the
    # same for everybody (https://fly.io/docs/networking/request-headers/).
    fly = read_settings(tomllib.loads(FLY.read_text())["env"])
    app = create_app(settings.model_copy(update={"proxies": fly.proxies}))
    client = app.test_client()

    def knock(visitor: str, claimed: str = "") -> int:
        headers = {"X-Forwarded-For": f"{claimed}{visitor}, 66.241.124.230", "X-Forwarded-Proto": "https"}
        return client.post("/api/session/recovery", json={}, headers=headers).status_code

    assert [knock("192.0.2.1", f"203.0.113.{number}, ") for number in range(4)] == [400, 400, 400, 429]
    assert knock("192.0.2.2") == 400
    with app.app_context():
        db.engine.dispose()


def test_a_phone_that_syncs_without_end_is_told_to_wait_and_others_are_not(
    ana: Phone, bo: Phone, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SYNC", Pace(Limit(3, 3600)))
    assert [ana.send().status_code for _ in range(3)] == [200] * 3
    refused = ana.send(ana.add("person", {"name": "Mika Kovács"}))
    assert (refused.status_code, refused.get_json()["code"]) == (429, "too_many")
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    assert bo.send().status_code == 200
    later(HOUR)
    assert ana.send().status_code == 200
    assert ana.rows("person") == {}


def test_a_device_that_turns_nudges_on_and_off_without_end_is_told_to_wait(
    ana: Phone, bo: Phone, monkeypatch: pytest.MonkeyPatch, later: Later
) -> None:
    later(0)
    monkeypatch.setattr(limits, "PUSH", Pace(Limit(2, 3600)))
    assert ana.client.delete("/api/push").status_code == 204
    assert ana.client.put("/api/push", json={}).status_code == 400
    for again in (ana.client.delete("/api/push"), ana.client.put("/api/push", json={})):
        assert (again.status_code, again.get_json()["code"]) == (429, "too_many")
    assert bo.client.delete("/api/push").status_code == 204


def test_nobody_is_counted_before_being_known(cleo: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SYNC", Pace(Limit(0, 3600)))
    assert cleo.post("/api/sync", json={}).status_code == 401
