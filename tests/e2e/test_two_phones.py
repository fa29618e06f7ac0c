"""Ana edits the same people on her phone and her tablet, both without a network; nothing that she did is lost."""

from collections.abc import Callable

from playwright.sync_api import expect

from .chromium import Phone
from .errands import (
    add_person,
    choose_circle,
    choose_place,
    go,
    heading,
    part,
    rename,
    section,
    sign_in_like,
    sign_up,
    status,
    tap,
    timeline,
    visit,
    write_note,
)
from .kith_server import KithServer


def test_two_phones_edit_one_person_offline(new_phone: Callable[..., Phone], kith: KithServer) -> None:
    phone, tablet = new_phone(), new_phone()
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")
    sign_in_like(tablet, phone)
    visit(tablet, "Mika Kovács")

    phone.offline()
    tablet.offline()
    rename(phone, "Mika Kovács", "Mika Kovács-Tóth")
    choose_place(phone, "Budapest")
    tap(phone, "Called")
    write_note(phone, "Has a dog, Bodri")
    rename(tablet, "Mika Kovács", "Mika K.")
    choose_circle(tablet, "Close")
    tap(tablet, "Met")
    write_note(tablet, "Likes jazz")

    # The tablet edited later but speaks first: what counts is when Ana did it, not when it arrived.
    tablet.online()
    status(tablet, "Synced")
    phone.online()
    status(phone, "Synced")
    tablet.open()
    visit(tablet, "Mika K.")
    for device in phone, tablet:
        expect(heading(device, "Mika K.")).to_be_attached()
        expect(section(device, "Circle and rhythm").get_by_text("Close · Budapest")).to_be_visible()
        expect(timeline(device)).to_have_count(2)
        expect(section(device, "To remember").get_by_text("Has a dog, Bodri")).to_be_visible()
        expect(section(device, "To remember").get_by_text("Likes jazz")).to_be_visible()
        expect(device.page.get_by_text("Earlier: “Mika Kovács-Tóth”")).to_be_visible()
    assert kith.count("interaction") == 2

    phone.page.get_by_role("listitem").filter(has_text="Mika Kovács-Tóth").get_by_role("button", name="Restore").click()
    expect(heading(phone, "Mika Kovács-Tóth")).to_be_attached()
    status(phone, "Synced")
    tablet.open()
    visit(tablet, "Mika Kovács-Tóth")


def test_a_person_deleted_on_one_phone_and_edited_on_the_other_comes_back_whole(
    new_phone: Callable[..., Phone],
) -> None:
    phone, tablet = new_phone(), new_phone()
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")
    sign_in_like(tablet, phone)
    visit(tablet, "Mika Kovács")

    tablet.offline()
    tap(tablet, "Met")
    part(phone, "Delete")
    # Until it is saved, the page says what was so before.
    expect(heading(phone, "People")).to_be_visible()
    status(phone, "Synced")
    tablet.online()
    expect(heading(tablet, "Not here")).to_be_attached()
    go(tablet, "People")
    status(tablet, "Synced")

    phone.open("/you/deleted")
    phone.page.get_by_role("button", name="Restore Mika Kovács").click()
    visit(phone, "Mika Kovács")
    expect(timeline(phone)).to_have_count(1)
