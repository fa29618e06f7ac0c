"""Every way it can stand with somebody that a screen has words for, and how a phone of a test comes to see it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import expect

from .chromium import Phone
from .crowd import bring_note, bring_someone
from .errands import part, press, section, status, visit
from .screens import settle

LONG = "Wilhelmina Alexandra Featherstonehaugh-Cholmondeley"
HEBREW = "נועה לוי"

Contacts = list[tuple[str, str, float]]
BOTH_WAYS = [("email", "out"), ("email", "in")] * 5
WRITTEN: Contacts = [(kind, side, 100 - 10 * at) for at, (kind, side) in enumerate(BOTH_WAYS)]
THRICE: Contacts = [("message", "both", 50), ("message", "in", 9), ("email", "in", 5), ("text", "in", 2)]
LONG_AGO: Contacts = [("message", "both", 420), ("message", "out", 400), ("email", "in", 380), ("message", "in", 2)]
TRIES: Contacts = [("message", "both", 90), ("message", "out", 45), ("email", "out", 30), ("text", "out", 12)]
PEOPLE: dict[str, tuple[str, Contacts, dict[str, Any]]] = {
    "resting": ("Ruth Jensen", TRIES, {"circle": "friends"}),
    "private-word": ("Pedro Fonseca", [("comment", "in", 9), ("comment", "out", 6)], {}),
    "call-or-meet": ("Mika Kovács", WRITTEN, {"circle": "close"}),
    "share-back": ("Noor Haddad", [*WRITTEN[:4], ("call", "both", 40), ("meet", "both", 3)], {}),
    "waiting": ("Tunde Okafor", THRICE, {}),
    "woke": ("Yu-Wen Chang", LONG_AGO, {}),
    "long": (LONG, TRIES, {"place": "Llanfairpwllgwyngyll"}),
    "hebrew": (HEBREW, [*WRITTEN, ("text", "in", 4), ("text", "in", 3)], {}),
}
"""Name, history (kind, direction, days ago) and fields of a person, by the name of the picture."""


def bring_all(phone: Phone) -> None:
    """Give the account all of these, with a birthday and something to come."""
    soon = date.today() + timedelta(days=4)
    for at, (name, contacts, values) in enumerate(PEOPLE.values()):
        birthday = (soon + timedelta(days=at)).strftime("--%m-%d" if at % 2 else "1984-%m-%d")
        person = bring_someone(phone, name, contacts, birthday=birthday, **values)
        bring_note(phone, person, "Likes bees, and the wind in the trees")
        bring_note(phone, person, "Moves to Porto", (soon + timedelta(days=7)).isoformat())
    phone.open("/people")
    status(phone, "Synced")


def show_standing(phone: Phone, state: str) -> None:
    """Open the page of one of PEOPLE."""
    phone.open("/people")
    visit(phone, PEOPLE[state][0])
    expect(section(phone, "To remember")).to_be_visible()
    settle(phone)


def _press(words: str) -> Callable[[Phone], None]:
    return lambda phone: press(phone, words)


def _first(label: str) -> Callable[[Phone], None]:
    return lambda phone: phone.page.get_by_role("region", name=label).get_by_role("button").first.click()


SHEETS: dict[str, tuple[str, Callable[[Phone], None]]] = {
    "step-why": ("call-or-meet", _first("A next step")),
    "step-how": ("call-or-meet", _press("Call or meet Mika")),
    "stage": ("share-back", lambda phone: phone.page.get_by_role("button", name="Voice, reached").click()),
    "birthday": ("resting", _press("Change the birthday")),
    "note-day": ("resting", _press("Change the note: Moves to Porto")),
    "snooze": ("long", _press("Leave out for a while")),
    "died": ("long", lambda phone: part(phone, "Has died")),
    "more": ("long", lambda phone: phone.page.get_by_role("button", name="More about Wilhelmina").click()),
}
"""Sheets by the name of their picture: on whose page, and what opens them."""
