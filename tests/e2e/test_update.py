"""A new version of Kith is offered, and taken with one tap while taps still wait to be sent; nothing gets lost.

And parts of the app that a page has not fetched yet: what it does without a network, and when the server has only
newer ones.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .chromium import NO_NETWORK, SIZES, Phone
from .errands import add_person, go, heading, line, press, sign_up, status, tap, timeline
from .kith_server import KithServer
from .next_version import CHANGED, build_next_version
from .patience import until
from .test_pictures import take


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
    take(phone, "update", SIZES)
    press(phone, "Update")
    expect(phone.page.locator(CHANGED)).to_have_count(1)
    expect(timeline(phone)).to_have_count(2)
    assert kith.count("interaction") == 0

    phone.context.unroute("**/api/sync")
    phone.open()
    status(phone, "Synced")
    until(lambda: kith.count("interaction") == 2, "It is on the server")
    expect(phone.page.get_by_text("A new version is ready.")).to_have_count(0)


FURTHER = re.compile("/static/dist/further-")
NOT_HERE = "Failed to load resource: the server responded with a status of 404"


@pytest.fixture
def bare(new_phone: Callable[..., Phone]) -> Phone:
    """A phone without a worker, as in a private window, that has not yet got what stands behind a tap."""
    phone = new_phone(worker=False)
    phone.forgive(NO_NETWORK.pattern)
    phone.context.route(FURTHER, lambda route: route.abort())
    return phone


def sign_up_barely(phone: Phone, name: str) -> None:
    """As ``sign_up``, where no worker will ever come."""
    phone.open()
    phone.page.get_by_label("What shall we call you?").fill(name)
    press(phone, "Create my account")
    press(phone, "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()


def test_a_part_that_cannot_be_had_says_so_and_comes_later(bare: Phone) -> None:
    sign_up_barely(bare, "Ana Sá")
    bare.offline()
    go(bare, "You")
    expect(bare.page.get_by_role("alert")).to_contain_text("Not on this phone yet")
    take(bare, "part-missing", SIZES)
    press(bare, "Try again")
    expect(bare.page.get_by_role("alert")).to_be_visible()
    # It has tried, and not only begun to: else it would find the network that comes now.
    expect(bare.page.get_by_role("button", name="Try again")).to_be_enabled()
    bare.context.unroute(FURTHER)
    bare.online()
    press(bare, "Try again")
    expect(heading(bare, "You")).to_be_visible()


def test_an_old_page_without_a_worker_becomes_a_new_one(bare: Phone, kith: KithServer, tmp_path: Path) -> None:
    sign_up_barely(bare, "Ana Sá")
    press(bare, "Try it with made-up people")
    go(bare, "People")
    bare.page.get_by_role("searchbox", name="Search people").fill("Zoltán")
    kith.stop()
    kith.tree = build_next_version(tmp_path / "next")
    kith.start()
    bare.forgive(NOT_HERE)
    bare.context.unroute(FURTHER)
    bare.page.get_by_role("link", name="Add “Zoltán”").click()
    # The server no longer has what this page asks for: the page loads anew, and what was begun is there.
    expect(bare.page.locator(CHANGED)).to_have_count(1)
    expect(line(bare)).to_have_value("Zoltán")


def test_a_part_that_the_newest_version_lacks_is_not_asked_for_for_ever(bare: Phone) -> None:
    sign_up_barely(bare, "Ana Sá")
    begun = bare.page.evaluate("performance.timeOrigin")
    go(bare, "You")
    bare.page.wait_for_function("begun => performance.timeOrigin > begun", arg=begun)
    expect(bare.page.get_by_role("alert")).to_contain_text("Not on this phone yet")
    begun = bare.page.evaluate("performance.timeOrigin")
    press(bare, "Try again")
    expect(bare.page.get_by_role("button", name="Try again")).to_be_enabled()
    assert bare.page.evaluate("performance.timeOrigin") == begun
