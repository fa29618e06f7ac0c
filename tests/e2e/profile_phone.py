"""A phone of Chromium with a profile of its own: in no private window does it install apps, or run out of room."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from .chromium import ARGUMENTS, HOME, NO_AUTOFILL, PHONE, Phone, chromium, settings


class ProfilePhone(Phone):
    """`folder` holds the profile."""

    def __init__(self, playwright: Playwright, folder: Path, origin: str) -> None:
        self._playwright = playwright
        self._folder = folder
        self._begin(self._launch(origin), origin, ("background-sync",))

    def reboot(self) -> None:
        """Switch the phone off and on; no page of Kith is open then."""
        self.context.close()
        complaints, forgiven = self.complaints, self._forgiven
        self._begin(self._launch(self.origin), self.origin, ("background-sync",))
        self.complaints += complaints
        self._forgiven += forgiven

    def _launch(self, origin: str) -> BrowserContext:
        context = self._playwright.chromium.launch_persistent_context(
            self._folder, executable_path=chromium(), args=ARGUMENTS, **settings(origin, PHONE, HOME)
        )
        context.add_init_script(NO_AUTOFILL)
        return context
