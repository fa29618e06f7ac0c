"""Every screen and sheet of Kith, and how to come to it; for the journeys that look at all of them."""

from collections.abc import Callable, Iterator

from playwright.sync_api import expect

from .chromium import Phone
from .errands import go, section

# What a fold hides never ends its transitions, but for being finished.
STILL = """() => document.getAnimations().every(animation => animation.playState === 'finished')
  && [...document.images].every(image => image.complete) && !document.querySelector('.coming')
  && (location.pathname !== '/add' || document.querySelector('main button'))"""

PLACES = {
    "today": "/",
    "people": "/people",
    "add": "/add?title=Ana&url=https://bsky.app/profile/ana.bsky.social",
    "you": "/you",
    "you-picture": "/you/picture",
    "you-nudge": "/you/nudge",
    "you-language": "/you/language",
    "you-passkeys": "/you/passkeys",
    "you-devices": "/you/devices",
    "you-codes": "/you/codes",
    "you-deleted": "/you/deleted",
    "you-leave": "/you/leave",
    "you-quick-add": "/you/quick-add",
    "you-shortcut": "/you/quick-add/shortcut",
    "you-bookmarklet": "/you/quick-add/bookmarklet",
}
"""Screens that are always there, by the name of their picture."""


def _moment(phone: Phone) -> None:
    section(phone, "Together").get_by_role("button").first.click()


def _handle(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Change ").first.click()


def _closeness(phone: Phone) -> None:
    section(phone, "Circle and rhythm").get_by_role("button").click()


def _picture(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Picture of").click()


SHEETS: dict[str, Callable[[Phone], None]] = {
    "moment": _moment,
    "handle": _handle,
    "closeness": _closeness,
    "picture": _picture,
}
"""Sheets on a person's page, by the name of their picture."""


def settle(phone: Phone) -> None:
    """Wait until nothing moves and every picture has come."""
    expect(phone.page.get_by_role("heading", level=1)).to_be_attached()
    phone.page.wait_for_function(STILL)


def show_place(phone: Phone, name: str) -> None:
    """Open one of PLACES."""
    phone.open(PLACES[name])
    settle(phone)


def show_person(phone: Phone) -> None:
    """Open the page of the first person in the list."""
    phone.open("/people")
    go(phone, "People")
    phone.page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    expect(section(phone, "Together")).to_be_visible()
    settle(phone)


def show_several(phone: Phone) -> None:
    """Choose the first three people in the list, to log something for all of them."""
    phone.open("/people?several")
    for number in range(3):
        phone.page.get_by_role("checkbox").nth(number).check()
    settle(phone)


def show_sheet(phone: Phone, name: str) -> None:
    """Open one of SHEETS, from a person's page."""
    SHEETS[name](phone)
    expect(phone.page.get_by_role("dialog")).to_be_visible()
    settle(phone)


def close_sheet(phone: Phone) -> None:
    # The first “Close” is the sheet's; a circle is called that too.
    phone.page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).first.click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)


def tour(phone: Phone) -> Iterator[str]:
    """Come to every screen that there is with people, then to the sheets on the page of one: the name of each."""
    for place in PLACES:
        show_place(phone, place)
        yield place
    show_several(phone)
    yield "several"
    show_person(phone)
    yield "person"
    for sheet in SHEETS:
        show_sheet(phone, sheet)
        yield sheet
        close_sheet(phone)
