"""Pictures of every screen, to look at: light and dark, with nobody, some and two thousand people.

What is used most is taken in four sizes, from the smallest phone to a desk; the rest on two phones.
"""

from pathlib import Path

from playwright.sync_api import expect

from .chromium import COLOURS, PHONE, PHONES, SIZES, Phone
from .crowd import ODD_NAMES, bring, bring_someone
from .draft_states import DRAFTS, meet, show_draft
from .errands import heading, press, sign_up, status, try_made_up_people
from .screens import PLACES, SHEETS, settle, show_place, tour

MAIN = ("today", "people", "add", "you", "you-picture")
Sizes = tuple[tuple[int, int], ...]


def take(phone: Phone, name: str, sizes: Sizes = PHONES) -> None:
    """Take the screen in these sizes and both colours."""
    for width, height in sizes:
        phone.page.set_viewport_size({"width": width, "height": height})
        for colours in COLOURS:
            phone.page.emulate_media(color_scheme=colours)
            settle(phone)
            phone.picture(f"{name}-{width}-{colours}")
    phone.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})


def take_everything(phone: Phone, how_many: str) -> None:
    """Take every screen that has people on it."""
    for screen in tour(phone):
        name = f"{how_many}-person-{screen}" if screen in SHEETS else f"{how_many}-{screen}"
        take(phone, name, SIZES if screen in (*MAIN, "person") else PHONES)
        if screen == "person":
            phone.picture(f"{name}-whole", whole=True)


def test_pictures_with_nobody(phone: Phone) -> None:
    phone.open()
    expect(phone.page.get_by_role("button", name="Create my account")).to_be_visible()
    settle(phone)
    take(phone, "welcome", SIZES)
    phone.page.get_by_label("What shall we call you?").fill("Ana Sá")
    press(phone, "Create my account")
    expect(heading(phone, "Keep these ten codes")).to_be_visible()
    take(phone, "codes")
    press(phone, "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()
    status(phone, "Synced")
    for place in PLACES:
        show_place(phone, place)
        take(phone, f"nobody-{place}", SIZES if place in MAIN else PHONES)


def test_pictures_with_some(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    take_everything(phone, "some")
    phone.offline()
    show_place(phone, "people")
    take(phone, "some-people-offline")


def test_pictures_of_drafts(phone: Phone, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    meet(phone)
    for draft in DRAFTS:
        show_draft(phone, draft, tmp_path)
        take(phone, f"draft-{draft}", SIZES)
        phone.picture(f"draft-{draft}-whole", whole=True)


def test_pictures_with_two_thousand(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    for name in ODD_NAMES:
        bring_someone(phone, name, [("message", "both", 50), ("message", "in", 9)], place="Llanfairpwllgwyngyll")
    bring(phone, 2000)
    phone.open("/people")
    status(phone, "Synced")
    take_everything(phone, "many")
    show_place(phone, "people")
    phone.page.get_by_role("searchbox", name="Search people").fill("kovacs")
    settle(phone)
    take(phone, "many-people-search")
    for at, name in enumerate(ODD_NAMES):
        show_place(phone, "people")
        phone.page.get_by_role("searchbox", name="Search people").fill(name)
        phone.page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
        expect(heading(phone, name)).to_be_attached()
        settle(phone)
        take(phone, f"many-odd-{at}")
