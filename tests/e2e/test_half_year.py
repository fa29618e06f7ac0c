"""A made-up half year: the card is for whom one would expect, says why, and shows what it rests on; offline too."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from .chromium import Phone
from .crowd import bring_note, bring_someone
from .errands import card, go, press, section, sign_up, status, visit
from .kith_server import KithServer
from .patience import until

WEEKS = 26


def live_half_a_year(phone: Phone) -> None:
    """Mika, who comes first, has asked something; Ruth and Bo talked every week until lately; Noor has not answered,
    and Zoë likes things."""
    mika = bring_someone(
        phone,
        "Mika Kovács",
        [("message", "both", 150), ("email", "both", 90), ("message", "out", 40), ("message", "in", 2)],
    )
    bring_note(phone, mika, "Runs the marathon", (date.today() - timedelta(days=20)).isoformat())
    weekly = [("message", "both", week * 7 + 21) for week in range(WEEKS - 3)]
    bring_someone(phone, "Ruth Jensen", weekly)
    bring_someone(
        phone, "Noor Haddad", [("message", "both", 160), *(("message", "out", days) for days in (70, 50, 30))]
    )
    bring_someone(phone, "Zoë Åkesson", [("like", "in", days) for days in (100, 60, 20)])
    bring_someone(phone, "Pedro Fonseca", [("meet", "both", 120), ("message", "both", 100)])


def test_the_card_of_a_half_year(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    live_half_a_year(phone)
    phone.open("/")
    status(phone, "Synced")
    for is_offline in (False, True):
        if is_offline:
            # What the server made of the skip and of its undo is here, and is what an offline start shows.
            status(phone, "Synced")
            phone.offline()
            phone.restart()
        expect(card(phone)).to_contain_text("Mika Kovács")
        expect(card(phone)).to_contain_text("you haven’t answered")
        expect(section(phone, "Your turn").get_by_role("listitem")).to_contain_text(["Zoë"])
        card(phone).get_by_role("button", name=re.compile("you haven’t answered")).click()
        facts = phone.page.get_by_role("dialog")
        expect(facts.get_by_role("listitem")).to_contain_text(["Mika messaged"])
        facts.get_by_role("button", name="Close").click()
        press(phone, "Someone else")
        expect(card(phone)).to_contain_text("Ruth Jensen")
        expect(card(phone)).to_contain_text("You two are usually in touch every week")
        press(phone, "Undo")
        expect(card(phone)).to_contain_text("Mika Kovács")
    visit(phone, "Noor Haddad")
    expect(phone.page.get_by_role("region", name="Resting")).to_contain_text("You reached out three times")
    go(phone, "Today")
    phone.online()
    status(phone, "Synced")
    until(lambda: kith.count("skip", "removed_at IS NULL") == 0, "both skips were taken back")
    [[people]] = kith.rows("SELECT people FROM plan")
    [[noor]] = kith.rows("SELECT id FROM person WHERE name = 'Noor Haddad'")
    assert str(noor) not in str(people)
