"""On a train without a network Ana starts Kith cold, notes ten things and adds somebody with a photograph."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .chromium import Phone
from .errands import (
    add_person,
    choose_picture,
    heading,
    portrait,
    sign_in_like,
    sign_up,
    status,
    tap,
    timeline,
    visit,
)
from .kith_server import KithServer
from .patience import until
from .photograph import take_photograph

TEN = ["Liked", "Commented", "Shared", "Messaged", "Emailed", "Called", "Met", "Messaged", "Messaged", "Called"]
KNOWN = {"passkeys": "backed up", "devices": "This device", "codes": "codes left"}


def test_everything_works_offline_and_arrives_once(
    new_phone: Callable[..., Phone], kith: KithServer, tmp_path: Path
) -> None:
    phone = new_phone()
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")

    phone.offline()
    phone.restart()
    expect(heading(phone, "Today")).to_be_visible()
    visit(phone, "Mika Kovács")
    tap(phone, *TEN)
    add_person(phone, "Noor Haddad")
    choose_picture(phone, "Noor Haddad", take_photograph(tmp_path))
    status(phone, "Offline · 13 waiting")

    phone.restart("/people")
    visit(phone, "Noor Haddad")
    expect(portrait(phone, "Noor Haddad")).to_be_visible()
    visit(phone, "Mika Kovács")
    expect(timeline(phone)).to_have_count(10)
    assert (kith.count("interaction"), kith.count("person"), kith.count("face")) == (0, 1, 0)

    phone.online()
    status(phone, "Synced")
    assert (kith.count("interaction"), kith.count("person"), kith.count("face")) == (10, 2, 1)
    sent = kith.rows("SELECT kind FROM interaction ORDER BY id")
    assert sorted(kind for (kind,) in sent) == sorted(
        ["like", "comment", "share", "message", "email", "call", "meet", "message", "message", "call"]
    )

    tablet = new_phone()
    sign_in_like(tablet, phone)
    visit(tablet, "Noor Haddad")
    expect(portrait(tablet, "Noor Haddad")).to_be_visible()
    assert is_loaded(tablet)


def test_what_waits_is_sent_though_the_app_is_closed(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")
    phone.offline()
    tap(phone, "Messaged")
    status(phone, "Offline · 1 waiting")
    phone.leave()
    phone.online()
    until(lambda: kith.count("interaction") == 1, "Background Sync brings the tap")


@pytest.mark.parametrize("place", ["passkeys", "devices", "codes"])
def test_what_only_the_server_knows_is_asked_for_again(phone: Phone, place: str) -> None:
    sign_up(phone, "Ana Sá")
    phone.open("/you")
    status(phone, "Synced")
    phone.offline()
    phone.page.locator(f"a[href='/you/{place}']").click()
    main = phone.page.get_by_role("main")
    failed = main.get_by_role("alert").filter(has_text="No connection")
    again = main.get_by_role("button", name="Try again")
    expect(failed).to_be_visible()
    again.click()
    expect(failed).to_be_visible()
    expect(again).to_be_enabled()
    phone.picture(f"again-{place}")

    phone.online()
    expect(main.get_by_text(KNOWN[place])).to_be_visible()
    expect(failed).to_have_count(0)
    expect(again).to_have_count(0)


def is_loaded(phone: Phone) -> bool:
    """Whether the portrait has come and is a picture."""
    picture = portrait(phone, "Noor Haddad")
    return bool(picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)"))
