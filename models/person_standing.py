"""The standing of each person as a row, which phones get like any other."""

from typing import Any, cast

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from models import history
from models.base import Model, db
from models.person import Person
from models.standing import Said, read
from models.synced import Synced, keep
from models.tally import Tally
from models.user import User
from models.vocabulary import Circle


class PersonStanding(Synced, Model):
    """``standing``: its id is the person's. What is not among the fields is for the plan and stays on the server."""

    __tablename__ = "standing"
    __table_args__ = (
        ForeignKeyConstraint(
            ["user_id", "id"], ["person.user_id", "person.id"], name="fk_standing_person", ondelete="CASCADE"
        ),
        Index("ix_standing_change", "user_id", "change"),
        Index("ix_standing_until", "user_id", "until"),
    )
    ENTITY = "standing"
    FIELDS = (
        *("stage", "stage_at", "stage_by", "turn", "waiting_since", "waiting_id", "unanswered", "last"),
        *("rhythm_days", "rhythm_source", "usual_kind", "balance", "drifts_at", "woke"),
        *("rests_at", "tries", "next_step"),
    )

    stage: Mapped[str] = mapped_column(String(16))
    stage_at: Mapped[dict[str, int]] = mapped_column(JSON)
    stage_by: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    turn: Mapped[str | None] = mapped_column(String(8))
    waiting_since: Mapped[int | None]
    waiting_id: Mapped[str | None] = mapped_column(String(36))
    waiting_kind: Mapped[str | None] = mapped_column(String(16))
    unanswered: Mapped[int] = mapped_column(default=0)
    last: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    rhythm_days: Mapped[int | None]
    rhythm_source: Mapped[str | None] = mapped_column(String(8))
    usual_kind: Mapped[str | None] = mapped_column(String(16))
    balance: Mapped[str | None] = mapped_column(String(8))
    drifts_at: Mapped[int | None]
    woke: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    rests_at: Mapped[int | None]
    tries: Mapped[list[str]] = mapped_column(JSON, default=list)
    next_step: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    first_at: Mapped[int | None]
    last_at: Mapped[int | None]
    reached_at: Mapped[int | None]
    heard_at: Mapped[int | None]
    habit: Mapped[list[float] | None] = mapped_column(JSON(none_as_null=True))
    """How often the two are in touch, see ``models/habit.py``. It is read for everybody at once, the tally is not."""
    until: Mapped[int | None]
    """Ms. When time alone changes this row; null when it was never worked out by these rules."""
    tally: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The fold of this person's contacts, see ``models/tally.py``. The longest comes last: few queries want it."""


def due(user: User, now: int) -> set[str]:
    """The people whose standing time alone has changed, or which was never worked out by these rules."""
    stand = PersonStanding
    query = select(stand.id).where(stand.user_id == user.id, or_(stand.until <= now, stand.until.is_(None)))
    return set(db.session.scalars(query))


def refresh(user: User, person_ids: list[str], now: int) -> None:
    """Work out anew how things stand with these people. ``now`` in ms; the caller holds the user's row lock.

    What was added at the end of a history is added to the tally. Anything else that happened to it, and a new word of
    the user's about resting, has that one history read again.
    """
    people = db.session.scalars(select(Person).where(Person.user_id == user.id, Person.id.in_(person_ids))).all()
    stand = PersonStanding
    rows = db.session.scalars(select(stand).where(stand.user_id == user.id, stand.id.in_(person_ids)))
    known = {row.id: row for row in rows}
    tallies = {person.id: _continued(user, person, known.get(person.id)) for person in people}
    again = {person.id: _woken_at(person) for person in people if tallies[person.id] is None}
    tallies |= history.tallies(user.id, again)
    for person in people:
        keep(user, stand, known.get(person.id), person.id, _columns(user, person, tallies[person.id] or Tally(), now))


def _continued(user: User, person: Person, row: PersonStanding | None) -> Tally | None:
    """The tally with what is new, or None where it has to be made anew."""
    if person.removed_at is not None:
        return Tally()
    if row is None or (tally := Tally.from_json(row.tally, row.habit, (row.last or {}).get("note"))) is None:
        return None
    news = history.news(user.id, person.id, tally.through)
    if news.contacts is None or tally.woken_at != _woken_at(person):
        return None
    if news.contacts and not tally.follows(news.contacts[0]):
        return None
    for contact in news.contacts:
        tally.add(contact)
    tally.through = news.through
    return tally


def _columns(user: User, person: Person, tally: Tally, now: int) -> dict[str, Any]:
    """The row's columns. What a removed person said is gone from here too: phones get an empty row."""
    gone = person.removed_at is not None
    said = Said(
        circle=cast(Circle | None, person.circle),
        rhythm_days=person.rhythm_days,
        fresh_at=said_at(user, "fresh_at"),
        archived=person.archived_at is not None,
        dead=person.died_at is not None,
    )
    stands = read(tally, Said() if gone else said, now)
    last, woke, step = stands.last, stands.woke, stands.next_step
    return {name: getattr(stands, name) for name in _SAME} | {
        "removed_at": person.removed_at,
        "stage_at": dict(stands.stage_at),
        "stage_by": dict(stands.stage_by),
        "last": {name: getattr(last, name) for name in ("id", "kind", "direction", "at", "note")} if last else None,
        "last_at": last.at if last else None,
        "woke": {"id": woke.id, "at": woke.at, "silent_days": woke.silent_days} if woke else None,
        "tries": list(stands.tries),
        "next_step": {"step": step.step, "ids": list(step.ids)} if step else None,
        "tally": None if gone else tally.to_json(),
        "habit": None if gone else list(tally.habit.values),
    }


_SAME = (
    *("stage", "turn", "waiting_since", "waiting_id", "waiting_kind", "unanswered", "first_at", "reached_at"),
    *("heard_at", "rhythm_days", "rhythm_source", "usual_kind", "balance", "drifts_at", "rests_at", "until"),
)
"""The columns that are as the rules call them."""


def _woken_at(person: Person) -> int | None:
    return said_at(person, "woken_at")


def said_at(row: Person | User, field: str) -> int | None:
    """A moment that the user set, but never later than when that was done, as with contacts: see ``history``."""
    at: int | None = getattr(row, field)
    if at is None:
        return None
    edit = row.meta.get(field)
    return min(at, max(row.created_at, int(edit[1]) if edit else 0))
