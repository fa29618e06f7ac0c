"""Push: this device's subscription, and a test of it."""

from typing import Any

from flask import Blueprint, Response, jsonify
from pydantic import Field

from models import nudge
from models import user as users
from models.attempt import Attempt, Limit
from models.base import db
from models.dispatch import REFUSALS, Outcome
from models.errors import Invalid
from models.push_subscription import PushSubscription
from models.token import new_id
from models.wording import sentence, words
from pwa import clock, limits, messages, web_push
from pwa.access import session, signed_in, user
from pwa.config import settings
from pwa.payload import Body, payload
from pwa.push_host import LONGEST, push_url
from pwa.vapid import Keyring, keyring

TESTS = Limit(20, 600)
TEST_TIMEOUT = 10.0

OUTCOMES: dict[Outcome, str] = {
    "gone": sentence("This device’s subscription has ended. Turn notifications off and on again."),
    "retry": sentence("The push service can’t take it right now. Try again in a few minutes."),
    "refused": sentence(
        "The push service refused the message. Whoever runs this server can find the reason in its log."
    ),
    "unknown": sentence("The push service did not answer in time. The message may still come."),
}

blueprint = Blueprint("push", __name__)


class Keys(Body):
    """A subscription's keys, base64url."""

    p256dh: str = Field(max_length=200)
    auth: str = Field(max_length=200)


class Subscription(Body):
    """What a browser's ``PushSubscription`` says, without what Kith has no use for."""

    endpoint: str = Field(max_length=LONGEST)
    keys: Keys
    server_key: str | None = Field(default=None, max_length=200)
    """The server's key that the browser subscribed with; the present one where it does not say."""


@blueprint.get("/api/push")
@signed_in
def subscription_index() -> Response:
    """The key to subscribe with, and the user's subscribed devices."""
    devices = PushSubscription.of_user(user().id, clock.now())
    return jsonify(
        public_key=_keys().current.public_key,
        subscriptions=[
            {
                "id": device.id,
                "device_name": where.device_name,
                "created_at": device.created_at,
                "current": where.id == session().id,
            }
            for device, where in devices
        ],
    )


@blueprint.put("/api/push")
@signed_in
def subscription_update() -> tuple[Response, int]:
    """Subscribe this device, or bring its subscription up to date."""
    limits.PUSH.take(user().id, clock.now())
    asked, now = payload(Subscription), clock.now()
    if push_url(asked.endpoint, settings().push_hosts) is None:
        raise Invalid("Kith can’t send to this browser’s push service.")
    p256dh, auth = web_push.check_keys(asked.keys.p256dh, asked.keys.auth)
    keys = _keys()
    made_with = asked.server_key if asked.server_key and asked.server_key in keys else None
    owner = users.lock(user().id)
    saved = PushSubscription.save(session(), asked.endpoint, p256dh, auth, made_with or keys.current.public_key, now)
    if owner.next_nudge_at is None:
        nudge.schedule(owner, now)
    subscription_id = saved.id
    db.session.commit()
    return jsonify(id=subscription_id), 201


@blueprint.delete("/api/push")
@signed_in
def subscription_delete() -> tuple[str, int]:
    """Send nothing to this device any more."""
    limits.PUSH.take(user().id, clock.now())
    PushSubscription.end(session().id)
    db.session.commit()
    return "", 204


@blueprint.post("/api/push/test")
@signed_in
def test_create() -> tuple[Response, int]:
    """Send this device a test at once, and say whether its push service took it; if not, which ``link`` is broken."""
    Attempt.record("push test", session().id, TESTS, settings().session_key, clock.now())
    device, test_id = PushSubscription.of_session(session().id), new_id()
    to, told = device.address if device else None, words(user().locale)
    # Nothing is held in the database while the message is on its way.
    db.session.commit()
    if to is None:
        error = told.say("The server does not know this device. Turn notifications off and on again.")
        return jsonify(sent=False, test_id=test_id, error=error, link="server"), 202
    message = messages.test(to, test_id, settings().address, told)
    result = web_push.send([message], _keys(), settings().push_hosts, TEST_TIMEOUT)[0]
    if result.outcome == "gone":
        PushSubscription.drop(to.subscription_id, to.endpoint)
    well, refused = result.outcome == "sent", result.status in REFUSALS
    PushSubscription.mark_refused([to.subscription_id] * refused, [to.subscription_id] * well, clock.now())
    db.session.commit()
    answer: dict[str, Any] = {"sent": well, "test_id": test_id}
    if result.outcome in OUTCOMES:
        answer |= {"error": told.say(OUTCOMES[result.outcome]), "link": "key" if refused else "service"}
    return jsonify(answer), 202


def _keys() -> Keyring:
    return keyring(settings().vapid_key, settings().push_contact)
