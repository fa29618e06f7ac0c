"""Kinds, channels, circles and stages, read once from ``vocabulary.json``, which the client bundles too."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

Direction = Literal["out", "in", "both"]
Circle = Literal["inner", "close", "friends", "acquaintances"]
Stage = Literal["avatar", "pen_pal", "voice", "face"]


@dataclass(frozen=True)
class Kind:
    """A kind of interaction. ``depth`` grows from 1 (a like) to 6 (meeting); ``said`` words it by direction."""

    id: str
    label: str
    depth: int
    public: bool
    direction: Direction
    said: dict[Direction, str]


@dataclass(frozen=True)
class LinkRule:
    """One form of link on a channel's site.

    ``path`` describes the path, or host and path where it does not begin with a slash. ``address`` is made of its
    groups (``$1``) and of the query (``$id``), None where the link does not say whose it is. The link is a post's where
    the group ``post`` is there; 0 is the whole.
    """

    path: str
    address: str | None
    name: str | None
    post: int | None


@dataclass(frozen=True)
class Form:
    """Another form that addresses of a channel have; ``name`` is the group that a name can be guessed from."""

    parts: str
    name: int | None


@dataclass(frozen=True)
class Channel:
    """A way to reach somebody; ``kind`` is what one usually does there, ``address`` the pattern of an address.

    The rest serves to recognise links: ``hosts`` of the site, what to ``keep`` of a query there, addresses that are
    ``nobody``'s, and the ``scheme`` of links that are all address.
    """

    id: str
    label: str
    kind: str
    public: bool
    address: str
    is_number: bool
    is_lower: bool
    parts: str | None
    hosts: str | None
    keep: str | None
    scheme: str | None
    nobody: frozenset[str]
    forms: tuple[Form, ...]
    links: tuple[LinkRule, ...]


def _channel(row: dict[str, Any]) -> Channel:
    return Channel(
        id=row["id"],
        label=row["label"],
        kind=row["kind"],
        public=row["public"],
        address=row["address"],
        is_number="{digits}" in (row["open"] or ""),
        is_lower=row.get("lower", False),
        parts=row.get("parts"),
        hosts=row.get("hosts"),
        keep=row.get("keep"),
        scheme=row.get("scheme"),
        nobody=frozenset(row.get("nobody", "").split()),
        forms=tuple(Form(form["parts"], form.get("name")) for form in row.get("or", [])),
        links=tuple(
            LinkRule(link["path"], link.get("address"), link.get("name"), link.get("post")) for link in row["links"]
        ),
    )


_vocabulary: dict[str, Any] = json.loads((Path(__file__).parent / "vocabulary.json").read_text(encoding="utf-8"))

KINDS: dict[str, Kind] = {
    row["id"]: Kind(
        id=row["id"],
        label=row["label"],
        depth=row["depth"],
        public=row["public"],
        direction=row["direction"],
        said={direction: row[direction] for direction in get_args(Direction)},
    )
    for row in _vocabulary["kinds"]
}
CHANNELS: dict[str, Channel] = {row["id"]: _channel(row) for row in _vocabulary["channels"]}
CIRCLES: dict[str, int] = {row["id"]: row["rhythm_days"] for row in _vocabulary["circles"]}
"""The default rhythm of each circle, in days."""
STAGES: list[str] = [row["id"] for row in _vocabulary["stages"]]
"""From public acquaintance to having met, in order."""

TRACKING: str = _vocabulary["links"]["tracking"]
"""What parts of a query are called that only follow people, on any site."""
ELSEWHERE: str = _vocabulary["links"]["elsewhere"]
"""Hosts whose addresses look like Mastodon's and are not."""
THROUGH: list[tuple[str, str]] = [(path, name) for path, name in _vocabulary["links"]["through"]]
"""Links that only lead on, and where in the query they say to."""
SCHEMES: list[tuple[str, str]] = [(pattern, link) for pattern, link in _vocabulary["links"]["schemes"]]
"""Links of apps, and the same on the web."""
APPS: dict[str, str] = _vocabulary["titles"]["apps"]
"""What titles call a channel."""
NAME_TITLES: list[tuple[str, str]] = [
    (sure, pattern.replace("{app}", "|".join(APPS)).replace("{on}", _vocabulary["titles"]["on"]))
    for sure, pattern in _vocabulary["titles"]["names"]
]
"""How apps write a name around a link: ``any`` is one for certain, ``name`` only if it looks like one, ``profile`` that
and only beside somebody's profile."""
HANDLE_TITLES: list[tuple[str, int, int]] = [
    (pattern.replace("{app}", "|".join(APPS)), handle, app) for pattern, handle, app in _vocabulary["titles"]["handles"]
]
"""How apps write a handle and their own name, with the group of each."""
NOBODY: frozenset[str] = frozenset(_vocabulary["titles"]["nobody"].split()) | frozenset(APPS)
"""Words that no name begins with."""
PARTICLES: frozenset[str] = frozenset(_vocabulary["titles"]["particles"].split())
"""Words of a name that begin small."""
NUMBERS: frozenset[str] = frozenset(_vocabulary["titles"]["numbers"].split())
"""What stands before a phone number."""
