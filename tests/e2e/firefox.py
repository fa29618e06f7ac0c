"""The Firefox of this machine, driven over WebDriver BiDi, because only Firefox lets a test choose its push service."""

import itertools
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import websocket

from .machine import end, free_port, program
from .patience import until

QUIET = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,#nowhere/v1",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


def push_preferences(address: str) -> dict[str, object]:
    """Preferences that let pages subscribe to the push service at `address`, and show what it sends."""
    return {
        "dom.push.serverURL": address,
        "dom.push.connection.enabled": True,
        # Ms until it connects again to a push service that has hung up.
        "dom.push.retryBaseInterval": 200,
        # The push service of a test speaks ws:, not wss:.
        "dom.push.testing.allowInsecureServerURL": True,
        "permissions.default.desktop-notification": 1,
        "alerts.useSystemBackend": True,
    }


class Firefox:
    """Use as a context manager. `folder` holds the profile and may be used again by a later Firefox."""

    def __init__(self, folder: Path, preferences: dict[str, object], environment: dict[str, str]) -> None:
        self._folder = folder
        self._preferences = {**QUIET, **preferences}
        self._environment = {**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", **environment}
        self._numbers = itertools.count(1)

    def __enter__(self) -> "Firefox":
        self._folder.mkdir(parents=True, exist_ok=True)
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in self._preferences.items()]
        (self._folder / "user.js").write_text("".join(lines))
        port = free_port()
        command = [program("firefox-esr", "firefox"), "--headless", "--no-remote", "--profile", str(self._folder)]
        self._log = (self._folder / "firefox.log").open("wb")
        self._process = subprocess.Popen(
            [*command, "--remote-debugging-port", str(port), "about:blank"],
            stdout=self._log,
            stderr=self._log,
            env=self._environment,
            start_new_session=True,
        )
        self._socket = until(lambda: _connect(port), "Firefox answers", seconds=60)
        self._command("session.new", capabilities={})
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.close()
        end(self._process)
        self._log.close()

    @property
    def tabs(self) -> list[str]:
        """The ids of the open tabs, in the order they were opened."""
        return [tab["context"] for tab in self._command("browsingContext.getTree")["contexts"]]

    def open(self, url: str) -> None:
        """Load `url` in the first tab, and wait until it is loaded."""
        self._command("browsingContext.navigate", context=self.tabs[0], url=url, wait="complete")

    def leave(self) -> None:
        """Show an empty page in the first tab: the app has no window left."""
        self.open("about:blank")

    def evaluate(self, script: str, *, tab: str | None = None, as_user: bool = False) -> Any:
        """The value of a JavaScript expression, awaited; `as_user` lets it do what needs a tap.

        Raises FirefoxError when the script throws.
        """
        answer = self._command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({script})) ?? null))()",
            target={"context": tab or self.tabs[0]},
            awaitPromise=True,
            userActivation=as_user,
        )
        if answer["type"] == "exception":
            raise FirefoxError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait_until(self, script: str, what: str, *, seconds: float = 15) -> str:
        """Wait until `script` is truthy in some tab; returns that tab's id."""
        return until(lambda: next(filter(lambda tab: self._holds(script, tab), self.tabs), None), what, seconds)

    def tap(self, words: str) -> None:
        """Wait for a button or link with these words, or this accessible name, and press it."""
        element = (
            "[...document.querySelectorAll('button, a, [role=button], [role=switch]')].find(e => !e.disabled && "
            f"[e.getAttribute('aria-label'), e.textContent.trim()].includes({json.dumps(words)}))"
        )
        tab = self.wait_until(element + " !== undefined", f"a button “{words}”")
        self.evaluate(element + ".click()", tab=tab, as_user=True)

    def _holds(self, script: str, tab: str) -> bool:
        try:
            return bool(self.evaluate(script, tab=tab))
        except FirefoxError:
            # A page on its way to another one cannot be asked; the next look finds the new one.
            return False

    def _command(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") != number:
                continue
            if answer["type"] == "error":
                raise FirefoxError(f"{method}: {answer['error']}: {answer['message']}")
            result: dict[str, Any] = answer["result"]
            return result


class FirefoxError(Exception):
    """Firefox refused a command, or a script threw."""


def _connect(port: int) -> websocket.WebSocket | None:
    try:
        return websocket.create_connection(f"ws://127.0.0.1:{port}/session", timeout=30, suppress_origin=True)
    except (OSError, websocket.WebSocketException):
        return None
