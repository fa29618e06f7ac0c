"""A phone of Chromium with real notifications.

Chromium's push service is out of reach for a test, so the server sends to ours, and what it sent is decrypted and
handed to the browser byte for byte.
"""

import base64
import json
import os
import secrets
import uuid
from pathlib import Path
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Page, Playwright

from .chromium import ARGUMENTS, HOME, NO_AUTOFILL, PHONE, Phone, chromium, settings
from .patience import until
from .push_service import PushService, Subscription

SUBSCRIBED = """({ endpoint, p256dh, auth }) => {
  const KEPT = 'subscribed-in-a-test'
  const made = key => ({
    endpoint, options: { applicationServerKey: key },
    toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
    unsubscribe: async () => { localStorage.removeItem(KEPT); return true },
  })
  PushManager.prototype.subscribe = async options => {
    localStorage.setItem(KEPT, [...options.applicationServerKey].join())
    return made(options.applicationServerKey.buffer)
  }
  PushManager.prototype.getSubscription = async () => {
    const key = localStorage.getItem(KEPT)
    return key === null ? null : made(new Uint8Array(key.split(',')).buffer)
  }
}"""
"""What stands in a page for Chromium's own subscribing, which waits for Google's servers."""


class NudgedPhone(Phone):
    """Only a browser with a profile of its own (`folder`) hears of pressed notifications."""

    def __init__(
        self,
        playwright: Playwright,
        folder: Path,
        origin: str,
        environment: dict[str, str],
        push_service: PushService,
        zone: str = HOME,
    ) -> None:
        self._push_service = push_service
        self._channel = str(uuid.uuid4())
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._auth = secrets.token_bytes(16)
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=chromium(),
            args=ARGUMENTS,
            env={**os.environ, **environment},
            **settings(origin, PHONE, zone),
        )
        context.add_init_script(NO_AUTOFILL)
        context.add_init_script(f"({SUBSCRIBED})({json.dumps(self._keys())})")
        self._first = context.pages[0]
        self._registrations: list[str] = []
        # Kept on a page that is never closed: it must outlive those of the app.
        self._workers = context.new_cdp_session(self._first)
        self._workers.on("ServiceWorker.workerRegistrationUpdated", self._note_registrations)
        self._workers.send("ServiceWorker.enable")
        push_service.subscriptions[self._channel] = Subscription(browser="", key=None)
        self._begin(context, origin, ("background-sync", "notifications"))

    def leave(self) -> None:
        """Close the app: no page of Kith is open, and the browser runs on."""
        for page in self.context.pages:
            if page != self._first:
                page.close()

    def reopen(self, path: str = "/") -> None:
        """Start the app cold."""
        self.leave()
        self._open_page([])
        self.open(path)

    def take_page(self, path: str) -> None:
        """Go on in the page that a notification has opened at `path`."""

        def there() -> Page | None:
            self.looked()
            return next((page for page in self.context.pages if page.url == f"{self.origin}{path}"), None)

        self.page = until(there, f"a page at {path}")

    def looked(self) -> bool:
        """Let Playwright hear what the browser has said meanwhile; True, for use in a question."""
        return bool(self._first.evaluate("true"))

    def receive(self) -> dict[str, Any]:
        """Hand the browser the next message that the server has sent; returns what it holds."""
        waiting = self._push_service.subscriptions[self._channel].waiting
        message = until(lambda: waiting.pop(0) if waiting else None, "a message for this phone")
        sealed = base64.urlsafe_b64decode(message["data"] + "==")
        payload = http_ece.decrypt(sealed, private_key=self._key, auth_secret=self._auth, version="aes128gcm").decode()
        self.deliver(payload)
        told: dict[str, Any] = json.loads(payload)
        return told

    def deliver(self, payload: str) -> None:
        """Hand the browser a push that holds `payload`."""
        until(lambda: self.looked() and self._registrations, "a service worker")
        self._workers.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": self.origin, "registrationId": self._registrations[-1], "data": payload},
        )

    def _keys(self) -> dict[str, str]:
        public = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        endpoint = f"http://{self._push_service.host}/push/{self._channel}"
        return {"endpoint": endpoint, "p256dh": _text(public), "auth": _text(self._auth)}

    def _note_registrations(self, event: dict[str, Any]) -> None:
        self._registrations += [one["registrationId"] for one in event["registrations"] if not one["isDeleted"]]


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
