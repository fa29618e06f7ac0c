"""Ana shares a link to Kith from another app, and two taps later it is a person."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .chromium import Phone
from .errands import go, heading, press, section, sign_up, status, textbox
from .kith_server import KithServer
from .patience import until

SHARES = {
    "x": ("https://x.com/ana_sa/status/1790000000000000000?s=20", "x", "ana_sa"),
    "linkedin": ("https://www.linkedin.com/in/bo-lindqvist/", "linkedin", "bo-lindqvist"),
    "instagram": ("https://www.instagram.com/mika.kovacs?igsh=abc", "instagram", "mika.kovacs"),
    "bluesky": ("https://bsky.app/profile/noor.bsky.social/post/3kabc", "bluesky", "noor.bsky.social"),
    "mastodon": ("https://mastodon.social/@pedro/112233445566778899", "mastodon", "pedro@mastodon.social"),
}

POST = """fields => {
  const form = document.createElement('form')
  Object.assign(form, { action: '/share', method: 'post', enctype: 'multipart/form-data' })
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}"""


def share(phone: Phone, **fields: str) -> None:
    """Do what the share sheet does: a multipart POST that the worker answers."""
    with phone.page.expect_navigation(url="**/add?**"):
        phone.page.evaluate(POST, fields)


@pytest.mark.parametrize("site", SHARES)
def test_a_shared_link_becomes_a_person(phone: Phone, kith: KithServer, site: str) -> None:
    link, channel, address = SHARES[site]
    sign_up(phone, "Ana Sá")
    share(phone, title="", text=f"Look at this {link}", url="")
    name = textbox(phone, "Name").input_value()
    assert name, "No name was found in the link."
    press(phone, "Save")
    expect(heading(phone, name)).to_be_attached()
    status(phone, "Synced")
    until(lambda: kith.rows("SELECT channel, address FROM handle") == [(channel, address)], "It is on the server")
    assert kith.count("interaction") == 0


def test_a_link_shared_offline_becomes_a_person_too(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    phone.offline()
    share(phone, url=SHARES["bluesky"][0])
    name = textbox(phone, "Name").input_value()
    press(phone, "Commented")
    press(phone, "Save")
    expect(heading(phone, name)).to_be_attached()
    phone.online()
    status(phone, "Synced")
    until(
        lambda: kith.rows("SELECT channel, address FROM handle") == [("bluesky", "noor.bsky.social")],
        "It is on the server",
    )
    assert kith.rows("SELECT kind, channel, link FROM interaction") == [("comment", "bluesky", SHARES["bluesky"][0])]


def test_a_share_waits_for_later(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    share(phone, url=SHARES["x"][0])
    go(phone, "People")
    share(phone, url=SHARES["linkedin"][0])
    section(phone, "Also shared with Kith").get_by_role("link").click()
    expect(phone.page.get_by_text("@ana_sa")).to_be_visible()
    press(phone, "Save")
    status(phone, "Synced")
    until(lambda: kith.rows("SELECT channel FROM handle") == [("x",)], "It is on the server")


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
