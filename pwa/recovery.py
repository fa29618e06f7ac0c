"""Recovery: ten codes on paper, and coming in with one of them."""

from typing import Annotated

from flask import Blueprint, Response, jsonify
from pydantic import Field

from models.base import db
from models.recovery_code import RecoveryCode
from models.user import User
from pwa import clock, cookies
from pwa.access import confirmed, public, start_session, user
from pwa.config import settings
from pwa.limits import limited
from pwa.payload import Body, payload
from pwa.sessions import ShortName, named

blueprint = Blueprint("recovery", __name__)


class Recovery(Body):
    code: Annotated[str, Field(max_length=100)]
    device_name: ShortName


@blueprint.post("/api/session/recovery")
@limited("recovery")
@public
def recovery_session_create() -> tuple[Response, int]:
    """Sign in with a recovery code, which then never works again."""
    given = payload(Recovery)
    owner = db.session.get_one(User, RecoveryCode.use(given.code, settings().session_key, clock.now()))
    token = start_session(owner.id, given.device_name)
    left = RecoveryCode.left(owner.id)
    db.session.commit()
    return cookies.keep_session(jsonify(user=named(owner), recovery_codes_left=left), token), 201


@blueprint.post("/api/recovery-codes")
@limited("recovery codes")
@confirmed
def recovery_code_create() -> tuple[Response, int]:
    """Ten new codes, shown this one time; the old ones stop working."""
    payload(Body)
    codes = RecoveryCode.replace(user().id, settings().session_key, clock.now())
    db.session.commit()
    return jsonify(recovery_codes=codes), 201
