"""Each state of the nudge on a device says what is so and what to do; looked at, and read by axe."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from .chromium import Phone
from .errands import add_person, go, heading, press, press_radio, section, sign_up, status, tap
from .kith_server import KithServer
from .nudge_states import IPHONE, LOST, PRETEND, STATES
from .patience import until
from .screens import settle
from .test_accessibility import PROBLEMS, complaints
from .test_pictures import take

SOMEBODY = "Mika Kovács"
LONG = "Wilhelmina Alexandra Featherstonehaugh-Cholmondeley"
HEBREW = "נועה לוי"
CHANGE_DEVICE = """change => new Promise(done => {
  const opening = indexedDB.open('kith-device')
  opening.onsuccess = () => {
    const database = opening.result
    const store = database.transaction('device', 'readwrite').objectStore('device')
    store.get('device').onsuccess = ({ target }) => { store.put({ ...target.result, ...change }) }
    store.transaction.oncomplete = () => { database.close(); done() }
  }
})"""
CHANGE_PLAN = """nudge => new Promise(async done => {
  const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name !== 'kith-device')
  const opening = indexedDB.open(name)
  opening.onsuccess = () => {
    const database = opening.result
    const store = database.transaction('plan', 'readwrite').objectStore('plan')
    store.getAll().onsuccess = ({ target }) => { store.put({ ...target.result[0], nudge }) }
    store.transaction.oncomplete = () => { database.close(); done() }
  }
})"""


def pretend(phone: Phone, how: dict[str, Any], path: str = "/you/nudge") -> None:
    """Have the browser be so, and open a page."""
    phone.page.evaluate("how => localStorage.setItem('in-a-test', JSON.stringify(how))", how)
    phone.open(path)
    settle(phone)


def look(phone: Phone, name: str) -> list[str]:
    """Take the screen's pictures; returns what is wrong with it."""
    take(phone, name)
    found = complaints(phone, name) + [f"{name}: {problem}" for problem in phone.page.evaluate(PROBLEMS)]
    phone.page.evaluate("scrollTo(0, 0)")
    return found


def test_every_state_says_what_to_do(new_phone: Callable[..., Phone]) -> None:
    phone = new_phone()
    phone.context.add_init_script(PRETEND)
    sign_up(phone, "Ana Sá")
    found = []
    for name, (how, words) in STATES.items():
        pretend(phone, how)
        expect(section(phone, "This device").get_by_text(words)).to_be_visible()
        found += look(phone, f"nudge-{name}")
    me = phone.page.evaluate("indexedDB.databases().then(all => all.map(({ name }) => name))")
    user = next(name for name in me if name != "kith-device").removeprefix("kith-")
    phone.page.evaluate(CHANGE_DEVICE, {"push": user})
    for name, (how, words) in LOST.items():
        pretend(phone, how)
        expect(section(phone, "This device").get_by_text(words)).to_be_visible()
        found += look(phone, f"nudge-{name}")
    pretend(phone, LOST["lost"][0])
    press(phone, "Turn on again")
    expect(phone.page.get_by_role("alert").get_by_text("could not reach its push service")).to_be_visible()
    assert not found, "\n".join(found)


def test_the_nudge_is_offered_after_the_first_taps_and_once(new_phone: Callable[..., Phone], kith: KithServer) -> None:
    phone = new_phone()
    phone.context.add_init_script(PRETEND)
    sign_up(phone, "Ana Sá")
    pretend(phone, {"permission": "default"}, "/")
    add_person(phone, SOMEBODY)
    tap(phone, "Messaged", "Called")
    offer = phone.page.get_by_role("region", name="Daily nudge")
    go(phone, "Today")
    expect(heading(phone, "Today")).to_be_visible()
    status(phone, "Synced")
    expect(offer).to_have_count(0)
    go(phone, "People")
    phone.page.get_by_role("link", name=SOMEBODY).click()
    tap(phone, "Liked")
    go(phone, "Today")
    expect(offer.get_by_role("button", name="Turn on")).to_be_visible()
    # Without the toast over it.
    phone.open("/")
    expect(offer.get_by_role("button", name="Turn on")).to_be_visible()
    found = look(phone, "nudge-offer")
    pretend(phone, {"unsupported": True, "agent": IPHONE}, "/")
    expect(offer.get_by_role("link", name="See how on this phone")).to_be_visible()
    found += look(phone, "nudge-offer-install")
    press(phone, "Not now")
    expect(phone.page.get_by_text("You find it under You, Daily nudge")).to_be_visible()
    expect(offer).to_have_count(0)
    pretend(phone, {"permission": "default"}, "/")
    expect(heading(phone, "Today")).to_be_visible()
    expect(phone.page.get_by_text("That was today")).to_be_visible()
    expect(offer).to_have_count(0)
    assert not found, "\n".join(found)


def test_what_could_not_be_sent_is_one_calm_line(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, SOMEBODY)
    status(phone, "Synced")
    found = []
    for state in ("failed", "unknown", "late"):
        phone.page.evaluate(CHANGE_PLAN, {"state": state, "at": 0})
        phone.open("/")
        expect(phone.page.get_by_role("complementary", name="Daily nudge")).to_contain_text("Today’s nudge")
        found += look(phone, f"nudge-{state}")
    phone.page.get_by_role("link", name="Try a test").click()
    expect(heading(phone, "Daily nudge")).to_be_visible()
    assert not found, "\n".join(found)


def test_the_lock_screen_says_nobody_when_asked_to(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    found = []
    for name, person in (("long", LONG), ("hebrew", HEBREW)):
        add_person(phone, person)
        press_radio(phone, "They did")
        tap(phone, "Messaged")
        status(phone, "Synced")
        phone.open("/you/nudge")
        shown = phone.page.get_by_role("figure", name="A notification, as an example")
        expect(shown).to_contain_text(person)
        phone.page.evaluate("scrollTo(0, 9999)")
        found += look(phone, f"nudge-lock-{name}")
        phone.open("/")
        press(phone, "Someone else")
    phone.open("/you/nudge")
    expect(shown).not_to_contain_text("Someone")
    press_radio(phone, "No names")
    expect(shown).to_have_text(re.compile("Someone to write to todayOpen Kith to see who, and why now.$"))
    phone.page.evaluate("scrollTo(0, 9999)")
    found += look(phone, "nudge-lock-nobody")
    until(lambda: kith.rows("SELECT lock_screen FROM user") == [("nobody",)], "the server knows")
    assert not found, "\n".join(found)


def zone_banner(phone: Phone) -> Locator:
    return phone.page.get_by_role("complementary", name="Time zone")


def test_on_a_journey_the_phone_asks_before_the_nudge_comes_along(
    new_phone: Callable[..., Phone], kith: KithServer
) -> None:
    phone, traveller = new_phone(zone="Europe/Paris"), new_phone()
    sign_up(phone, "Ana Sá")
    add_person(phone, SOMEBODY)
    status(phone, "Synced")
    assert kith.rows("SELECT time_zone FROM user") == [("Europe/Paris",)]
    traveller.take_passkeys_from(phone)
    traveller.open()
    press(traveller, "Sign in with a passkey")
    expect(zone_banner(traveller)).to_contain_text("You seem to be in Lisbon. Shall the nudge come at 9:00 there?")
    found = look(traveller, "nudge-zone")
    zone_banner(traveller).get_by_role("button", name="Keep Paris time").click()
    expect(zone_banner(traveller)).to_have_count(0)
    traveller.restart()
    expect(heading(traveller, "Today")).to_be_visible()
    expect(traveller.page.get_by_role("link", name=SOMEBODY).first).to_be_visible()
    expect(zone_banner(traveller)).to_have_count(0)
    traveller.open("/you/nudge")
    found += look(traveller, "nudge-zone-kept")
    assert kith.rows("SELECT time_zone FROM user") == [("Europe/Paris",)]
    zone_banner(traveller).get_by_role("button", name="Lisbon time").click()
    expect(zone_banner(traveller)).to_have_count(0)
    until(lambda: kith.rows("SELECT time_zone FROM user") == [("Europe/Lisbon",)], "the server knows")
    press(traveller, "Undo")
    until(lambda: kith.rows("SELECT time_zone FROM user") == [("Europe/Paris",)], "it is taken back")
    assert not found, "\n".join(found)
