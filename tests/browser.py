"""A browser for tests of coming in: a client with its cookies, and a device that holds a passkey."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.authenticator import Authenticator, Knobs

Json = dict[str, Any]


class Browser:
    """Somebody's browser; ``name`` is theirs. Nobody is signed in to begin with."""

    def __init__(self, app: Flask, name: str, authenticator: Authenticator | None = None) -> None:
        self.app, self.name = app, name
        self.client: FlaskClient = app.test_client()
        self.authenticator = authenticator or Authenticator()
        self.user_id = ""
        self.recovery_codes: list[str] = []

    @property
    def device_name(self) -> str:
        return f"{self.name}'s phone"

    def options(self, path: str, **body: Any) -> Json:
        """The options that a path gives; it must give them."""
        response = self.client.post(f"{path}/options", json=body)
        assert response.status_code == 200, response.get_data(as_text=True)
        options: Json = response.get_json()["options"]
        return options

    def sign_up(self, knobs: Knobs | None = None, **body: Any) -> TestResponse:
        """Make an account with a first passkey."""
        options = self.options("/api/account", name=self.name, **body)
        credential = self.authenticator.create(options, knobs)
        response = self.client.post("/api/account", json={"credential": credential, "device_name": self.device_name})
        if response.status_code == 201:
            self.user_id = response.get_json()["user"]["id"]
            self.recovery_codes = response.get_json()["recovery_codes"]
        return response

    def sign_in(self, knobs: Knobs | None = None) -> TestResponse:
        """Sign in with the passkey, without a name."""
        return self.answer_sign_in(self.authenticator.get(self.options("/api/session"), knobs))

    def answer_sign_in(self, credential: Json) -> TestResponse:
        return self.client.post("/api/session", json={"credential": credential, "device_name": self.device_name})

    def confirm(self, knobs: Knobs | None = None) -> TestResponse:
        """Show the passkey again."""
        credential = self.authenticator.get(self.options("/api/session/confirmation"), knobs)
        return self.client.post("/api/session/confirmation", json={"credential": credential})

    def add_passkey(
        self, authenticator: Authenticator, name: str = "Tablet", knobs: Knobs | None = None
    ) -> TestResponse:
        """Add the passkey of another device."""
        credential = authenticator.create(self.options("/api/passkeys"), knobs)
        return self.client.post("/api/passkeys", json={"credential": credential, "name": name})

    def sign_out(self) -> TestResponse:
        return self.client.delete("/api/session")

    def status(self) -> int:
        """200 when signed in, else 401."""
        return self.client.get("/api/account").status_code

    def cookie(self, name: str = "kith") -> str:
        """The value of a cookie; it must be there."""
        cookie = self.client.get_cookie(name)
        assert cookie is not None
        return cookie.value


def other_browser(browser: Browser) -> Browser:
    """A second browser of the same person, with the same passkey synced to it; signed out."""
    return Browser(browser.app, browser.name, browser.authenticator)
