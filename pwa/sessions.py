"""Sessions: signing in and out on a device, and the list of devices that are signed in."""

from typing import Annotated

from flask import Blueprint, Response, jsonify
from pydantic import Field

from models.base import db
from models.op import Name
from models.session import Session
from models.sign_in_link import SignInLink
from models.user import User
from pwa import ceremonies, clock, cookies
from pwa.access import public, session, signed_in, start_session, user, visitor
from pwa.ceremonies import Answer
from pwa.config import settings
from pwa.limits import limited
from pwa.payload import Body, payload

blueprint = Blueprint("sessions", __name__)

ShortName = Annotated[Name, Field(max_length=100)]


class SignIn(Answer):
    device_name: ShortName


class Link(Body):
    token: Annotated[str, Field(max_length=200)]
    device_name: ShortName


@blueprint.post("/api/session/options")
@limited("session options")
@public
def session_options() -> Response:
    """A challenge for any passkey of this site; nobody has to type a name."""
    payload(Body)
    return ceremonies.begin_sign_in()


@blueprint.post("/api/session")
@limited("session")
@public
def session_create() -> tuple[Response, int]:
    """Sign in with a passkey."""
    given = payload(SignIn)
    owner = ceremonies.finish_sign_in(given.credential)
    token = start_session(owner.id, given.device_name)
    db.session.commit()
    return cookies.keep_session(jsonify(user=named(owner)), token), 201


@blueprint.post("/api/session/link")
@limited("link")
@public
def link_session_create() -> tuple[Response, int]:
    """Sign in with the operator's one-time link."""
    given = payload(Link)
    owner = db.session.get_one(User, SignInLink.use(given.token, settings().session_key, clock.now()))
    token = start_session(owner.id, given.device_name)
    db.session.commit()
    return cookies.keep_session(jsonify(user=named(owner)), token), 201


@blueprint.get("/api/session")
@public
def session_show() -> Response:
    """Whose session this is. Nobody's is an answer too: a refusal would be an error in every newcomer's browser."""
    here = visitor()
    return jsonify(user=named(here) if here else None)


@blueprint.delete("/api/session")
@public
def session_delete() -> tuple[Response, int]:
    """Sign out here. A browser whose session was ended elsewhere may still be told to forget everything."""
    here = Session.by_token(cookies.session_token() or "", settings().session_key, clock.now())
    if here:
        here.end()
    db.session.commit()
    return cookies.clear_site(Response(status=204)), 204


@blueprint.post("/api/session/confirmation/options")
@limited("confirmation options")
@signed_in
def confirmation_options() -> Response:
    """A challenge for one of the user's own passkeys."""
    payload(Body)
    return ceremonies.begin_confirmation(user())


@blueprint.post("/api/session/confirmation")
@limited("confirmation")
@signed_in
def confirmation_create() -> tuple[Response, int]:
    """Show a passkey again; good for ten minutes."""
    given = payload(Answer)
    ceremonies.finish_confirmation(given.credential, user().id)
    session().confirm(clock.now())
    db.session.commit()
    return Response(status=204), 204


@blueprint.get("/api/sessions")
@signed_in
def session_index() -> Response:
    """The devices on which the user is signed in, the one used last first."""
    here = session().id
    devices = [
        {
            "id": device.id,
            "device_name": device.device_name,
            "created_at": device.created_at,
            "seen_at": device.seen_at,
            "current": device.id == here,
        }
        for device in Session.of_user(user().id, clock.now())
    ]
    return jsonify(sessions=devices)


@blueprint.delete("/api/sessions/<session_id>")
@signed_in
def device_session_delete(session_id: str) -> tuple[Response, int]:
    """Sign one device out, at once. This very one forgets everything too."""
    ended = Session.owned(user().id, session_id)
    response = Response(status=204)
    if ended is session():
        cookies.clear_site(response)
    ended.end()
    db.session.commit()
    return response, 204


def named(owner: User) -> dict[str, str]:
    """How an answer names an account."""
    return {"id": owner.id, "name": owner.name}
