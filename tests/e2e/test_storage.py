"""The phone's storage fails as browsers let it fail: no room, hardly any, everything thrown away.

Nothing that the server has is lost, nothing is said to be saved that is not, and words say what is so.
"""

import pytest
from playwright.sync_api import CDPSession, expect

from .chromium import SIZES, Phone
from .errands import add_person, press, section, sign_up, status, tap, textbox, timeline, visit
from .kith_server import KithServer
from .patience import until
from .profile_phone import ProfilePhone
from .test_pictures import take

ASKED = """globalThis.asked = 0
StorageManager.prototype.persist = async () => { asked += 1; return true }"""
NEARLY_FULL = "StorageManager.prototype.estimate = async () => ({ quota: 1e9, usage: 999e6 })"
"""Chromium itself speaks of ten gigabytes, whatever there are."""
NO_DATABASE = """const no = () => { throw new DOMException('Not here.', 'SecurityError') }
IDBFactory.prototype.open = no
for (const store of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, store, { get: no })"""
"""As where sites may store nothing."""
HELD = """version => indexedDB.databases().then(all => Promise.all(all.map(({ name }) =>
  name.startsWith('kith-device') || new Promise(done => {
    indexedDB.deleteDatabase(name).onsuccess = () => {
      indexedDB.open(name, version).onsuccess = ({ target }) => done(globalThis.held = target.result)
    }
  }))).then(() => null))"""
"""In a tab whose Kith is of that version, and heeds no other tab."""
DELETED = """() => indexedDB.databases().then(all => Promise.all(all.map(({ name }) => name.startsWith('kith-device') ||
  new Promise(done => { indexedDB.deleteDatabase(name).onsuccess = done }).then(() => true))))"""


def devtools(phone: Phone) -> CDPSession:
    return phone.context.new_cdp_session(phone.page)


def leave_room(phone: Phone, quota: int | None) -> None:
    """Give Kith that many bytes on this phone; None for as many as there are."""
    how = {"origin": phone.origin} if quota is None else {"origin": phone.origin, "quotaSize": quota}
    devtools(phone).send("Storage.overrideQuotaForOrigin", how)


def throw_away(phone: Phone, *what: str) -> None:
    """What a browser does that is short of room."""
    types = ",".join(what or ("indexeddb", "cache_storage", "service_workers", "local_storage"))
    devtools(phone).send("Storage.clearDataForOrigin", {"origin": phone.origin, "storageTypes": types})


def begin(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    tap(phone, "Messaged")
    status(phone, "Synced")
    visit(phone, "Mika Kovács")


def test_a_full_phone_says_so_and_saves_nothing_by_halves(own_profile: ProfilePhone, kith: KithServer) -> None:
    phone = own_profile
    begin(phone)
    path = phone.page.url
    # Chromium asks how much room there is at the first write, and then for a long time no more.
    phone.reboot()
    leave_room(phone, 1)
    phone.open(path)
    phone.page.get_by_role("button", name="Called").click()
    expect(phone.page.get_by_text("so that could not be saved")).to_be_visible()
    expect(phone.page.get_by_role("alert").get_by_text("This phone has no room left")).to_be_visible()
    take(phone, "storage-full", SIZES)
    expect(timeline(phone)).to_have_count(1)
    leave_room(phone, None)
    tap(phone, "Called")
    expect(phone.page.get_by_text("This phone has no room left")).to_have_count(0)
    status(phone, "Synced")
    assert kith.count("interaction") == 2


def test_a_full_phone_says_so_in_the_sheet_that_could_not_save(own_profile: ProfilePhone) -> None:
    phone = own_profile
    begin(phone)
    path = phone.page.url
    phone.reboot()
    leave_room(phone, 1)
    phone.open(path)
    section(phone, "To remember").get_by_role("button").last.click()
    textbox(phone, "Note").fill("Keeps bees")
    press(phone, "Save")
    sheet = phone.page.get_by_role("dialog")
    # Whatever lies outside of an open sheet is dimmed, cannot be pressed, and is not read aloud.
    expect(sheet.get_by_role("status")).to_contain_text("so that could not be saved")
    sheet.get_by_role("button", name="Dismiss").click()
    expect(textbox(phone, "Note")).to_have_value("Keeps bees")
    leave_room(phone, None)
    press(phone, "Save")
    expect(section(phone, "To remember").get_by_text("Keeps bees")).to_be_visible()
    expect(sheet).to_have_count(0)


def test_what_waits_goes_to_the_server_from_a_full_phone(own_profile: ProfilePhone, kith: KithServer) -> None:
    phone = own_profile
    begin(phone)
    phone.offline()
    tap(phone, "Called", "Met")
    status(phone, "Offline · 2 waiting")
    kith.stop()
    phone.reboot()
    leave_room(phone, 1)
    phone.open()
    status(phone, "2 waiting")
    kith.start()
    phone.open()
    until(lambda: kith.count("interaction") == 3, "The taps are on the server")
    status(phone, "No room left")
    take(phone, "storage-full-sync", SIZES)
    leave_room(phone, None)
    phone.restart()
    status(phone, "Synced")
    assert kith.count("interaction") == 3


def test_a_phone_that_is_nearly_full_says_so_once(phone: Phone) -> None:
    begin(phone)
    phone.context.add_init_script(NEARLY_FULL)
    phone.open()
    expect(phone.page.get_by_text("This phone is nearly full.")).to_be_visible()
    take(phone, "storage-little", SIZES)
    phone.page.get_by_role("button", name="Got it").click()
    expect(phone.page.get_by_text("This phone is nearly full.")).to_have_count(0)


def test_what_the_browser_has_thrown_away_comes_back(phone: Phone, kith: KithServer) -> None:
    begin(phone)
    phone.leave()
    throw_away(phone)
    phone.restart()
    expect(phone.page.get_by_text("All that had reached the server is back.")).to_be_visible()
    take(phone, "storage-emptied", SIZES)
    visit(phone, "Mika Kovács")
    expect(timeline(phone)).to_have_count(1)


def test_what_is_thrown_away_while_kith_is_open_comes_back(phone: Phone, kith: KithServer) -> None:
    begin(phone)
    throw_away(phone, "indexeddb")
    expect(phone.page.get_by_text("All that had reached the server is back.")).to_be_visible()
    expect(timeline(phone)).to_have_count(1)
    tap(phone, "Called")
    status(phone, "Synced")
    assert kith.count("interaction") == 2


def test_without_a_network_an_emptied_phone_does_not_claim_that_there_is_nobody(phone: Phone) -> None:
    begin(phone)
    phone.page.evaluate(DELETED)
    phone.offline()
    phone.restart()
    expect(phone.page.get_by_text("Your people are not on this phone.")).to_be_visible()
    take(phone, "storage-emptied-offline", SIZES)
    phone.online()
    status(phone, "Synced")
    visit(phone, "Mika Kovács")
    expect(timeline(phone)).to_have_count(1)


def test_the_browser_is_asked_to_keep_it_after_the_first_taps(phone: Phone) -> None:
    phone.context.add_init_script(ASKED)
    begin(phone)
    assert phone.page.evaluate("asked") == 0
    tap(phone, "Called", "Met")
    until(lambda: phone.page.evaluate("asked") == 1, "the browser is asked")


def test_where_nothing_can_be_kept_that_is_said(phone: Phone) -> None:
    phone.forgive("Not here")
    phone.context.add_init_script(NO_DATABASE)
    phone.open()
    alert = phone.page.get_by_role("alert")
    expect(alert).to_contain_text("lets it keep nothing on this device")
    expect(phone.page.get_by_role("button", name="Create my account")).to_have_count(0)
    take(phone, "storage-shut", SIZES)
    expect(alert.get_by_role("button", name="Try again")).to_be_visible()


@pytest.mark.parametrize(
    ("version", "words"), [(1, "open in another tab with an older version"), (999, "updated in another tab")]
)
def test_what_another_tab_has_to_do_with_it_is_said_at_the_start(phone: Phone, version: int, words: str) -> None:
    phone.forgive("favicon")
    begin(phone)
    phone.leave()
    other = phone.context.new_page()
    other.goto("/healthz")
    other.evaluate(HELD, version)
    phone.open()
    expect(phone.page.get_by_role("alert")).to_contain_text(words)
    expect(phone.page.get_by_role("button")).to_have_count(0)
