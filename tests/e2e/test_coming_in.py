"""Ana makes an account with a passkey, adds somebody, taps, leaves, and comes back without typing her name."""

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Browser, expect

from .chromium import SIZES, Phone
from .errands import add_person, go, heading, press, sign_in, sign_out, sign_up, status, tap, timeline, visit
from .kith_server import KithServer
from .patience import until
from .test_pictures import take


def test_a_passkey_is_all_it_takes(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    tap(phone, "Messaged")
    expect(phone.page.get_by_text("Messaged Mika")).to_be_visible()
    status(phone, "Synced")
    until(lambda: kith.count("interaction", "kind = 'message' AND removed_at IS NULL") == 1, "It is on the server")

    sign_out(phone)
    sign_in(phone)
    visit(phone, "Mika Kovács")
    expect(timeline(phone)).to_have_count(1)


@pytest.mark.parametrize("sign_ups", ["invitation", "closed"])
def test_a_refused_passkey_is_said_where_nobody_new_is_let_in(
    browser: Browser, own_server: KithServer, sign_ups: str
) -> None:
    own_server.start()
    with closing(Phone(browser, own_server.origin)) as phone:
        phone.forgive("status of 4")
        sign_up(phone, "Ana Sá")
        sign_out(phone)
        phone.leave()
        own_server.empty()
        own_server.stop()
        own_server.environment["KITH_SIGN_UPS"] = sign_ups
        own_server.start()
        phone.open()
        press(phone, "Sign in with a passkey")
        expect(phone.page.get_by_role("button", name="Create my account")).to_have_count(0)
        expect(phone.page.get_by_role("alert").get_by_text("doesn’t open any account here")).to_be_visible()
        take(phone, f"wrong-refused-{sign_ups}", SIZES)
    assert phone.complaints == []


def test_the_keyboards_offer_of_a_passkey_signs_in(new_phone: Callable[..., Phone]) -> None:
    phone, tablet = new_phone(), new_phone(autofill=True)
    sign_up(phone, "Ana Sá")
    tablet.take_passkeys_from(phone)
    tablet.open()
    expect(heading(tablet, "Today")).to_be_visible()
    go(tablet, "You")
    expect(tablet.page.get_by_text("Ana Sá")).to_be_visible()


def test_a_tap_is_taken_back_by_undo(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    tap(phone, "Called")
    press(phone, "Undo")
    expect(timeline(phone)).to_have_count(0)
    until(lambda: kith.count("interaction", "removed_at IS NOT NULL") == 1, "The server hears of the undo")
    assert kith.count("interaction", "removed_at IS NULL") == 0


def test_a_recovery_code_lets_in_once(phone: Phone) -> None:
    phone.open()
    phone.page.get_by_label("What shall we call you?").fill("Ana Sá")
    press(phone, "Create my account")
    expect(phone.page.locator(".codes li")).to_have_count(10)
    codes = phone.page.locator(".codes li").all_inner_texts()
    assert len(set(codes)) == 10
    press(phone, "I’ve kept them")
    status(phone, "Synced")
    sign_out(phone)
    phone.forgive("status of 400")
    for code, sentence in [(codes[0], "You’re in"), (codes[0], None)]:
        press(phone, "Use a recovery code")
        phone.page.get_by_label("One of your ten codes").fill(code)
        press(phone, "Come in")
        if sentence:
            expect(phone.page.get_by_role("heading", name=sentence)).to_be_visible()
            press(phone, "Later")
            status(phone, "Synced")
            sign_out(phone)
        else:
            expect(phone.page.get_by_role("dialog").get_by_role("alert")).not_to_be_empty()
