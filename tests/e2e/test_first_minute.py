"""From the first visit to the first tap that is worth something: few taps, no instructions, and well under a minute."""

from playwright.sync_api import expect

from .chromium import Phone
from .errands import go, heading, line, timeline

TAPS_MOST = 7
READING_SECONDS = 4.0
TYPING_SECONDS = 0.35
MINUTE = 60


def test_the_first_useful_tap_takes_less_than_a_minute(phone: Phone) -> None:
    """A person reads a screen in four seconds and types three letters a second; the phone's own part is measured."""
    page = phone.page
    taps, typed, screens = 0, 0, 1

    def tap(role: str, name: str) -> None:
        nonlocal taps
        page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]  # A role of ARIA.
        taps += 1

    phone.open()
    begun = page.evaluate("performance.timeOrigin")
    tap("textbox", "What shall we call you?")
    page.keyboard.type("Ana")
    tap("button", "Create my account")
    expect(heading(phone, "Keep these ten codes")).to_be_visible()
    tap("button", "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()
    go(phone, "Add someone")
    expect(heading(phone, "Add someone")).to_be_visible()
    line(phone).click()
    page.keyboard.type("Mika @mika.kovacs")
    taps, typed, screens = taps + 2, len("Ana") + len("Mika @mika.kovacs"), screens + 4
    tap("button", "Save")
    expect(heading(phone, "Mika")).to_be_attached()
    tap("button", "Messaged")
    expect(timeline(phone)).to_have_count(1)
    phones = (page.evaluate("performance.timeOrigin + performance.now()") - begun) / 1000
    person = screens * READING_SECONDS + typed * TYPING_SECONDS + taps
    took = f"{phones:.1f} s of the phone, about {person:.0f} s of a person"
    print(f"{taps} taps, {typed} letters, {screens} screens: {took}")
    assert taps <= TAPS_MOST
    assert person < MINUTE
