"""The account: making it with a first passkey, what it has to come in with, and deleting it with everything in it."""

from typing import Annotated, Literal

from flask import Blueprint, Response, jsonify
from pydantic import Field

from models.base import db
from models.errors import Refused
from models.invitation import Invitation
from models.passkey import Passkey
from models.recovery_code import RecoveryCode
from models.user import User
from pwa import ceremonies, clock, cookies
from pwa.access import confirmed, is_confirmed, public, signed_in, start_session, user
from pwa.ceremonies import Answer
from pwa.config import settings
from pwa.limits import limited
from pwa.payload import Body, payload
from pwa.sessions import ShortName, named

blueprint = Blueprint("account", __name__)


class Newcomer(Body):
    name: ShortName
    invitation: Annotated[str, Field(max_length=200)] | None = None


class FirstPasskey(Answer):
    device_name: ShortName


@blueprint.get("/api/sign-ups")
@public
def sign_ups_show() -> Response:
    """Who may make an account here."""
    return jsonify(sign_ups=settings().sign_ups)


@blueprint.post("/api/account/options")
@limited("account options")
@public
def account_options() -> Response:
    """A challenge for the first passkey of a new account."""
    given = payload(Newcomer)
    invitation = _open_invitation(given.invitation)
    return ceremonies.begin_account(given.name, invitation.id if invitation else None)


@blueprint.post("/api/account")
@limited("account")
@public
def account_create() -> tuple[Response, int]:
    """Make the account, sign this device in, and show its recovery codes this one time."""
    given, now, key = payload(FirstPasskey), clock.now(), settings().session_key
    taken, credential = ceremonies.finish_account(given.credential)
    if taken.invitation_id:
        Invitation.use(taken.invitation_id, now)
    newcomer = User.create(taken.name or "", now)
    newcomer.webauthn_handle = taken.user_handle or b""
    Passkey.add(newcomer, credential, given.device_name, now)
    codes = RecoveryCode.replace(newcomer.id, key, now)
    token = start_session(newcomer.id, given.device_name)
    db.session.commit()
    return cookies.keep_session(jsonify(user=named(newcomer), recovery_codes=codes), token), 201


@blueprint.get("/api/account")
@signed_in
def account_show() -> Response:
    """Who is signed in, and what they have to come in with."""
    me = user()
    return jsonify(
        user=named(me),
        passkeys=Passkey.count_of(me.id),
        recovery_codes_left=RecoveryCode.left(me.id),
        confirmed=is_confirmed(),
        sign_ups=settings().sign_ups,
    )


@blueprint.delete("/api/account")
@confirmed
def account_delete() -> tuple[Response, int]:
    """Delete the account and every row that belongs to it; the database's foreign keys see to that."""
    db.session.delete(user())
    db.session.commit()
    return cookies.clear_site(Response(status=204)), 204


def _open_invitation(token: str | None) -> Invitation | None:
    sign_ups: Literal["open", "closed", "invitation"] = settings().sign_ups
    if sign_ups == "open":
        return None
    if sign_ups == "closed":
        raise Refused("New accounts can’t be made here at the moment.")
    if not token:
        raise Refused("You need an invitation to make an account here.")
    return Invitation.open(token, settings().session_key, clock.now())
