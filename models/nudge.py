"""Nudges: the one push of a user's local day.

A row (user, local date, round) is written once and decides everything: sending, committed before anything leaves the
server → sent, failed or unknown; or due again, when a device is to be tried once more. Unknown means that the server
stopped in between; it is never sent again, for a second push is worse than one that only shows in the app.
``models/delivery.py`` has the devices' part, ``models/evening.py`` the second round that "Later" asks for.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models import outlook, pace, trouble
from models.addressee import Addressee, addressees, read_plans
from models.base import Model, db, id_column
from models.day_plan import DayPlan
from models.local_day import DAY, day_of, end_of_day, moment, zone
from models.pace import Ease
from models.push_subscription import PushSubscription
from models.token import new_id
from models.user import User, lock_all

HOUR = DAY // 24
LATE = 3 * HOUR
"""A nudge that is later than this is left out: the moment the user chose has passed."""
AHEAD = 30 * 60_000
"""Ms before a nudge in which its plan is made."""
LEASE = 120_000
"""Ms. Longer than a batch can take (75 s, by ``pwa/web_push.py``); a nudge still sending after that belongs to a server
that stopped."""
BEFORE_MIDNIGHT = 10 * 60_000
"""Ms before the end of an evening in which the chosen time is left out."""
APART = 18 * HOUR
"""Ms. The least time between two days' nudges in different zones: whoever travels west lives the same hours twice."""

KEPT_DAYS = 400
LOOK_BACK_DAYS = 120
"""How far back nudges that went unopened are counted."""
QUIET = 2 * DAY
"""Ms. Whoever did something since then cannot have left three nudges unopened."""


class Nudge(Model):
    """Moments in ms. ``tried_at`` is when it first left, ``until_at`` when it is too late to try (again).

    ``round`` is 1, or 2 for the evening's that "Later" asked for. ``done_at`` is when the user acted on it, ``done_by``
    in which session, ``withdrawn_at`` when the other devices were told to put it away. ``time_zone`` is where the user
    was when round 1 was written; a nudge from before there was this column has none. ``pace`` is how often they came
    when it was written, and ``is_new_pace`` when it is the one to say so.
    """

    __tablename__ = "nudge"
    __table_args__ = (
        UniqueConstraint("user_id", "local_date", "round"),
        Index("ix_nudge_state", "state", "retry_at"),
        Index("ix_nudge_done", "withdrawn_at", "done_at"),
    )

    id: Mapped[str] = id_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36), ForeignKey("user.id", ondelete="CASCADE"))
    local_date: Mapped[str] = mapped_column(String(10))
    round: Mapped[int] = mapped_column(default=1)
    pace: Mapped[str] = mapped_column(String(16), default="daily")
    is_new_pace: Mapped[bool] = mapped_column(default=False)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    person_id: Mapped[str] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(8))
    until_at: Mapped[int]
    retry_at: Mapped[int]
    lease_until: Mapped[int | None]
    tried_at: Mapped[int | None]
    sent_at: Mapped[int | None]
    done_at: Mapped[int | None]
    done_by: Mapped[str | None] = mapped_column(String(36))
    withdrawn_at: Mapped[int | None]


def next_due(clock: str | None, weekdays: str, place: ZoneInfo, after: int) -> int | None:
    """The first moment after ``after`` (ms) at which a nudge is due; None without a time.

    ``clock`` is HH:MM, ``weekdays`` ISO numbers. A date that the zone leaves out has none.
    """
    if clock is None:
        return None
    first, at = day_of(after, place), time.fromisoformat(clock)
    for day in (first + timedelta(days=ahead) for ahead in range(15)):
        if str(day.isoweekday()) not in weekdays:
            continue
        due = moment(day, at, place)
        if day_of(due, place) != day:
            # The clocks jump from that evening past midnight (Greenland's do), or there is no such date at all.
            due = moment(day + timedelta(days=1), time(), place) - BEFORE_MIDNIGHT
        if due > after and day_of(due, place) == day:
            return due
    return None


def schedule(user: User, now: int) -> None:
    """Work out anew when the user's next nudge is due: after a change of time, days or zone, and with a new device.

    One that is due already is left for the tick, which looks at the new wishes too: it is on the way by now.
    """
    if user.next_nudge_at is None or user.next_nudge_at > now:
        user.next_nudge_at = _next(user, now)


Columns = dict[str, Any]


def users_due(now: int) -> list[str]:
    """The ids of users whose nudge is due, the longest due first."""
    query = select(User.id).where(User.next_nudge_at <= now).order_by(User.next_nudge_at, User.id)
    return list(db.session.scalars(query))


def due_soon(now: int) -> list[str]:
    """The ids of users whose nudge comes within the next half hour, while today's plan is not yet made."""
    query = (
        select(User.id, User.time_zone, DayPlan.local_date)
        .outerjoin(DayPlan, DayPlan.user_id == User.id)
        .where(User.next_nudge_at > now, User.next_nudge_at <= now + AHEAD)
        .where(select(PushSubscription.id).where(PushSubscription.user_id == User.id).exists())
        .order_by(User.next_nudge_at, User.id)
    )
    return [
        user_id
        for user_id, place, local_date in db.session.execute(query)
        if local_date != day_of(now, zone(place)).isoformat()
    ]


def plan_ahead(user_ids: Sequence[str], now: int) -> None:
    """Make today's plan for these users: it takes longer than all the rest, and the full hour is everybody's."""
    for user in lock_all(user_ids):
        outlook.refresh(user, (), now)


def prepare(user_ids: Sequence[str], now: int) -> list[tuple[Addressee, Columns]]:
    """Write the nudges that are due for these users, and when to look again: each with whom it is for.

    They are ``sending`` under a lease from now on. The caller commits, and sends them after that.
    """
    users = [user for user in lock_all(user_ids) if user.next_nudge_at is not None and user.next_nudge_at <= now]
    known, eased = _known(user_ids, now), _eases(users, now)
    made = [
        (to, _row(to, known.get(user_id, []), eased.get(user_id, Ease()), now))
        for user_id, to in addressees(users, now).items()
    ]
    if users:
        later = [{"id": user.id, "next_nudge_at": _next(user, now)} for user in users]
        db.session.execute(update(User), later)
    written = [(to, row) for to, row in made if row]
    if written:
        db.session.execute(insert(Nudge), [row for _, row in written])
    return written


def forget(now: int) -> None:
    """Delete the nudges of more than a year ago, and their deliveries: nobody asks for them any more."""
    oldest = day_of(now - KEPT_DAYS * DAY, zone("UTC")).isoformat()
    db.session.execute(delete(Nudge).where(Nudge.local_date < oldest))


def put_off(user_id: str) -> None:
    """Look tomorrow at a user with whose rows something is wrong that no rule foresees."""
    db.session.execute(update(User).where(User.id == user_id).values(next_nudge_at=User.next_nudge_at + DAY))


def _next(user: User, now: int) -> int | None:
    return next_due(user.nudge_time, user.nudge_days, zone(user.time_zone), now)


Known = tuple[str, str | None, int | None, str, int]
"""Of a nudge there is: local date, time zone, ``tried_at``, state and round."""


def _known(user_ids: Sequence[str], now: int) -> dict[str, list[Known]]:
    """The nudges of the last days, by user."""
    # Nowhere is the date more than a day from that of UTC.
    since = (day_of(now, zone("UTC")) - timedelta(days=3)).isoformat()
    columns = (Nudge.local_date, Nudge.time_zone, Nudge.tried_at, Nudge.state, Nudge.round)
    query = select(Nudge.user_id, *columns).where(Nudge.user_id.in_(user_ids), Nudge.local_date >= since)
    found: dict[str, list[Known]] = {}
    for user_id, *known in db.session.execute(query):
        found.setdefault(user_id, []).append(cast(Known, tuple(known)))
    return found


def _eases(users: Sequence[User], now: int) -> dict[str, Ease]:
    """How the nudges of these users are eased, by id; whoever is not in it has them as ever."""
    quiet = [user.id for user in users if now - (user.acted_at or user.created_at) > QUIET]
    if not quiet:
        return {}
    since = (day_of(now, zone("UTC")) - timedelta(days=LOOK_BACK_DAYS)).isoformat()
    query = (
        select(Nudge.user_id, func.count(), func.max(Nudge.local_date))
        .join(User, User.id == Nudge.user_id)
        .where(Nudge.user_id.in_(quiet), Nudge.local_date >= since, Nudge.round == 1, Nudge.state == "sent")
        .where(Nudge.done_at.is_(None), Nudge.tried_at > func.coalesce(User.acted_at, 0))
        .group_by(Nudge.user_id)
    )
    counts = db.session.execute(query)
    return {user_id: pace.ease(unopened, date.fromisoformat(last)) for user_id, unopened, last in counts}


def _row(to: Addressee, known: list[Known], ease: Ease, now: int) -> Columns | None:
    """The nudge to be written, if there is to be one."""
    user = to.user
    # After a longer silence of the server what was due then has passed, and today's may be due.
    due = next_due(user.nudge_time, user.nudge_days, to.place, now - LATE)
    if due is None or due > now:
        _miss(to, known, ease, now)
        return None
    day = day_of(due, to.place)
    until = min(due + LATE, end_of_day(due, to.place))
    if ease.not_before:
        pace.tell(user, ease.pace)
        if day < ease.not_before:
            return None
    person_id = None if now >= until or _nudged(known, day, user, now) else _whom(to, now)
    if person_id is None:
        return None
    return {
        "id": new_id(),
        "user_id": user.id,
        "local_date": day.isoformat(),
        "round": 1,
        "pace": ease.pace,
        "is_new_pace": ease.is_new,
        "time_zone": user.time_zone,
        "person_id": person_id,
        "state": "sending",
        "until_at": until,
        "retry_at": now,
        "lease_until": now + LEASE,
        "tried_at": now,
    }


def _nudged(known: list[Known], day: date, user: User, now: int) -> bool:
    """Whether the user had a nudge for this date, or one elsewhere so lately that this would be the same day's again.

    The evening's does not count: who asked for it has the next one in the morning all the same. Nor does one in the
    same zone: who has moved the time from the evening to the morning has the next one as the screen says.
    """
    return any(
        local_date == day.isoformat()
        or (round == 1 and there != user.time_zone and (tried_at or 0) > now - APART and state != "failed")
        for local_date, there, tried_at, state, round in known
    )


def _whom(to: Addressee, now: int) -> str | None:
    if not to.devices:
        return None
    if to.planned_for != day_of(now, to.place).isoformat():
        outlook.refresh(to.user, (), now)
        db.session.flush()
        read_plans({to.user.id: to})
    return to.whom(now)


def _miss(to: Addressee, known: list[Known], ease: Ease, now: int) -> None:
    """Tell the phones of a nudge that is left out because the server was not there for too long."""
    user, today = to.user, day_of(now, to.place)
    midnight = moment(today, time(), to.place)
    due = next_due(user.nudge_time, user.nudge_days, to.place, midnight - 1)
    missed = due is not None and (user.next_nudge_at or now) <= due <= now - LATE and day_of(due, to.place) == today
    expected = ease.not_before is None or today >= ease.not_before
    if missed and expected and not _nudged(known, today, user, now) and _whom(to, now):
        trouble.tell(user, today.isoformat(), "late", now)
