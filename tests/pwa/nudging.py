"""What tests of the tick share: users with devices who are to be nudged to write to Mika, and the tick itself."""

from datetime import date, time
from typing import Any

from flask import Flask

from models import outlook
from models.base import db
from models.delivery import Delivery
from models.local_day import DAY, moment, zone
from models.nudge import Nudge, schedule
from models.push_subscription import PushSubscription
from models.session import Session
from models.user import lock
from pwa import web_push
from pwa.nudges import Tally, tick
from tests.models.facts import add_contact, add_person
from tests.phone import Phone, new_user
from tests.pwa.push_endpoint import Device

VIENNA = zone("Europe/Vienna")
SECONDS = 30_000
NINE = moment(date(2026, 5, 4), time(9), VIENNA)


def somebody(app: Flask, name: str, *devices: Device) -> str:
    """A user in Vienna whom Mika has asked something, with these devices; the id."""
    user_id = new_user(app, name)
    with app.app_context():
        user = lock(user_id)
        user.time_zone = "Europe/Vienna"
        mika = add_person(user, "Mika Kovács", NINE)
        add_contact(user, mika, "message", "in", NINE - 3 * DAY)
        outlook.refresh(user, {mika}, NINE - DAY // 24)
        for device in devices:
            session, _ = Session.start(user_id, "Phone", b"k" * 32, NINE - DAY)
            db.session.flush()
            PushSubscription.save(session, device.endpoint, device.p256dh, device.auth, "s" * 87, NINE - DAY)
        schedule(user, NINE - DAY // 24)
        db.session.commit()
    return user_id


def run(app: Flask, now: int = NINE, timeout: float = web_push.TIMEOUT) -> Tally:
    with app.app_context():
        return tick(now, timeout)


class Handset:
    """A device of one user that syncs, and is pushed to at ``device``."""

    def __init__(self, app: Flask, user_id: str, device: Device, name: str = "Phone") -> None:
        self.phone, self.device = Phone(app, user_id, name), device
        with app.app_context():
            session = db.session.get_one(Session, self.phone.session_id)
            PushSubscription.save(session, device.endpoint, device.p256dh, device.auth, "s" * 87, NINE - DAY)
            db.session.commit()

    @property
    def told(self) -> list[Any]:
        """The kind and round of each push that arrived."""
        data = [message["notification"]["data"] for message in self.device.messages]
        return [(one["kind"], one.get("round")) for one in data]

    def plan(self) -> Any:
        """Today's plan, as the phone has it."""
        [row] = self.phone.rows("plan").values()
        return row


def states(app: Flask) -> list[str]:
    """Each nudge's state, then each delivery's, sorted."""
    with app.app_context():
        return [
            *sorted(row.state for row in db.session.query(Nudge)),
            *sorted(row.state for row in db.session.query(Delivery)),
        ]
