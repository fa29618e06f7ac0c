"""Make static/screenshots, which the README and the manifest use: Kith with its made-up people."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.chromium import PHONE, launch
from tests.e2e.kith_server import KithServer

FOLDER = Path(__file__).parent.parent / "static" / "screenshots"
DESKTOP = (1280, 800)
STILL = "() => document.getAnimations().length === 0 && [...document.images].every(image => image.complete)"


def come_in(browser: Browser, server: KithServer, size: tuple[int, int], colours: str = "light") -> Page:
    """A page of an account of its own, full of made-up people."""
    link = server.flask("sign-in-link", f"Ana {size[0]} {colours}", "--create").strip()
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2 if size == PHONE else 1,
        color_scheme=colours,  # type: ignore[arg-type]  # "light" or "dark"
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Lisbon",
    )
    page.goto(link)
    page.get_by_role("button", name="Later").click()
    page.get_by_role("button", name="Try it with made-up people").click()
    expect(page.get_by_text("all of them made up")).to_be_visible()
    # Once more, without what it has just said.
    page.goto(server.origin)
    expect(page.get_by_role("button", name="Not today")).to_be_visible()
    return page


def take(page: Page, name: str) -> None:
    expect(page.get_by_role("status").filter(has_text="Synced")).to_be_visible()
    page.wait_for_function(STILL)
    page.screenshot(path=FOLDER / f"{name}.png")


def show_first_person(page: Page) -> None:
    """From the list of people to the page of the first."""
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Together", exact=True)).to_be_visible()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = KithServer(Path(data))
        server.flask("db", "upgrade")
        server.start()
        browser = launch(playwright)
        try:
            phone = come_in(browser, server, PHONE)
            take(phone, "phone-today")
            phone.goto(f"{server.origin}/people")
            take(phone, "phone-people")
            show_first_person(phone)
            take(phone, "phone-person")
            dark = come_in(browser, server, PHONE, "dark")
            take(dark, "phone-today-in-the-dark")
            take(come_in(browser, server, DESKTOP), "desktop-today")
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
