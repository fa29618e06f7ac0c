"""The tick: write the nudges that are due, send them, and note what became of them.

It may run twice at once, be killed anywhere and come late: what holds it together are rows (``models/nudge.py``).
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass

from models import dispatch, nudge
from models.base import begin_reading, db
from models.dispatch import Parcel, Report
from pwa import web_push
from pwa.config import settings
from pwa.notification import notification
from pwa.vapid import vapid

log = logging.getLogger(__name__)

BATCH = 100
"""Nudges claimed at a time. A server that stops in the middle leaves no more than these unknown."""


@dataclass
class Tally:
    """What one tick did: nudges written, and messages by what became of them."""

    prepared: int = 0
    sent: int = 0
    failed: int = 0


def tick(now: int, timeout: float = web_push.TIMEOUT) -> Tally:
    """One pass at ``now`` (ms). No transaction is open while messages are on their way."""
    started, tally = time.monotonic(), Tally()

    def current() -> int:
        return now + round((time.monotonic() - started) * 1000)

    for user_id in _users_due(now):
        tally.prepared += _prepare(user_id, now)
    dispatch.expire(now)
    db.session.commit()
    while True:
        taken, parcels = dispatch.claim(current(), BATCH)
        db.session.commit()
        if not taken:
            return tally
        reports = _deliver(parcels, current(), timeout)
        dispatch.record(reports, current())
        db.session.commit()
        sent = sum(report.outcome == "sent" for report in reports)
        tally.sent += sent
        tally.failed += len(reports) - sent


def _users_due(now: int) -> list[str]:
    db.session.rollback()
    begin_reading()
    users = nudge.users_due(now)
    db.session.rollback()
    return users


def _prepare(user_id: str, now: int) -> bool:
    try:
        written = nudge.prepare(user_id, now) is not None
        db.session.commit()
    except Exception as error:  # One account's bad row must not cost everybody else their nudge.
        db.session.rollback()
        log.error("nudge of %s: %s", user_id, type(error).__name__)
        return False
    return written


def _deliver(parcels: Sequence[Parcel], now: int, timeout: float) -> list[Report]:
    ours = settings()
    messages = [_message(parcel, ours.address, now) for parcel in parcels]
    results = web_push.send(messages, vapid(ours.vapid_key, ours.push_contact), ours.push_hosts, timeout)
    return [
        Report(parcel, result.outcome, result.status, result.retry_after)
        for parcel, result in zip(parcels, results, strict=True)
    ]


def _message(parcel: Parcel, address: str, now: int) -> web_push.Message:
    # The day is over at midnight, and so is its nudge: a phone that was off learns it from the app.
    name = f"nudge-{parcel.local_date}"
    return web_push.Message(
        endpoint=parcel.endpoint,
        p256dh=parcel.p256dh,
        auth=parcel.auth,
        payload=notification(
            title=parcel.title,
            body=" ".join(parcel.reasons),
            navigate=f"{address}/people/{parcel.person_id}",
            tag=name,
            data={"kind": "nudge", "person_id": parcel.person_id},
        ),
        ttl=max(60, (parcel.keep_until - now) // 1000),
        topic=name,
    )
