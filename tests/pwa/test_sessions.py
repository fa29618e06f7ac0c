from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from models.base import db
from models.passkey import Passkey
from models.session import IDLE, LIFETIME, Session
from models.sign_in_link import SignInLink
from pwa import clock
from pwa.config import Settings
from tests.browser import Browser, other_browser
from tests.phone import Phone
from tests.pwa.conftest import Later

MINUTE = 60_000


class TestSigningIn:
    def test_a_passkey_signs_in_without_a_name(self, anas_browser: Browser) -> None:
        anas_browser.sign_out()
        response = anas_browser.sign_in()
        assert response.status_code == 201
        assert response.get_json() == {"user": {"id": anas_browser.user_id, "name": "Ana"}}
        assert anas_browser.status() == 200

    def test_anybody_may_ask_whose_session_it_is(self, anas_browser: Browser, cleos_browser: Browser) -> None:
        answer = anas_browser.client.get("/api/session")
        assert answer.get_json() == {"user": {"id": anas_browser.user_id, "name": "Ana"}}
        for browser in (cleos_browser, other_browser(anas_browser)):
            browser.client.set_cookie("kith", "garbage")
            answer = browser.client.get("/api/session")
            assert (answer.status_code, answer.get_json()) == (200, {"user": None})

    def test_the_options_do_not_tell_who_has_an_account(self, anas_browser: Browser, cleos_browser: Browser) -> None:
        options = cleos_browser.options("/api/session")
        assert options["allowCredentials"] == []
        assert (options["rpId"], options["userVerification"]) == ("localhost", "required")

    def test_each_person_comes_into_their_own_account(self, anas_browser: Browser, bos_browser: Browser) -> None:
        for browser in (anas_browser, bos_browser):
            browser.sign_out()
            assert browser.sign_in().get_json()["user"]["id"] == browser.user_id

    def test_every_sign_in_has_a_new_token_and_ends_the_old_one(self, anas_browser: Browser) -> None:
        thief = other_browser(anas_browser)
        thief.client.set_cookie("kith", anas_browser.cookie())
        before = anas_browser.cookie()
        assert anas_browser.sign_in().status_code == 201
        assert anas_browser.cookie() != before
        assert thief.status() == 401

    def test_a_planted_cookie_is_not_what_one_is_signed_in_with(self, app: Flask, anas_browser: Browser) -> None:
        other = other_browser(anas_browser)
        other.client.set_cookie("kith", "planted" * 6)
        other.sign_in()
        assert not other.cookie().startswith("planted")

    def test_the_use_of_the_passkey_is_noted(self, app: Flask, anas_browser: Browser, later: Later) -> None:
        later(MINUTE)
        anas_browser.sign_in()
        with app.app_context():
            passkey = db.session.scalars(select(Passkey)).one()
            assert (passkey.sign_count, passkey.used_at) == (1, clock.now())

    def test_bad_input_is_a_400(self, cleos_browser: Browser) -> None:
        cleos_browser.options("/api/session")
        bodies: list[Any] = [
            {},
            {"credential": {}},
            {"credential": {}, "device_name": ""},
            {"credential": [], "device_name": "Phone"},
            {"credential": {}, "device_name": "x" * 101},
            {"credential": {"response": {"clientDataJSON": 7}}, "device_name": "Phone"},
            {"credential": {"response": {"clientDataJSON": "x" * 30_000}}, "device_name": "Phone"},
            "text",
        ]
        for body in bodies:
            assert cleos_browser.client.post("/api/session", json=body).status_code == 400, body


class TestSigningOut:
    def test_the_old_cookie_is_worthless(self, anas_browser: Browser) -> None:
        thief = other_browser(anas_browser)
        thief.client.set_cookie("kith", anas_browser.cookie())
        assert thief.status() == 200
        assert anas_browser.sign_out().status_code == 204
        assert (anas_browser.status(), thief.status()) == (401, 401)

    def test_other_devices_stay_signed_in(self, anas_browser: Browser) -> None:
        tablet = other_browser(anas_browser)
        tablet.sign_in()
        anas_browser.sign_out()
        assert tablet.status() == 200

    def test_whoever_is_signed_out_already_may_still_wipe_the_browser(self, cleos_browser: Browser) -> None:
        response = cleos_browser.sign_out()
        assert (response.status_code, "Clear-Site-Data" in response.headers) == (204, True)

    def test_a_session_that_nobody_uses_is_over(self, anas_browser: Browser, later: Later) -> None:
        later(IDLE - MINUTE)
        assert anas_browser.status() == 200
        later(IDLE)
        assert anas_browser.status() == 401

    def test_an_old_session_is_over_however_much_it_is_used(self, anas_browser: Browser, later: Later) -> None:
        for _ in range(3):
            later(LIFETIME // 3 - MINUTE)
            anas_browser.options("/api/session/confirmation")
            assert anas_browser.status() == 200
        later(4 * MINUTE)
        assert anas_browser.status() == 401

    def test_whatever_belongs_to_a_session_goes_with_it(self) -> None:
        for table in db.metadata.tables.values():
            for key in table.foreign_keys:
                if key.target_fullname == "session.id":
                    assert key.ondelete == "CASCADE", table.name


class TestDevices:
    def test_the_list_shows_where_the_user_is_signed_in(self, anas_browser: Browser, bos_browser: Browser) -> None:
        tablet = other_browser(anas_browser)
        tablet.sign_in()
        listed = tablet.client.get("/api/sessions").get_json()["sessions"]
        assert [(each["device_name"], each["current"]) for each in listed] == [
            ("Ana's phone", True),
            ("Ana's phone", False),
        ]
        assert set(listed[0]) == {"id", "device_name", "created_at", "seen_at", "current"}

    def test_an_ended_device_is_out_at_once(self, anas_browser: Browser) -> None:
        lost = other_browser(anas_browser)
        lost.sign_in()
        listed = anas_browser.client.get("/api/sessions").get_json()["sessions"]
        [other] = [each["id"] for each in listed if not each["current"]]
        response = anas_browser.client.delete(f"/api/sessions/{other}")
        assert (response.status_code, "Clear-Site-Data" in response.headers) == (204, False)
        assert (lost.status(), anas_browser.status()) == (401, 200)

    def test_ending_this_device_signs_it_out(self, app: Flask, ana: Phone) -> None:
        response = ana.client.delete(f"/api/sessions/{ana.session_id}")
        assert (response.status_code, "Clear-Site-Data" in response.headers) == (204, True)
        assert ana.client.get("/api/sessions").status_code == 401

    def test_no_such_device_is_a_404(self, ana: Phone) -> None:
        for session_id in ["no-such-session", "00000000-0000-0000-0000-000000000000", "%00"]:
            assert ana.client.delete(f"/api/sessions/{session_id}").status_code == 404, session_id

    def test_somebody_elses_device_is_a_404(self, app: Flask, ana: Phone, bo: Phone) -> None:
        assert bo.client.delete(f"/api/sessions/{ana.session_id}").status_code == 404
        assert ana.client.get("/api/sessions").status_code == 200


class TestLink:
    def make(self, app: Flask, settings: Settings, user_id: str) -> str:
        with app.app_context():
            token = SignInLink.make(user_id, settings.session_key, clock.now())
            db.session.commit()
            return token

    def use(self, browser: Browser, token: Any) -> TestResponse:
        return browser.client.post("/api/session/link", json={"token": token, "device_name": "Ana's laptop"})

    def test_it_signs_in_once(self, app: Flask, settings: Settings, ana: Phone, cleos_browser: Browser) -> None:
        token = self.make(app, settings, ana.user_id)
        response = self.use(cleos_browser, token)
        assert (response.status_code, response.get_json()["user"]["name"]) == (201, "Ana")
        assert cleos_browser.status() == 200
        assert self.use(Browser(app, "Dan"), token).status_code == 400

    def test_it_is_over_after_fifteen_minutes(
        self, app: Flask, settings: Settings, ana: Phone, cleos_browser: Browser, later: Later
    ) -> None:
        token = self.make(app, settings, ana.user_id)
        later(15 * MINUTE)
        assert self.use(cleos_browser, token).status_code == 400
        assert cleos_browser.status() == 401

    def test_any_other_token_lets_nobody_in(self, cleos_browser: Browser) -> None:
        for token in ["", "nobody's", "x" * 201, "\x00", None, 5]:
            assert self.use(cleos_browser, token).status_code == 400, token
        assert cleos_browser.status() == 401

    def test_a_session_token_is_no_link(self, app: Flask, anas_browser: Browser, cleos_browser: Browser) -> None:
        assert self.use(cleos_browser, anas_browser.cookie()).status_code == 400


def test_the_database_has_one_session_for_each_device(app: Flask, anas_browser: Browser) -> None:
    for _ in range(3):
        anas_browser.sign_in()
    with app.app_context():
        assert len(db.session.scalars(select(Session)).all()) == 1
