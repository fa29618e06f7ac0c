"""“Later” on a notification: without a network, with the app closed; and in the evening “Write”, and “Sent”."""

import pytest
from playwright.sync_api import expect

from .errands import heading, press, section
from .kith_server import KithServer
from .notification_daemon import NotificationDaemon
from .nudged_phone import NudgedPhone
from .nudging import begin, evening, meet, morning, set_time, tick, turn_on
from .patience import until
from .push_service import PushService


@pytest.fixture
def kith(own_server: KithServer, push_service: PushService) -> KithServer:
    return begin(own_server, push_service)


@pytest.fixture
def zone() -> str:
    return morning()


def test_later_waits_for_the_network_and_asks_again_in_the_evening(
    nudged: NudgedPhone, kith: KithServer, notifications: NotificationDaemon
) -> None:
    meet(nudged, "Mika Kovács")
    turn_on(nudged)
    at = set_time(nudged, kith)
    assert "1 messages sent" in tick(kith, at)
    person = kith.rows("SELECT id FROM person")[0][0]
    nudged.leave()

    nudged.receive()
    shown = notifications.wait_for(lambda one: one.title == "Mika Kovács", "that names Mika")
    assert {"Write", "Later"} <= set(shown.actions.values())
    nudged.offline()
    notifications.press(shown, "Later")
    until(lambda: nudged.looked() and not notifications.shown, "the notification goes")
    assert kith.count("nudge_answer") == 0
    nudged.online()
    until(lambda: nudged.looked() and kith.count("nudge_answer"), "the worker sends it, with the app closed", 30)

    at = evening(kith)
    assert "1 messages sent" in tick(kith, at)
    assert "0 messages sent" in tick(kith, at + 60_000)
    nudged.receive()
    shown = notifications.wait_for(lambda one: one.title == "Mika Kovács", "in the evening")
    assert "Later" not in shown.actions.values()
    notifications.press(shown, "Write")
    nudged.take_page(f"/people/{person}")
    expect(heading(nudged, "Mika Kovács")).to_be_attached()
    until(lambda: nudged.looked() and kith.count("nudge_answer") == 2, "the server knows that it was pressed")

    with nudged.context.expect_page() as beside:
        nudged.page.get_by_role("link", name="Bluesky: ").click()
    beside.value.close()
    # A phone that is short of memory has closed Kith meanwhile.
    nudged.reopen()
    expect(nudged.page.get_by_text("Did you write to Mika?")).to_be_visible()
    press(nudged, "Sent")
    until(lambda: nudged.looked() and kith.count("interaction", "direction = 'out'"), "it is on the server")
    expect(section(nudged, "That was today")).to_be_visible()
    assert kith.count("nudge_answer") == 2
    assert kith.rows("SELECT channel FROM interaction WHERE direction = 'out'") == [("bluesky",)]


def test_later_in_an_address_is_kept_once(
    nudged: NudgedPhone, kith: KithServer, notifications: NotificationDaemon
) -> None:
    meet(nudged, "Mika Kovács")
    turn_on(nudged)
    tick(kith, set_time(nudged, kith))
    nudged.leave()
    day = nudged.receive()["notification"]["data"]["local_date"]
    notifications.wait_for(lambda one: one.title == "Mika Kovács", "that names Mika")
    for _again in range(2):
        nudged.reopen(f"/?later={day}")
        expect(nudged.page.get_by_text("Kith asks again this evening")).to_be_visible()
        expect(nudged.page).to_have_url(f"{nudged.origin}/")
    until(lambda: nudged.looked() and not notifications.shown, "the notification goes")
    until(lambda: nudged.looked() and kith.count("nudge_answer"), "the server knows")
    assert kith.rows("SELECT answer FROM nudge_answer") == [("later",)]
    nudged.reopen("/?later=2020-01-01")
    expect(heading(nudged, "Today")).to_be_visible()
    expect(nudged.page.get_by_text("Kith asks again")).to_have_count(0)
    assert evening(kith)
