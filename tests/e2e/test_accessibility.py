"""axe finds nothing to complain about, on any screen, in light and in dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .chromium import COLOURS, PHONE, SMALLEST, Phone
from .draft_states import DRAFTS, meet, show_draft
from .errands import (
    add_person,
    ask_to_sign_out,
    go,
    heading,
    line,
    press,
    section,
    sign_up,
    status,
    tap,
    try_made_up_people,
    visit,
    write_note,
)
from .kith_server import KithServer
from .screens import PLACES, close_sheet, settle, show_place, tour


def complaints(phone: Phone, screen: str) -> list[str]:
    """What axe has to say about the page as it is now, in both colours."""
    found = []
    for colours in COLOURS:
        phone.page.emulate_media(color_scheme=colours)
        settle(phone)
        results = Axe().run(phone.page)
        found += [f"{screen}, {colours}: {results.generate_report()}"] if results.violations_count else []
    return found


def test_coming_in_is_accessible(phone: Phone) -> None:
    phone.open()
    expect(phone.page.get_by_role("button", name="Create my account")).to_be_visible()
    found = complaints(phone, "welcome")
    press(phone, "Use a recovery code")
    found += complaints(phone, "recovery code")
    close_sheet(phone)
    phone.page.get_by_label("What shall we call you?").fill("Ana Sá")
    press(phone, "Create my account")
    expect(heading(phone, "Keep these ten codes")).to_be_visible()
    found += complaints(phone, "ten codes")
    press(phone, "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()
    found += complaints(phone, "nobody yet")
    assert not found, "\n".join(found)


def test_every_screen_is_accessible(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    found = []
    for screen in tour(phone):
        found += complaints(phone, screen)
    assert not found, "\n".join(found)


def test_every_screen_is_accessible_with_nobody(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    found = []
    for place in PLACES:
        show_place(phone, place)
        found += complaints(phone, place)
    assert not found, "\n".join(found)


def test_what_comes_and_goes_is_accessible(phone: Phone) -> None:
    """Toasts, opened grids, fields in the place of words, empty searches, sheets about syncing, and no network."""
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács", more="mika@example.org")
    tap(phone, "Liked")
    found = complaints(phone, "toast")
    write_note(phone, "Keeps bees")
    phone.page.get_by_role("group", name="What happened?").get_by_role("button", name="More").click()
    found += complaints(phone, "all kinds")
    press(phone, "Mika Kovács, rename")
    found += complaints(phone, "rename")
    phone.page.keyboard.press("Escape")
    press(phone, "More about Mika")
    found += complaints(phone, "more")
    press(phone, "Has died")
    found += complaints(phone, "has died?")
    press(phone, "Yes")
    expect(phone.page.get_by_text("asks nothing of you")).to_be_visible()
    found += complaints(phone, "has died")
    press(phone, "More about Mika")
    press(phone, "Archive")
    go(phone, "People")
    found += complaints(phone, "only archived")
    phone.page.get_by_role("searchbox", name="Search people").fill("nobody at all")
    found += complaints(phone, "nobody found")
    phone.page.locator(".status").click()
    found += complaints(phone, "synced, explained")
    close_sheet(phone)
    phone.offline()
    go(phone, "Add someone")
    line(phone).fill("Noor Haddad")
    press(phone, "Save")
    expect(section(phone, "To remember")).to_be_visible()
    found += complaints(phone, "offline")
    phone.page.locator(".status").click()
    found += complaints(phone, "offline, explained")
    close_sheet(phone)
    ask_to_sign_out(phone)
    expect(phone.page.get_by_role("dialog")).to_be_visible()
    found += complaints(phone, "signing out with taps unsent")
    assert not found, "\n".join(found)


def test_what_is_missing_or_refused_is_accessible(phone: Phone, kith: KithServer) -> None:
    phone.forgive("status of (401|404|400)")
    found = []
    for path in ("/enter", "/enter#nothing", "/join", "/nowhere"):
        # Of the same page with another fragment a browser only changes the address.
        phone.leave()
        phone.open(path)
        phone.page.wait_for_load_state()
        settle(phone)
        found += complaints(phone, path)
    phone.open()
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    phone.open("/people/nobody")
    found += complaints(phone, "not here")
    phone.open("/add?share=again")
    found += complaints(phone, "share again")
    kith.change("DELETE FROM session")
    phone.open("/people")
    visit(phone, "Mika Kovács")
    tap(phone, "Liked")
    status(phone, "Sign in to sync")
    found += complaints(phone, "signed out by the server")
    phone.page.locator(".status").click()
    found += complaints(phone, "sign in again")
    assert not found, "\n".join(found)


def test_every_draft_is_accessible_and_fits_the_smallest_phone(phone: Phone, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    meet(phone)
    phone.page.set_viewport_size({"width": SMALLEST[0], "height": SMALLEST[1]})
    found = []
    for draft in DRAFTS:
        show_draft(phone, draft, tmp_path)
        found += complaints(phone, draft)
        found += [f"{draft}: {problem}" for problem in phone.page.evaluate(PROBLEMS)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [SMALLEST, PHONE], ids=["smallest", "usual"])
def test_nothing_is_wider_than_the_phone_or_too_small_to_hit(phone: Phone, size: tuple[int, int]) -> None:
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    found = []
    for screen in tour(phone):
        found += [f"{screen}: {problem}" for problem in phone.page.evaluate(PROBLEMS)]
    tap(phone, "Liked")
    found += [f"toast: {problem}" for problem in phone.page.evaluate(PROBLEMS)]
    assert not found, "\n".join(found)


PROBLEMS = """() => {
  const FINGER = 46
  const reach = element => {
    element.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const [x, y, far] = [(left + right) / 2, (top + bottom) / 2, FINGER / 2]
    const points = [[x - far, y], [x + far, y], [x, y - far], [x, y + far]]
    return points.every(([x, y]) => element.contains(document.elementFromPoint(x, y)))
  }
  const shown = element => element.checkVisibility() && element.getBoundingClientRect().width > 1
  const inText = element => getComputedStyle(element).display === 'inline'
  const sheet = [...document.querySelectorAll('dialog[open]')].at(-1)
  const pressed = sheet ? sheet.querySelectorAll('button, a, label:not(.field)')
    : document.querySelectorAll('main button, main a, main label:not(.field), nav a, section button, .toast button')
  const small = [...pressed]
    .filter(element => shown(element) && !inText(element) && !reach(element))
    .map(element => `hard to hit: ${element.outerHTML.slice(0, 120)}`)
  // Not innerWidth: a phone zooms out of a page that is too wide for it.
  const { scrollWidth: width, clientWidth } = document.documentElement
  return width > clientWidth ? [...small, `the page is ${width} wide`] : small
}"""
"""Things to tap that a fingertip misses, the invisible rim around small ones counted in; and sideways scrolling."""
