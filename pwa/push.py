"""Push: this device's subscription, and a test of it."""

from typing import Any

from flask import Blueprint, Response, jsonify
from pydantic import Field

from models import nudge
from models import user as users
from models.attempt import Attempt, Limit
from models.base import db
from models.dispatch import Outcome
from models.errors import Invalid, NotFound
from models.push_subscription import PushSubscription
from pwa import clock, web_push
from pwa.access import session, signed_in, user
from pwa.config import settings
from pwa.notification import notification
from pwa.payload import Body, payload
from pwa.push_host import LONGEST, push_url
from pwa.vapid import Vapid, vapid

TESTS = Limit(20, 600)
TEST_SECONDS = 60
TEST_TIMEOUT = 10.0

OUTCOMES: dict[Outcome, str] = {
    "gone": "This device’s subscription has ended. Turn notifications off and on again.",
    "retry": "The push service can’t take it right now. Try again in a few minutes.",
    "refused": "The push service refused the message. Whoever runs this server can find the reason in its log.",
    "unknown": "The push service did not answer in time. The message may still come.",
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


@blueprint.get("/api/push")
@signed_in
def subscriptions_index() -> Response:
    """The key to subscribe with, and the user's subscribed devices."""
    devices = PushSubscription.of_user(user().id, clock.now())
    return jsonify(
        public_key=_vapid().public_key,
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
    asked, now = payload(Subscription), clock.now()
    if push_url(asked.endpoint, settings().push_hosts) is None:
        raise Invalid("Kith can’t send to this browser’s push service.")
    p256dh, auth = web_push.check_keys(asked.keys.p256dh, asked.keys.auth)
    owner = users.lock(user().id)
    saved = PushSubscription.save(session(), asked.endpoint, p256dh, auth, _vapid().public_key, now)
    if owner.next_nudge_at is None:
        nudge.schedule(owner, now)
    subscription_id = saved.id
    db.session.commit()
    return jsonify(id=subscription_id), 201


@blueprint.delete("/api/push")
@signed_in
def subscription_destroy() -> tuple[str, int]:
    """Send nothing to this device any more."""
    PushSubscription.end(session().id)
    db.session.commit()
    return "", 204


@blueprint.post("/api/push/test")
@signed_in
def test_create() -> tuple[Response, int]:
    """Send this device a test at once, and say whether its push service took it."""
    Attempt.record("push test", session().id, TESTS, settings().session_key, clock.now())
    device = PushSubscription.of_session(session().id)
    if device is None:
        raise NotFound("Turn on notifications on this device first.")
    device_id, message = device.id, _test_message(device)
    # Nothing is held in the database while the message is on its way.
    db.session.commit()
    result = web_push.send([message], _vapid(), settings().push_hosts, TEST_TIMEOUT)[0]
    if result.outcome == "gone":
        PushSubscription.drop(device_id, message.endpoint)
        db.session.commit()
    answer: dict[str, Any] = {"sent": result.outcome == "sent"}
    if result.outcome in OUTCOMES:
        answer["error"] = OUTCOMES[result.outcome]
    return jsonify(answer), 202


def _test_message(device: PushSubscription) -> web_push.Message:
    told = notification(
        title="Kith can reach you here",
        body="This is the test you asked for. Your daily nudge will look like this.",
        navigate=f"{settings().address}/you",
        tag="test",
        data={"kind": "test"},
    )
    return web_push.Message(device.endpoint, device.p256dh, device.auth, told, TEST_SECONDS, "test")


def _vapid() -> Vapid:
    return vapid(settings().vapid_key, settings().push_contact)
