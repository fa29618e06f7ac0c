"""Ana shares something to Kith from another app, and two taps later it is a person."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .chromium import Phone
from .errands import add_person, go, heading, line, press, section, sign_up, status, timeline
from .kith_server import KithServer
from .patience import until
from .photograph import take_photograph
from .sharing import share, understood, until_kept

SHARES = {
    "x": ("https://x.com/ana_sa/status/1790000000000000000?s=20", "Ana Sa", "x", "ana_sa"),
    "linkedin": ("https://www.linkedin.com/in/bo-lindqvist/", "Bo Lindqvist", "linkedin", "bo-lindqvist"),
    "instagram": ("https://www.instagram.com/mika.kovacs?igsh=abc", "Mika Kovacs", "instagram", "mika.kovacs"),
    "bluesky": ("https://bsky.app/profile/noor.bsky.social/post/3kabc", "Noor", "bluesky", "noor.bsky.social"),
    "mastodon": ("https://mastodon.social/@pedro/112233445566778899", "Pedro", "mastodon", "pedro@mastodon.social"),
}
COUNT_TAPS = "() => { globalThis.taps = 0; addEventListener('click', () => { globalThis.taps += 1 }, true) }"


def kinds(phone: Phone) -> list[str]:
    """The buttons for what happened, in their order."""
    return phone.page.get_by_role("group", name="What happened?").get_by_role("button").all_inner_texts()


@pytest.mark.parametrize("site", SHARES)
def test_a_shared_link_becomes_a_person(phone: Phone, kith: KithServer, site: str) -> None:
    link, name, channel, address = SHARES[site]
    sign_up(phone, "Ana Sá")
    share(phone, title="", text=f"Look at this {link}", url="")
    expect(understood(phone).get_by_text(name, exact=True)).to_be_visible()
    press(phone, "Save")
    expect(heading(phone, name)).to_be_attached()
    status(phone, "Synced")
    until(lambda: kith.rows("SELECT channel, address FROM handle") == [(channel, address)], "It is on the server")
    assert kith.count("interaction") == 0


def test_two_taps_are_enough_for_a_post_and_undo_takes_it_all_back(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    share(phone, title="Noor Haddad (@noor) on X", url="https://x.com/noor/status/17?s=20")
    expect(understood(phone)).to_contain_text("Noor Haddad")
    expect(understood(phone)).to_contain_text("A post on X")
    expect(understood(phone)).to_contain_text("@noor on X")
    assert kinds(phone)[:3] == ["Commented", "Liked", "Shared"]
    phone.page.evaluate(COUNT_TAPS)
    press(phone, "Commented")
    press(phone, "Save")
    expect(heading(phone, "Noor Haddad")).to_be_attached()
    assert phone.page.evaluate("globalThis.taps") == 2
    expect(timeline(phone)).to_have_count(1)
    status(phone, "Synced")
    assert kith.rows("SELECT kind, channel, link FROM interaction") == [
        ("comment", "x", "https://x.com/noor/status/17")
    ]

    press(phone, "Undo")
    expect(understood(phone)).to_contain_text("Noor Haddad")
    expect(phone.page.get_by_role("button", name="Commented")).to_have_attribute("aria-pressed", "true")
    until(lambda: kith.rows("SELECT count(*) FROM person WHERE removed_at IS NULL") == [(0,)], "Nobody is there")
    go(phone, "People")
    expect(phone.page.get_by_text("Noor Haddad")).to_have_count(0)


def test_a_link_shared_offline_becomes_a_person_too(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    phone.offline()
    share(phone, url=SHARES["bluesky"][0])
    press(phone, "Commented")
    press(phone, "Save")
    expect(heading(phone, "Noor")).to_be_attached()
    phone.online()
    status(phone, "Synced")
    until(
        lambda: kith.rows("SELECT channel, address FROM handle") == [("bluesky", "noor.bsky.social")],
        "It is on the server",
    )
    assert kith.rows("SELECT kind, channel, link FROM interaction") == [("comment", "bluesky", SHARES["bluesky"][0])]


def test_who_is_known_by_handle_gets_what_happened(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács", more="x.com/mika_k")
    share(phone, title="M. (@Mika_K) on X", url="https://x.com/Mika_K/status/17")
    expect(understood(phone)).to_contain_text("You know Mika")
    press(phone, "Someone else")
    expect(understood(phone)).not_to_contain_text("You know Mika")
    until_kept(phone, '"known":null')
    phone.page.reload()
    expect(understood(phone)).not_to_contain_text("You know Mika")
    press(phone, "Someone I know")
    phone.page.get_by_role("dialog").get_by_role("button", name="Mika Kovács").click()
    expect(understood(phone)).to_contain_text("You know Mika")
    press(phone, "Liked")
    press(phone, "Save")
    expect(heading(phone, "Mika Kovács")).to_be_attached()
    expect(timeline(phone)).to_have_count(1)
    status(phone, "Synced")
    assert (kith.count("person"), kith.count("handle")) == (1, 1)

    press(phone, "Undo")
    until(lambda: kith.rows("SELECT count(*) FROM interaction WHERE removed_at IS NULL") == [(0,)], "It is taken back")
    assert kith.rows("SELECT count(*) FROM person WHERE removed_at IS NULL") == [(1,)]


def test_a_near_name_is_offered_and_never_assumed(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    share(phone, title="Mika Kovacs (@mika_k) on X", url="https://x.com/mika_k")
    expect(understood(phone)).to_contain_text("Is this Mika Kovács?")
    expect(understood(phone)).to_contain_text("The same name")
    # Whoever is known is not new, though there was no contact yet.
    expect(understood(phone).get_by_text("New to you")).to_have_count(1)
    press(phone, "Yes, it is Mika Kovács")
    expect(understood(phone)).to_contain_text("You know Mika")
    press(phone, "Save")
    expect(phone.page.get_by_role("link", name="X: @mika_k")).to_be_visible()
    status(phone, "Synced")
    assert (kith.count("person"), kith.count("handle")) == (1, 1)

    share(phone, title="Mika Kovacs (@other) on X", url="https://x.com/other")
    press(phone, "Save")
    expect(phone.page.get_by_role("link", name="X: @other")).to_be_visible()
    status(phone, "Synced")
    until(lambda: kith.count("person") == 2, "There are two")


def test_selected_text_says_it_in_one_line(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    share(phone, text="Ruth Jensen ruth@example.org met at PyCon")
    expect(understood(phone)).to_contain_text("Ruth Jensen")
    press(phone, "Save")
    expect(heading(phone, "Ruth Jensen")).to_be_attached()
    status(phone, "Synced")
    assert kith.rows("SELECT kind, note FROM interaction") == [("meet", "met at PyCon")]


def test_a_selected_sentence_becomes_a_note_of_whoever_it_is(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    share(phone, text="the bees are doing well this autumn")
    expect(understood(phone)).to_contain_text("Who is it?")
    press(phone, "Someone I know")
    phone.page.get_by_role("dialog").get_by_role("button", name="Mika Kovács").click()
    press(phone, "Keep as a note")
    press(phone, "Save")
    expect(section(phone, "To remember").get_by_text("the bees are doing well this autumn")).to_be_visible()


def test_drafts_wait_while_the_app_is_closed(phone: Phone, kith: KithServer, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    share(phone, take_photograph(tmp_path), text=SHARES["x"][0])
    press(phone, "Commented")
    until_kept(phone, '"kind":"comment"')
    share(phone, url=SHARES["linkedin"][0])
    phone.restart("/add")
    rows = section(phone, "Waiting to be added").get_by_role("listitem")
    expect(rows).to_have_count(2)
    rows.filter(has_text="Ana Sa").get_by_role("link").click()
    expect(understood(phone)).to_contain_text("@ana_sa on X")
    expect(phone.page.get_by_role("button", name="Commented")).to_have_attribute("aria-pressed", "true")
    expect(phone.page.get_by_role("button", name="Picture 1")).to_be_visible()
    press(phone, "Throw away")
    expect(understood(phone)).to_contain_text("Bo Lindqvist")
    press(phone, "Undo")
    expect(understood(phone)).to_contain_text("@ana_sa on X")
    press(phone, "Save")
    expect(understood(phone)).to_contain_text("Bo Lindqvist")
    press(phone, "Save")
    expect(heading(phone, "Bo Lindqvist")).to_be_attached()
    status(phone, "Synced")
    assert kith.count("person") == 2
    go(phone, "Add someone")
    expect(line(phone)).to_have_value("")
    expect(rows).to_have_count(0)


def test_what_was_typed_waits_while_a_share_comes_in(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen @ruth")
    until_kept(phone, "Ruth Jensen @ruth")
    share(phone, url=SHARES["x"][0])
    expect(understood(phone)).to_contain_text("@ana_sa on X")
    section(phone, "Waiting to be added").get_by_role("link", name="Ruth Jensen").click()
    expect(line(phone)).to_have_value("Ruth Jensen @ruth")
    press(phone, "Save")
    expect(heading(phone, "Ruth Jensen")).to_be_attached()


def test_without_a_worker_the_share_stores_nothing_and_asks_again(
    new_phone: Callable[..., Phone], kith: KithServer
) -> None:
    phone = new_phone(worker=False)
    phone.open(kith.flask("sign-in-link", "Ana Sá", "--create").strip())
    press(phone, "Later")
    share(phone, url=SHARES["x"][0])
    expect(phone.page.get_by_text("Please share it once more")).to_be_visible()
    assert phone.page.url == f"{kith.origin}/add?share=again"
    assert kith.count("person") == 0
    assert "ana_sa" not in json.dumps(phone.context.storage_state(indexed_db=True))
