"""“Send me a test” says that it arrived, or which link of the chain is broken and what to do."""

import re

import pytest
from playwright.sync_api import Locator, expect

from .errands import press, section, sign_up
from .kith_server import KithServer
from .notification_daemon import NotificationDaemon
from .nudged_phone import NudgedPhone
from .nudging import begin, turn_on
from .push_service import PushService
from .test_accessibility import PROBLEMS, complaints
from .test_pictures import take

LINKS = [
    "The browser lets Kith notify you",
    "This browser can be reached",
    "Your server knows this device",
    "The push service took the test",
    "It came to this device",
    "It was shown",
]


@pytest.fixture
def kith(own_server: KithServer, push_service: PushService) -> KithServer:
    return begin(own_server, push_service)


@pytest.fixture
def phone(nudged: NudgedPhone) -> NudgedPhone:
    """A phone on which the nudge is on."""
    sign_up(nudged, "Ana Sá")
    turn_on(nudged)
    nudged.page.evaluate("scrollTo(0, 9999)")
    return nudged


def here(phone: NudgedPhone) -> Locator:
    return section(phone, "This device")


def broken(phone: NudgedPhone, link: int, words: str) -> None:
    """Wait until this link of the chain is the broken one, those before it hold, and this is said of it."""
    links = here(phone).get_by_role("listitem").locator(".hidden")
    expect(links).to_have_count(len(LINKS))
    expect(links.nth(link)).to_have_text(f"Broken: {LINKS[link]}", timeout=15_000)
    for holds in range(link):
        expect(links.nth(holds)).to_have_text(LINKS[holds])
    for ahead in range(link + 1, len(LINKS)):
        expect(links.nth(ahead)).to_have_text(f"Not yet: {LINKS[ahead]}")
    expect(here(phone).get_by_text(re.compile(re.escape(words)))).to_be_visible()


def look(phone: NudgedPhone, name: str) -> None:
    phone.page.evaluate("scrollTo(0, 9999)")
    take(phone, name)
    assert not complaints(phone, name) + phone.page.evaluate(PROBLEMS)


def test_it_arrives(phone: NudgedPhone, notifications: NotificationDaemon) -> None:
    press(phone, "Send me a test")
    phone.receive()
    expect(here(phone).get_by_text("It arrived. Your nudge will come the same way.")).to_be_visible()
    assert notifications.wait_for(lambda one: one.title == "Kith can reach you here", "that was asked for").body
    look(phone, "nudge-test-fine")
    press(phone, "I don’t see it")
    broken(phone, 5, "something on this device keeps it from being seen")
    look(phone, "nudge-test-unseen")
    press(phone, "Send another test")
    phone.receive()
    expect(here(phone).get_by_text("It arrived. Your nudge will come the same way.")).to_be_visible()


def test_a_push_service_that_cannot(phone: NudgedPhone, push_service: PushService) -> None:
    push_service.mood = 503
    press(phone, "Send me a test")
    broken(phone, 3, "can’t take it right now")
    look(phone, "nudge-test-service")
    push_service.mood = None
    press(phone, "Send another test")
    phone.receive()
    expect(here(phone).get_by_text("It arrived.")).to_be_visible()


def test_a_push_service_that_has_forgotten_this_browser(phone: NudgedPhone, push_service: PushService) -> None:
    push_service.mood = 410
    press(phone, "Send me a test")
    broken(phone, 1, "has ended, as it does now and then")
    look(phone, "nudge-test-subscription")
    push_service.mood = None
    press(phone, "Turn on again")
    press(phone, "Send me a test")
    phone.receive()
    expect(here(phone).get_by_text("It arrived.")).to_be_visible()


def test_a_server_that_does_not_know_this_device(phone: NudgedPhone, kith: KithServer) -> None:
    kith.change("DELETE FROM push_subscription")
    press(phone, "Send me a test")
    broken(phone, 2, "does not know this device any more")
    look(phone, "nudge-test-server")
    press(phone, "Turn on again")
    press(phone, "Send me a test")
    phone.receive()
    expect(here(phone).get_by_text("It arrived.")).to_be_visible()


def test_a_server_that_does_not_answer(phone: NudgedPhone, kith: KithServer) -> None:
    phone.offline()
    press(phone, "Send me a test")
    broken(phone, 2, "No connection right now.")
    phone.open("/you/nudge")
    expect(here(phone).get_by_text("It was on when Kith last reached the server")).to_be_visible()
    look(phone, "nudge-unsure")
    phone.online()
    phone.open("/you/nudge")
    expect(here(phone).get_by_text("The nudge comes to this device.")).to_be_visible()
    look(phone, "nudge-on")


def test_what_does_not_come_in_time(phone: NudgedPhone) -> None:
    press(phone, "Send me a test")
    broken(phone, 4, "It was sent and has not come yet.")
    look(phone, "nudge-test-arrival")


def test_what_the_browser_does_not_show(phone: NudgedPhone) -> None:
    press(phone, "Send me a test")
    expect(here(phone).get_by_text("On the way: It came to this device")).to_be_attached()
    phone.context.clear_permissions()
    phone.receive()
    broken(phone, 5, "something on this device keeps it from being seen")
    press(phone, "Send another test")
    broken(phone, 0, "The browser does not let Kith notify you.")
    look(phone, "nudge-test-permission")
