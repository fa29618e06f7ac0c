"""The standing of each person as a row, which phones get like any other."""

from typing import Any, cast

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db
from models.history import histories
from models.person import Person
from models.standing import Standing, standing
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
    return {name: getattr(stands, name) for name in (*same, "given", "taken", "first_at", "reached_at", "heard_at")} | {
        "stage_at": dict(stands.stage_at),
        "last": {"kind": last.kind, "direction": last.direction, "at": last.at, "note": last.note} if last else None,
        "last_at": last.at if last else None,
    }
