"""Annika signs out on a phone that others use too: nothing of hers stays, and Bo sees nothing of it."""

from collections.abc import Callable

from playwright.sync_api import expect

from .chromium import NO_NETWORK, Phone
from .errands import (
    add_person,
    ask_to_sign_out,
    go,
    press,
    sign_in_like,
    sign_out,
    sign_up,
    status,
    tap,
)
from .kith_server import KithServer
from .patience import until

# Names that no screen and no sample uses, so that finding one anywhere means that it was left there.
ME, SOMEBODY = "Annika Vogel", "Ottilie Brandt"
EVERYTHING = """async () => {
  const found = []
  const all = request => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
  for (const { name } of await indexedDB.databases()) {
    found.push(name)
    const database = await all(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      found.push(...await all(database.transaction(store).objectStore(store).getAll()))
    }
    database.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      found.push(request.url, await (await cache.match(request)).text())
    }
  }
  return JSON.stringify([found, { ...localStorage }, { ...sessionStorage }, document.cookie])
}"""
"""Whatever a page of Kith can find on this phone, as one text."""


def test_nothing_stays_on_the_phone(phone: Phone) -> None:
    sign_up(phone, ME)
    add_person(phone, SOMEBODY)
    tap(phone, "Messaged")
    status(phone, "Synced")
    assert SOMEBODY in phone.page.evaluate(EVERYTHING)
    sign_out(phone)
    left = phone.page.evaluate(EVERYTHING)
    assert SOMEBODY not in left
    assert ME not in left
    assert not [cookie for cookie in phone.context.cookies() if cookie.get("name", "").endswith("kith")]


def test_the_next_account_sees_nothing(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, ME)
    add_person(phone, SOMEBODY)
    status(phone, "Synced")
    person = kith.rows("SELECT id FROM person")[0][0]
    go(phone, "People")
    phone.page.get_by_role("searchbox").fill(SOMEBODY)
    sign_out(phone)
    phone.lose_passkeys()
    sign_up(phone, "Bo Lindqvist")
    go(phone, "People")
    expect(phone.page.get_by_text("Who would you like to know better?")).to_be_visible()
    add_person(phone, "Tunde Okafor")
    go(phone, "People")
    expect(phone.page.get_by_role("searchbox")).to_have_value("")
    assert SOMEBODY not in phone.page.evaluate(EVERYTHING)
    phone.open(f"/people/{person}")
    expect(phone.page.get_by_text("This person isn’t on this phone.")).to_be_visible()


def test_what_is_not_yet_synced_is_warned_about(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, ME)
    add_person(phone, SOMEBODY)
    status(phone, "Synced")
    phone.forgive(NO_NETWORK.pattern)
    kith.stop()
    tap(phone, "Messaged", "Called")
    ask_to_sign_out(phone)
    expect(phone.page.get_by_text("2 things haven’t reached the server yet.")).to_be_visible()
    press(phone, "Wait")
    kith.start()
    # The next start of the app sends what waits.
    phone.open("/you")
    status(phone, "Synced")
    sign_out(phone)
    assert kith.count("interaction") == 2


def test_an_ended_session_asks_for_the_passkey_and_loses_nothing(
    new_phone: Callable[..., Phone], kith: KithServer
) -> None:
    phone, tablet = new_phone(), new_phone()
    sign_up(phone, ME)
    add_person(phone, SOMEBODY)
    status(phone, "Synced")
    sign_in_like(tablet, phone)
    tablet.open("/you/devices")
    tablet.page.get_by_role("button", name="End ").click()
    phone.forgive("status of 401")
    tap(phone, "Messaged")
    status(phone, "Sign in to sync")
    phone.take_passkeys_from(tablet)
    phone.page.locator(".status").click()
    press(phone, "Sign in with a passkey")
    status(phone, "Synced")
    until(lambda: kith.count("interaction") == 1, "It is on the server")
