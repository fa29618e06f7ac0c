"""Assets: the client's built files, by the names that ``build.mjs`` gave them."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from werkzeug.exceptions import ServiceUnavailable

DIST = Path(__file__).parent.parent / "static" / "dist"


@dataclass(frozen=True)
class Assets:
    """One build.

    ``script`` and ``style`` are URLs. ``first`` fetches ``script`` once the words that stand in the page are painted.
    ``kept`` is the script for whoever is in, which imports ``preload`` and with them ``script``. ``files`` are all
    names that may be served from its folder, ``precache`` is what the worker fetches at its start, and ``parts`` the
    page of all parts, where the build has it.
    """

    script: str
    first: str
    kept: str
    preload: tuple[str, ...]
    style: str
    files: frozenset[str]
    precache: tuple[str, ...]
    parts: str | None


def assets() -> Assets:
    """The newest build. Raises ``ServiceUnavailable`` where the client was never built."""
    try:
        return _read((DIST / "manifest.json").stat().st_mtime_ns)
    except FileNotFoundError:
        raise ServiceUnavailable("The client is not built: run `make build`.") from None


@lru_cache(maxsize=1)
def _read(_changed: int) -> Assets:
    found = json.loads((DIST / "manifest.json").read_text())
    precache = tuple(entry["url"] for entry in found["precache"])
    return Assets(
        script=found["script"],
        first=found["first"],
        kept=found["kept"],
        preload=tuple(found["preload"]),
        style=found["style"],
        files=frozenset(found["files"]),
        precache=precache,
        parts=found.get("parts"),
    )
