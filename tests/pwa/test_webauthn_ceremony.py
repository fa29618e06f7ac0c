"""The wrapper itself, against answers that are altered anywhere: nothing but our own refusal comes out of it."""

import base64
import copy
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from models.errors import Invalid
from pwa import webauthn_ceremony
from pwa.config import Settings
from tests.authenticator import Authenticator, base64url

SETTINGS = Settings()
CHALLENGE = bytes(range(32))
OPTIONS = {"challenge": base64url(CHALLENGE), "user": {"id": base64url(b"Ana's handle")}}
AUTHENTICATOR = Authenticator()
CREATED = AUTHENTICATOR.create(OPTIONS)
PUBLIC_KEY = webauthn_ceremony.verify_registration(SETTINGS, CREATED, CHALLENGE).public_key
GOT = AUTHENTICATOR.get(OPTIONS)

PATHS = [("id",), ("rawId",), ("type",), ("response",), ("authenticatorAttachment",)]
PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle", "transports"]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
encoded = st.binary(max_size=80).map(base64url) | anything.map(lambda value: base64url(cbor2.dumps(value)))


def refused_or_verified(credential: dict[str, Any]) -> None:
    """Whatever the answer is, the wrapper gives a result or raises Invalid."""
    for call in (
        lambda: webauthn_ceremony.challenge_of(credential),
        lambda: webauthn_ceremony.credential_id_of(credential),
        lambda: webauthn_ceremony.verify_registration(SETTINGS, credential, CHALLENGE),
        lambda: webauthn_ceremony.verify_assertion(SETTINGS, credential, CHALLENGE, PUBLIC_KEY, 0),
    ):
        try:
            call()
        except Invalid as error:
            assert str(error) == "That passkey didn’t work. Try again."


@hypothesis_settings(max_examples=150, deadline=None)
@given(
    whole=st.sampled_from([CREATED, GOT]),
    path=st.sampled_from(PATHS + [("response", part) for part in PARTS]),
    value=anything | encoded,
)
def test_a_replaced_part(whole: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    altered = copy.deepcopy(whole)
    parent = altered["response"] if len(path) == 2 else altered
    parent[path[-1]] = value
    refused_or_verified(altered)


@hypothesis_settings(max_examples=150, deadline=None)
@given(
    whole=st.sampled_from([CREATED, GOT]),
    part=st.sampled_from(PARTS[:5]),
    at=st.integers(0, 400),
    byte=st.integers(0, 255),
    cut=st.booleans(),
)
def test_a_flipped_byte_or_a_cut(whole: dict[str, Any], part: str, at: int, byte: int, cut: bool) -> None:
    if part not in whole["response"]:
        return
    data = bytearray(base64.urlsafe_b64decode(whole["response"][part] + "==="))
    position = at % len(data)
    altered = copy.deepcopy(whole)
    data[position] = byte
    altered["response"][part] = base64url(bytes(data[:position] if cut else data))
    refused_or_verified(altered)


@hypothesis_settings(max_examples=50, deadline=None)
@given(credential=st.dictionaries(st.text(max_size=10), anything, max_size=4))
def test_no_answer_at_all(credential: dict[str, Any]) -> None:
    refused_or_verified(credential)


@pytest.mark.parametrize("data", [b"\x9f" * 15_000, b"\x81" * 15_000, b"\xbb" + b"\xff" * 8, b"\x5b" + b"\xff" * 8])
def test_deep_and_endless_cbor(data: bytes) -> None:
    refused_or_verified({**CREATED, "response": {**CREATED["response"], "attestationObject": base64url(data)}})


def test_an_answer_that_is_too_long_is_not_read() -> None:
    long = {**CREATED, "clientExtensionResults": {"x": "x" * webauthn_ceremony.MOST_CHARACTERS}}
    with pytest.raises(Invalid):
        webauthn_ceremony.challenge_of(long)


def test_a_credential_id_longer_than_the_standard_allows_is_refused() -> None:
    long = Authenticator(credential_id=bytes(1024)).create(OPTIONS)
    with pytest.raises(Invalid):
        webauthn_ceremony.verify_registration(SETTINGS, long, CHALLENGE)
