"""Withdrawals: a nudge that the user has acted on goes from the other devices that show it.

They get one more push that takes its place and makes no sound. At most once, whatever becomes of it, and only on the
nudge's own day.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import select

from models.base import db
from models.delivery import Delivery
from models.local_day import DAY, day_of, end_of_day, zone
from models.nudge import Nudge
from models.push_subscription import Address, PushSubscription
from models.user import User

SHOWS_A_SECOND = ".push.apple.com"
"""Apple's devices do not put a push in the place of the one before it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One device that is to put a nudge away; ``keep_until`` in ms."""

    to: Address
    person_id: str
    local_date: str
    keep_until: int


def claim(now: int, most: int) -> list[Notice]:
    """What is to be sent for up to ``most`` nudges. The caller commits before anything leaves, so that it does once."""
    query = (
        select(Nudge, User)
        .join(User, User.id == Nudge.user_id)
        # One that is on its way, or waits for a device, is withdrawn when it has arrived.
        .where(Nudge.withdrawn_at.is_(None), Nudge.done_at > now - DAY, Nudge.state.not_in(("sending", "due")))
        .order_by(Nudge.done_at)
        .limit(most)
    )
    notices = []
    for nudge, user in db.session.execute(query).all():
        nudge.withdrawn_at = now
        place = zone(user.time_zone)
        if day_of(now, place).isoformat() == nudge.local_date:
            until = end_of_day(now, place)
            notices += [Notice(to, nudge.person_id, nudge.local_date, until) for to in _others(nudge)]
    return notices


def _others(nudge: Nudge) -> list[Address]:
    query = (
        select(PushSubscription)
        .join(Delivery, Delivery.subscription_id == PushSubscription.id)
        .where(Delivery.nudge_id == nudge.id, Delivery.state == "sent", PushSubscription.session_id != nudge.done_by)
        .order_by(PushSubscription.id)
    )
    return [device.address for device in db.session.scalars(query) if _replaces(device.endpoint)]


def _replaces(endpoint: str) -> bool:
    return not (urlsplit(endpoint).hostname or "").endswith(SHOWS_A_SECOND)
