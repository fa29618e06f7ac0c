"""An authenticator in software: it makes real keys and signs real answers, right ones and wrong ones.

What it sends is what a browser's ``PublicKeyCredential.toJSON`` gives. Each test of a refusal turns one knob.
"""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

Json = dict[str, Any]

PRESENT, VERIFIED, ELIGIBLE, BACKED_UP, HAS_CREDENTIAL = 0x01, 0x04, 0x08, 0x10, 0x40


@dataclass
class Knobs:
    """What a right answer says; ``origin`` and ``rp_id`` are those of a Kith on this machine."""

    origin: str = "http://localhost:5000"
    rp_id: str = "localhost"
    present: bool = True
    verified: bool = True
    backup_eligible: bool = False
    backed_up: bool = False
    cross_origin: bool | None = False
    challenge: str | None = None
    user_handle: bytes | None = None
    send_handle: bool = True
    counts: bool = True
    sign_with: ec.EllipticCurvePrivateKey | None = None


@dataclass
class Authenticator:
    """One passkey on one device. ``count`` is its signature counter."""

    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    user_handle: bytes = b""
    count: int = 0

    def create(self, options: Json, knobs: Knobs | None = None) -> Json:
        """Answer creation options: the new public key."""
        knobs = knobs or Knobs()
        self.user_handle = unbase64(options["user"]["id"])
        data = self._data(knobs, HAS_CREDENTIAL) + self._attested()
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client_data = _client_data("webauthn.create", options, knobs)
        return self._credential(
            {"clientDataJSON": base64url(client_data), "attestationObject": base64url(attestation)}
            | {"transports": ["internal", "hybrid"]}
        )

    def get(self, options: Json, knobs: Knobs | None = None) -> Json:
        """Answer request options: a signature."""
        knobs = knobs or Knobs()
        self.count += knobs.counts
        data, client_data = self._data(knobs), _client_data("webauthn.get", options, knobs)
        key = knobs.sign_with or self.key
        signature = key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(hashes.SHA256()))
        handle = knobs.user_handle or self.user_handle
        return self._credential(
            {
                "clientDataJSON": base64url(client_data),
                "authenticatorData": base64url(data),
                "signature": base64url(signature),
                "userHandle": base64url(handle) if knobs.send_handle else None,
            }
        )

    def _credential(self, response: Json) -> Json:
        encoded = base64url(self.credential_id)
        return {
            "id": encoded,
            "rawId": encoded,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        }

    def _data(self, knobs: Knobs, flags: int = 0) -> bytes:
        flags |= PRESENT * knobs.present | VERIFIED * knobs.verified
        flags |= ELIGIBLE * knobs.backup_eligible | BACKED_UP * knobs.backed_up
        return hashlib.sha256(knobs.rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _attested(self) -> bytes:
        point = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        return bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + cbor2.dumps(cose)


def _client_data(kind: str, options: Json, knobs: Knobs) -> bytes:
    said: Json = {"type": kind, "challenge": knobs.challenge or options["challenge"], "origin": knobs.origin}
    if knobs.cross_origin is not None:
        said["crossOrigin"] = knobs.cross_origin
    return json.dumps(said).encode()


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def unbase64(value: str) -> bytes:
    return base64.urlsafe_b64decode(value + "===")
