"""The web app manifest: what a phone needs to install Kith, and the share sheet to find it."""

import json
import struct
from pathlib import Path
from typing import Any

from models.wording import Words, sentence

PAPER = "#fbf7f2"
SCREENSHOTS = Path(__file__).parent.parent / "static" / "screenshots"

SHARE_TARGET: dict[str, Any] = json.loads(Path(__file__).with_name("share_target.json").read_text())
"""Read by the service worker too, so that the names of the form's fields stand in one place."""

ICONS = [
    {"src": "/static/icons/kith-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
    {"src": "/static/icons/kith-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
    {"src": "/static/icons/kith.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
    {"src": "/static/icons/maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    {"src": "/static/icons/monochrome-512.png", "sizes": "512x512", "type": "image/png", "purpose": "monochrome"},
]


def _sign(name: str) -> list[dict[str, str]]:
    """The icon of a shortcut, in the two sizes that phones ask for."""
    return [
        {"src": f"/static/icons/shortcut-{name}-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (96, 192)
    ]


FILE_HANDLERS = [
    {"action": "/add", "accept": {"text/vcard": [".vcf", ".vcard"]}, "icons": ICONS[:1], "launch_type": "single-client"}
]
"""Contact files open with Kith on a desktop; the page takes them from the launch queue."""


LABELS = {
    "person": sentence("One person"),
    "people": sentence("People"),
    "today": sentence("Today"),
    "today in the dark": sentence("Today in the dark"),
}
"""What screenshots show, by what they are called."""


def manifest(words: Words) -> dict[str, Any]:
    """The manifest as a browser reads it; every URL is a path on our own origin."""
    return {
        "id": "/",
        "name": "Kith",
        "short_name": "Kith",
        "description": words.say(
            "Turn the people you know online into people you know. One person a day, never a to-do list."
        ),
        "lang": words.tag,
        "dir": words.direction,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "launch_handler": {"client_mode": ["navigate-existing", "auto"]},
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["social", "lifestyle", "productivity"],
        "icons": ICONS,
        "shortcuts": _shortcuts(words),
        "share_target": SHARE_TARGET,
        "file_handlers": FILE_HANDLERS,
        "screenshots": screenshots(SCREENSHOTS, words),
    }


def _shortcuts(words: Words) -> list[dict[str, Any]]:
    add = {"name": words.say("Add a person"), "short_name": words.say_of("button", "Add")}
    today = {"name": words.say("Today’s person"), "short_name": words.say_of("place", "Today")}
    return [add | {"url": "/add", "icons": _sign("add")}, today | {"url": "/", "icons": _sign("today")}]


def screenshots(folder: Path, words: Words) -> list[dict[str, str]]:
    """The PNG pictures in ``folder``, as ``make screenshots`` makes them: ``phone-today.png`` is "Today"."""
    return [_screenshot(path, words) for path in sorted(folder.glob("*.png"))]


def _screenshot(path: Path, words: Words) -> dict[str, str]:
    shows = path.stem.partition("-")[2].replace("-", " ")
    with path.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:])
    return {
        "src": f"/static/screenshots/{path.name}",
        "sizes": f"{width}x{height}",
        "type": "image/png",
        "form_factor": "narrow" if width < height else "wide",
        "label": words.say(LABELS[shows]) if shows in LABELS else shows.capitalize() or "Kith",
    }
