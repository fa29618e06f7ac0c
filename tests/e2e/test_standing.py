"""How things stand moves with the taps: at once, without a network too, and the server agrees when it hears of them."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from .chromium import HOME, Phone
from .crowd import bring_someone
from .errands import add_person, card, go, heading, part, press, press_radio, section, sign_up, status, tap, visit
from .kith_server import KithServer
from .patience import until
from .screens import close_sheet


def your_turn(phone: Phone) -> Locator:
    """The names in *your turn*."""
    return section(phone, "Your turn").get_by_role("listitem")


def standing(kith: KithServer, *columns: str) -> list[tuple[object, ...]]:
    return kith.rows(f"SELECT {', '.join(columns)} FROM standing JOIN person ON person.id = standing.id")


def message_days_ago(phone: Phone, days: float) -> None:
    """Log a message of the user's at another time."""
    press(phone, "With a note or another time …")
    sheet = phone.page.get_by_role("dialog")
    press_radio_in(sheet, "I did")
    sheet.get_by_role("button", name="Messaged", exact=True).click()
    at = datetime.now(ZoneInfo(HOME)) - timedelta(days=days)
    sheet.get_by_label("When").fill(at.strftime("%Y-%m-%dT%H:%M"))
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_have_count(0)


def press_radio_in(place: Locator, words: str) -> None:
    place.locator(".switch label").filter(has_text=words).click()


def resting(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name="Resting")


def test_what_they_did_is_my_turn_and_my_answer_ends_it(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    # Mika comes first and is today's person, who is on the card and not below it.
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")
    add_person(phone, "Ana Sá")
    status(phone, "Synced")
    for is_offline in (False, True):
        if is_offline:
            phone.offline()
        go(phone, "Today")
        expect(heading(phone, "Today")).to_be_visible()
        expect(section(phone, "Your turn")).to_have_count(0)
        visit(phone, "Ana Sá")
        press_radio(phone, "They did")
        tap(phone, "Messaged")
        press_radio(phone, "They did")
        tap(phone, "Emailed")
        expect(phone.page.get_by_text("Ana has written twice")).to_be_visible()
        go(phone, "Today")
        expect(your_turn(phone)).to_contain_text(["Ana Sá"])
        visit(phone, "Ana Sá")
        press_radio(phone, "I did")
        tap(phone, "Messaged")
        expect(phone.page.get_by_text("now it is Ana’s turn")).to_be_visible()
        go(phone, "Today")
        expect(heading(phone, "Today")).to_be_visible()
        expect(section(phone, "Your turn")).to_have_count(0)
        press(phone, "Undo")
        expect(your_turn(phone)).to_contain_text(["Ana Sá"])
        visit(phone, "Ana Sá")
        tap(phone, "Emailed")
    phone.online()
    status(phone, "Synced")
    until(lambda: ("theirs", 1) in standing(kith, "turn", "unanswered"), "the server says so too")
    expect(phone.page.get_by_text("now it is Ana’s turn")).to_be_visible()


def test_three_tries_lead_to_resting_and_a_tap_ends_it(new_phone: Callable[..., Phone], kith: KithServer) -> None:
    for is_offline in (False, True):
        kith.empty()
        phone = new_phone()
        sign_up(phone, "Bo Lindqvist")
        add_person(phone, "Ana Sá")
        status(phone, "Synced")
        if is_offline:
            phone.offline()
        for days in (30, 20):
            message_days_ago(phone, days)
        expect(resting(phone)).to_have_count(0)
        message_days_ago(phone, 5)
        expect(resting(phone)).to_contain_text("You reached out three times")
        resting(phone).get_by_role("button", name="You reached out three times").click()
        expect(phone.page.get_by_role("list", name="The facts").get_by_role("listitem")).to_have_count(3)
        close_sheet(phone)
        press(phone, "Not resting")
        expect(resting(phone)).to_have_count(0)
        press(phone, "Undo")
        expect(resting(phone)).to_be_visible()
        if is_offline:
            phone.online()
        status(phone, "Synced")
        until(lambda: standing(kith, "rests_at IS NOT NULL") == [(1,)], "the server leaves Ana in peace too")
        expect(resting(phone)).to_be_visible()
        go(phone, "People")
        press(phone, "Resting")
        expect(phone.page.get_by_role("main").get_by_role("listitem")).to_have_count(1)
        visit(phone, "Ana Sá")
        if is_offline:
            phone.offline()
        press_radio(phone, "They did")
        tap(phone, "Liked")
        expect(resting(phone)).to_have_count(0)
        if is_offline:
            phone.online()
        status(phone, "Synced")
        until(lambda: standing(kith, "rests_at", "turn") == [(None, "mine")], "the server says so too")
        expect(resting(phone)).to_have_count(0)


def test_a_week_without_names_and_back(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    bring_someone(phone, "Ana Sá", [("message", "both", 90), ("message", "in", 3)])
    phone.open("/")
    for is_offline in (False, True):
        expect(card(phone)).to_contain_text("Ana Sá")
        if is_offline:
            status(phone, "Synced")
            phone.offline()
        press(phone, "Not this week")
        expect(phone.page.get_by_text("A quiet week.")).to_be_visible()
        press(phone, "Undo")
        expect(card(phone)).to_contain_text("Ana Sá")
        press(phone, "Not this week")
        expect(phone.page.get_by_text("A quiet week.")).to_be_visible()
        if is_offline:
            phone.online()
        status(phone, "Synced")
        until(lambda: kith.count("skip", "scope = 'week' AND removed_at IS NULL") == 1, "the server knows")
        phone.restart()
        expect(phone.page.get_by_text("A quiet week.")).to_be_visible()
        press(phone, "Someone after all")
    expect(card(phone)).to_contain_text("Ana Sá")
    until(lambda: kith.count("skip", "removed_at IS NULL") == 0, "the server knows")


def start_fresh(phone: Phone) -> None:
    """Start fresh, and come back to Today."""
    go(phone, "You")
    phone.page.get_by_role("button", name=re.compile("^Fresh start")).click()
    press(phone, "Start fresh")
    expect(phone.page.get_by_text("A fresh start", exact=True)).to_be_visible()
    go(phone, "Today")
    expect(heading(phone, "Today")).to_be_visible()


def test_a_fresh_start_owes_nothing_until_it_is_taken_back(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    bring_someone(phone, "Noor Haddad", [("message", "both", 10)])
    for name, is_offline in (("Ana Sá", False), ("Mika Kovács", True)):
        bring_someone(phone, name, [("message", "both", 90), ("message", "in", 0)])
        phone.open("/")
        status(phone, "Synced")
        expect(your_turn(phone)).to_have_count(1)
        if is_offline:
            phone.offline()
        start_fresh(phone)
        expect(section(phone, "Your turn")).to_have_count(0)
        press(phone, "Undo")
        expect(your_turn(phone)).to_contain_text([name])
        start_fresh(phone)
        expect(section(phone, "Your turn")).to_have_count(0)
        if is_offline:
            phone.online()
        status(phone, "Synced")
        until(lambda: ("mine",) not in standing(kith, "turn"), "the server owes nothing either")
        expect(section(phone, "Your turn")).to_have_count(0)


def test_who_is_left_out_and_who_has_died_is_not_named(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    bring_someone(phone, "Ana Sá", [("message", "both", 90), ("message", "in", 3)])
    phone.open("/")
    status(phone, "Synced")
    expect(card(phone)).to_be_visible()
    phone.offline()
    visit(phone, "Ana Sá")
    press(phone, "Leave out for a while")
    phone.page.get_by_role("button", name=re.compile("Half a year")).click()
    go(phone, "Today")
    expect(heading(phone, "Today")).to_be_visible()
    expect(card(phone)).to_have_count(0)
    visit(phone, "Ana Sá")
    phone.page.get_by_role("complementary", name="Left out").get_by_role("button", name="Bring back").click()
    part(phone, "Has died")
    press(phone, "Yes")
    expect(phone.page.get_by_role("group", name="What happened?")).to_have_count(0)
    expect(section(phone, "Together").get_by_role("listitem")).to_have_count(2)
    go(phone, "Today")
    expect(heading(phone, "Today")).to_be_visible()
    expect(card(phone)).to_have_count(0)
    expect(section(phone, "Your turn")).to_have_count(0)
    phone.online()
    status(phone, "Synced")
    until(lambda: kith.count("person", "died_at IS NOT NULL AND snoozed_until IS NULL") == 1, "the server knows")
    visit(phone, "Ana Sá")
    part(phone, "Has not died")
    go(phone, "Today")
    expect(card(phone)).to_contain_text("Ana Sá")


def test_a_birthday_and_a_day_to_come_are_kept(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    add_person(phone, "Ana Sá")
    press(phone, "Add a birthday")
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_label("Day").fill("31")
    sheet.get_by_label("Month").select_option("2")
    expect(sheet.get_by_text("There is no such day.")).to_be_visible()
    sheet.get_by_label("Day").fill("29")
    sheet.get_by_role("button", name="Save").click()
    expect(section(phone, "To remember").get_by_text("Birthday, 29 February")).to_be_visible()
    section(phone, "To remember").get_by_role("button").last.click()
    sheet.get_by_label("Note").fill("Runs a marathon")
    sheet.get_by_label("On a day").fill((datetime.now(ZoneInfo(HOME)) + timedelta(days=1)).strftime("%Y-%m-%d"))
    sheet.get_by_role("button", name="Save").click()
    expect(section(phone, "To remember").get_by_text("Tomorrow")).to_be_visible()
    status(phone, "Synced")
    until(lambda: kith.rows("SELECT birthday FROM person") == [("--02-29",)], "the birthday is on the server")
    until(lambda: kith.count("note", "day IS NOT NULL") == 1, "and so is the day")
