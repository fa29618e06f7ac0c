"""Envelopes, beside the standard's own example and opened by a library made by others."""

import os

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pwa.envelope import LARGEST, seal, sealed
from tests.authenticator import unbase64

EXAMPLE = {
    "sender": "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    "point": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "secret": "BTBZMqHH6r4Tts7J_aSIgg",
    "salt": "DGv6ra1nlYgDCS1FRnbzlw",
    "body": "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK"
    "6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
}
"""RFC 8291, section 5 and appendix A."""


@pytest.fixture
def device() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


def point_of(device: EllipticCurvePrivateKey) -> bytes:
    return device.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def test_the_standards_example_comes_out() -> None:
    given = {name: unbase64(value) for name, value in EXAMPLE.items()}
    sender = derive_private_key(int.from_bytes(given["sender"], "big"), SECP256R1())
    plain = b"When I grow up, I want to be a watermelon"
    assert sealed(plain, given["point"], given["secret"], sender, given["salt"]) == given["body"]


@pytest.mark.parametrize("payload", [b"", b"\0", b'{"web_push":8030}', b"\x02" * 40, os.urandom(LARGEST)])
def test_a_device_reads_what_is_for_it(device: EllipticCurvePrivateKey, payload: bytes) -> None:
    secret = os.urandom(16)
    body = seal(payload, point_of(device), secret)
    assert http_ece.decrypt(body, private_key=device, auth_secret=secret, version="aes128gcm") == payload
    assert len(body) == len(payload) + 103 <= 4096


def test_nobody_else_does_and_nothing_can_be_changed(device: EllipticCurvePrivateKey) -> None:
    secret = os.urandom(16)
    body = seal(b"Mika", point_of(device), secret)
    other, changed = generate_private_key(SECP256R1()), body[:-1] + bytes([body[-1] ^ 1])
    for key, auth, taken in [(other, secret, body), (device, os.urandom(16), body), (device, secret, changed)]:
        with pytest.raises(http_ece.ECEException):
            http_ece.decrypt(taken, private_key=key, auth_secret=auth, version="aes128gcm")


def test_each_has_its_own_key_and_salt(device: EllipticCurvePrivateKey) -> None:
    bodies = [seal(b"Mika", point_of(device), b"s" * 16) for _ in range(3)]
    assert len({body[:16] for body in bodies}) == len({body[21:86] for body in bodies}) == 3


def test_other_keys_are_refused(device: EllipticCurvePrivateKey) -> None:
    good, secret = point_of(device), os.urandom(16)
    compressed = device.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    for point, auth, payload in [
        (b"", secret, b"x"),
        (bytes(65), secret, b"x"),
        (good[:-1] + bytes([good[-1] ^ 1]), secret, b"x"),
        (compressed, secret, b"x"),
        (good, b"", b"x"),
        (good, secret + b"x", b"x"),
        (good, secret, bytes(LARGEST + 1)),
    ]:
        with pytest.raises(ValueError):
            seal(payload, point, auth)
