"""Ana had dinner with six people, and logs it while she waits for the bus."""

import re
from typing import Any

from playwright.sync_api import Locator, expect

from .chromium import SMALLEST, Phone
from .crowd import LAST_NAMES, bring, bring_named
from .errands import go, heading, press, section, sign_up, status, textbox, timeline, visit
from .kith_server import KithServer
from .patience import until

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 5
GUESTS = ["Mika Kovács", "Noor Haddad", "نور الهدى حداد", LONG.strip(), "김민준", "Zoë Åkesson"]
COUNT_TAPS = "() => { window.taps = 0; addEventListener('click', () => { window.taps += 1 }, true) }"


def guests(phone: Phone) -> None:
    """An account on the smallest phone, with six guests and two others."""
    sign_up(phone, "Ana Sá")
    phone.page.set_viewport_size({"width": SMALLEST[0], "height": SMALLEST[1]})
    bring_named(phone, *GUESTS, "Bo Lindqvist", "Yu-Wen Chang")
    phone.open("/people")
    expect(phone.page.get_by_role("link", name="Yu-Wen Chang")).to_be_visible()


def bar(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name="Several people")


def choose(phone: Phone, *names: str) -> None:
    for name in names:
        phone.page.get_by_role("checkbox", name=name, exact=True).check()


def say_what(phone: Phone, kind: str) -> None:
    bar(phone).get_by_role("button", name=kind, exact=True).click()


def toast(phone: Phone) -> Locator:
    return phone.page.locator(".toast")


def logged(kith: KithServer) -> list[tuple[Any, ...]]:
    """What the server has: how many interactions of each kind, direction, note, moment and fate."""
    return kith.rows(
        "SELECT kind, direction, note, count(*), count(DISTINCT at), count(DISTINCT person_id), removed_at IS NOT NULL"
        " FROM interaction GROUP BY kind, direction, note, removed_at IS NOT NULL ORDER BY count(*)"
    )


def test_a_dinner_of_six_takes_three_taps_the_second_time(phone: Phone, kith: KithServer) -> None:
    guests(phone)
    press(phone, "Several")
    choose(phone, *GUESTS)
    expect(bar(phone).get_by_role("status")).to_contain_text("6 people are chosen")
    say_what(phone, "Met")
    expect(toast(phone)).to_contain_text("Met with Mika, Noor and 4 others")
    expect(phone.page.get_by_role("navigation", name="Places")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Several")).to_be_focused()
    phone.restart("/people")
    expect(phone.page.get_by_role("link", name="Yu-Wen Chang")).to_be_visible()
    phone.page.evaluate(COUNT_TAPS)
    press(phone, "Several")
    press(phone, "Mika, Noor and 4 more")
    say_what(phone, "Met")
    expect(toast(phone)).to_contain_text("Met with Mika, Noor and 4 others")
    assert phone.page.evaluate("taps") == 3
    status(phone, "Synced")
    until(lambda: logged(kith) == [("meet", "both", None, 12, 2, 6, 0)], "Two dinners are on the server")


def test_one_undo_takes_back_all_of_it_without_a_network_too(phone: Phone, kith: KithServer) -> None:
    guests(phone)
    status(phone, "Synced")
    phone.offline()
    press(phone, "Several")
    choose(phone, *GUESTS)
    say_what(phone, "Called")
    expect(toast(phone)).to_contain_text("Talked on the phone with Mika, Noor and 4 others")
    expect(phone.page.get_by_role("link", name="Noor Haddad You talked on the phone today")).to_be_visible()
    press(phone, "Undo")
    expect(phone.page.get_by_role("link", name="Noor Haddad New to you")).to_be_visible()
    phone.online()
    status(phone, "Synced")
    until(lambda: logged(kith) == [("call", "both", None, 6, 1, 6, 1)], "All six are taken back on the server")


def test_choosing_goes_on_while_searching_and_the_note_is_for_all(phone: Phone, kith: KithServer) -> None:
    guests(phone)
    go(phone, "Today")
    phone.page.get_by_role("link", name="Met several people?").click()
    search = phone.page.get_by_role("searchbox", name="Search people")
    search.fill("noor")
    choose(phone, "Noor Haddad")
    search.fill("zoe")
    choose(phone, "Zoë Åkesson")
    search.fill("bo lind")
    choose(phone, "Bo Lindqvist")
    search.fill("")
    expect(bar(phone).get_by_role("status")).to_contain_text("3 people are chosen")
    press(phone, "Leave out Bo Lindqvist")
    expect(phone.page.get_by_role("checkbox", name="Bo Lindqvist")).not_to_be_checked()
    press(phone, "With a note or another time")
    expect(phone.page.get_by_role("heading", name="What happened?")).to_be_visible()
    textbox(phone, "Note").fill("Talked about the harbour")
    phone.page.get_by_label("When").fill("2026-11-07T19:30")
    phone.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(toast(phone)).to_contain_text("Met with Noor and Zoë")
    expect(heading(phone, "Today")).to_be_visible()
    status(phone, "Synced")
    until(
        lambda: logged(kith) == [("meet", "both", "Talked about the harbour", 2, 1, 2, 0)], "Both have it on the server"
    )
    visit(phone, "Noor Haddad")
    expect(timeline(phone)).to_have_count(1)
    expect(section(phone, "Together").get_by_text("Talked about the harbour")).to_be_visible()


def test_a_long_press_begins_with_that_person_and_the_way_back_ends_it(phone: Phone, kith: KithServer) -> None:
    guests(phone)
    box = phone.page.get_by_role("link", name="Noor Haddad").bounding_box()
    assert box
    phone.page.mouse.move(box["x"] + 40, box["y"] + 20)
    phone.page.mouse.down()
    expect(phone.page.get_by_role("checkbox", name="Noor Haddad")).to_be_checked()
    phone.page.mouse.up()
    expect(phone.page.get_by_role("checkbox", name="Noor Haddad")).to_be_checked()
    phone.page.go_back()
    expect(heading(phone, "People")).to_be_visible()
    press(phone, "Several")
    expect(bar(phone).get_by_role("status")).to_have_text("Tap everyone it was with")
    expect(bar(phone).get_by_role("button", name="Met", exact=True)).to_be_disabled()
    press(phone, "Stop choosing")
    expect(heading(phone, "People")).to_be_visible()
    assert kith.count("interaction") == 0


def test_the_keyboard_is_enough(phone: Phone, kith: KithServer) -> None:
    guests(phone)
    keys = phone.page.keyboard
    phone.page.get_by_role("button", name="Several").focus()
    keys.press("Enter")
    phone.page.get_by_role("checkbox", name="Mika Kovács").focus()
    keys.press("Space")
    phone.page.get_by_role("checkbox", name="Noor Haddad").focus()
    keys.press("Space")
    bar(phone).get_by_role("button", name="Met", exact=True).focus()
    keys.press("Enter")
    expect(toast(phone)).to_contain_text("Met with Mika and Noor")
    expect(phone.page.get_by_role("button", name="Several")).to_be_focused()
    status(phone, "Synced")
    until(lambda: kith.count("interaction") == 2, "Both are on the server")


def test_a_hundred_at_once_are_the_most(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    bring(phone, 2000)
    phone.open("/people?several")
    press(phone, "Inner")
    for name in LAST_NAMES:
        phone.page.get_by_role("searchbox", name="Search people").fill(name)
        expect(phone.page.get_by_role("checkbox").first).to_have_accessible_name(re.compile(name))
        phone.page.get_by_role("button", name=re.compile(r"^All \d+ below$")).click()
    expect(toast(phone)).to_contain_text("Up to 100 people at once.")
    chosen = int(bar(phone).get_by_role("status").inner_text().split()[0])
    assert 50 < chosen <= 100
    say_what(phone, "Shouted out")
    status(phone, "Synced")
    until(lambda: kith.count("interaction", "kind = 'spotlight'") == chosen, "All are on the server")
