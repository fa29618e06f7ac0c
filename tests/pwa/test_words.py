"""Languages as requests meet them: catalogues for phones, errors, and the plan that is said anew."""

from string import ascii_lowercase
from typing import Any, cast

import pytest
from babel import Locale
from flask import Flask
from flask.testing import FlaskClient

from models.base import db
from models.user import User
from pwa import clock
from pwa.config import Settings
from pwa.language import MOST_WANTED
from tests.phone import Phone, Row

DAY = 86_400_000


@pytest.fixture
def settings(one_app: Flask) -> Settings:
    """With the made-up languages."""
    usual: Settings = one_app.extensions["kith"]
    return usual.model_copy(update={"test_languages": True})


def speak(phone: Phone, locale: str, *ops: Row) -> Row:
    """Sync, as a page does that speaks this."""
    answer = phone.send(*ops, locale=locale).get_json()
    phone.epoch, phone.cursor = answer["epoch"], answer["cursor"]
    return cast(Row, answer)


def locale_of(phone: Phone) -> str:
    with phone.app.app_context():
        user = db.session.get(User, phone.user_id)
        assert user is not None
        return user.locale


def reasons(phone: Phone) -> list[str]:
    (plan,) = phone.rows("plan").values()
    found: list[str] = plan["people"][0]["reasons"]
    return found


def messaged(phone: Phone, days: int) -> None:
    person, at = phone.add_person(), clock.now() - days * DAY
    values = {"person_id": person, "kind": "message", "direction": "in", "at": at, "channel": None}
    phone.sync(phone.add("interaction", {**values, "note": None, "link": None}))


def test_a_catalogue_is_for_everybody_and_asked_for_again(cleo: FlaskClient) -> None:
    first = cleo.get("/words/ar-XB.json")
    assert first.status_code == 200
    assert first.get_json()["dir"] == "rtl"
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in first.headers
    again = cleo.get("/words/ar-XB.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", ["en", "xx", "en-GB", "..%2f..%2fmessages", "en-XA "])
def test_there_is_no_catalogue_of_other_languages(name: str, cleo: FlaskClient) -> None:
    assert cleo.get(f"/words/{name}.json").status_code == 404


def test_made_up_languages_are_there_when_the_operator_wants_them(app: Flask, cleo: FlaskClient) -> None:
    assert 'data-languages="en-XA:' in cleo.get("/").get_data(as_text=True)
    app.extensions["kith"] = app.extensions["kith"].model_copy(update={"test_languages": False})
    assert cleo.get("/words/en-XA.json").status_code == 404
    assert "data-languages" not in cleo.get("/").get_data(as_text=True)
    assert cleo.get("/api/account", headers={"Accept-Language": "en-XA"}).get_json()["error"] == "Please sign in."


def test_errors_are_said_in_the_language_of_the_request(cleo: FlaskClient) -> None:
    asked = {"Accept-Language": "en-XA"}
    assert cleo.get("/api/account", headers=asked).get_json()["error"].startswith("⟦Þļéåšé")
    page = cleo.get("/elsewhere", headers={"Accept-Language": "ar-XB"}).get_data(as_text=True)
    assert '<html lang="ar-XB" dir="rtl">' in page
    assert cleo.get("/api/account", headers={"Accept-Language": "de"}).get_json()["error"] == "Please sign in."


def test_of_what_a_visitor_wants_no_more_is_read_than_browsers_send(
    cleo: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    parse = Locale.parse

    def counted(tag: str, **options: Any) -> Locale:
        read.append(tag)
        return parse(tag, **options)

    monkeypatch.setattr(Locale, "parse", counted)
    rubbish = [f"{one}{other}-{other}{one}" for one in "abcdefghijklmnopq" for other in ascii_lowercase]
    assert cleo.get("/elsewhere", headers={"Accept-Language": ",".join([*rubbish, "en-XA"])}).status_code == 404
    assert 0 < len({tag for tag in rubbish if tag in read}) <= MOST_WANTED


def test_a_phone_that_speaks_something_odd_still_syncs(ana: Phone) -> None:
    person = ana.add_person()
    odd = "en-US-u-ca-buddhist-co-phonebk-cu-usd-hc-h23-kf-upper-lb-strict-ms-metric-nu-thai"
    for locale, spoken in ((odd, "en-US"), ("x" * 9_000, "en-GB"), ("", "en-GB"), ("{__class__}", "en-GB")):
        answer = speak(ana, locale, ana.set("person", person, "name", f"Mika {spoken}"))
        assert [result["status"] for result in answer["results"]] == ["applied"], locale
        assert locale_of(ana) == spoken


def test_the_page_and_the_manifest_are_said_in_the_language_of_the_request(cleo: FlaskClient) -> None:
    asked = {"Accept-Language": "ar-XB"}
    page, manifest = cleo.get("/", headers=asked), cleo.get("/manifest.webmanifest", headers=asked)
    assert '<p class="welcome" lang="ar-XB" dir="rtl">⟦' in page.get_data(as_text=True)
    told = manifest.get_json()
    assert (told["name"], told["lang"], told["dir"]) == ("Kith", "ar-XB", "rtl")
    said = [told["description"], *(one["label"] for one in told["screenshots"])]
    said += [one[name] for one in told["shortcuts"] for name in ("name", "short_name")]
    assert all(sentence.startswith("⟦") for sentence in said)
    # Nobody keeps it without asking again; and a worker finds it by its address alone.
    assert page.headers["Cache-Control"] == manifest.headers["Cache-Control"] == "no-cache"
    assert "Vary" not in page.headers and "Vary" not in manifest.headers
    assert page.headers["ETag"] != cleo.get("/").headers["ETag"]


def test_the_plan_is_said_anew_in_what_the_phone_speaks(ana: Phone) -> None:
    messaged(ana, days=40)
    (english,) = reasons(ana)
    speak(ana, "en-US")
    (american,) = reasons(ana)
    # Of a day last year they say the year, and one of them a comma before it.
    assert american != english and sorted(american.replace(",", "")) == sorted(english.replace(",", ""))
    assert speak(ana, "en-XA")["rows"]["plan"]
    assert reasons(ana)[0].startswith("⟦")
    assert speak(ana, "en-XA")["rows"]["plan"] == []
    assert ana.sync()["rows"]["plan"] == [], "the worker says nothing of it"


def test_what_the_user_has_chosen_comes_before_what_a_phone_speaks(ana: Phone) -> None:
    messaged(ana, days=40)
    chosen = speak(ana, "en-US", ana.set("profile", ana.user_id, "language", "en-XA"))
    assert chosen["results"][0]["status"] == "applied"
    assert (locale_of(ana), reasons(ana)[0][0]) == ("en-XA", "⟦")
    speak(ana, "en-US", ana.set("profile", ana.user_id, "language", None, base=chosen["cursor"]))
    assert locale_of(ana) == "en-US"


@pytest.mark.parametrize("language", ["", "English", "en-", "../en", "e" * 20, 7])
def test_a_language_is_a_locale(language: object, ana: Phone) -> None:
    answer = ana.sync(ana.set("profile", ana.user_id, "language", language))
    assert answer["results"][0]["status"] == "rejected"
    assert locale_of(ana) == "en-GB"


def test_what_could_not_be_saved_is_said_in_the_language_of_the_user(ana: Phone) -> None:
    speak(ana, "en-XA")
    answer = ana.sync(ana.set("note", "0192a1b2-0000-7000-8000-000000000000", "text", "Tea"))
    assert answer["results"][0]["reason"].startswith("⟦")
