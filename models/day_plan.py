"""The day's plan as a row, which phones get like any other; making it names today's person."""

from datetime import date, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Index, String, and_, select
from sqlalchemy.orm import Mapped, mapped_column

from models import naming, phrases, plan
from models.base import Model, db
from models.learning import Learning  # noqa: F401  # The table is there before the rules that fill it.
from models.local_day import day_of, moment, zone
from models.person import Person
from models.person_standing import PersonStanding
from models.plan import Candidate
from models.skip import Skip
from models.suggestion import suggestions
from models.synced import Synced, keep
from models.user import User

MOST_TURNS = 12
"""How many people *your turn* holds at most."""


class DayPlan(Synced, Model):
    """``plan``: its id is the user's. ``people`` and ``your_turn`` as ``docs/sync.md`` has them."""

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_change", "user_id", "change"),)
    ENTITY = "plan"
    FIELDS = ("local_date", "people", "your_turn", "nudge", "pace", "quiet_until")

    local_date: Mapped[str] = mapped_column(String(10))
    people: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    your_turn: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    nudge: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    pace: Mapped[str] = mapped_column(String(16), default="daily")
    """How often the nudge comes while it goes unopened: ``daily``, ``three_days`` or ``weekly``."""
    quiet_until: Mapped[str | None] = mapped_column(String(10))
    """The local date on which the plan comes back after "not this week"."""


def refresh(user: User, now: int, touched: bool) -> DayPlan:
    """Make the plan anew if somebody in it was ``touched`` or the user's day has changed. ``now`` in ms.

    The caller holds the user's row lock and commits.
    """
    row = db.session.get(DayPlan, (user.id, user.id))
    today = day_of(now, zone(user.time_zone))
    if row and row.local_date == today.isoformat() and not touched:
        return row
    return keep(user, DayPlan, row, user.id, _day(user, row, today, now))


def _day(user: User, row: DayPlan | None, today: date, now: int) -> dict[str, Any]:
    """The columns of today's plan. Naming somebody is remembered here, for it happens by showing them first."""
    place = zone(user.time_zone)
    candidates = {person.person_id: person for person in _candidates(user)}
    skipped = _skipped(user, moment(today, time(), place))
    memory = plan.Memory(
        named=naming.named_before(user.id, today),
        today=next((name for name in naming.named_today(user.id, today) if name in candidates.keys() - skipped), None),
        skipped=skipped,
    )
    chosen = plan.choose(candidates.values(), memory, now, place)
    if chosen:
        naming.remember(user.id, today, chosen[0].person_id, now)
    people = suggestions(user.id, [(candidates[choice.person_id], choice.whys) for choice in chosen], now, place)
    if people and row and row.people and row.local_date == today.isoformat():
        done = candidates[chosen[0].person_id].reached_at
        if row.people[0]["person_id"] == people[0]["person_id"] and done and day_of(done, place) == today:
            # Today's person was written to: the card keeps saying why, until tomorrow.
            people[0] = row.people[0]
    return {
        "local_date": today.isoformat(),
        "people": people,
        "your_turn": _your_turn(list(candidates.values()), now, place),
        # What became of yesterday's nudge concerns nobody any more.
        "nudge": row.nudge if row and row.local_date == today.isoformat() else None,
        "pace": row.pace if row else "daily",
        "quiet_until": None,
        "removed_at": None,
    }


def _your_turn(candidates: list[Candidate], now: int, place: ZoneInfo) -> list[dict[str, Any]]:
    return [
        {"person_id": person.person_id, "reason": phrases.waiting(person, now, place)}
        for person in plan.your_turn(candidates, now, MOST_TURNS)
    ]


def _candidates(user: User) -> list[Candidate]:
    stand = PersonStanding
    query = (
        select(
            *(Person.id, Person.name, Person.created_at, Person.circle, Person.sample),
            *(Person.birthday, Person.snoozed_until, Person.died_at),
            *(stand.turn, stand.waiting_since, stand.waiting_id, stand.waiting_kind, stand.unanswered),
            *(stand.first_at, stand.last_at, stand.reached_at, stand.heard_at),
            *(stand.rhythm_days, stand.rhythm_source, stand.drifts_at, stand.rests_at, stand.stage),
            *(stand.woke, stand.next_step),
        )
        .outerjoin(stand, and_(stand.user_id == Person.user_id, stand.id == Person.id))
        .where(Person.user_id == user.id, Person.removed_at.is_(None), Person.archived_at.is_(None))
    )
    # The columns stand in the order of Candidate's fields; those of words hold only what the rules wrote.
    return [Candidate(*cast(tuple[Any, ...], columns)) for columns in db.session.execute(query)]


def _skipped(user: User, since: int) -> set[str]:
    """Whom the user did not want since a moment. ``created_at`` is the time on the server's clock."""
    query = select(Skip.person_id).where(
        Skip.user_id == user.id, Skip.scope == "person", Skip.created_at >= since, Skip.removed_at.is_(None)
    )
    return {person_id for person_id in db.session.scalars(query) if person_id}
