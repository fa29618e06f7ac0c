import json
import re
import struct
import subprocess
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from models.wording import ENGLISH
from pwa.manifest import LABELS, SCREENSHOTS, manifest, screenshots

ROOT = Path(__file__).parents[2]


@pytest.fixture
def served(cleo: FlaskClient) -> dict[str, Any]:
    answer = cleo.get("/manifest.webmanifest")
    assert (answer.status_code, answer.mimetype) == (200, "application/manifest+json")
    found: dict[str, Any] = answer.get_json()
    return found


def size(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def png(path: Path, width: int, height: int) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height))


def test_a_phone_can_install_it(served: dict[str, Any]) -> None:
    assert served == manifest(ENGLISH)
    assert (served["id"], served["scope"], served["start_url"], served["display"]) == ("/", "/", "/", "standalone")
    assert {icon["purpose"] for icon in served["icons"]} == {"any", "maskable", "monochrome"}


def test_its_icons_are_of_the_size_it_says(served: dict[str, Any], cleo: FlaskClient) -> None:
    for icon in served["icons"]:
        answer = cleo.get(icon["src"])
        assert (answer.status_code, answer.mimetype) == (200, icon["type"])
        if icon["type"] == "image/png":
            assert "{}x{}".format(*size(answer.data)) == icon["sizes"]


def test_its_shortcuts_lead_to_screens(served: dict[str, Any], cleo: FlaskClient) -> None:
    assert [shortcut["name"] for shortcut in served["shortcuts"]] == ["Add a person", "Today’s person"]
    assert [cleo.get(shortcut["url"]).status_code for shortcut in served["shortcuts"]] == [200, 200]


def test_the_share_sheet_may_post_links_pictures_contact_cards_and_texts(served: dict[str, Any]) -> None:
    target = served["share_target"]
    assert (target["action"], target["method"], target["enctype"]) == ("/share", "POST", "multipart/form-data")
    assert {"title", "text", "url"} < set(target["params"])
    [files] = target["params"]["files"]
    assert {"image/*", "text/vcard", "text/x-vcard", "text/directory", "text/plain", ".vcf", ".txt"} == set(
        files["accept"]
    )


def test_contact_files_open_with_it_on_a_desktop(served: dict[str, Any], cleo: FlaskClient) -> None:
    [handler] = served["file_handlers"]
    assert cleo.get(handler["action"]).status_code == 200
    assert ".vcf" in handler["accept"]["text/vcard"]


def test_screenshots_say_their_size_and_what_they_show(tmp_path: Path) -> None:
    png(tmp_path / "phone-your-people.png", 780, 1688)
    png(tmp_path / "desktop-today.png", 1280, 800)
    assert screenshots(tmp_path, ENGLISH) == [
        {
            "src": "/static/screenshots/desktop-today.png",
            "sizes": "1280x800",
            "type": "image/png",
            "form_factor": "wide",
            "label": "Today",
        },
        {
            "src": "/static/screenshots/phone-your-people.png",
            "sizes": "780x1688",
            "type": "image/png",
            "form_factor": "narrow",
            "label": "Your people",
        },
    ]


def test_what_a_screenshot_shows_is_said_in_every_language() -> None:
    assert {path.stem.partition("-")[2].replace("-", " ") for path in SCREENSHOTS.glob("*.png")} == set(LABELS)


def test_without_screenshots_there_are_none(tmp_path: Path) -> None:
    assert screenshots(tmp_path / "nothing", ENGLISH) == []


def test_what_its_checker_says_is_answered(served: dict[str, Any]) -> None:
    done = subprocess.run(
        ["node", "scripts/manifest.mjs"], cwd=ROOT, input=json.dumps(served), capture_output=True, text=True, check=True
    )
    decisions = (ROOT / "docs" / "decisions.md").read_text().partition("### Installing")[2].partition("###")[0]
    assert sorted(done.stdout.splitlines()) == sorted(re.findall(r"^\| `(\w+: .+?)` \| .", decisions, re.M))


def test_its_pictures_are_ones_that_browsers_show(served: dict[str, Any]) -> None:
    """Chromium leaves out what is not so, and says nothing."""
    shapes: dict[str, set[float]] = {}
    for picture in served["screenshots"]:
        width, height = map(int, picture["sizes"].split("x"))
        assert 320 <= min(width, height) <= max(width, height) <= 3840
        assert max(width, height) <= 2.3 * min(width, height)
        shapes.setdefault(picture["form_factor"], set()).add(width / height)
    # One shape for each form factor, and eight pictures at most.
    assert {factor: len(shape) for factor, shape in shapes.items()} == {"narrow": 1, "wide": 1}
    assert len(served["screenshots"]) <= 8
