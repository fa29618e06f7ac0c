"""The page of all parts, which is for whoever works on them: axe finds nothing on it, and it is there to look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .chromium import COLOURS, SIZES, Phone
from .errands import heading, press
from .kith_server import KithServer
from .next_version import build_with_parts
from .passing_states import hold_toast
from .screens import close_sheet, settle
from .test_accessibility import complaints


@pytest.fixture
def gallery(browser: Browser, own_server: KithServer, tmp_path: Path) -> Iterator[Phone]:
    """A window that shows /parts."""
    own_server.tree = build_with_parts(tmp_path / "with parts")
    own_server.start()
    phone = Phone(browser, own_server.origin)
    phone.open("/parts")
    expect(heading(phone, "Parts")).to_be_visible()
    yield phone
    phone.close()
    assert phone.complaints == []


def test_every_part_is_accessible_and_pictured(gallery: Phone) -> None:
    found = complaints(gallery, "parts")
    for opener, close in (("A sheet", close_sheet), ("A question", close_sheet), ("A toast", _dismiss)):
        press(gallery, opener)
        if opener == "A toast":
            hold_toast(gallery)
        found += complaints(gallery, opener)
        close(gallery)
    assert not found, "\n".join(found)
    for width, height in SIZES:
        gallery.page.set_viewport_size({"width": width, "height": height})
        for colours in COLOURS:
            gallery.page.emulate_media(color_scheme=colours)
            settle(gallery)
            assert gallery.page.evaluate("document.documentElement.scrollWidth") <= width
            gallery.picture(f"parts-{width}-{colours}", whole=True)


def _dismiss(phone: Phone) -> None:
    press(phone, "Dismiss")
