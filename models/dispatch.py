"""Dispatch: which deliveries to send now, and what became of them.

The caller commits what ``claim`` wrote before anything leaves the server, sends outside any transaction, and then
hands what happened to ``record``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select, update

from models.base import db
from models.delivery import Delivery
from models.local_day import end_of_day, zone
from models.nudge import Nudge, whom
from models.outlook import DayPlan
from models.person import Person
from models.push_subscription import PushSubscription
from models.user import User

LEASE = 120_000
"""Ms. Far longer than a batch takes; a nudge still sending after that belongs to a server that stopped."""
FIRST_RETRY = 60_000
"""Ms until the second try; each further wait is twice as long, or as long as the push service asks for."""

Outcome = Literal["sent", "gone", "retry", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery that is to be sent: where to, with which keys, and what it says. ``keep_until`` in ms."""

    delivery_id: str
    endpoint: str
    p256dh: str
    auth: str
    person_id: str
    title: str
    reasons: tuple[str, ...]
    local_date: str
    keep_until: int


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a parcel. ``retry`` is only for what was surely not delivered; ``retry_after`` in seconds."""

    parcel: Parcel
    outcome: Outcome
    status: int | None = None
    retry_after: int | None = None


def expire(now: int) -> None:
    """What a server that stopped left in the middle of sending is unknown from now on."""
    lost = select(Nudge.id).where(Nudge.state == "sending", Nudge.lease_until <= now)
    db.session.execute(
        update(Delivery)
        .where(Delivery.nudge_id.in_(lost), Delivery.state == "sending")
        .values(state="unknown")
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        update(Nudge)
        .where(Nudge.state == "sending", Nudge.lease_until <= now)
        .values(state="unknown", lease_until=None)
        .execution_options(synchronize_session=False)
    )


def claim(now: int, most: int) -> tuple[int, list[Parcel]]:
    """Take up to ``most`` nudges that may leave now: how many were taken, and the parcels to send for them.

    What is taken is ``sending`` under a lease. Nobody else can take it; after the lease it is unknown.
    """
    query = (
        select(Nudge)
        .where(Nudge.state == "due", Nudge.retry_at <= now)
        .order_by(Nudge.retry_at, Nudge.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    nudges = db.session.scalars(query).all()
    return len(nudges), [parcel for nudge in nudges for parcel in _take(nudge, now)]


def record(reports: Iterable[Report], now: int) -> None:
    """Write down what became of parcels, forget devices that are gone, and decide each nudge's state."""
    touched: set[str] = set()
    waits: dict[str, int] = {}
    for report in reports:
        delivery = db.session.get(Delivery, report.parcel.delivery_id)
        if delivery is None:  # The account was deleted meanwhile.
            continue
        if report.outcome == "gone":
            PushSubscription.drop(delivery.subscription_id, report.parcel.endpoint)
        touched.add(delivery.nudge_id)
        delivery.status = report.status
        nudge = db.session.get_one(Nudge, delivery.nudge_id)
        again = _retry_at(delivery, nudge, report, now)
        if report.outcome == "retry" and again:
            delivery.state = "due"
            waits[nudge.id] = min(again, waits.get(nudge.id, again))
        else:
            delivery.state = {"sent": "sent", "gone": "gone", "unknown": "unknown"}.get(report.outcome, "failed")
    db.session.flush()
    for nudge_id in sorted(touched):
        _settle(nudge_id, waits.get(nudge_id), now)


def _take(nudge: Nudge, now: int) -> list[Parcel]:
    user = db.session.get_one(User, nudge.user_id)
    plan = db.session.get_one(DayPlan, (user.id, user.id))
    if now >= nudge.until_at or whom(user, plan, now) != nudge.person_id:
        _give_up(nudge, now)
        return []
    person = db.session.get_one(Person, (nudge.user_id, nudge.person_id))
    devices = {device.id: device for device, _ in PushSubscription.of_user(nudge.user_id, now)}
    parcels = []
    for delivery in _deliveries(nudge.id, "due"):
        device = devices.get(delivery.subscription_id)
        delivery.state = "sending" if device else "gone"
        if device is None:
            continue
        delivery.attempts += 1
        parcels.append(
            Parcel(
                delivery_id=delivery.id,
                endpoint=device.endpoint,
                p256dh=device.p256dh,
                auth=device.auth,
                person_id=nudge.person_id,
                title=person.name,
                reasons=tuple(plan.people[0]["reasons"]),
                local_date=nudge.local_date,
                keep_until=end_of_day(now, zone(user.time_zone)),
            )
        )
    if not parcels:
        _settle(nudge.id, None, now)
        return []
    nudge.state, nudge.lease_until, nudge.tried_at = "sending", now + LEASE, nudge.tried_at or now
    return parcels


def _retry_at(delivery: Delivery, nudge: Nudge, report: Report, now: int) -> int | None:
    """When to try again, or None: too late for today, or given up as unknown meanwhile."""
    wait = max(FIRST_RETRY * 2 ** (delivery.attempts - 1), (report.retry_after or 0) * 1000)
    return now + wait if now + wait < nudge.until_at and nudge.state == "sending" else None


def _settle(nudge_id: str, retry_at: int | None, now: int) -> None:
    """A nudge with a device still to be tried is due again; else it is what became of its best delivery."""
    nudge = db.session.get_one(Nudge, nudge_id)
    states = {delivery.state for delivery in _deliveries(nudge_id)}
    if "sent" in states:
        nudge.sent_at = nudge.sent_at or now
    nudge.lease_until = None
    if retry_at is not None:
        nudge.state, nudge.retry_at = "due", retry_at
        return
    nudge.state = next((state for state in ("sent", "sending", "unknown") if state in states), "failed")


def _give_up(nudge: Nudge, now: int) -> None:
    """Too late, or the user has done, skipped or removed today's person meanwhile."""
    for delivery in _deliveries(nudge.id, "due"):
        delivery.state = "failed"
    _settle(nudge.id, None, now)


def _deliveries(nudge_id: str, *states: str) -> Sequence[Delivery]:
    query = select(Delivery).where(Delivery.nudge_id == nudge_id).order_by(Delivery.id)
    return db.session.scalars(query.where(Delivery.state.in_(states)) if states else query).all()
