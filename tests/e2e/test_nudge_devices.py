"""The nudge on two devices, after the push service has forgotten one, and with nobody named."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .chromium import Phone
from .errands import add_person, heading, press_radio, sign_up, status, tap
from .firefox import Firefox
from .kith_server import KithServer
from .notification_daemon import NotificationDaemon
from .nudged_phone import NudgedPhone
from .nudging import MINUTE_MS, begin, due, evening, meet, morning, set_time, tick, turn_on
from .patience import until
from .push_service import PushService

MIKA = "Mika Kovács"
DONE = "Answered on another device"


@pytest.fixture
def kith(own_server: KithServer, push_service: PushService) -> KithServer:
    return begin(own_server, push_service)


@pytest.fixture
def zone() -> str:
    return morning()


def come_in(firefox: Firefox, kith: KithServer) -> None:
    """Sign in by a link, turn the nudge on, and close the app."""
    firefox.open(kith.flask("sign-in-link", "Ana Sá").strip())
    firefox.wait_until("document.querySelector('h1')?.textContent === 'Today'", "Today, signed in by the link")
    firefox.open(f"{kith.origin}/you/nudge")
    firefox.tap("Turn on")
    firefox.wait_until("document.body.innerText.includes('The nudge comes to this device.')", "nudges are on")
    firefox.leave()


def endpoints(kith: KithServer) -> list[str]:
    return [endpoint for (endpoint,) in kith.rows("SELECT endpoint FROM push_subscription")]


def test_what_is_acted_on_here_is_gone_there(
    nudged: NudgedPhone,
    kith: KithServer,
    firefox: Firefox,
    notifications: NotificationDaemon,
    push_service: PushService,
) -> None:
    meet(nudged, MIKA)
    turn_on(nudged)
    at = set_time(nudged, kith)
    nudged.leave()
    come_in(firefox, kith)
    assert "2 messages sent" in tick(kith, at)
    there = notifications.wait_for(lambda one: one.title == MIKA, "in Firefox")
    nudged.receive()
    here = notifications.wait_for(lambda one: one.title == MIKA and one.id != there.id, "in Chromium")

    notifications.press(here, "Write")
    nudged.take_page(f"/people/{kith.rows('SELECT id FROM person')[0][0]}")
    expect(heading(nudged, MIKA)).to_be_attached()
    until(lambda: nudged.looked() and kith.count("nudge_answer"), "the server knows that it was pressed")
    sent = len(push_service.sent)
    tick(kith, at + MINUTE_MS)
    notifications.wait_for(
        lambda one: one.title == DONE and not {"Write", "Later"} & set(one.actions.values()), "that is quiet"
    )
    assert [one.title for one in notifications.shown.values()] == [DONE]
    assert len(push_service.sent) == sent + 1, "The phone that acted is left in peace."

    firefox.open(kith.origin)
    until(lambda: not notifications.shown, "the next start puts it away")
    tick(kith, at + 2 * MINUTE_MS)
    assert len(push_service.sent) == sent + 1


def test_a_browser_that_the_push_service_forgets_is_found_again(
    new_phone: Callable[..., Phone],
    kith: KithServer,
    firefox: Firefox,
    push_service: PushService,
    notifications: NotificationDaemon,
) -> None:
    phone = new_phone(zone=morning())
    sign_up(phone, "Ana Sá")
    add_person(phone, MIKA)
    press_radio(phone, "They did")
    tap(phone, "Messaged")
    status(phone, "Synced")
    phone.open("/you/nudge")
    # Today's, whatever the hour: what could not be sent is told of on its own day.
    set_time(phone, kith)
    come_in(firefox, kith)
    [first] = endpoints(kith)

    # The browser is told: it says so to the worker, which subscribes anew with no page open.
    push_service.forget_browsers()
    until(lambda: endpoints(kith) not in ([first], []), "the worker has subscribed anew")
    [second] = endpoints(kith)

    # The browser is not told: the server learns it from a 410, and the next start sees that it is not known there.
    push_service.forget(second.rsplit("/", 1)[-1])
    at = due(kith)
    assert "0 messages sent" in tick(kith, at + MINUTE_MS)
    assert endpoints(kith) == []
    firefox.open(kith.origin)
    until(lambda: endpoints(kith), "the start has subscribed anew")
    line = "document.body.innerText.includes('Today’s nudge could not be sent')"
    firefox.wait_until(line, "the line that says so")
    firefox.leave()
    assert endpoints(kith) not in ([first], [second])
    at = due(kith)
    assert "1 messages sent" in tick(kith, at + MINUTE_MS)
    notifications.wait_for(lambda one: one.title == MIKA, "that names Mika")


def test_nobody_is_named_where_the_lock_screen_is_to_name_nobody(
    new_phone: Callable[..., Phone], kith: KithServer, firefox: Firefox, notifications: NotificationDaemon
) -> None:
    phone = new_phone()
    sign_up(phone, "Ana Sá")
    add_person(phone, MIKA)
    press_radio(phone, "They did")
    tap(phone, "Messaged")
    phone.open("/you/nudge")
    press_radio(phone, "No names")
    until(lambda: kith.rows("SELECT lock_screen FROM user") == [("nobody",)], "the server knows")
    come_in(firefox, kith)
    assert "1 messages sent" in tick(kith, due(kith) + MINUTE_MS)
    shown = notifications.wait_for(lambda one: one.title == "Someone to write to today", "that names nobody")
    assert "Mika" not in f"{shown.title} {shown.body} {shown.actions}"
    assert {"Write", "Later"} <= set(shown.actions.values())
    notifications.press(shown, "Write")
    person = kith.rows("SELECT id FROM person")[0][0]
    firefox.wait_until(f"location.pathname === '/people/{person}'", "the person's page")
    firefox.wait_until("document.querySelector('h1')?.textContent === 'Mika Kovács'", "Mika's name on it")


def test_later_is_kept_in_firefox_while_the_server_is_away(
    new_phone: Callable[..., Phone], kith: KithServer, firefox: Firefox, notifications: NotificationDaemon, zone: str
) -> None:
    phone = new_phone(zone=zone)
    meet(phone, MIKA)
    phone.open("/you/nudge")
    at = set_time(phone, kith)
    come_in(firefox, kith)
    assert "1 messages sent" in tick(kith, at)
    shown = notifications.wait_for(lambda one: one.title == MIKA, "that names Mika")
    kith.stop()
    notifications.press(shown, "Later")
    until(lambda: not notifications.shown, "the notification goes")
    kith.start()
    firefox.open(kith.origin)
    until(lambda: kith.count("nudge_answer"), "the server knows")
    assert kith.rows("SELECT answer FROM nudge_answer") == [("later",)]
    assert "1 messages sent" in tick(kith, evening(kith))
    notifications.wait_for(lambda one: one.title == MIKA and "Later" not in one.actions.values(), "in the evening")
