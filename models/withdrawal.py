"""Withdrawals: a nudge that the user has acted on goes from the other devices that show it.

They get one more push that takes its place and makes no sound. At most once, whatever becomes of it, and only on the
nudge's own day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, select, update

from models.base import db
from models.delivery import Delivery
from models.language import DEFAULT
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
    locale: str = DEFAULT


def ready(now: int) -> list[str]:
    """The ids of nudges that were acted on and not yet put away, the longest done first."""
    query = select(Nudge.id).where(*_waits(now)).order_by(Nudge.done_at, Nudge.id)
    return list(db.session.scalars(query))


def claim(nudge_ids: Collection[str], now: int) -> list[Notice]:
    """What is to be sent for these nudges. The caller commits before anything leaves, so that it does once."""
    query = select(Nudge, User).join(User, User.id == Nudge.user_id).where(Nudge.id.in_(nudge_ids), *_waits(now))
    notices = []
    for nudge, user in db.session.execute(query.order_by(Nudge.id)).all():
        nudge.withdrawn_at = now
        place = zone(user.time_zone)
        if day_of(now, place).isoformat() == nudge.local_date and not _is_replaced(nudge):
            until = end_of_day(now, place)
            notices += [Notice(to, nudge.person_id, nudge.local_date, until, user.locale) for to in _others(nudge)]
    return notices


def give_up(nudge_id: str, now: int) -> None:
    """Leave one with which something is wrong where it is shown, so that it does not come up again."""
    db.session.execute(update(Nudge).where(Nudge.id == nudge_id).values(withdrawn_at=now))


def _waits(now: int) -> tuple[ColumnElement[bool], ...]:
    # One that is on its way, or waits for a device, is withdrawn when it has arrived.
    arrived = Nudge.state.not_in(("sending", "due"))
    return Nudge.withdrawn_at.is_(None), Nudge.done_at > now - DAY, arrived


def _is_replaced(nudge: Nudge) -> bool:
    """Whether the evening's has left: it stands where the morning's stood, and a word about that would hide it."""
    same_day = (Nudge.user_id == nudge.user_id, Nudge.local_date == nudge.local_date, Nudge.round > nudge.round)
    return db.session.scalar(select(Nudge.id).where(*same_day, Nudge.tried_at.is_not(None))) is not None


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
