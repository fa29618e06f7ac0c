"""Phones: Chromium windows of a phone's size, each with storage, passkeys and a network of its own."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Playwright, WebError

from .machine import program

PHONE = (390, 844)
SMALLEST = (360, 640)
PHONES = (PHONE, SMALLEST)
TABLET = (768, 1024)
DESK = (1280, 800)
SIZES = (SMALLEST, PHONE, TABLET, DESK)
Colours = Literal["light", "dark"]
COLOURS: tuple[Colours, ...] = ("light", "dark")
PICTURES = Path(__file__).parents[1] / "pictures"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-domain-reliability",
    # A link that leads out of Kith leads nowhere, whether or not there is a network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
    "defaultBackupEligibility": True,
    "defaultBackupState": True,
}
NO_NETWORK = re.compile(
    r"net::ERR_(INTERNET_DISCONNECTED|CONNECTION_\w+|SOCKET_NOT_CONNECTED|FAILED|EMPTY_RESPONSE|NETWORK_CHANGED)"
)
NO_AUTOFILL = """if (globalThis.PublicKeyCredential) {
  PublicKeyCredential.isConditionalMediationAvailable = async () => false
}"""
HOME = "Europe/Lisbon"
NO_WORKER = "delete Navigator.prototype.serviceWorker"

Passkey = dict[str, Any]


def launch(playwright: Playwright) -> Browser:
    """The Chromium of this machine, or else the one that Playwright installed."""
    return playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)


def chromium() -> str | None:
    """Where this machine has Chromium; None for the one that Playwright installed."""
    try:
        return program("chromium", "chromium-browser", "google-chrome")
    except LookupError:
        return None


def settings(origin: str, size: tuple[int, int], zone: str, locale: str = "en-GB") -> dict[str, Any]:
    """What makes a window of Chromium a phone."""
    return {
        "base_url": origin,
        "viewport": {"width": size[0], "height": size[1]},
        "device_scale_factor": 1,
        "is_mobile": True,
        "has_touch": True,
        "reduced_motion": "reduce",
        "locale": locale,
        "timezone_id": zone,
    }


class Phone:
    """One phone: its storage, its passkeys, its network, and the page that is open.

    `complaints` holds what went wrong in the pages without anybody seeing it: errors in the console, refused by the
    content security policy or thrown. Losing the network on purpose is no complaint. With `autofill` the phone offers
    passkeys in text fields, and a virtual one is taken as soon as it is offered. `agent` is what it says it is.
    """

    def __init__(
        self,
        browser: Browser,
        origin: str,
        *,
        size: tuple[int, int] = PHONE,
        worker: bool = True,
        autofill: bool = False,
        zone: str = HOME,
        locale: str = "en-GB",
        agent: str | None = None,
        permissions: Sequence[str] = ("background-sync",),
    ) -> None:
        context = browser.new_context(**settings(origin, size, zone, locale), user_agent=agent)
        if not autofill:
            context.add_init_script(NO_AUTOFILL)
        if not worker:
            context.add_init_script(NO_WORKER)
        self._begin(context, origin, permissions)

    def _begin(self, context: BrowserContext, origin: str, permissions: Sequence[str]) -> None:
        self.origin = origin
        self.complaints: list[str] = []
        self._forgiven: list[re.Pattern[str]] = []
        self.context = context
        self.context.grant_permissions(list(permissions), origin=origin)
        self.context.set_default_timeout(20_000)
        self.context.on("console", self._listen)
        self.context.on("weberror", self._catch)
        self._open_page([])

    def close(self) -> None:
        self.context.close()

    def open(self, path: str = "/") -> None:
        """Load a page of Kith, as a link or the address bar does."""
        self.page.goto(path)

    def leave(self) -> None:
        """Put the app away: no page of Kith is open any more."""
        self.page.goto("about:blank")

    def restart(self, path: str = "/") -> None:
        """Close the app and start it cold, on a new page; storage, passkeys and service worker stay."""
        passkeys = self.passkeys()
        self.page.close()
        self._open_page(passkeys)
        self.open(path)

    def offline(self) -> None:
        """Take the network away from the pages and the service worker."""
        self.forgive(NO_NETWORK.pattern)
        self.context.set_offline(True)

    def online(self) -> None:
        """Give the network back."""
        self.context.set_offline(False)

    def passkeys(self) -> list[Passkey]:
        """The passkeys on this phone, private keys and all."""
        answer = self._authenticator.send("WebAuthn.getCredentials", {"authenticatorId": self._authenticator_id})
        found: list[Passkey] = answer["credentials"]
        return found

    def take_passkeys_from(self, other: "Phone") -> None:
        """Have the other phone's passkeys here, with their counters, as a keychain that is synced does."""
        self.lose_passkeys()
        self._keep(other.passkeys())

    def lose_passkeys(self) -> None:
        """Forget every passkey, as a lost phone does."""
        self._authenticator.send("WebAuthn.clearCredentials", {"authenticatorId": self._authenticator_id})

    def forgive(self, pattern: str) -> None:
        """Do not count console errors that match; for what a journey breaks on purpose."""
        self._forgiven.append(re.compile(pattern))

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Keep what the screen shows, or the whole page, as tests/pictures/NAME.png."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)

    def _open_page(self, passkeys: list[Passkey]) -> None:
        self.page: Page = self.context.new_page()
        # A virtual authenticator lives as long as the page it was made for.
        self._authenticator: CDPSession = self.context.new_cdp_session(self.page)
        self._authenticator.send("WebAuthn.enable", {"enableUI": False})
        made = self._authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self._authenticator_id: str = made["authenticatorId"]
        self._keep(passkeys)

    def _keep(self, passkeys: list[Passkey]) -> None:
        for passkey in passkeys:
            self._authenticator.send(
                "WebAuthn.addCredential", {"authenticatorId": self._authenticator_id, "credential": passkey}
            )

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"{message.text} ({message.location.get('url', '')})")

    def _catch(self, error: WebError) -> None:
        self._note(f"{error.error}")

    def _note(self, complaint: str) -> None:
        if not any(pattern.search(complaint) for pattern in self._forgiven):
            self.complaints.append(complaint)
