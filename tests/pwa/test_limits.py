import pytest

from pwa.limits import LIMITS
from tests.browser import Browser
from tests.pwa.conftest import Later

HOURS = 3_600_000
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


@pytest.mark.parametrize(("kind", "path"), ENTRANCES)
def test_an_entrance_closes_after_many_tries_and_opens_again(
    cleos_browser: Browser, later: Later, kind: str, path: str
) -> None:
    for _ in range(LIMITS[kind].most):
        assert cleos_browser.client.post(path, json={"wrong": 1}).status_code in (400, 401)
    refused = cleos_browser.client.post(path, json={"wrong": 1})
    assert (refused.status_code, refused.get_json()["code"]) == (429, "too_many")
    assert 0 < int(refused.headers["Retry-After"]) <= LIMITS[kind].seconds
    later(HOURS)
    assert cleos_browser.client.post(path, json={"wrong": 1}).status_code in (400, 401)


def test_another_address_is_not_held_up(cleos_browser: Browser, later: Later) -> None:
    for _ in range(LIMITS["recovery"].most + 1):
        cleos_browser.client.post("/api/session/recovery", json={})
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert cleos_browser.client.post("/api/session/recovery", json={}, environ_base=elsewhere).status_code == 400


def test_a_header_does_not_change_the_address_without_a_trusted_proxy(cleos_browser: Browser, later: Later) -> None:
    for number in range(LIMITS["recovery"].most):
        forged = {"X-Forwarded-For": f"192.0.2.{number}"}
        assert cleos_browser.client.post("/api/session/recovery", json={}, headers=forged).status_code == 400
    assert cleos_browser.client.post("/api/session/recovery", json={}).status_code == 429
