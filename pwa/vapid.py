"""VAPID: the key by which push services know this server, and the header it signs with it (RFC 8292)."""

import base64
import time
from functools import lru_cache
from pathlib import Path
from threading import Lock

from cryptography.hazmat.primitives import serialization
from py_vapid import Vapid02

from pwa.config import private_file

TOKEN_SECONDS = 12 * 60 * 60
"""How long a header is valid. Services refuse more than 24 hours, by their own clocks."""
RENEW_SECONDS = 60 * 60
"""A header is not used in its last hour, so that it does not run out on the way."""


class Vapid:
    """The server's key. One header serves every message to the same push service, so it is signed once in a while."""

    def __init__(self, key: Vapid02, contact: str) -> None:
        self._key, self._contact = key, contact
        self._headers: dict[str, tuple[float, str]] = {}
        self._lock = Lock()

    @property
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


@lru_cache(maxsize=8)
def vapid(path: Path, contact: str) -> Vapid:
    """The key in a PEM file, made with mode 0600 when there is none, and read once a process."""
    key = Vapid02.from_pem(private_file(path, _new_pem))
    # The contact was checked at start; the library's own check refuses some good addresses.
    key.conf = {"no-strict": True}
    return Vapid(key, contact)


def _new_pem() -> bytes:
    key = Vapid02()
    key.generate_keys()
    pem: bytes = key.private_pem()
    return pem
