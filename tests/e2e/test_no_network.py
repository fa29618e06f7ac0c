"""On a train without a network Ana starts Kith cold, notes ten things and adds somebody with a photograph."""

from collections.abc import Callable
from pathlib import Path

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


def is_loaded(phone: Phone) -> bool:
    """Whether the portrait has come and is a picture."""
    picture = portrait(phone, "Noor Haddad")
    return bool(picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)"))
