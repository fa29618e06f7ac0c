"""The tick: write the nudges that are due, send them, and note what became of them.

It may run twice at once, be killed anywhere and come late: what holds it together are rows (``models/nudge.py``).
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from models import dispatch, nudge, withdrawal
from models.base import begin_reading, db
from models.dispatch import Parcel, Report
from models.push_subscription import PushSubscription
from pwa import messages, web_push
from pwa.config import settings
from pwa.vapid import keyring

log = logging.getLogger(__name__)

BATCH = 100
"""Nudges claimed at a time. A server that stops in the middle leaves no more than these unknown."""
PLANS = 10
"""Plans made in one transaction, for which phones that sync have to wait."""
TRIES = 4
"""Each waits for the database itself, five seconds long."""
SPARE_SECONDS = 20
"""A tick that has run this long leaves the plans of later nudges to the next."""

Thing = TypeVar("Thing")
Done = TypeVar("Done")


@dataclass
class Tally:
    """What one tick did: nudges written, and messages by what became of them."""

    prepared: int = 0
    sent: int = 0
    failed: int = 0


def tick(now: int, timeout: float = web_push.TIMEOUT) -> Tally:
    """One pass at ``now`` (ms). No transaction is open while messages are on their way."""
    started, tally, ours = time.monotonic(), Tally(), settings()

    def current() -> int:
        return now + round((time.monotonic() - started) * 1000)

    for lost in _batches(_read(lambda: dispatch.lost(now))):
        _together(lambda some: dispatch.expire(some, now), lost, "nudge", _spoil)
    with web_push.Sender(keyring(ours.vapid_key, ours.push_contact), ours.push_hosts, timeout) as sender:
        # First, or the evening's round would be put away with the morning's.
        _withdraw(sender, current)
        for users in _batches(_read(lambda: nudge.users_due(now))):
            prepared = _together(lambda some: _prepare(some, current()), users, "nudge of", _put_off)
            tally.prepared += sum(len(nudges) for nudges, _ in prepared)
            _send(sender, [parcel for _, parcels in prepared for parcel in parcels], current, tally)
        seen: set[str] = set()
        while ids := [one for one in _read(lambda: dispatch.ready(current(), BATCH + len(seen))) if one not in seen]:
            seen.update(ids)
            for batch in _batches(ids):
                _send(sender, _claim(batch, current()), current, tally)
    for users in _batches(_read(lambda: nudge.due_soon(now)), PLANS):
        if time.monotonic() - started > SPARE_SECONDS:
            break
        _together(lambda some: nudge.plan_ahead(some, current()), users, "plan of")
    return tally


def _prepare(user_ids: Sequence[str], now: int) -> tuple[set[str], list[Parcel]]:
    prepared = nudge.prepare(user_ids, now)
    return {row["id"] for _, row in prepared}, dispatch.begin(prepared, now)


def _put_off(user_id: str) -> None:
    nudge.put_off(user_id)
    db.session.commit()


def _send(sender: web_push.Sender, parcels: Sequence[Parcel], current: Callable[[], int], tally: Tally) -> None:
    if not parcels:
        return
    address = settings().address
    results = sender.send([messages.nudge(parcel.to, parcel.word, address, current()) for parcel in parcels])
    reports = [
        Report(parcel, result.outcome, result.status, result.retry_after)
        for parcel, result in zip(parcels, results, strict=True)
    ]
    _record(reports, current())
    sent = sum(report.outcome == "sent" for report in reports)
    tally.sent += sent
    tally.failed += len(reports) - sent


def _record(reports: Sequence[Report], now: int) -> None:
    """Nobody else knows what became of messages: where the database is busy, it is asked again."""
    for _ in range(TRIES - 1):
        with suppress(OperationalError):
            _together(lambda some: dispatch.record(some, now), reports, "report on")
            return
    _together(lambda some: dispatch.record(some, now), reports, "report on")


def _claim(ids: Sequence[str], now: int) -> list[Parcel]:
    claimed = _together(lambda some: dispatch.claim(some, now), ids, "nudge", _spoil)
    return [parcel for parcels in claimed for parcel in parcels]


def _spoil(nudge_id: str) -> None:
    dispatch.spoil(nudge_id)
    db.session.commit()


def _withdraw(sender: web_push.Sender, current: Callable[[], int]) -> None:
    """Have the other devices put away what the user has acted on. Best effort: nothing is tried twice."""

    def leave(nudge_id: str) -> None:
        withdrawal.give_up(nudge_id, current())
        db.session.commit()

    for ids in _batches(_read(lambda: withdrawal.ready(current()))):
        claimed = _together(lambda some: withdrawal.claim(some, current()), ids, "withdrawal of", leave)
        notices = [notice for some in claimed for notice in some]
        address = settings().address
        results = sender.send([messages.done(notice, address, current()) for notice in notices])
        for notice, result in zip(notices, results, strict=True):
            if result.outcome == "gone":
                PushSubscription.drop(notice.to.subscription_id, notice.to.endpoint)
        db.session.commit()


def _together(
    work: Callable[[Sequence[Thing]], Done],
    things: Sequence[Thing],
    name: str,
    bad: Callable[[Thing], None] = lambda _thing: None,
) -> list[Done]:
    """Do the work for all in one transaction; where one is bad, for each in its own: nobody else waits for it."""
    try:
        done = work(things)
        db.session.commit()
        return [done]
    except OperationalError:
        # The database itself is not to be had. The next tick tries again.
        db.session.rollback()
        raise
    except Exception as error:  # One account's bad row must not cost everybody else their nudge.
        db.session.rollback()
        if len(things) == 1:
            log.error("%s %s: %s", name, _label(things[0]), type(error).__name__)
            bad(things[0])
            return []
    return [done for thing in things for done in _together(work, [thing], name, bad)]


def _label(thing: object) -> str:
    """An id, and nothing of what it stands for."""
    return thing.parcel.delivery_id if isinstance(thing, Report) else str(thing)


def _read(query: Callable[[], list[str]]) -> list[str]:
    db.session.rollback()
    begin_reading()
    found = query()
    db.session.rollback()
    return found


def _batches(things: Sequence[Thing], most: int | None = None) -> list[Sequence[Thing]]:
    size = most or BATCH
    return [things[start : start + size] for start in range(0, len(things), size)]
