"""Made-up people, to try Kith with."""

from flask import Blueprint, Response, jsonify

from models import outlook, samples
from models import user as users
from models.attempt import Attempt, Limit
from models.base import db
from pwa import clock
from pwa.access import signed_in, user
from pwa.config import settings
from pwa.language import words

# Each time leaves three hundred empty rows for ever.
TRIES = Limit(10, 24 * 3600)

blueprint = Blueprint("samples", __name__)


@blueprint.post("/api/samples")
@signed_in
def samples_create() -> tuple[Response, int]:
    """Add them; the phone's next sync brings them."""
    now = clock.now()
    Attempt.record("samples", user().id, TRIES, settings().session_key, now)
    owner = users.lock(user().id)
    people = samples.add(owner, now, words())
    outlook.refresh(owner, samples.ids(owner), now)
    db.session.commit()
    return jsonify(people=people), 201


@blueprint.delete("/api/samples")
@signed_in
def samples_delete() -> tuple[str, int]:
    """Remove them for good."""
    now = clock.now()
    owner = users.lock(user().id)
    removed = samples.ids(owner)
    samples.clear(owner, now)
    outlook.refresh(owner, removed, now)
    db.session.commit()
    return "", 204
