"""Add in each of its states, for the journeys that look at all of them."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from .chromium import Phone
from .errands import add_person, go, line, press, status
from .photograph import take_photograph
from .screens import settle
from .sharing import share, write_cards

LONG = "Maria Aparecida Wolfeschlegelsteinhausenbergerdorff-Vasconcelos de Albuquerque"


def _empty(phone: Phone, _folder: Path) -> None:
    go(phone, "Add someone")


def _post(phone: Phone, _folder: Path) -> None:
    share(phone, title="Noor Haddad (@noor) on X", url="https://x.com/noor/status/17")
    press(phone, "Commented")


def _known(phone: Phone, _folder: Path) -> None:
    share(phone, text="What a harvest! https://x.com/mika_k/status/18")


def _near(phone: Phone, _folder: Path) -> None:
    share(phone, title="Mika Kovacs (@mika.kovacs) • Instagram", url="https://www.instagram.com/mika.kovacs/")


def _picture(phone: Phone, folder: Path) -> None:
    share(phone, take_photograph(folder, "one", (600, 800)), text="")


def _pictures(phone: Phone, folder: Path) -> None:
    pictures = [take_photograph(folder, f"picture {at}", (300 + 90 * at, 400)) for at in range(6)]
    share(phone, *pictures, text="Ruth Jensen")


def _cards(phone: Phone, folder: Path) -> None:
    share(phone, write_cards(folder))


def _several(phone: Phone, _folder: Path) -> None:
    share(phone, title=f"{LONG} (@maria) on X", url="https://x.com/maria/status/19")
    share(phone, text="נועה לוי https://bsky.app/profile/noa-levi.bsky.social")


def _long(phone: Phone, _folder: Path) -> None:
    share(phone, title=f"{LONG} (@maria) on X", url="https://x.com/maria/status/19", text="bees " * 90)


def _line(phone: Phone, _folder: Path) -> None:
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen @ruth met at PyCon, loves lighthouses")


def _ambiguous(phone: Phone, _folder: Path) -> None:
    go(phone, "Add someone")
    line(phone).fill("Met Opera")


def _more(phone: Phone, _folder: Path) -> None:
    share(phone, title="Noor Haddad | LinkedIn", url="https://www.linkedin.com/in/noor-haddad/")
    phone.page.locator("summary", has_text="More").click()


DRAFTS: dict[str, Callable[[Phone, Path], None]] = {
    "empty": _empty,
    "post": _post,
    "known": _known,
    "near": _near,
    "picture": _picture,
    "pictures": _pictures,
    "cards": _cards,
    "several": _several,
    "long": _long,
    "line": _line,
    "ambiguous": _ambiguous,
    "more": _more,
}
"""By the name of their picture. Call `meet` once before."""


def meet(phone: Phone) -> None:
    """Know the person whom some of the drafts are about."""
    add_person(phone, "Mika Kovács", more="x.com/mika_k")
    status(phone, "Synced")


def show_draft(phone: Phone, name: str, folder: Path) -> None:
    """Open one of DRAFTS; whatever waited before is thrown away."""
    phone.open("/add")
    settle(phone)
    throw = phone.page.get_by_role("button", name="Throw away")
    while waiting := throw.count():
        throw.last.click()
        expect(throw).to_have_count(waiting - 1)
    # Without what was just said.
    phone.open("/add")
    DRAFTS[name](phone, folder)
    settle(phone)
