"""Where the benches in a browser play: a server with accounts of several sizes, and Chromium."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from bench.crowd import fill
from tests.e2e.chromium import launch
from tests.e2e.kith_server import KithServer


@dataclass(frozen=True)
class Size:
    """How much an account holds."""

    people: int
    interactions: int

    def __str__(self) -> str:
        return f"{self.people:,} people, {self.interactions:,} contacts"


@dataclass
class Stage:
    """``accounts`` are the sizes by the name of the account."""

    playwright: Playwright
    browser: Browser
    kith: KithServer
    accounts: dict[str, Size]

    def link(self, account: str) -> str:
        """A new link that signs in."""
        return self.kith.flask("sign-in-link", account).strip()


@contextmanager
def stage(accounts: dict[str, Size]) -> Iterator[Stage]:
    """A stage with these accounts. Without a browser it says so and ends the program, for that is no fault."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except Error:
            sys.exit(print("\nNo Chromium here, so what happens on a phone is not measured: see make browsers."))
        kith = KithServer(Path(folder) / "kith")
        try:
            kith.start()
            for name, size in accounts.items():
                kith.flask("sign-in-link", name, "--create")
                fill(kith.data, name, size.people, size.interactions)
            # As after a night: nothing that filling left in memory counts.
            kith.stop()
            kith.start()
            yield Stage(playwright, browser, kith, accounts)
        finally:
            browser.close()
            kith.stop()
