"""The wrapper of the webauthn library, which nothing else imports: options out, verified answers in.

The library's own defaults accept an unverified user, a foreign frame and a changed backup flag; what it leaves out is
checked here and in ``models/passkey.py``. It keeps no state; ``models/ceremony.py`` does.
"""

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    options_to_json_dict,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from models.ceremony import DID_NOT_WORK, LIFETIME
from models.errors import Invalid
from models.passkey import Assertion, Credential, Passkey
from pwa.config import Settings

MOST_CHARACTERS = 20_000  # a passkey's answer has about one thousand
LONGEST_ID = 1023  # bytes, by the standard

log = logging.getLogger(__name__)


def creation_options(
    settings: Settings, challenge: bytes, name: str, user_handle: bytes, existing: Iterable[Passkey]
) -> dict[str, Any]:
    """``PublicKeyCredentialCreationOptionsJSON`` for a passkey that can be found without typing a name."""
    options = generate_registration_options(
        rp_id=settings.rp_id,
        rp_name="Kith",
        user_name=name,
        user_display_name=name,
        user_id=user_handle,
        challenge=challenge,
        timeout=LIFETIME,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            require_resident_key=True,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_descriptors(existing),
    )
    return options_to_json_dict(options)


def request_options(settings: Settings, challenge: bytes, allowed: Iterable[Passkey] = ()) -> dict[str, Any]:
    """``PublicKeyCredentialRequestOptionsJSON``; with nothing in ``allowed``, any passkey of this site may answer."""
    options = generate_authentication_options(
        rp_id=settings.rp_id,
        challenge=challenge,
        timeout=LIFETIME,
        allow_credentials=_descriptors(allowed),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def challenge_of(credential: dict[str, Any]) -> bytes:
    """The challenge that an answer claims to answer; nothing of it is verified yet."""
    with _one_refusal():
        if len(json.dumps(credential)) > MOST_CHARACTERS:
            raise ValueError("too long")
        return parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])).challenge


def credential_id_of(credential: dict[str, Any]) -> bytes:
    """The id of the passkey that an answer claims to come from; nothing of it is verified yet."""
    with _one_refusal():
        return parse_authentication_credential_json(credential).raw_id


def verify_registration(settings: Settings, credential: dict[str, Any], challenge: bytes) -> Credential:
    """The new passkey in a browser's answer; ``Invalid`` if anything about it is wrong."""
    with _one_refusal():
        parsed = parse_registration_credential_json(credential)
        _refuse_foreign_frame(parsed.response.client_data_json)
        verified = verify_registration_response(
            credential=parsed,
            expected_challenge=challenge,
            expected_rp_id=settings.rp_id,
            expected_origin=settings.address,
            require_user_verification=True,
        )
        if len(verified.credential_id) > LONGEST_ID:
            raise ValueError("credential id too long")
        return Credential(
            credential_id=verified.credential_id,
            public_key=verified.credential_public_key,
            sign_count=verified.sign_count,
            aaguid=verified.aaguid,
            transports=tuple(sorted({transport.value for transport in parsed.response.transports or []})),
            backup_eligible=verified.credential_device_type == CredentialDeviceType.MULTI_DEVICE,
            backed_up=verified.credential_backed_up,
        )


def verify_assertion(
    settings: Settings, credential: dict[str, Any], challenge: bytes, public_key: bytes, sign_count: int
) -> Assertion:
    """What a passkey signed; ``Invalid`` if anything about it is wrong."""
    with _one_refusal():
        parsed = parse_authentication_credential_json(credential)
        _refuse_foreign_frame(parsed.response.client_data_json)
        verified = verify_authentication_response(
            credential=parsed,
            expected_challenge=challenge,
            expected_rp_id=settings.rp_id,
            expected_origin=settings.address,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
        return Assertion(
            user_handle=parsed.response.user_handle,
            sign_count=verified.new_sign_count,
            backup_eligible=verified.credential_device_type == CredentialDeviceType.MULTI_DEVICE,
            backed_up=verified.credential_backed_up,
        )


def _descriptors(passkeys: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=passkey.credential_id,
            transports=[AuthenticatorTransport(value) for value in passkey.transports.split(",") if value],
        )
        for passkey in passkeys
    ]


def _refuse_foreign_frame(client_data: bytes) -> None:
    # The library reads this flag and does not look at it. Kith is never framed, so a frame is a trap.
    if parse_client_data_json(client_data).cross_origin:
        raise ValueError("the ceremony ran in a frame of another site")


@contextmanager
def _one_refusal() -> Iterator[None]:
    """Turn whatever goes wrong inside into one answer."""
    try:
        yield
    # The one place where we catch everything. Fuzzing the library with altered answers raised binascii.Error,
    # ValueError and KeyError besides its own exceptions, and a CBOR parser may well have others. Whatever is wrong with
    # an answer, the person is told the same, and an attacker learns nothing from the difference.
    except Exception as error:
        # The reason helps the operator, for instance when KITH_ORIGIN is not the address that browsers use.
        log.info("passkey refused: %s: %.300r", type(error).__name__, str(error))
        raise Invalid(DID_NOT_WORK) from error
