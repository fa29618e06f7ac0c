"""Ana shares pictures, contact cards and text files to Kith."""

from pathlib import Path

from playwright.sync_api import expect

from .chromium import Phone
from .errands import add_person, heading, portrait, press, section, sign_up, status, visit
from .kith_server import KithServer
from .patience import until
from .photograph import take_photograph
from .sharing import share, understood, until_kept, write_cards


def test_a_shared_picture_can_be_the_face(phone: Phone, kith: KithServer, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    share(phone, take_photograph(tmp_path), text="")
    expect(phone.page.get_by_role("button", name="Picture 1")).to_have_attribute("aria-pressed", "true")
    phone.page.get_by_role("textbox", name="Name", exact=True).fill("Noor Haddad")
    press(phone, "Save")
    expect(portrait(phone, "Noor Haddad")).to_be_visible()
    status(phone, "Synced")
    until(lambda: kith.count("face") == 1, "The face is on the server")


def test_of_several_pictures_one_is_chosen_and_what_is_too_much_is_said(
    phone: Phone, kith: KithServer, tmp_path: Path
) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    pictures = [take_photograph(tmp_path, f"picture {at}", (300, 400)) for at in range(6)]
    huge = tmp_path / "huge.jpg"
    huge.write_bytes(b"\xff\xd8" + bytes(15_000_000))
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF")
    share(phone, *pictures, huge, paper, text="Mika Kovács")
    expect(
        phone.page.get_by_role("group", name="Which is the face?").get_by_role("button", name="Picture")
    ).to_have_count(5)
    expect(phone.page.get_by_text("Kith keeps five pictures. One more was left out.")).to_be_visible()
    expect(phone.page.get_by_text("One file was too large for Kith and was left out.")).to_be_visible()
    expect(phone.page.get_by_text("One file was of a kind Kith can’t read.")).to_be_visible()
    # Nobody who is known gets another face unasked.
    press(phone, "Yes, it is Mika Kovács")
    expect(phone.page.get_by_role("button", name="Use as face")).to_have_attribute("aria-pressed", "false")
    press(phone, "Picture 3")
    until_kept(phone, '"face":2')
    phone.page.reload()
    expect(phone.page.get_by_role("button", name="Picture 3")).to_have_attribute("aria-pressed", "true")
    press(phone, "Save")
    expect(portrait(phone, "Mika Kovács")).to_be_visible()
    press(phone, "Undo")
    expect(understood(phone)).to_contain_text("You know Mika")
    visit(phone, "Mika Kovács")
    expect(portrait(phone, "Mika Kovács")).to_have_count(0)


def test_a_file_of_two_cards_becomes_two_people(phone: Phone, kith: KithServer, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    phone.offline()
    share(phone, write_cards(tmp_path))
    expect(understood(phone)).to_contain_text("Ana Sá")
    expect(section(phone, "Waiting to be added").get_by_role("listitem")).to_have_count(1)
    expect(phone.page.get_by_role("button", name="Picture 1")).to_have_attribute("aria-pressed", "true")
    press(phone, "Save")
    # The other card is offered at once.
    expect(understood(phone)).to_contain_text("Bo Lindqvist")
    expect(phone.page.get_by_text("Ana is added")).to_be_visible()
    press(phone, "Save")
    expect(heading(phone, "Bo Lindqvist")).to_be_attached()
    phone.online()
    status(phone, "Synced")
    assert kith.rows("SELECT name, place FROM person ORDER BY name") == [
        ("Ana Sá", "Lisbon, Portugal"),
        ("Bo Lindqvist", None),
    ]
    assert kith.rows("SELECT channel FROM handle ORDER BY channel") == [("email",), ("phone",), ("phone",)]
    assert (kith.rows("SELECT text FROM note"), kith.count("face")) == ([("Honey Ltd",)], 1)


def test_many_that_wait_are_thrown_away_at_once(phone: Phone, tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    path.write_text("".join(f"BEGIN:VCARD\nFN:Bo {at}\nEND:VCARD\n" for at in range(60)), encoding="utf-8")
    sign_up(phone, "Ana Sá")
    share(phone, path)
    rows = section(phone, "Waiting to be added").get_by_role("listitem")
    expect(phone.page.get_by_text("Kith takes fifty contacts at once. 10 more were left out.")).to_be_visible()
    expect(rows).to_have_count(49)
    share(phone, path)
    expect(rows).to_have_count(99)
    share(phone, url="https://x.com/ana_sa")
    expect(phone.page.get_by_text("Too much waits here already")).to_be_visible()
    press(phone, "Throw all of these away")
    expect(rows).to_have_count(0)
    press(phone, "Undo")
    expect(rows).to_have_count(100)


def test_a_text_file_is_what_it_says(phone: Phone, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Ruth Jensen\nhttps://bsky.app/profile/ruth.bsky.social\n", encoding="utf-8")
    sign_up(phone, "Ana Sá")
    share(phone, path)
    expect(understood(phone)).to_contain_text("Ruth Jensen")
    press(phone, "Save")
    expect(phone.page.get_by_role("link", name="Bluesky: @ruth.bsky.social")).to_be_visible()
