"""The day's nudge: from our server, encrypted, over a push service, to a notification that opens the person's page."""

from collections.abc import Callable

import pytest

from .chromium import Phone
from .errands import add_person, press_radio, sign_up, status, tap
from .firefox import Firefox
from .kith_server import KithServer
from .notification_daemon import NotificationDaemon
from .nudging import MINUTE_MS, begin, due, tick
from .push_service import PushService


@pytest.fixture
def kith(own_server: KithServer, push_service: PushService) -> KithServer:
    return begin(own_server, push_service)


def test_a_nudge_opens_the_person_it_names(
    new_phone: Callable[..., Phone],
    kith: KithServer,
    firefox: Firefox,
    push_service: PushService,
    notifications: NotificationDaemon,
) -> None:
    phone = new_phone()
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    press_radio(phone, "They did")
    tap(phone, "Messaged")
    status(phone, "Synced")

    firefox.open(kith.flask("sign-in-link", "Ana Sá").strip())
    firefox.wait_until("document.querySelector('h1')?.textContent === 'Today'", "Today, signed in by the link")
    firefox.open(f"{kith.origin}/you/nudge")
    firefox.tap("Turn on")
    firefox.wait_until("document.body.innerText.includes('The nudge comes to this device.')", "nudges are on")
    firefox.tap("Send me a test")
    notifications.dismiss(notifications.wait_for(lambda one: True, "that was asked for as a test"))
    firefox.leave()

    at = due(kith)
    assert "1 nudges due, 1 messages sent" in tick(kith, at + MINUTE_MS)
    shown = notifications.wait_for(lambda one: "Mika" in one.title, "that names Mika")
    assert shown.body, "It does not say why now."
    assert "0 nudges due" in tick(kith, at + 2 * MINUTE_MS)
    notifications.press(shown)
    person = kith.rows("SELECT id FROM person")[0][0]
    tab = firefox.wait_until(f"location.pathname === '/people/{person}'", "the person's page")
    firefox.wait_until("document.querySelector('h1')?.textContent === 'Mika Kovács'", "Mika's name on it")
    assert tab in firefox.tabs
    assert [sent.status for sent in push_service.sent] == [201, 201]
