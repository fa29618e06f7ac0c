"""Ana writes in Kith before she leaves for the channel: her words go along, and who heard nearly the same is said."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from .chromium import Phone
from .errands import add_person, card, go, heading, press, section, sign_out, sign_up, status, textbox, timeline, visit
from .kith_server import KithServer
from .patience import until
from .test_signing_out import EVERYTHING
from .writing_states import READ_WORDS, until_kept

QUESTION = "How were the first weeks in the new job? I would love to hear & see #pictures."
WORDS = f"Szia Mika!\n{QUESTION}"
NEARLY = "You wrote nearly this to Noor today."


@pytest.fixture(autouse=True)
def clipboard(phone: Phone) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write", "background-sync"], origin=phone.origin)


def field(phone: Phone) -> Locator:
    return textbox(phone, "Your words")


def write(phone: Phone, words: str) -> None:
    """Open the field on the page or the card that is shown, write, and wait until the phone has it."""
    if not field(phone).is_visible():
        press(phone, "Write it here")
        expect(field(phone)).to_be_focused()
    field(phone).fill(words)
    until(lambda: words in phone.page.evaluate(READ_WORDS), f"the phone keeps {words!r}")


def copied(phone: Phone) -> str:
    text: str = phone.page.evaluate("navigator.clipboard.readText()")
    return text


def way(phone: Phone, channel: str) -> Locator:
    """The link on a person's page that opens a channel."""
    return phone.page.get_by_role("link", name=f"{channel}: ")


def tell_noor(phone: Phone) -> None:
    """Noor was asked the same before, by a message whose words were kept."""
    add_person(phone, "Noor Haddad", more="noor@example.org")
    write(phone, f"Dear Noor, {QUESTION}")
    leave_by_mail(phone)
    press(phone, "Sent")
    expect(timeline(phone)).to_have_count(1)


def leave_by_mail(phone: Phone) -> str:
    """Tap the mail chip; no mail app is here to open. Returns the words that the link carries."""
    link = way(phone, "Email").get_attribute("href") or ""
    phone.page.evaluate("addEventListener('click', event => event.preventDefault(), { once: true })")
    way(phone, "Email").click()
    return parse_qs(urlsplit(link).query)["body"][0]


def interactions(kith: KithServer) -> list[Any]:
    return kith.rows("SELECT kind, channel, note, removed_at IS NULL FROM interaction ORDER BY created_at, id")


def test_words_go_along_and_are_kept_with_what_was_sent(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács", more="mika@example.org bsky.app/profile/mika.bsky.social")
    status(phone, "Synced")
    phone.offline()
    tell_noor(phone)
    visit(phone, "Mika Kovács")
    near = phone.page.get_by_role("status").filter(has_text="You wrote nearly")
    write(phone, "Szia Mika!")
    expect(near).to_have_count(0)
    write(phone, WORDS)
    expect(near).to_have_text(NEARLY)
    assert WORDS not in phone.page.url

    # By mail the link has the words; Bluesky's has not, so they are copied.
    with phone.context.expect_page() as beside:
        way(phone, "Bluesky").click()
    assert urlsplit(beside.value.url).query == ""
    beside.value.close()
    expect(phone.page.get_by_text("Copied. Paste it on Bluesky.")).to_be_visible()
    assert copied(phone).replace("\r\n", "\n") == WORDS
    press(phone, "Not yet")
    expect(field(phone)).to_have_value(WORDS)
    assert leave_by_mail(phone).replace("\r\n", "\n") == WORDS

    # A phone that is short of memory has closed Kith meanwhile.
    phone.restart()
    ask = phone.page.get_by_role("group", name="Did you write to Mika?")
    expect(ask.get_by_role("checkbox", name="Keep these words with it")).to_be_checked()
    press(phone, "Sent")
    expect(ask).to_have_count(0)
    until_kept(phone)
    press(phone, "Undo")
    until_kept(phone, WORDS)
    visit(phone, "Mika Kovács")
    expect(timeline(phone)).to_have_count(0)
    expect(field(phone)).to_have_value(WORDS)

    leave_by_mail(phone)
    press(phone, "Sent")
    expect(timeline(phone)).to_have_count(1)
    expect(timeline(phone)).to_contain_text("How were the first weeks")
    expect(field(phone)).to_have_count(0)
    phone.online()
    status(phone, "Synced")
    until(lambda: len(interactions(kith)) == 3, "all of it is on the server")
    assert interactions(kith) == [
        ("email", "email", f"Dear Noor, {QUESTION}", 1),
        ("email", "email", None, 0),
        ("email", "email", WORDS, 1),
    ]
    assert QUESTION.split("&", maxsplit=1)[0] not in kith.log()


def test_words_can_be_left_out_and_wait_for_the_next_time(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács", more="mika@example.org +351912345678")
    add_person(phone, "Noor Haddad", more="noor@example.org")
    write(phone, "To Noor")
    visit(phone, "Mika Kovács")
    write(phone, "To Mika")
    go(phone, "Today")
    visit(phone, "Noor Haddad")
    expect(field(phone)).to_have_value("To Noor")
    visit(phone, "Mika Kovács")
    expect(field(phone)).to_have_value("To Mika")
    field(phone).fill("")
    expect(field(phone)).to_be_focused()
    write(phone, "To Mika again")
    leave_by_mail(phone)
    phone.page.get_by_role("checkbox", name="Keep these words with it").uncheck()
    press(phone, "Sent")
    expect(timeline(phone)).to_have_count(1)
    until_kept(phone, "To Noor")

    # The next time they are kept again unless the user says otherwise; and Undo loses nothing that was written since.
    write(phone, "Second")
    leave_by_mail(phone)
    expect(phone.page.get_by_role("checkbox", name="Keep these words with it")).to_be_checked()
    press(phone, "Sent")
    expect(timeline(phone)).to_have_count(2)
    write(phone, "Third")
    press(phone, "Undo")
    expect(field(phone)).to_have_value("Second\n\nThird")
    expect(timeline(phone)).to_have_count(1)
    status(phone, "Synced")
    assert interactions(kith) == [("email", "email", None, 1), ("email", "email", None, 0)]


def test_the_card_of_today_has_the_field_too(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács", more="wa.me/351912345678")
    status(phone, "Synced")
    phone.open()
    write(phone, "Szia!")
    main = card(phone).get_by_role("link", name="Message on WhatsApp")
    expect(main).to_have_attribute("href", "https://wa.me/351912345678?text=Szia!")
    field(phone).fill("x" * 5_000)
    expect(main).to_have_attribute("href", "https://wa.me/351912345678")
    field(phone).fill("")
    heading(phone, "Today").click()
    expect(field(phone)).to_have_count(0)
    until_kept(phone)
    expect(main).to_have_attribute("href", "https://wa.me/351912345678")


def test_signing_out_wipes_them(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács", more="mika@example.org")
    write(phone, "Nobody else reads this")
    status(phone, "Synced")
    assert "Nobody else reads this" in phone.page.evaluate(EVERYTHING)
    sign_out(phone)
    assert "Nobody else" not in phone.page.evaluate(EVERYTHING)
    assert "Nobody else" not in json.dumps(phone.context.storage_state(indexed_db=True))


def test_who_has_no_channel_has_no_field(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    expect(section(phone, "To remember")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Write it here")).to_have_count(0)
