"""What comes and goes in Kith, and how a phone of a test comes to see it: toasts, alerts, and sheets that ask."""

from collections.abc import Callable

from playwright.sync_api import expect

from .chromium import Phone
from .crowd import bring_someone
from .errands import (
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


def on_page_of(name: str, deed: Callable[[Phone], None]) -> Callable[[Phone], None]:
    """The same on somebody's page."""

    def there(phone: Phone) -> None:
        phone.open("/people")
        visit(phone, name)
        deed(phone)

    return there


def come_to(path: str) -> Callable[[Phone], None]:
    def there(phone: Phone) -> None:
        phone.leave()
        phone.open(path)
        phone.page.wait_for_load_state("networkidle")

    return there


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
    "file": _nobody_in_it,
    "person": on_page_of(MIKA, lambda phone: tap(phone, "Liked")),
    "long": on_page_of(LONG, _left_out),
    "hebrew": on_page_of(HEBREW, _left_out),
    "picture": on_page_of(MIKA, _no_picture),
    "failed": on_page_of(MIKA, _failed),
    "failed-sheet": on_page_of(MIKA, _failed_in_a_sheet),
}
"""By the name of their picture; from Today."""


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
    "more": on_page_of(LONG, lambda phone: phone.page.get_by_role("button", name="More about Wilhelmina").click()),
    "died": on_page_of(LONG, lambda phone: part(phone, "Has died")),
    "snooze": on_page_of(HEBREW, lambda phone: press(phone, "Leave out for a while")),
    "known": _known,
    "language": come_to("/you/language"),
    "leave": come_to("/you/leave"),
    "name": _name,
    "passkey": _passkey,
    "passkey-remove": _passkey_removed,
    "codes-renew": _codes,
    "codes-new": _codes_new,
}
"""Sheets and places that ask before something is done, by the name of the picture."""
