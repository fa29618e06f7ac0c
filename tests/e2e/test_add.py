"""Ana adds people by hand: in one line, from the clipboard, from her contacts and from files."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from .chromium import Phone
from .errands import go, heading, line, portrait, press, section, sign_up, status, textbox, timeline
from .kith_server import KithServer
from .patience import until
from .sharing import understood, until_kept, write_cards

LINK = "https://bsky.app/profile/noor.bsky.social/post/3kabc"
CONTACTS = """chosen => {
  navigator.contacts = {
    getProperties: async () => ['name', 'tel', 'email'],
    select: async (properties, { multiple }) => multiple && !properties.includes('icon') ? chosen : [],
  }
}"""
LAUNCH_QUEUE = """Object.defineProperty(globalThis, 'launchQueue', {
  value: { setConsumer(consumer) { globalThis.launch = consumer } }
})"""
LAUNCH = (
    """content => launch({ files: [{ getFile: async () => new File([content], 'bo.vcf', { type: 'text/vcard' }) }] })"""
)
NO_CLIPBOARD = "navigator.clipboard.readText = undefined"


def chosen_kind(phone: Phone) -> Locator:
    return phone.page.get_by_role("group", name="What happened?").get_by_role("button", pressed=True)


def test_one_line_says_it_all(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen @ruth met at PyCon")
    expect(understood(phone)).to_contain_text("Ruth Jensen")
    expect(understood(phone)).to_contain_text("met at PyCon")
    expect(chosen_kind(phone)).to_have_text("Met")
    # A handle could be anywhere, so Kith asks where.
    press(phone, "@ruth where?")
    phone.page.get_by_role("combobox", name="Where").select_option("Bluesky")
    textbox(phone, "Name, number or link there").fill("ruth.bsky.social")
    press(phone, "Done")
    expect(understood(phone)).to_contain_text("@ruth.bsky.social on Bluesky")
    line(phone).press("Enter")
    expect(heading(phone, "Ruth Jensen")).to_be_attached()
    expect(timeline(phone)).to_have_count(1)
    status(phone, "Synced")
    assert kith.rows("SELECT kind, note, channel FROM interaction") == [("meet", "met at PyCon", None)]
    assert kith.rows("SELECT channel, address FROM handle") == [("bluesky", "ruth.bsky.social")]


@pytest.mark.parametrize("name", ["Met Opera", "Will Call", "نوعا لوي", "A", "🐝", "Ng"])
def test_a_name_is_never_eaten(phone: Phone, kith: KithServer, name: str) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill(name)
    expect(understood(phone)).to_contain_text(name)
    expect(chosen_kind(phone)).to_have_count(0)
    press(phone, "Save")
    expect(heading(phone, name)).to_be_attached()
    status(phone, "Synced")
    assert (kith.rows("SELECT name FROM person"), kith.count("interaction")) == ([(name,)], 0)


def test_what_was_understood_can_be_mended(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill("Met Noor")
    press(phone, "Met · Noor?")
    expect(chosen_kind(phone)).to_have_text("Met")
    press(phone, "It is part of the name")
    expect(chosen_kind(phone)).to_have_count(0)
    line(phone).fill("Noor Haddad called about the bees @noor")
    expect(chosen_kind(phone)).to_have_text("Called")
    press(phone, "Leave out @noor")
    press(phone, "Leave the note out")
    press(phone, "Called")
    phone.page.get_by_text("More about them").click()
    textbox(phone, "Name").fill("Noor")
    textbox(phone, "Place").fill("Lagos")
    press(phone, "Save")
    expect(heading(phone, "Noor")).to_be_attached()
    status(phone, "Synced")
    assert kith.rows("SELECT name, place FROM person") == [("Noor", "Lagos")]
    assert [kith.count(table) for table in ("handle", "note", "interaction")] == [0, 0, 0]


def test_a_handle_without_a_place_is_not_lost(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen @ruth")
    press(phone, "Save")
    expect(section(phone, "To remember").get_by_text("@ruth")).to_be_visible()


def test_what_was_begun_is_there_again(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen")
    press(phone, "Messaged")
    until_kept(phone, '"kind":"message"')
    phone.restart("/")
    go(phone, "Add someone")
    expect(line(phone)).to_have_value("Ruth Jensen")
    expect(chosen_kind(phone)).to_have_text("Messaged")
    press(phone, "Throw away")
    expect(line(phone)).to_have_value("")
    press(phone, "Undo")
    expect(line(phone)).to_have_value("Ruth Jensen")
    press(phone, "Save")
    expect(heading(phone, "Ruth Jensen")).to_be_attached()
    press(phone, "Undo")
    expect(line(phone)).to_have_value("Ruth Jensen")


def test_a_copied_link_is_pasted_by_a_button(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    phone.context.grant_permissions(["clipboard-read", "clipboard-write", "background-sync"], origin=phone.origin)
    go(phone, "Add someone")
    phone.page.evaluate("text => navigator.clipboard.writeText(text)", f"Noor Haddad (@noor.bsky.social)\n{LINK}")
    press(phone, "Paste")
    expect(understood(phone)).to_contain_text("Noor Haddad")
    expect(understood(phone)).to_contain_text("A post on Bluesky")
    press(phone, "Commented")
    press(phone, "Save")
    expect(heading(phone, "Noor Haddad")).to_be_attached()
    status(phone, "Synced")
    assert kith.rows("SELECT kind, channel, link FROM interaction") == [("comment", "bluesky", LINK)]


@pytest.mark.parametrize("how", ["refused", "missing"])
def test_without_the_clipboard_the_field_is_ready(phone: Phone, how: str) -> None:
    sign_up(phone, "Ana Sá")
    if how == "missing":
        phone.page.evaluate(NO_CLIPBOARD)
    else:
        phone.context.clear_permissions()
    go(phone, "Add someone")
    press(phone, "Paste")
    expect(phone.page.get_by_text("Hold the field and choose Paste")).to_be_visible()
    expect(line(phone)).to_be_focused()


def test_contacts_are_chosen_one_by_one(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    expect(phone.page.get_by_role("button", name="From your contacts")).to_have_count(0)
    go(phone, "Today")
    # No browser on this machine has the Contact Picker.
    people = [{"name": ["Ruth Jensen"], "tel": ["+45 12 34 56 78"]}, {"name": ["Tunde"], "email": ["t@example.org"]}]
    phone.page.evaluate(CONTACTS, people)
    go(phone, "Add someone")
    press(phone, "From your contacts")
    expect(understood(phone)).to_contain_text("Ruth Jensen")
    press(phone, "Save")
    expect(understood(phone)).to_contain_text("Tunde")
    press(phone, "Save")
    expect(heading(phone, "Tunde")).to_be_attached()
    status(phone, "Synced")
    until(
        lambda: kith.rows("SELECT channel FROM handle ORDER BY channel") == [("email",), ("phone",)], "Both are there"
    )


def test_a_contact_file_is_chosen(phone: Phone, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    phone.page.get_by_text("From a contact file").click()
    with phone.page.expect_file_chooser() as chooser:
        press(phone, "Choose a file")
    chooser.value.set_files(write_cards(tmp_path))
    expect(understood(phone)).to_contain_text("Ana Sá")
    press(phone, "Save")
    expect(understood(phone)).to_contain_text("Bo Lindqvist")
    phone.open("/people")
    phone.page.get_by_role("link", name="Ana Sá").click()
    expect(portrait(phone, "Ana Sá")).to_be_visible()


def test_a_contact_file_is_opened_with_kith(phone: Phone) -> None:
    # A browser without a window has no file manager to open it from, so the queue itself is played.
    phone.context.add_init_script(LAUNCH_QUEUE)
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen")
    until_kept(phone, "Ruth Jensen")
    phone.page.evaluate(LAUNCH, "BEGIN:VCARD\nFN:Bo Lindqvist\nTEL:+46701234567\nEND:VCARD")
    expect(understood(phone)).to_contain_text("Bo Lindqvist")
    # What was being typed waits.
    expect(section(phone, "Waiting to be added")).to_contain_text("Ruth Jensen")
    press(phone, "Save")
    expect(heading(phone, "Bo Lindqvist")).to_be_attached()
