"""What comes and goes in Kith, and how a phone of a test comes to see it: toasts, alerts, and sheets that ask."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .chromium import Phone
from .crowd import bring_someone
from .errands import (
    ask_to_sign_out,
    go,
    line,
    part,
    press,
    section,
    status,
    tap,
    textbox,
    visit,
)
from .screens import show_sheet

MIKA, LONG, HEBREW = "Mika Kovács", "Wilhelmina Alexandra Featherstonehaugh-Cholmondeley", "נועה לוי"
BROKEN = "() => { IDBDatabase.prototype.transaction = () => { throw new DOMException('broken', 'UnknownError') } }"
"""The browser's storage answers no more, until the page is loaded anew."""
HOLD = "pointerenter"
"""A toast over which a pointer rests stays."""


def meet_three(phone: Phone) -> None:
    """Know three people whose names are of three kinds, each with a word that came from them."""
    for name in (MIKA, LONG, HEBREW):
        bring_someone(phone, name, [("message", "both", 50), ("message", "in", 9)])
    phone.open("/people")
    status(phone, "Synced")


def hold_toast(phone: Phone) -> None:
    """Have the toast stay for as long as it is looked at."""
    phone.page.locator(".toast:visible").dispatch_event(HOLD)


def _card(phone: Phone) -> None:
    press(phone, "Someone else")


def _not_now(phone: Phone) -> None:
    press(phone, "Not this week")


def _made_up(phone: Phone) -> None:
    phone.open("/")
    go(phone, "People")


def _on(name: str, deed: Callable[[Phone], None]) -> Callable[[Phone], None]:
    """The same on somebody's page."""

    def there(phone: Phone) -> None:
        phone.open("/people")
        visit(phone, name)
        deed(phone)

    return there


def _archived(phone: Phone) -> None:
    part(phone, "Archive")


def _back(phone: Phone) -> None:
    part(phone, "Bring back")


def _left_out(phone: Phone) -> None:
    press(phone, "Leave out for a while")
    phone.page.get_by_role("dialog").get_by_role("button", name="A month").click()


def _failed(phone: Phone) -> None:
    expect(section(phone, "Together")).to_be_visible()
    phone.page.evaluate(BROKEN)
    phone.page.get_by_role("group", name="What happened?").get_by_role("button", name="Called", exact=True).click()


def _failed_in_a_sheet(phone: Phone) -> None:
    section(phone, "To remember").get_by_role("button").last.click()
    textbox(phone, "Note").fill("Keeps bees")
    phone.page.evaluate(BROKEN)
    press(phone, "Save")


def _quick(phone: Phone) -> None:
    go(phone, "People")
    phone.page.get_by_role("main").get_by_role("listitem").get_by_role("button").first.click()


def _thrown_away(phone: Phone) -> None:
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen")
    press(phone, "Throw away")


def _nobody_in_it(phone: Phone) -> None:
    go(phone, "Add someone")
    phone.page.locator("summary").click()
    with phone.page.expect_file_chooser() as chooser:
        press(phone, "Choose a file")
    chooser.value.set_files({"name": "people.zip", "mimeType": "application/zip", "buffer": b"PK"})


def _no_picture(phone: Phone) -> None:
    show_sheet(phone, "picture")
    with phone.page.expect_file_chooser() as chooser:
        press(phone, "Choose a picture")
    chooser.value.set_files({"name": "face.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"})


TOASTS: dict[str, Callable[[Phone], None]] = {
    "today": _card,
    "today-week": _not_now,
    "people": _quick,
    "add": _thrown_away,
    "person": _on(MIKA, lambda phone: tap(phone, "Liked")),
    "long": _on(LONG, _left_out),
    "hebrew": _on(HEBREW, _left_out),
    "picture": _on(MIKA, _no_picture),
    "failed": _on(MIKA, _failed),
    "failed-sheet": _on(MIKA, _failed_in_a_sheet),
}
"""By the name of their picture; from Today."""


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


def _address(path: str) -> Callable[[Phone], None]:
    def there(phone: Phone) -> None:
        phone.leave()
        phone.open(path)
        phone.page.wait_for_load_state("networkidle")

    return there


OUTSIDE: dict[str, Callable[[Phone], None]] = {
    "recovery": _recovery,
    "no-network": _no_network,
    "refused": _refused,
    "link-broken": _address("/enter"),
    "link-expired": _address("/enter#nothing"),
    "server-404": _address("/nowhere"),
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


INSIDE: dict[str, Callable[[Phone], None]] = {
    "file": _nobody_in_it,
    "handle-unlike": _on(MIKA, _handle),
    "birthday-none": _on(MIKA, _birthday),
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
    "share-again": _address("/add?share=again"),
    "share-full": _address("/add?share=full"),
}
"""What goes wrong inside, by the name of the picture, each after the one before it."""


def _passkey(phone: Phone) -> None:
    phone.open("/you/passkeys")
    phone.page.get_by_role("main").get_by_role("listitem").get_by_role("button").click()


def _passkey_removed(phone: Phone) -> None:
    _passkey(phone)
    press(phone, "Remove this passkey")


def _codes(phone: Phone) -> None:
    phone.open("/you/codes")
    press(phone, "Make ten new codes")


def _codes_new(phone: Phone) -> None:
    press(phone, "Make new ones")


def _name(phone: Phone) -> None:
    phone.open("/you")
    phone.page.get_by_role("button", name="Your name").click()


def _known(phone: Phone) -> None:
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen")
    press(phone, "Someone I know")


QUESTIONS: dict[str, Callable[[Phone], None]] = {
    "more": _on(LONG, lambda phone: phone.page.get_by_role("button", name="More about Wilhelmina").click()),
    "died": _on(LONG, lambda phone: part(phone, "Has died")),
    "snooze": _on(HEBREW, lambda phone: press(phone, "Leave out for a while")),
    "known": _known,
    "language": _address("/you/language"),
    "leave": _address("/you/leave"),
    "name": _name,
    "passkey": _passkey,
    "passkey-remove": _passkey_removed,
    "codes-renew": _codes,
    "codes-new": _codes_new,
}
"""Sheets and places that ask before something is done, by the name of the picture."""
