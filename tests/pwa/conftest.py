"""What tests of the web layer share: time that passes when a test says so, a push service, and people with passkeys."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from pwa import clock
from tests.browser import Browser
from tests.phone import Phone
from tests.pwa.push_endpoint import PushEndpoint

Later = Callable[[int], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Stops the clock; each call moves it on by so many milliseconds."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)

    def move(ms: int) -> None:
        nonlocal now
        now += ms

    return move


@pytest.fixture(scope="module")
def service() -> Iterator[PushEndpoint]:
    """A push service that runs, and answers as a test tells it."""
    with PushEndpoint() as running:
        yield running


@pytest.fixture
def ana_again(app: Flask, ana: Phone) -> Phone:
    """Ana's second phone."""
    return Phone(app, ana.user_id, "Ana's tablet")


@pytest.fixture
def anas_browser(app: Flask) -> Browser:
    """Ana, who has an account with a passkey and is signed in."""
    browser = Browser(app, "Ana")
    assert browser.sign_up().status_code == 201
    return browser


@pytest.fixture
def bos_browser(app: Flask) -> Browser:
    """Bo, who has another account with a passkey and is signed in."""
    browser = Browser(app, "Bo")
    assert browser.sign_up().status_code == 201
    return browser


@pytest.fixture
def cleos_browser(app: Flask) -> Browser:
    """Cleo, who has no account."""
    return Browser(app, "Cleo")
