"""VAPID: the key by which push services know this server, and the header it signs with it (RFC 8292)."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import time
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from models.late import Late
from pwa.config import private_file

if TYPE_CHECKING:
    import py_vapid
    from cryptography.hazmat.primitives import serialization
else:
    # A tick that finds nobody to nudge reads no key, and has no use for them.
    py_vapid, serialization = Late("py_vapid"), Late("cryptography.hazmat.primitives.serialization")

TOKEN_SECONDS = 12 * 60 * 60
"""How long a header is valid. Services refuse more than 24 hours, by their own clocks."""
RENEW_SECONDS = 60 * 60
"""A header is not used in its last hour, so that it does not run out on the way."""

DIGITS = 16
"""Of an older key's hash, hexadecimal, in the name of its file."""


class Vapid:
    """A key. One header serves every message to the same push service, so it is signed once in a while."""

    def __init__(self, key: py_vapid.Vapid02, contact: str) -> None:
        self._key, self._contact = key, contact
        self._headers: dict[str, tuple[float, str]] = {}
        self._lock = Lock()

    @cached_property
    def public_key(self) -> str:
        """What browsers subscribe with: the uncompressed point as base64url, 87 characters."""
        point = self._key.public_key.public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return base64.urlsafe_b64encode(point).rstrip(b"=").decode()

    def header(self, origin: str) -> str:
        """The Authorization header for a push service; ``origin`` such as ``https://fcm.googleapis.com``."""
        # The push service compares with its own clock, so this is the real time even where a tick runs for another.
        now = time.time()
        with self._lock:
            expires, header = self._headers.get(origin, (0.0, ""))
            if expires - now < RENEW_SECONDS:
                expires = now + TOKEN_SECONDS
                # py_vapid keeps and changes the claims it is given, so each signature gets its own.
                claims = {"sub": self._contact, "aud": origin, "exp": int(expires)}
                header = str(self._key.sign(claims)["Authorization"])
                self._headers[origin] = (expires, header)
            return header


class Keyring:
    """The server's key, and older ones as long as devices are subscribed with them; each PEM is read at first use."""

    def __init__(self, current: bytes, older: Collection[bytes], contact: str) -> None:
        self._current, self._older, self._contact = current, older, contact

    @cached_property
    def current(self) -> Vapid:
        return _read(self._current, self._contact)

    @cached_property
    def known(self) -> dict[str, Vapid]:
        """All of them by their public keys."""
        older = (_read(pem, self._contact) for pem in self._older)
        return {key.public_key: key for key in (*older, self.current)}

    def __contains__(self, public_key: str) -> bool:
        return public_key in self.known

    def of(self, public_key: str) -> Vapid:
        """The key that a subscription was made with; the present one where that is gone."""
        return self.known.get(public_key, self.current)


def keyring(path: Path, contact: str) -> Keyring:
    """The key in a PEM file, made with mode 0600 when there is none, and those kept beside it by ``rotate``.

    The files are read each time, since another process may have rotated them; what was made of them is kept.
    """
    older = []
    for file in _older(path):
        # The last device that needed it may have gone this very moment.
        with suppress(FileNotFoundError):
            older.append(file.read_bytes())
    return _keyring(private_file(path, _new_pem), tuple(older), contact)


def rotate(path: Path) -> None:
    """Make a new key. The old one stays beside it, and signs for its devices until ``retire`` finds none."""
    old = private_file(path, _new_pem)
    with suppress(FileExistsError):
        os.link(path, path.with_name(f"{path.stem}.{hashlib.sha256(old).hexdigest()[:DIGITS]}{path.suffix}"))
    draft = path.with_name(f".{path.name}.next")
    private_file(draft, _new_pem)
    os.replace(draft, path)


def retire(path: Path, in_use: Collection[str]) -> int:
    """Remove the older keys that no subscription was made with, given the public keys of all; gives their number."""
    unused = [file for file in _older(path) if _read(file.read_bytes(), "").public_key not in in_use]
    for file in unused:
        file.unlink()
    return len(unused)


def _older(path: Path) -> list[Path]:
    # Only what ``rotate`` has named: an operator may keep files of their own there.
    ours = re.compile(rf"{re.escape(path.stem)}\.[0-9a-f]{{{DIGITS}}}{re.escape(path.suffix)}")
    return sorted(file for file in path.parent.iterdir() if ours.fullmatch(file.name))


@lru_cache(maxsize=8)
def _keyring(current: bytes, older: tuple[bytes, ...], contact: str) -> Keyring:
    return Keyring(current, older, contact)


def _read(pem: bytes, contact: str) -> Vapid:
    key = py_vapid.Vapid02.from_pem(pem)
    # The contact was checked at start; the library's own check refuses some good addresses.
    key.conf = {"no-strict": True}
    return Vapid(key, contact)


def _new_pem() -> bytes:
    key = py_vapid.Vapid02()
    key.generate_keys()
    pem: bytes = key.private_pem()
    return pem
