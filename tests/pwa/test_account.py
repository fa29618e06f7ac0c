from typing import Any

from flask import Flask
from sqlalchemy import func, select

from models.base import db
from models.ceremony import LIFETIME
from models.invitation import Invitation
from models.passkey import Passkey
from models.sign_in_link import SignInLink
from models.user import User
from pwa import clock
from pwa.config import Settings
from tests.authenticator import Authenticator, Knobs, base64url, unbase64
from tests.browser import Browser
from tests.phone import Phone
from tests.pwa.conftest import Later

MINUTE = 60_000


def users(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(User)) or 0


def invite(app: Flask, settings: Settings) -> str:
    with app.app_context():
        token = Invitation.make(settings.session_key, clock.now())
        db.session.commit()
        return token


def sign_ups(app: Flask, settings: Settings, how: str) -> None:
    app.extensions["kith"] = settings.model_copy(update={"sign_ups": how})


class TestMaking:
    def test_an_account_is_made_with_a_passkey_and_signed_in(self, app: Flask, cleos_browser: Browser) -> None:
        response = cleos_browser.sign_up()
        assert response.status_code == 201
        assert response.get_json()["user"]["name"] == "Cleo"
        assert len(set(response.get_json()["recovery_codes"])) == 10
        shown = cleos_browser.client.get("/api/account").get_json()
        assert shown == {
            "user": {"id": cleos_browser.user_id, "name": "Cleo"},
            "passkeys": 1,
            "recovery_codes_left": 10,
            "confirmed": True,
            "sign_ups": "open",
        }

    def test_the_options_ask_for_a_passkey_that_needs_no_name(self, cleos_browser: Browser) -> None:
        options = cleos_browser.options("/api/account", name="  Cleo  ")
        assert options["rp"] == {"id": "localhost", "name": "Kith"}
        assert options["user"]["name"] == "Cleo"
        assert len(unbase64(options["user"]["id"])) == 64
        assert len(unbase64(options["challenge"])) == 32
        assert options["attestation"] == "none"
        selection = options["authenticatorSelection"]
        assert (selection["residentKey"], selection["userVerification"]) == ("required", "required")

    def test_the_passkey_is_kept_as_it_came(self, app: Flask, cleos_browser: Browser) -> None:
        cleos_browser.sign_up(Knobs(backup_eligible=True, backed_up=True))
        with app.app_context():
            passkey = db.session.scalars(select(Passkey)).one()
            owner = db.session.get_one(User, passkey.user_id)
            assert passkey.credential_id == cleos_browser.authenticator.credential_id
            assert owner.webauthn_handle == cleos_browser.authenticator.user_handle
            assert (passkey.name, passkey.transports) == ("Cleo's phone", "hybrid,internal")
            assert (passkey.backup_eligible, passkey.backed_up) == (True, True)

    def test_two_people_may_have_one_name(self, app: Flask) -> None:
        assert Browser(app, "Ana").sign_up().status_code == 201
        assert Browser(app, "Ana").sign_up().status_code == 201

    def test_a_wrong_answer_makes_nothing(self, app: Flask, cleos_browser: Browser) -> None:
        for knobs in [
            Knobs(verified=False),
            Knobs(present=False),
            Knobs(origin="https://evil.example"),
            Knobs(origin="http://localhost:5000/"),
            Knobs(rp_id="evil.example"),
            Knobs(cross_origin=True),
            Knobs(challenge=base64url(bytes(32))),
            Knobs(backed_up=True),
        ]:
            response = cleos_browser.sign_up(knobs)
            told = (response.status_code, response.get_json()["error"])
            assert told == (400, "That passkey didn’t work. Try again."), knobs
            assert (users(app), cleos_browser.status()) == (0, 401), knobs

    def test_an_answer_works_once(self, app: Flask, cleos_browser: Browser) -> None:
        options = cleos_browser.options("/api/account", name="Cleo")
        body = {"credential": cleos_browser.authenticator.create(options), "device_name": "Phone"}
        assert cleos_browser.client.post("/api/account", json=body).status_code == 201
        assert cleos_browser.client.post("/api/account", json=body).status_code == 400
        assert users(app) == 1

    def test_a_passkey_of_an_account_makes_no_second_one(self, app: Flask, anas_browser: Browser) -> None:
        copy = Authenticator(anas_browser.authenticator.credential_id)
        assert Browser(app, "Cleo", copy).sign_up().status_code == 400
        assert users(app) == 1

    def test_an_answer_to_the_sign_in_makes_no_account(self, app: Flask, cleos_browser: Browser) -> None:
        challenge = cleos_browser.options("/api/session")["challenge"]
        assert cleos_browser.sign_up(Knobs(challenge=challenge)).status_code == 400

    def test_an_answer_of_another_browser_is_refused(self, app: Flask, cleos_browser: Browser) -> None:
        options = Browser(app, "Somebody").options("/api/account", name="Somebody")
        assert cleos_browser.sign_up(Knobs(challenge=options["challenge"])).status_code == 400

    def test_an_answer_after_five_minutes_is_late(self, cleos_browser: Browser, later: Later) -> None:
        options = cleos_browser.options("/api/account", name="Cleo")
        later(LIFETIME)
        body = {"credential": cleos_browser.authenticator.create(options), "device_name": "Phone"}
        assert cleos_browser.client.post("/api/account", json=body).status_code == 400

    def test_a_name_is_needed(self, cleos_browser: Browser) -> None:
        bodies: list[Any] = [
            {},
            {"name": ""},
            {"name": "  "},
            {"name": 5},
            {"name": "x" * 101},
            {"name": "Cleo", "extra": 1},
            {"name": "Cleo", "invitation": 3},
            [],
        ]
        for body in bodies:
            assert cleos_browser.client.post("/api/account/options", json=body).status_code == 400, body

    def test_what_cannot_be_stored_is_no_part_of_a_name(self, cleos_browser: Browser) -> None:
        assert cleos_browser.options("/api/account", name="Cl\x00eo\x1b")["user"]["name"] == "Cleo"
        half = cleos_browser.client.post(
            "/api/account/options", data=b'{"name": "\\ud800"}', content_type="application/json"
        )
        assert half.status_code == 400

    def test_an_answer_is_needed(self, cleos_browser: Browser) -> None:
        bodies: list[Any] = [{}, {"credential": {}}, {"credential": 1, "device_name": "x"}, "text"]
        for body in bodies:
            assert cleos_browser.client.post("/api/account", json=body).status_code == 400, body


class TestSignUps:
    def test_anybody_may_ask_who_may_sign_up(self, app: Flask, settings: Settings) -> None:
        for how in ("open", "closed", "invitation"):
            sign_ups(app, settings, how)
            assert app.test_client().get("/api/sign-ups").get_json() == {"sign_ups": how}

    def test_closed_is_closed(self, app: Flask, settings: Settings, cleos_browser: Browser) -> None:
        sign_ups(app, settings, "closed")
        for invitation in (None, invite(app, settings)):
            body = {"name": "Cleo", "invitation": invitation}
            assert cleos_browser.client.post("/api/account/options", json=body).status_code == 403

    def test_by_invitation_a_link_lets_one_in(self, app: Flask, settings: Settings, cleos_browser: Browser) -> None:
        sign_ups(app, settings, "invitation")
        token = invite(app, settings)
        assert cleos_browser.sign_up(invitation=token).status_code == 201
        body = {"name": "Dan", "invitation": token}
        assert Browser(app, "Dan").client.post("/api/account/options", json=body).status_code == 403

    def test_by_invitation_nobody_else(self, app: Flask, settings: Settings, cleos_browser: Browser) -> None:
        sign_ups(app, settings, "invitation")
        for token in [None, "", "nobody's"]:
            body = {"name": "Cleo", "invitation": token}
            assert cleos_browser.client.post("/api/account/options", json=body).status_code == 403, token

    def test_of_two_with_one_invitation_the_first_to_finish_is_in(self, app: Flask, settings: Settings) -> None:
        sign_ups(app, settings, "invitation")
        token = invite(app, settings)
        cleo, dan = Browser(app, "Cleo"), Browser(app, "Dan")
        options = dan.options("/api/account", name="Dan", invitation=token)
        assert cleo.sign_up(invitation=token).status_code == 201
        body = {"credential": dan.authenticator.create(options), "device_name": "Phone"}
        assert dan.client.post("/api/account", json=body).status_code == 403
        assert users(app) == 1

    def test_an_unfinished_sign_up_leaves_the_invitation(self, app: Flask, settings: Settings) -> None:
        sign_ups(app, settings, "invitation")
        token = invite(app, settings)
        cleo = Browser(app, "Cleo")
        assert cleo.sign_up(Knobs(verified=False), invitation=token).status_code == 400
        assert cleo.sign_up(invitation=token).status_code == 201


class TestDeleting:
    def test_every_row_goes_and_nobody_elses(
        self, app: Flask, settings: Settings, anas_browser: Browser, bos_browser: Browser
    ) -> None:
        for browser in (anas_browser, bos_browser):
            browser.options("/api/session/confirmation")
            phone = Phone(app, browser.user_id)
            phone.add_person()
            with app.app_context():
                SignInLink.make(browser.user_id, settings.session_key, clock.now())
                db.session.commit()
        before = rows(app, bos_browser.user_id)
        assert {"session", "passkey", "recovery_code", "ceremony", "sign_in_link", "person"} <= set(before)
        assert anas_browser.client.delete("/api/account").status_code == 204
        assert rows(app, anas_browser.user_id) == {}
        assert rows(app, bos_browser.user_id) == before
        assert (anas_browser.status(), bos_browser.status()) == (401, 200)

    def test_the_browser_forgets_everything(self, anas_browser: Browser) -> None:
        response = anas_browser.client.delete("/api/account")
        assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'

    def test_it_needs_the_passkey_once_more(self, app: Flask, anas_browser: Browser, later: Later) -> None:
        later(10 * MINUTE)
        refused = anas_browser.client.delete("/api/account")
        assert (refused.status_code, refused.get_json()["code"], users(app)) == (403, "confirm", 1)
        assert anas_browser.confirm().status_code == 204
        assert anas_browser.client.delete("/api/account").status_code == 204

    def test_an_account_without_a_passkey_needs_none(self, app: Flask, ana: Phone, later: Later) -> None:
        later(10 * MINUTE)
        assert ana.client.get("/api/account").get_json()["confirmed"]
        assert ana.client.delete("/api/account").status_code == 204

    def test_the_passkey_opens_nothing_afterwards(self, anas_browser: Browser) -> None:
        anas_browser.client.delete("/api/account")
        assert anas_browser.sign_in().get_json()["code"] == "unknown_passkey"

    def test_every_table_of_users_rows_empties_itself(self) -> None:
        for table in db.metadata.tables.values():
            if "user_id" not in table.c:
                continue
            rules = {(key.target_fullname, key.ondelete) for key in table.c.user_id.foreign_keys}
            assert ("user.id", "CASCADE") in rules, table.name


def rows(app: Flask, user_id: str) -> dict[str, int]:
    """How many rows of a user each table has; tables without any are left out."""
    with app.app_context():
        counts = {
            table.name: db.session.scalar(select(func.count()).where(table.c.user_id == user_id)) or 0
            for table in db.metadata.tables.values()
            if "user_id" in table.c
        }
        counts["user"] = db.session.scalar(select(func.count()).where(User.id == user_id)) or 0
        return {name: count for name, count in counts.items() if count}
