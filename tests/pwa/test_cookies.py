import pytest
from flask import Flask

from app import create_app
from pwa.config import Settings
from tests.authenticator import Knobs
from tests.browser import Browser

HOME = "https://kith.example"
AT_HOME = Knobs(origin=HOME, rp_id="kith.example")


@pytest.fixture
def https_app(app: Flask, settings: Settings) -> Flask:
    """Another app, on the same empty database."""
    secure = create_app(settings.model_copy(update={"origin": HOME}))
    secure.config.update(SERVER_NAME="kith.example", PREFERRED_URL_SCHEME="https")
    return secure


def test_over_https_both_cookies_are_bound_to_this_host(https_app: Flask) -> None:
    ana = Browser(https_app, "Ana")
    session = ana.sign_up(AT_HOME).headers["Set-Cookie"]
    ceremony = ana.client.post("/api/session/options", json={}).headers["Set-Cookie"]
    assert session.startswith("__Host-kith=") and "Max-Age=34560000;" in session
    assert ceremony.startswith("__Host-kith-ceremony=") and "Max-Age=300;" in ceremony
    for cookie in (ceremony, session):
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_over_https_a_cookie_without_the_prefix_is_nobody(https_app: Flask) -> None:
    ana, planted = Browser(https_app, "Ana"), https_app.test_client()
    token = ana.sign_up(AT_HOME).headers["Set-Cookie"].split("=")[1].split(";")[0]
    planted.set_cookie("kith", token, domain="kith.example")
    assert planted.get("/api/account").status_code == 401
    planted.set_cookie("__Host-kith", token, domain="kith.example", secure=True)
    assert planted.get("/api/account").status_code == 200


def test_on_localhost_the_cookies_have_plain_names(app: Flask) -> None:
    browser = Browser(app, "Ana")
    session = browser.sign_up().headers["Set-Cookie"]
    assert session.startswith("kith=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(session.split("; "))
    assert "Secure" not in session


def test_signing_out_drops_the_cookie_and_everything_the_browser_keeps(anas_browser: Browser) -> None:
    response = anas_browser.sign_out()
    assert response.status_code == 204
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "kith=; Expires=Thu, 01 Jan 1970" in response.headers["Set-Cookie"]


def test_the_token_stands_in_no_file_as_it_is(settings: Settings, anas_browser: Browser) -> None:
    token = anas_browser.cookie().encode()
    files = [path for path in settings.data.iterdir() if path.is_file()]
    assert files and not [path for path in files if token in path.read_bytes()]
