"""The outlook: what the rules worked out last, kept as rows that phones get like any other.

``refresh`` is called in the transaction that changed the facts, with the user's row lock held.
"""

from collections.abc import Collection
from datetime import date, time
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, and_, select
from sqlalchemy.orm import Mapped, mapped_column

from models import naming, phrases, plan
from models.base import Model, db
from models.history import CHUNK, histories
from models.local_day import day_of, moment, zone
from models.person import Person
from models.plan import Candidate
from models.skip import Skip
from models.standing import Standing, standing
from models.suggestion import suggestions
from models.synced import Synced
from models.user import User
from models.vocabulary import Circle

MOST_TURNS = 12
"""How many people *your turn* holds at most."""


class PersonStanding(Synced, Model):
    """``standing``: its id is the person's. What is not among the fields is for the plan and stays on the server."""

    __tablename__ = "standing"
    __table_args__ = (
        ForeignKeyConstraint(
            ["user_id", "id"], ["person.user_id", "person.id"], name="fk_standing_person", ondelete="CASCADE"
        ),
        Index("ix_standing_change", "user_id", "change"),
    )
    ENTITY = "standing"
    FIELDS = (
        "stage",
        "stage_at",
        "turn",
        "waiting_since",
        "last",
        "rhythm_days",
        "usual_kind",
        "given",
        "taken",
    )

    stage: Mapped[str] = mapped_column(String(16))
    stage_at: Mapped[dict[str, int]] = mapped_column(JSON)
    turn: Mapped[str | None] = mapped_column(String(8))
    waiting_since: Mapped[int | None]
    waiting_kind: Mapped[str | None] = mapped_column(String(16))
    last: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    rhythm_days: Mapped[int | None]
    rhythm_source: Mapped[str | None] = mapped_column(String(8))
    usual_kind: Mapped[str | None] = mapped_column(String(16))
    given: Mapped[int]
    taken: Mapped[int]
    first_at: Mapped[int | None]
    last_at: Mapped[int | None]
    reached_at: Mapped[int | None]
    heard_at: Mapped[int | None]


class DayPlan(Synced, Model):
    """``plan``: its id is the user's. ``people`` and ``your_turn`` as ``docs/sync.md`` has them."""

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_change", "user_id", "change"),)
    ENTITY = "plan"
    FIELDS = ("local_date", "people", "your_turn", "nudge")

    local_date: Mapped[str] = mapped_column(String(10))
    people: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    your_turn: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    nudge: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


def refresh(user: User, person_ids: Collection[str], now: int) -> DayPlan:
    """Work out anew the standing of these people, and the plan if they or the user's day changed. ``now`` in ms.

    Cheap when nobody was touched and the day is the same. The caller holds the user's row lock and commits.
    """
    db.session.flush()
    wanted = sorted(person_ids)
    for start in range(0, len(wanted), CHUNK):
        _refresh_standings(user, wanted[start : start + CHUNK], now)
    row = db.session.get(DayPlan, (user.id, user.id))
    today = day_of(now, zone(user.time_zone))
    if row and row.local_date == today.isoformat() and not person_ids:
        return row
    db.session.flush()
    return _write(user, DayPlan, row, user.id, _day(user, row, today, now))


def _refresh_standings(user: User, person_ids: list[str], now: int) -> None:
    people = db.session.scalars(select(Person).where(Person.user_id == user.id, Person.id.in_(person_ids))).all()
    rows = db.session.scalars(
        select(PersonStanding).where(PersonStanding.user_id == user.id, PersonStanding.id.in_(person_ids))
    )
    known = {row.id: row for row in rows}
    contacts = histories(user.id, person_ids, now)
    for person in people:
        # What a removed person said is gone from here too: phones get an empty row.
        history = [] if person.removed_at else contacts[person.id]
        stands = standing(history, cast(Circle | None, person.circle), person.rhythm_days, now)
        values = _columns(stands) | {"removed_at": person.removed_at}
        _write(user, PersonStanding, known.get(person.id), person.id, values)


def _columns(stands: Standing) -> dict[str, Any]:
    last = stands.last
    same = ("stage", "turn", "waiting_since", "waiting_kind", "rhythm_days", "rhythm_source", "usual_kind")
    return {name: getattr(stands, name) for name in (*same, "given", "taken", "first_at", "reached_at", "heard_at")} | {
        "stage_at": dict(stands.stage_at),
        "last": {"kind": last.kind, "direction": last.direction, "at": last.at, "note": last.note} if last else None,
        "last_at": last.at if last else None,
    }


AnyRow = TypeVar("AnyRow", PersonStanding, DayPlan)


def _write(user: User, table: type[AnyRow], row: AnyRow | None, row_id: str, values: dict[str, Any]) -> AnyRow:
    """Write what differs; only then does the row get a new change number, and phones a new row."""
    if row is None:
        row = table(user_id=user.id, id=row_id, change=user.next_change(), **values)
        db.session.add(row)
        return row
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.change = user.next_change()
    return row


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
    people = suggestions(user.id, [(candidates[choice.person_id], choice.why) for choice in chosen], now, place)
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
            *(stand.turn, stand.waiting_since, stand.waiting_kind, stand.first_at, stand.last_at),
            *(stand.reached_at, stand.heard_at, stand.rhythm_days, stand.rhythm_source),
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
