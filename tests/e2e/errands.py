"""What people do in Kith, in the words that its screens show them."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from .chromium import Phone

WORKER_IN_CONTROL = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"


def sign_up(phone: Phone, name: str) -> None:
    """Make an account with a passkey and come as far as Today."""
    phone.open()
    phone.page.get_by_label("What shall we call you?").fill(name)
    press(phone, "Create my account")
    expect(heading(phone, "Keep these ten codes")).to_be_visible()
    press(phone, "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()
    phone.page.wait_for_function(WORKER_IN_CONTROL, timeout=30_000)


def sign_in(phone: Phone) -> None:
    """Come in with a passkey that this phone has, by the button."""
    press(phone, "Sign in with a passkey")
    expect(heading(phone, "Today")).to_be_visible()


def sign_in_like(phone: Phone, other: Phone) -> None:
    """Come in on `phone` with the passkey made on `other`, as one keychain on both allows."""
    phone.take_passkeys_from(other)
    phone.open()
    sign_in(phone)


def sign_out(phone: Phone) -> None:
    """Leave, and wait until Kith is out of sight."""
    ask_to_sign_out(phone)
    expect(phone.page.get_by_role("button", name="Sign in with a passkey")).to_be_visible()


def ask_to_sign_out(phone: Phone) -> None:
    """Press “Sign out”, which may ask back."""
    go(phone, "You")
    phone.page.get_by_role("button", name="Sign out").click()


def try_made_up_people(phone: Phone) -> None:
    """Take Kith’s offer to somebody who knows nobody yet."""
    press(phone, "Try it with made-up people")
    expect(phone.page.get_by_text("all of them made up")).to_be_visible()


def add_person(phone: Phone, name: str, *, more: str = "") -> None:
    """Add somebody in one line, by name and perhaps more; ends on the person's page."""
    go(phone, "Add someone")
    line(phone).fill(f"{name} {more}")
    press(phone, "Save")
    expect(heading(phone, name)).to_be_attached()


def visit(phone: Phone, name: str) -> None:
    """Open somebody's page from the list of people."""
    go(phone, "People")
    phone.page.get_by_role("link", name=re.compile(re.escape(name))).click()
    expect(heading(phone, name)).to_be_attached()


def tap(phone: Phone, *labels: str) -> None:
    """Log these on the person's page, one tap each."""
    grid = phone.page.get_by_role("group", name="What happened?")
    # Which of them stand behind "More" shows only once some are there.
    expect(grid.get_by_role("button").first).to_be_visible()
    for label in labels:
        button = grid.get_by_role("button", name=label, exact=True)
        if not button.is_visible():
            grid.get_by_role("button", name="More").click()
        before = timeline(phone).count()
        button.click()
        expect(timeline(phone)).to_have_count(before + 1)


def part(phone: Phone, deed: str) -> None:
    """Archive, delete and the like, behind More at the foot of the page of the person who is open."""
    phone.page.get_by_role("button", name=re.compile("^More about ")).last.click()
    press(phone, deed)


def rename(phone: Phone, name: str, new_name: str) -> None:
    """Give the person whose page is open another name."""
    press(phone, f"{name}, rename")
    textbox(phone, "Name").fill(new_name)
    press(phone, "Save the name")
    expect(heading(phone, new_name)).to_be_attached()


def write_note(phone: Phone, text: str) -> None:
    """Remember something about the person whose page is open."""
    section(phone, "To remember").get_by_role("button").last.click()
    textbox(phone, "Note").fill(text)
    press(phone, "Save")
    expect(section(phone, "To remember").get_by_text(text)).to_be_visible()


def choose_circle(phone: Phone, circle: str) -> None:
    """Say how close the person whose page is open is."""
    section(phone, "Circle and rhythm").get_by_role("button").click()
    phone.page.get_by_role("group", name="Circle").get_by_role("button", name=circle).click()
    press(phone, "Done")


def choose_place(phone: Phone, place: str) -> None:
    """Say where the person whose page is open lives."""
    section(phone, "Circle and rhythm").get_by_role("button").click()
    textbox(phone, "Place").fill(place)
    press(phone, "Done")


def choose_picture(phone: Phone, name: str, picture: Path) -> None:
    """Give the person whose page is open a face, from a file."""
    press(phone, f"Picture of {name}")
    with phone.page.expect_file_chooser() as chooser:
        press(phone, "Choose a picture")
    chooser.value.set_files(picture)
    expect(portrait(phone, name)).to_be_visible()


def go(phone: Phone, place: str) -> None:
    """Use the navigation at the bottom."""
    phone.page.get_by_role("navigation", name="Places").get_by_role("link", name=place, exact=True).click()


def press(phone: Phone, words: str) -> None:
    """Tap the button with exactly these words."""
    phone.page.get_by_role("button", name=words, exact=True).click()


def press_radio(phone: Phone, words: str) -> None:
    """Choose this side of a switch; the input itself is hidden behind its words."""
    phone.page.locator(".switch label").filter(has_text=words).click()


def textbox(phone: Phone, label: str) -> Locator:
    return phone.page.get_by_role("textbox", name=label, exact=True)


def line(phone: Phone) -> Locator:
    """The one field of Add for somebody by hand."""
    return phone.page.get_by_role("textbox", name=re.compile("^Name, link"))


def heading(phone: Phone, words: str) -> Locator:
    return phone.page.get_by_role("heading", name=words, exact=True, level=1)


def section(phone: Phone, words: str) -> Locator:
    return phone.page.locator("section").filter(has=phone.page.get_by_role("heading", name=words, exact=True))


def card(phone: Phone) -> Locator:
    """Whom Today names."""
    return phone.page.get_by_role("region", name="Today’s person")


def timeline(phone: Phone) -> Locator:
    """The rows of what happened, on a person's page."""
    return section(phone, "Together").get_by_role("listitem")


def portrait(phone: Phone, name: str) -> Locator:
    """The picture on a person's page; absent while there are only initials."""
    return phone.page.get_by_role("button", name=f"Picture of {name}").locator("img")


def status(phone: Phone, words: str) -> None:
    """Wait until the screen says this about syncing."""
    expect(phone.page.locator(".status")).to_have_text(words, timeout=30_000)
