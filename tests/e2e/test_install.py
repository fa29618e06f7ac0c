"""Kith goes to the home screen: Chromium finds nothing to complain of, and Today offers it once, when it is time."""

import json
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from .chromium import SIZES, Phone
from .errands import add_person, go, heading, press, sign_up, tap
from .nudge_states import IPHONE, PRETEND
from .profile_phone import ProfilePhone
from .test_pictures import take

FIVE = ["Messaged", "Liked", "Commented", "Called", "Met"]
WOULD_INSTALL = """outcome => {
  const event = new Event('beforeinstallprompt', { cancelable: true })
  event.prompt = async () => {
    globalThis.prompted = (globalThis.prompted ?? 0) + 1
    return { outcome, platform: 'web' }
  }
  dispatchEvent(event)
  return event.defaultPrevented
}"""
"""What Chromium says when it would install Kith; its own question would wait for a user for ever."""


def invitation(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name="Home screen")


def make_five_taps(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    tap(phone, *FIVE[:4])
    go(phone, "Today")
    expect(heading(phone, "Today")).to_be_visible()
    expect(invitation(phone)).to_have_count(0)
    go(phone, "People")
    phone.page.get_by_role("link", name="Mika Kovács").click()
    tap(phone, FIVE[4])
    go(phone, "Today")


def test_chromium_finds_nothing_to_complain_of(own_profile: ProfilePhone) -> None:
    own_profile.open()
    devtools = own_profile.context.new_cdp_session(own_profile.page)
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["id"] == "/"


def test_chromium_offers_it_and_installs_it(own_profile: ProfilePhone) -> None:
    make_five_taps(own_profile)
    expect(invitation(own_profile).get_by_role("button", name="Install")).to_be_visible()
    take(own_profile, "install-invitation", SIZES)
    devtools = own_profile.context.new_cdp_session(own_profile.page)
    devtools.send("PWA.install", {"manifestId": f"{own_profile.origin}/"})
    # Installed by a user, and not by a test, the browser would say so itself.
    own_profile.page.evaluate("dispatchEvent(new Event('appinstalled'))")
    expect(invitation(own_profile)).to_have_count(0)
    go(own_profile, "You")
    expect(own_profile.page.get_by_role("link", name="Passkeys")).to_be_visible()
    expect(own_profile.page.get_by_role("link", name="Home screen")).to_have_count(0)


def test_an_offer_is_kept_that_comes_before_the_script(phone: Phone) -> None:
    # At a first visit the script is fetched after the first words; Chromium may have said by then that it would.
    phone.page.add_init_script(f"addEventListener('DOMContentLoaded', () => ({WOULD_INSTALL})('accepted'))")
    make_five_taps(phone)
    press(phone, "Install")
    assert phone.page.evaluate("prompted") == 1


def test_it_is_asked_once_and_found_again(phone: Phone) -> None:
    make_five_taps(phone)
    assert phone.page.evaluate(WOULD_INSTALL, "dismissed"), "Chromium shows no bar of its own"
    press(phone, "Not now")
    expect(invitation(phone)).to_have_count(0)
    phone.restart()
    expect(heading(phone, "Today")).to_be_visible()
    phone.page.evaluate(WOULD_INSTALL, "accepted")
    go(phone, "You")
    phone.page.get_by_role("link", name="Home screen").click()
    expect(invitation(phone)).to_have_count(0)
    press(phone, "Install")
    assert phone.page.evaluate("prompted") == 1
    expect(phone.page.get_by_role("button", name="Install")).to_have_count(0)


def test_who_closes_the_browsers_question_is_not_asked_again(phone: Phone) -> None:
    make_five_taps(phone)
    phone.page.evaluate(WOULD_INSTALL, "dismissed")
    invitation(phone).get_by_role("button", name="Install").click()
    expect(invitation(phone)).to_have_count(0)
    phone.restart()
    expect(heading(phone, "Today")).to_be_visible()
    phone.page.evaluate(WOULD_INSTALL, "dismissed")
    go(phone, "You")
    go(phone, "Today")
    expect(invitation(phone)).to_have_count(0)


def test_on_an_iphone_the_way_is_drawn(new_phone: Callable[..., Phone]) -> None:
    phone = new_phone(agent=IPHONE)
    phone.context.add_init_script(PRETEND)
    phone.open()
    phone.page.evaluate("localStorage.setItem('in-a-test', JSON.stringify({unsupported: true}))")
    make_five_taps(phone)
    # The nudge needs the home screen too, and was offered first: one offer a visit.
    nudge = phone.page.get_by_role("region", name="Daily nudge")
    nudge.get_by_role("button", name="Not now").click()
    expect(nudge).to_have_count(0)
    expect(invitation(phone)).to_have_count(0)
    phone.open()
    invitation(phone).get_by_role("link", name="See how on this phone").click()
    expect(phone.page.get_by_role("listitem").filter(has=phone.page.locator("svg.drawing"))).to_have_count(3)
    expect(phone.page.get_by_text("Add to Home Screen")).to_be_visible()
    take(phone, "install-iphone", SIZES)
