"""What every answer tells the browser to refuse."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from pwa.assets import assets
from pwa.config import Settings
from tests.phone import Phone

PATHS = [
    "/",
    "/people/0192",
    "/sw.js",
    "/manifest.webmanifest",
    "/healthz",
    "/elsewhere",
    "/api/account",
    "/api/nothing",
]


def policy(answer_policy: str) -> dict[str, str]:
    return {name: value for name, _, value in (part.strip().partition(" ") for part in answer_policy.split(";"))}


@pytest.mark.parametrize("path", PATHS)
def test_no_answer_lets_a_page_run_anything_but_our_own_files(path: str, cleo: FlaskClient) -> None:
    rules = policy(cleo.get(path).headers["Content-Security-Policy"])
    assert (rules["default-src"], rules["script-src"], rules["style-src"]) == ("'none'", "'self'", "'self'")
    assert (rules["base-uri"], rules["frame-ancestors"], rules["connect-src"]) == ("'none'", "'none'", "'self'")
    assert "unsafe" not in str(rules) and "http" not in str(rules) and "*" not in str(rules)


@pytest.mark.parametrize("path", PATHS)
def test_no_script_can_be_made_of_text(path: str, cleo: FlaskClient) -> None:
    rules = policy(cleo.get(path).headers["Content-Security-Policy"])
    assert (rules["require-trusted-types-for"], rules["trusted-types"]) == ("'script'", "kith")


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_guessed_framed_or_told_to_other_sites(path: str, cleo: FlaskClient) -> None:
    headers = cleo.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_part_of_the_app_brings_what_concerns_itself(cleo: FlaskClient) -> None:
    headers = cleo.get(assets().script).headers
    assert (headers["X-Content-Type-Options"], headers["Cross-Origin-Resource-Policy"]) == ("nosniff", "same-origin")
    assert "Content-Security-Policy" not in headers
    assert "Content-Security-Policy" in cleo.get("/static/dist/elsewhere.js").headers


def test_what_the_api_says_is_kept_in_no_cache(ana: Phone, cleo: FlaskClient) -> None:
    answers = [ana.client.get("/api/account"), ana.send(), cleo.get("/api/account"), cleo.get("/api/nothing")]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}


def test_over_https_browsers_come_back_over_https_only(app: Flask, settings: Settings) -> None:
    assert "Strict-Transport-Security" not in app.test_client().get("/healthz").headers
    secure = create_app(Settings(data=settings.data, origin="https://kith.example.org", jobs=False))
    assert secure.test_client().get("/healthz").headers["Strict-Transport-Security"].startswith("max-age=63072000")
