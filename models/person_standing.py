"""The standing of each person as a row, which phones get like any other."""

from typing import Any, cast

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db
from models.history import histories
from models.person import Person
from models.standing import Contact, Standing, standing
from models.synced import Synced, keep
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
    tally: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The fold of this person's contacts, see ``models/tally.py``."""
    habit: Mapped[list[float] | None] = mapped_column(JSON(none_as_null=True))
    """How often the two are in touch, see ``models/habit.py``. It is read for everybody at once, the tally is not."""
    until: Mapped[int | None]
    """Ms. When time alone changes this row; null when it was never worked out by these rules."""


def refresh(user: User, person_ids: list[str], now: int) -> None:
    """Work out anew how things stand with these people. ``now`` in ms; the caller holds the user's row lock."""
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
        keep(user, PersonStanding, known.get(person.id), person.id, values)


def _columns(stands: Standing) -> dict[str, Any]:
    last = stands.last
    same = ("stage", "turn", "waiting_since", "waiting_kind", "rhythm_days", "rhythm_source", "usual_kind")
    return {name: getattr(stands, name) for name in (*same, "first_at", "reached_at", "heard_at")} | {
        "stage_at": dict(stands.stage_at),
        "balance": _balance(stands.given, stands.taken),
        "last": _last(last) if last else None,
        "last_at": last.at if last else None,
    }


def _balance(given: int, taken: int) -> str | None:
    if not given and not taken:
        return None
    if given > taken * 1.4:
        return "mine"
    return "theirs" if taken > given * 1.4 else "even"


def _last(contact: Contact) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in ("id", "kind", "direction", "at", "note")}
