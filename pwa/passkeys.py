"""Passkeys: one for each device or password manager of the user."""

import base64

from flask import Blueprint, Response, jsonify

from models.base import db
from models.passkey import Passkey
from pwa import ceremonies, clock
from pwa.access import confirmed, signed_in, user
from pwa.ceremonies import Answer
from pwa.config import settings
from pwa.limits import limited
from pwa.payload import Body, payload
from pwa.sessions import ShortName

blueprint = Blueprint("passkeys", __name__)


class NewPasskey(Answer):
    name: ShortName


class Renaming(Body):
    name: ShortName


@blueprint.get("/api/passkeys")
@signed_in
def passkey_index() -> Response:
    """The user's passkeys, oldest first, with what a browser needs to drop the ones that are gone."""
    me = user()
    return jsonify(
        passkeys=[_shown(passkey) for passkey in Passkey.of_user(me.id)],
        rp_id=settings().rp_id,
        user_handle=_text(me.webauthn_handle),
    )


@blueprint.post("/api/passkeys/options")
@limited("passkey options")
@confirmed
def passkey_options() -> Response:
    """A challenge for one more passkey, on a device that has none of this account yet."""
    payload(Body)
    return ceremonies.begin_passkey(user())


@blueprint.post("/api/passkeys")
@limited("passkey")
@confirmed
def passkey_create() -> tuple[Response, int]:
    """Add the passkey that the device has made."""
    given = payload(NewPasskey)
    credential = ceremonies.finish_passkey(given.credential, user().id)
    passkey = Passkey.add(user(), credential, given.name, clock.now())
    db.session.commit()
    return jsonify(passkey=_shown(passkey)), 201


@blueprint.patch("/api/passkeys/<passkey_id>")
@signed_in
def passkey_update(passkey_id: str) -> Response:
    """Give it another name."""
    given = payload(Renaming)
    passkey = Passkey.owned(user().id, passkey_id)
    passkey.name = given.name
    db.session.commit()
    return jsonify(passkey=_shown(passkey))


@blueprint.delete("/api/passkeys/<passkey_id>")
@confirmed
def passkey_delete(passkey_id: str) -> tuple[Response, int]:
    """Remove it; nobody comes in with it any more."""
    Passkey.owned(user().id, passkey_id).remove()
    db.session.commit()
    return Response(status=204), 204


def _shown(passkey: Passkey) -> dict[str, str | int | bool | None]:
    return {
        "id": passkey.id,
        "credential_id": _text(passkey.credential_id),
        "name": passkey.name,
        "created_at": passkey.created_at,
        "used_at": passkey.used_at,
        "backed_up": passkey.backed_up,
    }


def _text(value: bytes) -> str:
    """Bytes as the browser's passkey functions take them: base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
