"""What goes wrong in Kith, before anybody is in and inside, and how a phone of a test comes to see it."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .chromium import Phone
from .errands import ask_to_sign_out, go, press, status, tap, textbox, visit
from .passing_states import LONG, MIKA, come_to, on_page_of


def _recovery(phone: Phone) -> None:
    phone.open()
    press(phone, "Use a recovery code")
    phone.page.get_by_label("One of your ten codes").fill("lantern-otter")
    press(phone, "Come in")
    expect(phone.page.get_by_role("dialog").get_by_role("alert")).not_to_be_empty()


def _refused(phone: Phone) -> None:
    phone.open()
    press(phone, "Sign in with a passkey")
    expect(phone.page.get_by_role("alert").filter(has_text=re.compile("."))).to_be_visible()


def _no_network(phone: Phone) -> None:
    phone.open()
    phone.page.wait_for_load_state("networkidle")
    phone.offline()
    phone.page.get_by_label("What shall we call you?").fill(LONG)
    press(phone, "Create my account")
    expect(phone.page.get_by_role("alert").filter(has_text=re.compile("."))).to_be_visible()
    phone.online()


OUTSIDE: dict[str, Callable[[Phone], None]] = {
    "recovery": _recovery,
    "no-network": _no_network,
    "refused": _refused,
    "link-broken": come_to("/enter"),
    "link-expired": come_to("/enter#nothing"),
    "server-404": come_to("/nowhere"),
}
"""What goes wrong before anybody is in, by the name of the picture. The phone has a passkey that the server lacks."""


def _handle(phone: Phone) -> None:
    phone.page.get_by_role("button", name=re.compile("reach them")).first.click()
    phone.page.get_by_role("dialog").get_by_role("textbox").fill("not an address")


def _birthday(phone: Phone) -> None:
    press(phone, "Add a birthday")
    textbox(phone, "Day").fill("31")
    phone.page.get_by_label("Month").select_option("2")


def _delete_all(phone: Phone) -> None:
    phone.open("/you/leave")
    phone.page.get_by_role("main").get_by_role("textbox").fill("Ana Sá")
    phone.context.route("**/api/**", lambda route: route.abort())
    phone.page.get_by_role("main").get_by_role("button", name="Delete everything").click()
    expect(phone.page.get_by_role("alert").filter(has_text=re.compile("."))).to_be_visible()
    phone.context.unroute("**/api/**")


def _settings(place: str) -> Callable[[Phone], None]:
    """A place that asks the server, which does not answer."""

    def there(phone: Phone) -> None:
        phone.context.route("**/api/**", lambda route: route.abort())
        phone.open(f"/you/{place}")
        expect(phone.page.get_by_role("alert").filter(has_text=re.compile("."))).to_be_visible()
        phone.context.unroute("**/api/**")

    return there


def _failing(phone: Phone) -> None:
    phone.context.route("**/api/sync", lambda route: route.fulfill(status=500, json={"error": "", "status": 500}))
    go(phone, "People")
    visit(phone, MIKA)
    tap(phone, "Liked")
    status(phone, "1 waiting")
    phone.open("/")
    status(phone, "1 waiting")


def _failing_told(phone: Phone) -> None:
    phone.page.locator(".status").click()


def _synced(phone: Phone) -> None:
    phone.context.unroute("**/api/sync")
    phone.open()
    status(phone, "Synced")
    phone.page.locator(".status").click()


def _offline(phone: Phone) -> None:
    phone.open()
    status(phone, "Synced")
    phone.offline()
    status(phone, "Offline")


def _offline_waiting(phone: Phone) -> None:
    go(phone, "People")
    visit(phone, MIKA)
    tap(phone, "Liked", "Called")
    go(phone, "People")
    status(phone, "Offline · 2 waiting")
    phone.page.locator(".status").click()


def _sign_out(phone: Phone) -> None:
    phone.open("/")
    ask_to_sign_out(phone)


def _online(phone: Phone) -> None:
    phone.online()
    phone.open("/people/nobody")


TROUBLE = """text => new Promise(done => {
  const tabs = new BroadcastChannel('kith')
  tabs.postMessage({ type: 'trouble', text })
  setTimeout(() => done(tabs.close()))
})"""


def _older_tab(phone: Phone) -> None:
    phone.open("/")
    words = "Kith is open in another tab with an older version. Close that tab to go on."
    phone.page.evaluate(TROUBLE, words)
    expect(phone.page.get_by_text(words)).to_be_visible()


INSIDE: dict[str, Callable[[Phone], None]] = {
    "handle-unlike": on_page_of(MIKA, _handle),
    "birthday-none": on_page_of(MIKA, _birthday),
    "delete-failed": _delete_all,
    "passkeys-failed": _settings("passkeys"),
    "devices-failed": _settings("devices"),
    "codes-failed": _settings("codes"),
    "sync-failing": _failing,
    "sync-failing-told": _failing_told,
    "synced-told": _synced,
    "offline": _offline,
    "offline-told": _offline_waiting,
    "sign-out-unsent": _sign_out,
    "person-gone": _online,
    "older-tab": _older_tab,
    "share-again": come_to("/add?share=again"),
    "share-full": come_to("/add?share=full"),
}
"""What goes wrong inside, by the name of the picture, each after the one before it."""
