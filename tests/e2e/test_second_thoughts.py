"""Bo taps, looks, and changes his mind: what the screen says is what is logged, and what was removed comes back."""

from playwright.sync_api import expect

from .chromium import Phone
from .errands import (
    add_person,
    go,
    line,
    press,
    press_radio,
    section,
    sign_up,
    status,
    tap,
    textbox,
    timeline,
    write_note,
)
from .kith_server import KithServer
from .patience import until


def test_the_switch_shows_whose_doing_a_tap_logged(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    add_person(phone, "Ana Sá")
    both, own = (phone.page.get_by_role("radio", name=name, exact=True) for name in ("Both", "I did"))
    expect(own).to_be_checked()
    press(phone, "Met")
    expect(both).to_be_checked()
    expect(timeline(phone)).to_have_count(1)
    expect(phone.page.get_by_text("You and Ana met", exact=True)).to_be_visible()
    expect(own).to_be_checked()
    press_radio(phone, "I did")
    tap(phone, "Called")
    expect(own).to_be_checked()
    expect(phone.page.get_by_text("Called Ana", exact=True)).to_be_visible()
    status(phone, "Synced")
    until(
        lambda: kith.rows("SELECT kind, direction FROM interaction ORDER BY at") == [("meet", "both"), ("call", "out")],
        "It is on the server",
    )


def test_what_was_removed_waits_on_the_persons_page(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    add_person(phone, "Ana Sá")
    expect(phone.page.get_by_text("Removed lately")).to_have_count(0)
    write_note(phone, "Likes bees")
    press(phone, "Change the note: Likes bees")
    press(phone, "Remove the note")
    press(phone, "How to reach them")
    phone.page.get_by_role("combobox", name="Where").select_option("x")
    textbox(phone, "Name, number or link there").fill("@ana_sa")
    press(phone, "Save")
    press(phone, "Change X: @ana_sa")
    press(phone, "Remove")
    expect(phone.page.get_by_role("link", name="X: @ana_sa")).to_have_count(0)
    phone.page.get_by_text("Removed lately").click()
    press(phone, "Restore X: @ana_sa")
    expect(phone.page.get_by_role("link", name="X: @ana_sa")).to_be_visible()
    press(phone, "Restore Note: “Likes bees”")
    expect(section(phone, "To remember").get_by_text("Likes bees")).to_be_visible()
    expect(phone.page.get_by_text("Removed lately")).to_have_count(0)
    status(phone, "Synced")
    until(lambda: kith.count("handle") == kith.count("note") == 1, "It is on the server")
    assert timeline(phone).count() == 0


def test_no_name_stays_in_an_address(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Bo Lindqvist")
    phone.open("/add?title=Ana%20S%C3%A1&url=https%3A%2F%2Fx.com%2Fana_sa&text=")
    expect(phone.page.get_by_role("region", name="What Kith understood")).to_contain_text("Ana Sá")
    assert phone.page.url == f"{kith.origin}/add"
    press(phone, "Save")
    expect(phone.page.get_by_role("link", name="X: @ana_sa")).to_be_visible()
    go(phone, "People")
    phone.page.get_by_role("searchbox", name="Search people").fill("mika kovács")
    phone.page.get_by_role("link", name="Add “mika kovács”").click()
    expect(line(phone)).to_have_value("mika kovács")
    assert phone.page.url == f"{kith.origin}/add"
