from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.authenticator import Authenticator
from tests.browser import Browser
from tests.pwa.conftest import Later

MINUTE = 60_000


def recover(browser: Browser, code: Any) -> TestResponse:
    return browser.client.post("/api/session/recovery", json={"code": code, "device_name": "Ana's new phone"})


class TestComingIn:
    def test_a_code_signs_in_once(self, app: Flask, anas_browser: Browser) -> None:
        code = anas_browser.recovery_codes[3]
        new_phone = Browser(app, "Ana")
        response = recover(new_phone, code)
        assert response.status_code == 201
        assert response.get_json() == {"user": {"id": anas_browser.user_id, "name": "Ana"}, "recovery_codes_left": 9}
        assert new_phone.status() == 200
        assert recover(Browser(app, "Cleo"), code).status_code == 400

    def test_whoever_lost_every_device_can_add_a_new_one(self, app: Flask, anas_browser: Browser) -> None:
        new_phone = Browser(app, "Ana")
        recover(new_phone, anas_browser.recovery_codes[0])
        assert new_phone.add_passkey(new_phone.authenticator).status_code == 201
        new_phone.sign_out()
        assert new_phone.sign_in().status_code == 201

    def test_other_devices_stay_signed_in(self, app: Flask, anas_browser: Browser) -> None:
        recover(Browser(app, "Ana"), anas_browser.recovery_codes[0])
        assert anas_browser.status() == 200

    def test_anything_else_lets_nobody_in(self, anas_browser: Browser, cleos_browser: Browser) -> None:
        codes: list[Any] = ["", "AAAAA-AAAAA-AAAAA-AAAAA", "x" * 101, "\x00", None, 5, []]
        for code in codes:
            assert recover(cleos_browser, code).status_code == 400, code
        assert cleos_browser.status() == 401

    def test_a_half_character_is_a_400(self, cleos_browser: Browser) -> None:
        body = b'{"code": "\\ud800", "device_name": "Phone"}'
        response = cleos_browser.client.post("/api/session/recovery", data=body, content_type="application/json")
        assert response.status_code == 400


class TestNewCodes:
    def test_ten_new_ones_replace_the_old(self, app: Flask, anas_browser: Browser) -> None:
        recover(Browser(app, "Ana"), anas_browser.recovery_codes[0])
        response = anas_browser.client.post("/api/recovery-codes", json={})
        assert response.status_code == 201
        codes = response.get_json()["recovery_codes"]
        assert len(set(codes)) == 10 and not set(codes) & set(anas_browser.recovery_codes)
        assert anas_browser.client.get("/api/account").get_json()["recovery_codes_left"] == 10
        assert recover(Browser(app, "Ana"), anas_browser.recovery_codes[1]).status_code == 400
        assert recover(Browser(app, "Ana"), codes[1]).status_code == 201

    def test_somebody_elses_codes_stay(self, app: Flask, anas_browser: Browser, bos_browser: Browser) -> None:
        anas_browser.client.post("/api/recovery-codes", json={})
        assert recover(Browser(app, "Bo"), bos_browser.recovery_codes[0]).get_json()["user"]["name"] == "Bo"

    def test_they_need_the_passkey_once_more(self, app: Flask, anas_browser: Browser, later: Later) -> None:
        later(10 * MINUTE)
        refused = anas_browser.client.post("/api/recovery-codes", json={})
        assert (refused.status_code, refused.get_json()["code"]) == (403, "confirm")
        assert recover(Browser(app, "Ana"), anas_browser.recovery_codes[0]).status_code == 201

    def test_bad_input_changes_nothing(self, app: Flask, anas_browser: Browser) -> None:
        assert anas_browser.client.post("/api/recovery-codes", json={"how_many": 99}).status_code == 400
        assert recover(Browser(app, "Ana"), anas_browser.recovery_codes[0]).status_code == 201

    def test_removing_the_last_passkey_then_leaves_a_way_in(self, app: Flask, anas_browser: Browser) -> None:
        [passkey] = anas_browser.client.get("/api/passkeys").get_json()["passkeys"]
        anas_browser.client.delete(f"/api/passkeys/{passkey['id']}")
        new_phone = Browser(app, "Ana", Authenticator())
        assert recover(new_phone, anas_browser.recovery_codes[0]).status_code == 201
