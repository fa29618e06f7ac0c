"""What the page weighs at the first visit: the smaller copies beside the built files are what goes over the wire."""

import json

import pytest

from pwa.assets import DIST, assets

FIRST_JAVASCRIPT = 45_000
FIRST_VISIT = 70_000


def weight(url: str, ending: str) -> int:
    return (DIST / (url.removeprefix("/static/dist/") + ending)).stat().st_size


def parts() -> list[str]:
    """Without the few bytes that only a first visit needs."""
    return [name for name in assets().files if name.endswith(".js") and name not in assets().first]


def test_the_first_visit_is_small() -> None:
    scripts, style = (assets().first, assets().script), assets().style
    assert sum(weight(script, ".gz") for script in scripts) <= FIRST_JAVASCRIPT
    assert sum(weight(each, ".br") for each in (*scripts, style)) <= FIRST_VISIT


def test_each_part_of_the_app_is_one_file() -> None:
    # The start, Today, what stands behind a tap, and Picture; a name each that leads to the second and the third, and
    # one to the first two together.
    assert len(parts()) <= 7


@pytest.mark.parametrize("name", ["everyday", "further", "you_picture"])
def test_the_worker_keeps_every_part(name: str) -> None:
    kept = {entry["url"] for entry in json.loads((DIST / "manifest.json").read_text())["precache"]}
    assert kept >= {f"/static/dist/{part}" for part in parts()}
    assert any(part.startswith(name) for part in parts())
