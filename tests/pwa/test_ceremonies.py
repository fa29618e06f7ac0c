from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from models.base import db
from models.passkey import Passkey
from tests.authenticator import Authenticator, Knobs, base64url
from tests.browser import Browser, other_browser
from tests.pwa.conftest import Later

MINUTE = 60_000
REFUSED = (400, "That passkey didn’t work. Try again.")


def told(response: TestResponse) -> tuple[int, str]:
    return response.status_code, response.get_json()["error"]


class TestSignIn:
    def test_a_passkey_of_nobody_says_so_to_the_phone(self, app: Flask, anas_browser: Browser) -> None:
        stranger = Browser(app, "Cleo", Authenticator(user_handle=anas_browser.authenticator.user_handle))
        response = stranger.sign_in()
        assert (response.status_code, response.get_json()["code"]) == (400, "unknown_passkey")

    def test_a_wrong_answer_lets_nobody_in(self, app: Flask, anas_browser: Browser) -> None:
        anas_browser.sign_out()
        for knobs in [
            Knobs(verified=False),
            Knobs(present=False),
            Knobs(origin="https://evil.example"),
            Knobs(origin="http://localhost:5001"),
            Knobs(rp_id="evil.example"),
            Knobs(cross_origin=True),
            Knobs(challenge=base64url(bytes(32))),
            Knobs(user_handle=b"somebody else's handle"),
            Knobs(send_handle=False),
            Knobs(backup_eligible=True),
            Knobs(backed_up=True),
            Knobs(sign_with=Authenticator().key),
        ]:
            assert told(anas_browser.sign_in(knobs)) == REFUSED, knobs
            assert anas_browser.status() == 401, knobs
        with app.app_context():
            assert db.session.scalars(select(Passkey.used_at)).all() == [None]

    def test_another_persons_handle_is_refused(self, anas_browser: Browser, bos_browser: Browser) -> None:
        anas_browser.sign_out()
        assert told(anas_browser.sign_in(Knobs(user_handle=bos_browser.authenticator.user_handle))) == REFUSED

    def test_a_counter_that_does_not_rise_is_refused(self, anas_browser: Browser) -> None:
        assert anas_browser.sign_in().status_code == 201
        assert told(anas_browser.sign_in(Knobs(counts=False))) == REFUSED

    def test_a_passkey_of_a_keychain_is_welcome_from_the_device_whose_counter_fell_behind(self, app: Flask) -> None:
        synced = Knobs(backup_eligible=True, backed_up=True)
        phone = Browser(app, "Ana")
        assert phone.sign_up(synced).status_code == 201
        for _ in range(3):
            assert phone.sign_in(synced).status_code == 201
        phone.authenticator.count = 0
        assert phone.sign_in(synced).status_code == 201
        assert phone.confirm(synced).status_code == 204

    def test_a_passkey_that_never_counts_is_welcome(self, anas_browser: Browser) -> None:
        for _ in range(2):
            assert anas_browser.sign_in(Knobs(counts=False)).status_code == 201

    def test_the_same_answer_twice_is_refused(self, anas_browser: Browser) -> None:
        credential = anas_browser.authenticator.get(anas_browser.options("/api/session"), Knobs(counts=False))
        assert anas_browser.answer_sign_in(credential).status_code == 201
        assert told(anas_browser.answer_sign_in(credential)) == REFUSED

    def test_a_wrong_answer_uses_the_challenge_up(self, anas_browser: Browser) -> None:
        options = anas_browser.options("/api/session")
        wrong = anas_browser.authenticator.get(options, Knobs(verified=False))
        assert told(anas_browser.answer_sign_in(wrong)) == REFUSED
        assert told(anas_browser.answer_sign_in(anas_browser.authenticator.get(options))) == REFUSED

    def test_the_challenge_of_another_browser_is_refused(self, app: Flask, anas_browser: Browser) -> None:
        options = Browser(app, "Somebody").options("/api/session")
        anas_browser.options("/api/session")
        assert told(anas_browser.answer_sign_in(anas_browser.authenticator.get(options))) == REFUSED

    def test_a_browser_without_its_ceremony_cookie_is_refused(self, anas_browser: Browser) -> None:
        credential = anas_browser.authenticator.get(anas_browser.options("/api/session"))
        anas_browser.client.delete_cookie("kith-ceremony")
        assert told(anas_browser.answer_sign_in(credential)) == REFUSED

    def test_the_challenge_of_a_confirmation_signs_nobody_in(self, anas_browser: Browser) -> None:
        options = anas_browser.options("/api/session/confirmation")
        assert told(anas_browser.answer_sign_in(anas_browser.authenticator.get(options))) == REFUSED

    def test_an_answer_after_five_minutes_is_late(self, anas_browser: Browser, later: Later) -> None:
        credential = anas_browser.authenticator.get(anas_browser.options("/api/session"))
        later(5 * MINUTE)
        assert told(anas_browser.answer_sign_in(credential)) == REFUSED

    def test_a_sign_in_that_waits_in_the_background_stays_good(self, anas_browser: Browser) -> None:
        anas_browser.sign_out()
        waiting, clicked = anas_browser.options("/api/session"), anas_browser.options("/api/session")
        assert anas_browser.answer_sign_in(anas_browser.authenticator.get(clicked)).status_code == 201
        assert anas_browser.answer_sign_in(anas_browser.authenticator.get(waiting)).status_code == 201


class TestConfirmation:
    def test_showing_the_passkey_is_good_for_ten_minutes(self, anas_browser: Browser, later: Later) -> None:
        def confirmed() -> bool:
            return bool(anas_browser.client.get("/api/account").get_json()["confirmed"])

        later(10 * MINUTE)
        assert not confirmed()
        assert anas_browser.confirm().status_code == 204
        later(10 * MINUTE - 1)
        assert confirmed()
        later(1)
        assert not confirmed()

    def test_the_options_name_the_users_own_passkeys(self, anas_browser: Browser, bos_browser: Browser) -> None:
        options = anas_browser.options("/api/session/confirmation")
        assert [each["id"] for each in options["allowCredentials"]] == [
            base64url(anas_browser.authenticator.credential_id)
        ]
        assert options["userVerification"] == "required"

    def test_an_authenticator_may_leave_the_handle_out(self, anas_browser: Browser) -> None:
        assert anas_browser.confirm(Knobs(send_handle=False)).status_code == 204

    def test_a_wrong_answer_confirms_nothing(self, anas_browser: Browser, later: Later) -> None:
        later(10 * MINUTE)
        for knobs in [Knobs(verified=False), Knobs(cross_origin=True), Knobs(user_handle=b"another")]:
            assert told(anas_browser.confirm(knobs)) == REFUSED, knobs
        assert not anas_browser.client.get("/api/account").get_json()["confirmed"]

    def test_somebody_elses_passkey_confirms_nothing(
        self, anas_browser: Browser, bos_browser: Browser, later: Later
    ) -> None:
        later(10 * MINUTE)
        anas_browser.authenticator = bos_browser.authenticator
        assert told(anas_browser.confirm()) == REFUSED
        assert told(anas_browser.confirm(Knobs(send_handle=False))) == REFUSED
        assert not anas_browser.client.get("/api/account").get_json()["confirmed"]

    def test_the_challenge_of_a_sign_in_confirms_nothing(self, anas_browser: Browser, later: Later) -> None:
        later(10 * MINUTE)
        credential = anas_browser.authenticator.get(anas_browser.options("/api/session"))
        response = anas_browser.client.post("/api/session/confirmation", json={"credential": credential})
        assert told(response) == REFUSED

    def test_it_confirms_this_device_only(self, anas_browser: Browser, later: Later) -> None:
        tablet = other_browser(anas_browser)
        tablet.sign_in()
        later(10 * MINUTE)
        anas_browser.confirm()
        assert not tablet.client.get("/api/account").get_json()["confirmed"]
