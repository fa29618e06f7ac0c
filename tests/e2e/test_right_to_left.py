"""A language that is read from right to left: the same screens, mirrored, of which nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from .chromium import PHONE, SMALLEST, Phone
from .errands import add_person, part, press, sign_up, try_made_up_people
from .screens import settle, tour
from .test_accessibility import PROBLEMS

MIRROR = "document.documentElement.dir = 'rtl'"
HEBREW = "נועה לוי"
POINTS = "element => new DOMMatrix(getComputedStyle(element).transform).a"


def problems(phone: Phone, screen: str) -> list[str]:
    phone.page.evaluate(MIRROR)
    settle(phone)
    phone.picture(f"mirrored-{screen}-{phone.page.viewport_size['width']}")  # type: ignore[index]  # It has a size.
    return [f"{screen}: {problem}" for problem in phone.page.evaluate(PROBLEMS)]


@pytest.mark.parametrize("size", [SMALLEST, PHONE], ids=["smallest", "usual"])
def test_mirrored_screens_fit_and_can_be_hit(phone: Phone, size: tuple[int, int]) -> None:
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    found = []
    for screen in tour(phone):
        found += problems(phone, screen)
        if screen == "person":
            arrow = phone.page.get_by_role("link", name="Back").locator("svg")
            assert arrow.evaluate(POINTS) == -1, "The arrow turns round."
    assert not found, "\n".join(found)


def test_a_sentence_that_begins_with_a_name_goes_the_way_of_its_language(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, HEBREW)
    part(phone, "Has died")
    asked = phone.page.get_by_role("dialog").get_by_role("heading")
    expect(asked).to_have_text(re.compile("has died$"))
    expect(asked).to_have_css("direction", "ltr")
    press(phone, "Cancel")
    part(phone, "Archive")
    expect(phone.page.locator(".toast p").filter(has_text="archived")).to_have_css("direction", "ltr")
