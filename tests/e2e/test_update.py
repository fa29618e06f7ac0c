"""A new version of Kith is offered, and taken with one tap while taps still wait to be sent; nothing gets lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .chromium import NO_NETWORK, Phone
from .errands import add_person, press, sign_up, status, tap, timeline
from .kith_server import KithServer
from .next_version import CHANGED, build_next_version
from .patience import until


@pytest.fixture
def kith(own_server: KithServer) -> KithServer:
    """A server whose code changes in the middle of the journey."""
    own_server.start()
    return own_server


def test_an_update_is_offered_and_loses_nothing(phone: Phone, kith: KithServer, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")
    phone.forgive(NO_NETWORK.pattern)
    phone.context.route("**/api/sync", lambda route: route.abort())
    tap(phone, "Messaged", "Met")

    kith.stop()
    kith.tree = build_next_version(tmp_path / "next")
    kith.start()
    phone.restart(phone.page.url)
    # The old version goes on until its user says otherwise.
    expect(phone.page.get_by_text("A new version is ready.")).to_be_visible()
    expect(phone.page.locator(CHANGED)).to_have_count(0)
    press(phone, "Update")
    expect(phone.page.locator(CHANGED)).to_have_count(1)
    expect(timeline(phone)).to_have_count(2)
    assert kith.count("interaction") == 0

    phone.context.unroute("**/api/sync")
    phone.open()
    status(phone, "Synced")
    until(lambda: kith.count("interaction") == 2, "It is on the server")
    expect(phone.page.get_by_text("A new version is ready.")).to_have_count(0)
