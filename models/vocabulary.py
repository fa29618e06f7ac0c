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
class Channel:
    """A way to reach somebody; ``kind`` is what one usually does there, ``address`` the pattern of an address."""

    id: str
    label: str
    kind: str
    public: bool
    address: str


_vocabulary: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "vocabulary.json").read_text(encoding="utf-8")
)

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
CHANNELS: dict[str, Channel] = {
    row["id"]: Channel(row["id"], row["label"], row["kind"], row["public"], row["address"])
    for row in _vocabulary["channels"]
}
CIRCLES: dict[str, int] = {row["id"]: row["rhythm_days"] for row in _vocabulary["circles"]}
"""The default rhythm of each circle, in days."""
STAGES: list[str] = [row["id"] for row in _vocabulary["stages"]]
"""From public acquaintance to having met, in order."""
