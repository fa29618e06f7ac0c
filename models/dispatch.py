"""Dispatch: which deliveries to send now, and what became of them.

The caller commits what ``begin`` and ``claim`` wrote before anything leaves the server, sends outside any transaction,
and then hands what happened to ``record``.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import insert, select, update

from models import trouble
from models.addressee import Addressee, addressees
from models.base import db
from models.delivery import Delivery
from models.language import DEFAULT
from models.local_day import day_of, end_of_day
from models.nudge import LEASE, Columns, Nudge
from models.pace import Pace
from models.push_subscription import Address, PushSubscription
from models.token import new_id
from models.trouble import Trouble
from models.user import User, lock

FIRST_RETRY = 60_000
"""Ms until the second try; each further wait is twice as long, or as long as the push service asks for."""
REFUSALS = (401, 403)
"""What a push service answers when it does not accept our key: no device is to blame."""

SAID = ("person_id", "local_date", "round", "pace", "is_new_pace")
"""What a word takes from the nudge's own row."""

Outcome = Literal["sent", "gone", "retry", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class Word:
    """What a nudge says, the same on every device. Without names where ``hidden``; ``keep_until`` in ms.

    One that comes at a slower ``pace`` says less, and where ``is_new_pace`` that it does so from now on.
    """

    person_id: str
    name: str
    reasons: tuple[str, ...]
    local_date: str
    round: int
    hidden: bool
    keep_until: int
    pace: Pace = "daily"
    is_new_pace: bool = False
    locale: str = DEFAULT


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery that is to be sent; ``first`` when no device of this nudge was tried before."""

    delivery_id: str
    nudge_id: str
    first: bool
    to: Address
    word: Word


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a parcel. ``retry`` is only for what was surely not delivered; ``retry_after`` in seconds."""

    parcel: Parcel
    outcome: Outcome
    status: int | None = None
    retry_after: int | None = None


def begin(prepared: Sequence[tuple[Addressee, Columns]], now: int) -> list[Parcel]:
    """The parcels of nudges that were just written by ``nudge.prepare``, one to each device."""
    parcels: list[Parcel] = []
    for to, nudge in prepared:
        parcels += _to_all(nudge["id"], to, _word(to, nudge, now))
    _write(parcels)
    return parcels


def ready(now: int, most: int) -> list[str]:
    """The ids of up to ``most`` nudges that wait and may leave now, the longest due first."""
    query = select(Nudge.id).where(Nudge.state == "due", Nudge.retry_at <= now)
    return list(db.session.scalars(query.order_by(Nudge.retry_at, Nudge.id).limit(most)))


def claim(nudge_ids: Collection[str], now: int) -> list[Parcel]:
    """Take those of the nudges that may still leave now: the parcels to send for them.

    What is taken is ``sending`` under a lease. Nobody else can take it; after the lease it is unknown.
    """
    query = select(Nudge).where(Nudge.id.in_(nudge_ids), Nudge.state == "due", Nudge.retry_at <= now)
    # SQLite has one writer. Where there are more, as on PostgreSQL, the users must be locked before their nudges here,
    # as a sync does it: ``_tell`` locks a user too, and the two would wait for each other.
    nudges = db.session.scalars(query.order_by(Nudge.id).with_for_update(skip_locked=True)).all()
    users = db.session.scalars(select(User).where(User.id.in_({nudge.user_id for nudge in nudges}))).all()
    to, tried = addressees(users, now), _deliveries([nudge.id for nudge in nudges])
    parcels: list[Parcel] = []
    for nudge in nudges:
        parcels += _take(nudge, tried[nudge.id], to[nudge.user_id], now)
    _write(parcel for parcel in parcels if parcel.first)
    return parcels


def lost(now: int) -> list[str]:
    """The ids of nudges that a server that stopped has left in the middle of sending."""
    return list(db.session.scalars(select(Nudge.id).where(Nudge.state == "sending", Nudge.lease_until <= now)))


def expire(nudge_ids: Sequence[str], now: int) -> None:
    """What was lost is unknown from now on."""
    query = select(Nudge).where(Nudge.id.in_(nudge_ids), Nudge.state == "sending", Nudge.lease_until <= now)
    deliveries = _deliveries(nudge_ids)
    for nudge in db.session.scalars(query).all():
        for delivery in deliveries[nudge.id]:
            if delivery.state == "sending":
                delivery.state = "unknown"
        _settle(nudge, deliveries[nudge.id], now)


def spoil(nudge_id: str) -> None:
    """Give up a nudge with which something is wrong that no rule foresees, so that it does not come up again."""
    waits = Nudge.state.in_(("due", "sending"))
    db.session.execute(update(Nudge).where(Nudge.id == nudge_id, waits).values(state="failed", lease_until=None))


def record(reports: Sequence[Report], now: int) -> None:
    """Write down what became of parcels, forget devices that are gone, and decide each nudge's state."""
    rest = _record_plain(reports, now)
    if rest:
        _record_each(rest, now)
    _learn(reports, now)


def _record_each(rest: Sequence[Report], now: int) -> None:
    told = {report.parcel.delivery_id: report for report in rest}
    nudge_ids = {report.parcel.nudge_id for report in rest}
    # What is missing belonged to an account that was deleted meanwhile.
    nudges = db.session.scalars(select(Nudge).where(Nudge.id.in_(nudge_ids)).order_by(Nudge.id)).all()
    deliveries = _deliveries(nudge_ids)
    for nudge in nudges:
        for delivery in deliveries[nudge.id]:
            if delivery.id in told:
                _note(delivery, nudge, told[delivery.id], now)
        _settle(nudge, deliveries[nudge.id], now)


def _record_plain(reports: Sequence[Report], now: int) -> list[Report]:
    """Record at once what is simplest and commonest, every device reached at the first try; gives the other reports."""
    plain: dict[str, bool] = {}
    for report in reports:
        good = report.parcel.first and (report.outcome, report.status) == ("sent", 201)
        plain[report.parcel.nudge_id] = plain.get(report.parcel.nudge_id, True) and good
    here = {"synchronize_session": False}
    mine = Nudge.id.in_([one for one, good in plain.items() if good]), Nudge.state == "sending"
    over = update(Nudge).where(*mine).values(state="sent", sent_at=now, lease_until=None).returning(Nudge.id)
    done = set(db.session.scalars(over.execution_options(**here)))
    if done:
        sent = [report.parcel.delivery_id for report in reports if report.parcel.nudge_id in done]
        arrived = update(Delivery).where(Delivery.id.in_(sent)).values(state="sent", status=201)
        db.session.execute(arrived.execution_options(**here))
    return [report for report in reports if report.parcel.nudge_id not in done]


def _take(nudge: Nudge, tried: Sequence[Delivery], to: Addressee, now: int) -> list[Parcel]:
    if not to.devices or not _is_wanted(nudge, to, now):
        _give_up(nudge, tried, to, now)
        return []
    word = _word(to, {name: getattr(nudge, name) for name in SAID}, now)
    taken = _again(nudge, tried, to, word, now) if nudge.tried_at else _to_all(nudge.id, to, word)
    if taken:
        nudge.state, nudge.lease_until, nudge.tried_at = "sending", now + LEASE, nudge.tried_at or now
    else:
        _settle(nudge, tried, now)
    return taken


def _is_wanted(nudge: Nudge, to: Addressee, now: int) -> bool:
    """Not when it is too late, nor when the user has done, skipped or removed today's person, or nudges altogether."""
    elsewhere = nudge.round > 1 and day_of(now, to.place).isoformat() != nudge.local_date
    over = now >= nudge.until_at or nudge.done_at is not None or to.user.nudge_time is None
    return not over and not elsewhere and to.whom(now) == nudge.person_id


def _to_all(nudge_id: str, to: Addressee, word: Word) -> list[Parcel]:
    return [Parcel(new_id(), nudge_id, True, address, word) for address in to.devices]


def _again(nudge: Nudge, deliveries: Sequence[Delivery], to: Addressee, word: Word, now: int) -> list[Parcel]:
    devices = {address.subscription_id: address for address in to.devices}
    parcels = []
    for delivery in deliveries:
        if delivery.state != "due" or (delivery.retry_at or 0) > now:
            continue
        address = devices.get(delivery.subscription_id)
        delivery.state = "sending" if address else "gone"
        if address:
            delivery.attempts += 1
            parcels.append(Parcel(delivery.id, nudge.id, False, address, word))
    return parcels


def _write(parcels: Iterable[Parcel]) -> None:
    rows = [Delivery.row(one.delivery_id, one.nudge_id, one.to.subscription_id) for one in parcels]
    if rows:
        db.session.execute(insert(Delivery), rows)


def _word(to: Addressee, nudge: Columns, now: int) -> Word:
    hidden = to.user.lock_screen == "nobody"
    said = {name: nudge[name] for name in SAID}
    until, locale = end_of_day(now, to.place), to.user.locale
    return Word(**said, name=to.name, reasons=to.reasons, hidden=hidden, keep_until=until, locale=locale)


def _note(delivery: Delivery, nudge: Nudge, report: Report, now: int) -> None:
    delivery.status = report.status
    again = now + max(FIRST_RETRY * 2 ** (delivery.attempts - 1), (report.retry_after or 0) * 1000)
    # Not after the lease. One that is due already has its report written down a second time.
    open_still = delivery.state in ("sending", "due")
    if report.outcome == "retry" and open_still and again < nudge.until_at:
        delivery.state, delivery.retry_at = "due", again
    else:
        delivery.state = {"sent": "sent", "gone": "gone", "unknown": "unknown"}.get(report.outcome, "failed")


def _learn(reports: Collection[Report], now: int) -> None:
    """What the reports say of the devices themselves."""
    refused, well = [], []
    for report in reports:
        to = report.parcel.to
        if report.outcome == "gone":
            PushSubscription.drop(to.subscription_id, to.endpoint)
        elif report.outcome == "sent":
            well.append(to.subscription_id)
        elif report.status in REFUSALS:
            refused.append(to.subscription_id)
    PushSubscription.mark_refused(refused, well, now)


def _settle(nudge: Nudge, deliveries: Sequence[Delivery], now: int) -> None:
    """A nudge with a device still to be tried is due again; else it is what became of its best delivery."""
    before, states = nudge.state, {delivery.state for delivery in deliveries}
    if "sent" in states:
        nudge.sent_at = nudge.sent_at or now
    nudge.lease_until = None
    if "due" in states:
        nudge.state = "due"
        nudge.retry_at = min(delivery.retry_at or now for delivery in deliveries if delivery.state == "due")
        return
    nudge.state = _best(deliveries)
    if nudge.state in ("failed", "unknown"):
        _tell(nudge, cast(Trouble, nudge.state), now)
    elif nudge.state == "sent" and before == "unknown":
        _tell(nudge, None, now)


def _give_up(nudge: Nudge, deliveries: Sequence[Delivery], to: Addressee, now: int) -> None:
    """Nobody is to be told of what the user no longer wants, on no device at all; of what came too late they are."""
    for delivery in deliveries:
        if delivery.state == "due":
            delivery.state = "failed"
    nudge.lease_until = None
    nudge.state = _best(deliveries)
    if to.devices and now >= nudge.until_at and nudge.state in ("failed", "unknown") and nudge.done_at is None:
        _tell(nudge, cast(Trouble, nudge.state) if nudge.tried_at else "late", now)


def _best(deliveries: Sequence[Delivery]) -> str:
    """What became of a nudge of which no device is to be tried again."""
    states = {delivery.state for delivery in deliveries}
    return next((state for state in ("sent", "sending", "unknown") if state in states), "failed")


def _tell(nudge: Nudge, what: Trouble | None, now: int) -> None:
    trouble.tell(lock(nudge.user_id), nudge.local_date, what, now)


def _deliveries(nudge_ids: Collection[str]) -> dict[str, list[Delivery]]:
    found: dict[str, list[Delivery]] = {nudge_id: [] for nudge_id in nudge_ids}
    query = select(Delivery).where(Delivery.nudge_id.in_(nudge_ids)).order_by(Delivery.id)
    for delivery in db.session.scalars(query):
        found[delivery.nudge_id].append(delivery)
    return found
