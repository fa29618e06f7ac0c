from typing import Any

from flask import Flask
from sqlalchemy import select

from models.base import db
from models.passkey import Passkey
from models.recovery_code import RecoveryCode
from tests.authenticator import Authenticator, Knobs, base64url
from tests.browser import Browser
from tests.phone import Phone
from tests.pwa.conftest import Later

MINUTE = 60_000


def listed(browser: Browser) -> list[dict[str, Any]]:
    passkeys: list[dict[str, Any]] = browser.client.get("/api/passkeys").get_json()["passkeys"]
    return passkeys


def forget_codes(app: Flask) -> None:
    with app.app_context():
        db.session.query(RecoveryCode).delete()
        db.session.commit()


def test_the_list_shows_the_users_own(anas_browser: Browser, bos_browser: Browser) -> None:
    anas_browser.sign_in()
    [passkey] = listed(anas_browser)
    assert set(passkey) == {"id", "credential_id", "name", "created_at", "used_at", "backed_up"}
    assert (passkey["name"], passkey["backed_up"]) == ("Ana's phone", False)
    assert passkey["credential_id"] == base64url(anas_browser.authenticator.credential_id)
    assert passkey["used_at"] >= passkey["created_at"]


def test_the_list_has_what_a_browser_needs_to_drop_removed_ones(anas_browser: Browser) -> None:
    answer = anas_browser.client.get("/api/passkeys").get_json()
    assert answer["rp_id"] == "localhost"
    assert answer["user_handle"] == base64url(anas_browser.authenticator.user_handle)


class TestAdding:
    def test_a_second_device_comes_in_with_its_own(self, app: Flask, anas_browser: Browser) -> None:
        tablet = Authenticator()
        response = anas_browser.add_passkey(tablet, "Tablet")
        assert (response.status_code, response.get_json()["passkey"]["name"]) == (201, "Tablet")
        assert [each["name"] for each in listed(anas_browser)] == ["Ana's phone", "Tablet"]
        on_tablet = Browser(app, "Ana", tablet)
        assert on_tablet.sign_in().get_json()["user"]["id"] == anas_browser.user_id

    def test_the_options_leave_out_devices_that_have_one(self, anas_browser: Browser) -> None:
        options = anas_browser.options("/api/passkeys")
        assert [each["id"] for each in options["excludeCredentials"]] == [
            base64url(anas_browser.authenticator.credential_id)
        ]
        assert options["user"]["id"] == base64url(anas_browser.authenticator.user_handle)
        assert options["authenticatorSelection"]["residentKey"] == "required"

    def test_it_needs_the_passkey_once_more(self, anas_browser: Browser, later: Later) -> None:
        credential = Authenticator().create(anas_browser.options("/api/passkeys"))
        later(10 * MINUTE)
        for path, body in (("/api/passkeys/options", {}), ("/api/passkeys", {"credential": credential, "name": "x"})):
            refused = anas_browser.client.post(path, json=body)
            assert (refused.status_code, refused.get_json()["code"]) == (403, "confirm")
        anas_browser.confirm()
        assert anas_browser.add_passkey(Authenticator()).status_code == 201

    def test_the_first_one_of_an_account_needs_none(self, ana: Phone, app: Flask, later: Later) -> None:
        later(10 * MINUTE)
        browser = Browser(app, "Ana")
        browser.client = ana.client
        assert browser.add_passkey(browser.authenticator).status_code == 201

    def test_a_wrong_answer_adds_nothing(self, anas_browser: Browser) -> None:
        for knobs in [
            Knobs(verified=False),
            Knobs(origin="https://evil.example"),
            Knobs(rp_id="evil.example"),
            Knobs(cross_origin=True),
            Knobs(challenge=base64url(bytes(32))),
        ]:
            assert anas_browser.add_passkey(Authenticator(), knobs=knobs).status_code == 400, knobs
        assert len(listed(anas_browser)) == 1

    def test_somebody_elses_challenge_adds_nothing(self, anas_browser: Browser, bos_browser: Browser) -> None:
        options = bos_browser.options("/api/passkeys")
        anas_browser.client.set_cookie("kith-ceremony", bos_browser.cookie("kith-ceremony"))
        body = {"credential": Authenticator().create(options), "name": "Tablet"}
        assert anas_browser.client.post("/api/passkeys", json=body).status_code == 400
        assert len(listed(anas_browser)) == 1

    def test_the_answer_to_a_sign_up_adds_nothing(self, anas_browser: Browser) -> None:
        options = anas_browser.options("/api/account", name="Ana")
        body = {"credential": Authenticator().create(options), "name": "Tablet"}
        assert anas_browser.client.post("/api/passkeys", json=body).status_code == 400

    def test_a_passkey_of_another_account_is_refused(self, anas_browser: Browser, bos_browser: Browser) -> None:
        copy = Authenticator(bos_browser.authenticator.credential_id)
        assert anas_browser.add_passkey(copy).status_code == 400
        assert len(listed(anas_browser)) == 1

    def test_a_name_is_needed(self, anas_browser: Browser) -> None:
        credential = Authenticator().create(anas_browser.options("/api/passkeys"))
        for name in ["", " ", 5, None, "x" * 101]:
            body = {"credential": credential, "name": name}
            assert anas_browser.client.post("/api/passkeys", json=body).status_code == 400, name


class TestRenaming:
    def test_it_gets_the_new_name(self, anas_browser: Browser, later: Later) -> None:
        later(10 * MINUTE)  # a name lets nobody in, so it needs no confirmation
        [passkey] = listed(anas_browser)
        response = anas_browser.client.patch(f"/api/passkeys/{passkey['id']}", json={"name": " Work phone "})
        assert (response.status_code, response.get_json()["passkey"]["name"]) == (200, "Work phone")
        assert listed(anas_browser)[0]["name"] == "Work phone"

    def test_somebody_elses_is_a_404(self, anas_browser: Browser, bos_browser: Browser) -> None:
        [passkey] = listed(anas_browser)
        assert bos_browser.client.patch(f"/api/passkeys/{passkey['id']}", json={"name": "Bo's"}).status_code == 404
        assert listed(anas_browser)[0]["name"] == "Ana's phone"

    def test_bad_input_changes_nothing(self, anas_browser: Browser) -> None:
        [passkey] = listed(anas_browser)
        bodies: list[Any] = [{}, {"name": ""}, {"name": "x" * 101}, {"name": 1}, {"name": "x", "user_id": "y"}]
        for body in bodies:
            response = anas_browser.client.patch(f"/api/passkeys/{passkey['id']}", json=body)
            assert response.status_code == 400, body
        assert listed(anas_browser) == [passkey]


class TestRemoving:
    def test_nobody_comes_in_with_it_any_more(self, app: Flask, anas_browser: Browser) -> None:
        tablet = Authenticator()
        made = anas_browser.add_passkey(tablet).get_json()["passkey"]
        assert anas_browser.client.delete(f"/api/passkeys/{made['id']}").status_code == 204
        assert [each["name"] for each in listed(anas_browser)] == ["Ana's phone"]
        assert Browser(app, "Ana", tablet).sign_in().get_json()["code"] == "unknown_passkey"

    def test_the_last_one_stays_while_there_are_no_codes(self, app: Flask, anas_browser: Browser) -> None:
        [passkey] = listed(anas_browser)
        forget_codes(app)
        refused = anas_browser.client.delete(f"/api/passkeys/{passkey['id']}")
        assert (refused.status_code, refused.get_json()["code"]) == (403, "refused")
        assert listed(anas_browser) == [passkey]

    def test_the_last_one_may_go_while_there_are_codes(self, anas_browser: Browser) -> None:
        [passkey] = listed(anas_browser)
        assert anas_browser.client.delete(f"/api/passkeys/{passkey['id']}").status_code == 204
        assert listed(anas_browser) == []

    def test_it_needs_the_passkey_once_more(self, anas_browser: Browser, later: Later) -> None:
        [passkey] = listed(anas_browser)
        later(10 * MINUTE)
        refused = anas_browser.client.delete(f"/api/passkeys/{passkey['id']}")
        assert (refused.status_code, refused.get_json()["code"]) == (403, "confirm")
        assert listed(anas_browser) == [passkey]

    def test_somebody_elses_is_a_404(self, app: Flask, anas_browser: Browser, bos_browser: Browser) -> None:
        [passkey] = listed(anas_browser)
        assert bos_browser.client.delete(f"/api/passkeys/{passkey['id']}").status_code == 404
        with app.app_context():
            assert len(db.session.scalars(select(Passkey)).all()) == 2

    def test_no_such_passkey_is_a_404(self, anas_browser: Browser) -> None:
        assert anas_browser.client.delete("/api/passkeys/none").status_code == 404
