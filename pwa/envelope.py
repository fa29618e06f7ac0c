"""Envelopes: a push encrypted so that only the device it is for can read it (RFC 8291, in the form of RFC 8188).

The primitives are those of ``cryptography``. http-ece, which puts them together for pywebpush, takes half as long
again, where this is the largest part of what a nudge costs; in the tests it opens these envelopes.
"""

import hmac
import os

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

POINT_BYTES, SECRET_BYTES, SALT_BYTES = 65, 16, 16
RECORD_BYTES = 4096
"""As the header says. There is one record only, and it is shorter."""
LARGEST = 3993
"""Bytes of a payload, which make 4096 with all around it: more no push service has to take."""
LAST = b"\x02"
"""Ends the payload in the last record."""


def check_point(point: bytes) -> None:
    """Raises ``ValueError`` for what is no point on the curve that devices have their keys on."""
    EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)


def seal(payload: bytes, point: bytes, secret: bytes) -> bytes:
    """The payload for the device with these keys, an uncompressed point on P-256 and 16 bytes: a body to be posted.

    Each has a key pair and a salt of its own. Raises ``ValueError`` for other keys and for a payload that is too large.
    """
    return sealed(payload, point, secret, generate_private_key(SECP256R1()), os.urandom(SALT_BYTES))


def sealed(payload: bytes, point: bytes, secret: bytes, sender: EllipticCurvePrivateKey, salt: bytes) -> bytes:
    """``seal`` with a given key pair and salt, neither of which may be used a second time."""
    if len(point) != POINT_BYTES or len(secret) != SECRET_BYTES or len(payload) > LARGEST:
        raise ValueError("no such envelope")
    shared = sender.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point))
    ours = sender.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    material = _derive(secret, shared, b"WebPush: info\0" + point + ours, 32)
    key = _derive(salt, material, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derive(salt, material, b"Content-Encoding: nonce\0", 12)
    header = salt + RECORD_BYTES.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return header + AESGCM(key).encrypt(nonce, payload + LAST, None)


def _derive(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
    """HKDF with SHA-256 (RFC 5869), for up to 32 bytes."""
    return hmac.digest(hmac.digest(salt, material, "sha256"), info + b"\x01", "sha256")[:length]
