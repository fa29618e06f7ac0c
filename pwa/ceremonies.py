"""Both ends of a passkey ceremony in a request: the challenge for a browser, and the browser's answer to it."""

from typing import TYPE_CHECKING, Any

from flask import Response, jsonify

from models.base import db
from models.ceremony import DID_NOT_WORK, Ceremony, Kind, Taken
from models.errors import Invalid
from models.late import Late
from models.passkey import Assertion, Credential, Passkey
from models.user import User
from pwa import access, clock, cookies
from pwa.config import settings
from pwa.payload import Body

if TYPE_CHECKING:
    from pwa import webauthn_ceremony
else:
    # The library has seven kinds of attestation that Kith never asks for, in some eight megabytes. A session lasts for
    # months, so a server with few users is rarely shown a passkey.
    webauthn_ceremony = Late("pwa.webauthn_ceremony")


class Answer(Body):
    """What a passkey answered, as the browser's ``toJSON`` gives it; ``webauthn_ceremony`` judges it."""

    credential: dict[str, Any]


def begin_account(name: str, invitation_id: str | None) -> Response:
    """Options for the first passkey of an account that does not exist yet. Commits."""
    token = cookies.ceremony_token()
    ceremony = Ceremony.begin_account(name, invitation_id, token, settings().session_key, clock.now())
    assert ceremony.user_handle is not None
    options = webauthn_ceremony.creation_options(settings(), ceremony.challenge, name, ceremony.user_handle, [])
    return _begun(options, token)


def begin_passkey(user: User) -> Response:
    """Options for one more passkey of the user, on a device that has none yet. Commits."""
    token = cookies.ceremony_token()
    ceremony = Ceremony.begin(Kind.PASSKEY, token, settings().session_key, clock.now(), user.id)
    options = webauthn_ceremony.creation_options(
        settings(), ceremony.challenge, user.name, user.webauthn_handle, Passkey.of_user(user.id)
    )
    return _begun(options, token)


def begin_sign_in() -> Response:
    """Options for whoever has a passkey of this site: they say nothing of which accounts there are. Commits."""
    token = cookies.ceremony_token()
    ceremony = Ceremony.begin(Kind.SIGN_IN, token, settings().session_key, clock.now())
    return _begun(webauthn_ceremony.request_options(settings(), ceremony.challenge), token)


def begin_confirmation(user: User) -> Response:
    """Options for one of the user's own passkeys. Commits."""
    token = cookies.ceremony_token()
    ceremony = Ceremony.begin(Kind.CONFIRMATION, token, settings().session_key, clock.now(), user.id)
    allowed = Passkey.of_user(user.id)
    return _begun(webauthn_ceremony.request_options(settings(), ceremony.challenge, allowed), token)


def finish_account(credential: dict[str, Any]) -> tuple[Taken, Credential]:
    """The answer to ``begin_account``, verified."""
    taken = _take(Kind.ACCOUNT, credential, None)
    return taken, webauthn_ceremony.verify_registration(settings(), credential, taken.challenge)


def finish_passkey(credential: dict[str, Any], user_id: str) -> Credential:
    """The answer to ``begin_passkey``, verified."""
    taken = _take(Kind.PASSKEY, credential, user_id)
    return webauthn_ceremony.verify_registration(settings(), credential, taken.challenge)


def finish_sign_in(credential: dict[str, Any]) -> User:
    """The user whose passkey answered ``begin_sign_in``, verified. ``UnknownPasskey`` if nobody has it."""
    taken = _take(Kind.SIGN_IN, credential, None)
    passkey = Passkey.by_credential(webauthn_ceremony.credential_id_of(credential))
    assertion = _verify(passkey, credential, taken)
    owner = db.session.get_one(User, passkey.user_id)
    if assertion.user_handle != owner.webauthn_handle:
        raise Invalid(DID_NOT_WORK)
    passkey.use(assertion, clock.now())
    return owner


def finish_confirmation(credential: dict[str, Any], user_id: str) -> None:
    """The answer to ``begin_confirmation``, verified."""
    taken = _take(Kind.CONFIRMATION, credential, user_id)
    passkey = Passkey.by_credential(webauthn_ceremony.credential_id_of(credential))
    owner = db.session.get_one(User, user_id)
    assertion = _verify(passkey, credential, taken)
    # An authenticator may leave the handle out where the options named the passkeys.
    if passkey.user_id != user_id or assertion.user_handle not in (None, owner.webauthn_handle):
        raise Invalid(DID_NOT_WORK)
    passkey.use(assertion, clock.now())


def _begun(options: dict[str, Any], token: str) -> Response:
    db.session.commit()
    return cookies.keep_ceremony(jsonify(options=options), token)


def _take(kind: Kind, credential: dict[str, Any], user_id: str | None) -> Taken:
    challenge = webauthn_ceremony.challenge_of(credential)
    token, now = cookies.ceremony_token(), clock.now()
    taken = Ceremony.take(kind, challenge, token, settings().session_key, now, user_id)
    # The challenge is gone for good before anything is verified, so that no answer can be tried twice.
    db.session.commit()
    access.forget()
    return taken


def _verify(passkey: Passkey, credential: dict[str, Any], taken: Taken) -> Assertion:
    return webauthn_ceremony.verify_assertion(
        settings(), credential, taken.challenge, passkey.public_key, passkey.counter
    )
