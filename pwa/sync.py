"""Sync: the one endpoint through which a phone's ops come in and rows go out."""

import gzip
from typing import Annotated, Any

from flask import Blueprint, Response, jsonify, request
from pydantic import Field

from models import change, epoch, glance, outlook, page
from models import user as users
from models.base import db
from models.errors import Invalid
from models.op import Id, Millis
from pwa import access, clock, language, limits
from pwa.access import signed_in, user
from pwa.payload import Body, payload

MOST_OPS = 100
SMALL = 1_400
"""Bytes that travel in one packet however they are packed."""
SQUEEZE = 5

blueprint = Blueprint("sync", __name__)


class SyncRequest(Body):
    """What a phone sends: its ops in the order they were made, and the last change it has."""

    device: Id
    epoch: Id | None
    cursor: Annotated[int, Field(ge=0, le=2**53)]
    sent_at: Millis
    ops: Annotated[list[dict[str, Any]], Field(max_length=MOST_OPS)]
    locale: str | None = None
    """Whatever it is: for what a browser calls its language, no op may be refused."""


@blueprint.post("/api/sync")
@signed_in
def sync_create() -> Response:
    """Apply the ops and answer with what is newer than the cursor, in one transaction."""
    limits.SYNC.take(user().id, clock.now())
    asked = payload(SyncRequest)
    # Pictures are decoded here, with no transaction open: nobody else's write waits for that. Whether the session is
    # still alive is then asked once more.
    db.session.commit()
    batch = [_read(raw) for raw in asked.ops]
    access.forget()
    now = clock.now()
    owner, session_id = users.lock(user().id), access.session().id
    life = epoch.current(now)
    if asked.epoch and asked.epoch != life:
        db.session.commit()
        return _answer(life, page.Page({}, 0, False), 0, now, [])
    before, owner.locale = owner.locale, language.spoken(owner, asked.locale)
    results, touched = change.apply(owner, asked.device, session_id, asked.sent_at, batch, now)
    # One of the ops may have chosen another.
    owner.locale = language.spoken(owner, asked.locale)
    outlook.refresh(owner, touched, now, reworded=owner.locale != before)
    newest = owner.change_counter
    newer = page.rows_since(owner, asked.cursor, page.MOST)
    if asked.cursor == 0:
        newer = glance.with_glance(owner, newer, now)
    db.session.commit()
    return _answer(life, newer, newest, now, [result.to_json() for result in results])


def _read(raw: dict[str, Any]) -> change.Sent:
    # Without an id there is nothing to answer to: such a body was not made by Kith.
    if not isinstance(raw.get("id"), str) or len(raw["id"]) != 36:
        raise Invalid("That could not be understood.")
    return change.read(raw)


def _answer(life: str, newer: page.Page, newest: int, now: int, results: list[dict[str, Any]]) -> Response:
    more, cursor = newer.more, newer.cursor
    answer = jsonify(epoch=life, cursor=cursor, newest=newest, more=more, now=now, results=results, rows=newer.rows)
    return _squeezed(answer)


def _squeezed(response: Response) -> Response:
    """Rows travel in a sixth of their size. No other answer with something of one user is compressed.

    How long a compressed answer is can tell a secret in it to somebody who listens, and who has a text of their own put
    beside it, again and again (BREACH). There is no secret here: the session is a cookie. And no other site can ask: it
    is JSON only, from our own origin, and the cookie stays away.
    """
    body = response.get_data()
    if len(body) > SMALL and request.accept_encodings.quality("gzip") > 0:
        response.set_data(gzip.compress(body, SQUEEZE, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
