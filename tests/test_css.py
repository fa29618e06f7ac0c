"""One type scale, one spacing scale, and no left or right: what every file under static/src/css keeps to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CSS = Path(__file__).parents[1] / "static/src/css"
FILES = sorted(path for path in CSS.glob("*.css") if path.name != "tokens.css")

TYPE = re.compile(r"inherit|var\(--f\d\)|var\(--typed\)")
SPACING = re.compile(r"margin|padding|gap|row-gap|column-gap|scroll-padding")
LENGTH = re.compile(r"(?<![\w.#-])\d*\.?\d+(?:r?em|px|ch|v[wh]|dvh|cqw)\b")
PHYSICAL = re.compile(r"(?:^|-)(?:left|right)(?:$|-)")

OWN_SIZE = {
    ("face.css", "min(1rem, 5vw)"): "Initials are as large as their face, which gives way to large text.",
    ("face.css", "2rem"): "Initials in a large face.",
    ("face.css", ".7rem"): "Initials in a small face.",
    ("nav.css", "min(var(--f0), 4.6vw)"): "Five places stay side by side, however large the text is.",
    ("plot.css", "min(var(--f0), 3.6cqw)"): "Twelve months stay side by side.",
    ("picture.css", "min(var(--f0), 3.6cqw)"): "The figure over each of twelve bars.",
}
"""Sizes of letters beside the scale, and why."""

OWN_SPACE = {
    ("nav.css", "-1.125rem auto 0"): "The add button stands over the bar by a third of itself.",
    ("welcome.css", "clamp(0rem, 16dvh - 5.5rem, 4rem)"): "The first words stand higher on a lower phone.",
    ("plot.css", "-1em"): "A year is wider than its month.",
    ("notice.css", "30vh"): "What is still coming says so in the middle of the screen.",
    ("person.css", "0 1.125em"): "Room for the dot between two facts.",
    ("several.css", "0 .6875rem"): "A ring of 26 px in a target of 48.",
}
"""Spaces beside the scale, and why."""


def declarations(path: Path) -> Iterator[tuple[str, str]]:
    """Each property with its value, comments and selectors left out."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    for name, value in re.findall(r"([a-z-]+):\s*([^;{}]+);", text):
        yield name, " ".join(value.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_letters_have_the_sizes_of_the_scale(path: Path) -> None:
    sizes = [value for name, value in declarations(path) if name == "font-size"]
    sizes += [value for name, value in declarations(path) if name == "font" and not TYPE.search(value)]
    odd = [size for size in sizes if not TYPE.fullmatch(size) and (path.name, size) not in OWN_SIZE]
    assert odd == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_spaces_are_those_of_the_scale(path: Path) -> None:
    spaces = [value for name, value in declarations(path) if SPACING.match(name)]
    assert [space for space in spaces if LENGTH.search(space) and (path.name, space) not in OWN_SPACE] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_left_or_right(path: Path) -> None:
    """So a language that is read from right to left gets the same screens, mirrored."""
    found = [
        f"{name}: {value}" for name, value in declarations(path) if PHYSICAL.search(name) or value in ("left", "right")
    ]
    found += [f"{name}: {value}" for name, value in declarations(path) if is_lopsided(name, value)]
    assert found == []


def is_lopsided(name: str, value: str) -> bool:
    """Whether four values say another thing for the left than for the right."""
    parts = re.findall(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+", value)
    return name in ("margin", "padding", "inset") and len(parts) == 4 and parts[1] != parts[3]


def test_every_exception_is_still_needed() -> None:
    there = {(path.name, value) for path in FILES for _name, value in declarations(path)}
    assert [exception for exception in (*OWN_SIZE, *OWN_SPACE) if exception not in there] == []


def test_every_token_is_used() -> None:
    tokens = set(re.findall(r"^\s*(--[a-z0-9-]+):", (CSS / "tokens.css").read_text(), flags=re.MULTILINE))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", "".join(path.read_text() for path in CSS.glob("*.css"))))
    assert tokens - used == set()
    assert used - tokens == set()
