"""A phone of Chromium with a profile of its own: only there, and in no private window, does it install apps."""

from pathlib import Path

from playwright.sync_api import Playwright

from .chromium import ARGUMENTS, HOME, NO_AUTOFILL, PHONE, Phone, chromium, settings


class ProfilePhone(Phone):
    """`folder` holds the profile."""

    def __init__(self, playwright: Playwright, folder: Path, origin: str) -> None:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium(), args=ARGUMENTS, **settings(origin, PHONE, HOME)
        )
        context.add_init_script(NO_AUTOFILL)
        self._begin(context, origin, ("background-sync",))
