import pytest
from werkzeug.test import TestResponse

from models.attempt import Limit
from pwa.limits import LIMITS
from tests.browser import Browser
from tests.pwa.conftest import Later

HOUR = 3_600_000
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
