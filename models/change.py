"""Changes: ops from phones, applied to the user's rows.

The caller holds the user's row lock (``models.user.lock``) and commits. ``docs/sync.md`` says who wins and why.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select

from models import closing, evening, nudge, op, pace
from models.base import db
from models.errors import Invalid, NotFound
from models.face import Face
from models.handle import Handle
from models.interaction import Interaction
from models.note import Note
from models.nudge_answer import NudgeAnswer
from models.op_receipt import OpReceipt
from models.past_value import PastValue
from models.person import Person
from models.room import Room
from models.skip import Skip
from models.synced import Editable
from models.user import User
from models.wording import sentence, words

EDITABLE: dict[str, type[Editable]] = {
    table.ENTITY: table for table in (Person, Handle, Note, Interaction, Face, Skip, NudgeAnswer)
}
GONE = sentence("That person isn’t here any more.")

Status = Literal["applied", "duplicate", "conflict", "rejected"]


@dataclass(frozen=True)
class Sent:
    """An op as it came, and what checking it gave: the op itself, or the reason why it cannot be used."""

    raw: dict[str, Any]
    op: op.AddOp | op.SetOp | None
    reason: Invalid | None


@dataclass(frozen=True)
class Result:
    """What became of one op; ``first`` is the status a duplicate had when it first came."""

    id: str
    status: Status
    reason: str | None = None
    first: str | None = None

    def to_json(self) -> dict[str, str | None]:
        answer = {"id": self.id, "status": self.status, "reason": self.reason}
        return answer | {"first": self.first} if self.first else answer


@dataclass(frozen=True)
class Edit:
    """One edit of a field. Later means greater ``at`` (ms, server's clock); device and counter break a tie."""

    at: int
    device: str
    n: int


def read(raw: dict[str, Any]) -> Sent:
    """Check an op as it came. Needs no database, so it is done before the transaction begins."""
    try:
        return Sent(raw, op.parse(raw), None)
    except Invalid as error:
        return Sent(raw, None, error)


def apply(
    user: User, device: str, session_id: str, sent_at: int, batch: Sequence[Sent], now: int
) -> tuple[list[Result], set[str]]:
    """Apply a batch in order; gives a result for each op and the ids of the people it touched."""
    batch_of_ops = _Batch(user, device, session_id, sent_at, now)
    return [batch_of_ops.take(sent) for sent in batch], batch_of_ops.touched


class _Batch:
    def __init__(self, user: User, device: str, session_id: str, sent_at: int, now: int) -> None:
        self.user, self.device, self.sent_at, self.now = user, device, sent_at, now
        self.session_id = session_id
        self.words = words(user.locale)
        self.room = Room(user)
        self.touched: set[str] = set()

    def take(self, sent: Sent) -> Result:
        op_id = sent.raw["id"]
        fingerprint = op.fingerprint(sent.raw)
        known = db.session.get(OpReceipt, (self.user.id, op_id))
        if known and known.fingerprint != fingerprint:
            return Result(op_id, "rejected", self.words.say("This was sent before with other content."))
        if known:
            return Result(op_id, "duplicate", known.reason, known.status)
        result = self._apply(op_id, sent)
        db.session.add(
            OpReceipt(
                user_id=self.user.id,
                id=op_id,
                fingerprint=fingerprint,
                status=result.status,
                reason=result.reason,
                at=self.now,
            )
        )
        return result

    def _apply(self, op_id: str, sent: Sent) -> Result:
        if sent.op is None:
            return Result(op_id, "rejected", sent.reason.said(self.words) if sent.reason else None)
        try:
            won = self._add(sent.op) if isinstance(sent.op, op.AddOp) else self._set(sent.op)
        except (Invalid, NotFound) as error:
            return Result(op_id, "rejected", error.said(self.words))
        if not (isinstance(sent.op, op.AddOp) and sent.op.meta is not None):
            # What a phone gives back to a restored server was not done just now.
            pace.act(self.user, self._edit(sent.op).at)
        return Result(op_id, "applied" if won else "conflict")

    def _edit(self, made: op.AddOp | op.SetOp) -> Edit:
        # The phone's clock may be years off, but it knows how long ago the edit was; an edit is never in the future.
        # Nor is it before 1970: the calendar ends somewhere, and a day that it lacks would stop the rules.
        return Edit(max(0, self.now - max(0, self.sent_at - made.at)), self.device, made.n)

    def _add(self, add: op.AddOp) -> bool:
        table = EDITABLE[add.entity]
        if db.session.get(table, (self.user.id, add.row)):
            return True
        values = dict(add.values)
        self._check_references(table, values, heals=add.meta is not None)
        self.room.take(table, values)
        meta = {field: [rev, min(at, self.now), *who] for field, (rev, at, *who) in (add.meta or {}).items()}
        row = table(
            user_id=self.user.id,
            id=add.row,
            change=self.user.next_change(),
            # Somebody who was removed lately can still be brought back, even after two mishaps.
            removed_at=add.removed_at and min(add.removed_at, self.now),
            created_at=self._edit(add).at,
            meta=meta,
            **values,
        )
        if isinstance(row, Interaction) and row.removed_at is not None:
            row.scrub()
        db.session.add(row)
        self._touch(row)
        closing.hear(self.user, row, self.session_id, self.now)
        return True

    def _check_references(self, table: type[Editable], values: dict[str, Any], heals: bool) -> None:
        person_id = values.get("person_id")
        person = db.session.get(Person, (self.user.id, person_id)) if person_id else None
        # With somebody who was emptied for good nothing new may begin: nobody would see it, and it would stay for ever.
        if person_id and (person is None or person.scrubbed_at is not None):
            raise NotFound(GONE)
        # People are healed before their faces; otherwise nobody has a face before being there.
        if table is Person and values["face_id"] and not heals:
            self._check_face(values["face_id"], None)

    def _check_face(self, face_id: str, person_id: str | None) -> None:
        face = db.session.get(Face, (self.user.id, face_id))
        if not face or face.person_id != person_id:
            raise NotFound("That picture isn’t here any more.")

    def _set(self, change: op.SetOp) -> bool:
        row = self._row(change)
        if row is None:
            return True
        if change.field == "face_id" and change.value:
            self._check_face(change.value, change.row)
        if isinstance(row, Interaction) and change.field == "removed_at":
            return self._undo(row, change)
        if isinstance(row, Interaction) and row.removed_at is not None:
            # An undone tap keeps no words, so it takes none either.
            return False
        edit = self._edit(change)
        # When something was removed counts in days until it is emptied, so it is told by our clock, not by the phone's.
        value = edit.at if change.field == "removed_at" and change.value is not None else change.value
        value_now = getattr(row, change.field)
        if value_now == value:
            return True
        rev, stands = _standing_edit(row, change.field)
        concurrent = change.base != rev and not _follows(edit, stands)
        if concurrent and _order(edit) < _order(stands):
            self._keep(change, change.value, edit)
            return False
        if concurrent:
            self._keep(change, value_now, stands)
        setattr(row, change.field, value)
        row.change = self.user.next_change()
        # The change number serves as the revision: none is given out twice, not even after a restore. And an edit made
        # after seeing another is later than it, whatever the clocks say.
        row.meta = row.meta | {change.field: [row.change, max(edit.at, stands.at), edit.device, edit.n]}
        self._touch(row, change.field)
        return True

    def _row(self, change: op.SetOp) -> Editable | User | None:
        if change.entity == "profile":
            if change.row != self.user.id:
                raise NotFound("That account isn’t here.")
            return self.user
        table = EDITABLE[change.entity]
        if change.field not in table.EDITABLE | {"removed_at"}:
            raise Invalid("That can’t be changed.")
        row = db.session.get(table, (self.user.id, change.row))
        if row is None and table is Interaction and change.field == "removed_at":
            self._remember_undo(change)
            return None
        if row is None:
            raise NotFound("What you changed isn’t here any more.")
        if row.scrubbed_at is not None:
            raise NotFound("That was deleted for good.")
        return row

    def _remember_undo(self, change: op.SetOp) -> None:
        """An undo that came before its ``add`` leaves a bare tombstone, so that it wins all the same."""
        if change.value is None:
            raise Invalid("An undo is final.")
        self.room.take(Interaction)
        db.session.add(
            Interaction(
                user_id=self.user.id,
                id=change.row,
                change=self.user.next_change(),
                removed_at=self._edit(change).at,
                scrubbed_at=self.now,
                created_at=self.now,
                meta={},
                kind="like",
                direction="out",
                at=0,
            )
        )

    def _undo(self, row: Interaction, change: op.SetOp) -> bool:
        if change.value is None and row.removed_at is not None:
            raise Invalid("An undo is final.")
        if row.removed_at is None and change.value is not None:
            row.removed_at = self._edit(change).at
            row.scrub()
            row.change = self.user.next_change()
            self._touch(row)
        return True

    def _keep(self, change: op.SetOp, value: Any, edit: Edit) -> None:
        """Put the edit that lost where the user can see it and bring it back."""
        if change.field == "removed_at":
            return
        self.room.take(PastValue)
        db.session.add(
            PastValue(
                user_id=self.user.id,
                id=str(uuid.uuid4()),
                change=self.user.next_change(),
                removed_at=None,
                entity=change.entity,
                row_id=change.row,
                field=change.field,
                value=value,
                edited_at=edit.at,
                device=edit.device,
            )
        )

    def _touch(self, row: Editable | User, field: str | None = None) -> None:
        if isinstance(row, User):
            if field in ("time_zone", "nudge_time", "nudge_days"):
                nudge.schedule(self.user, self.now)
            if field == "time_zone":
                evening.move(self.user, self.now)
            if field == "fresh_at":
                # It is about everybody. Nobody's history is read for it.
                self.touched.update(db.session.scalars(select(Person.id).where(Person.user_id == self.user.id)))
            return
        person_id = row.id if isinstance(row, Person) else getattr(row, "person_id", None)
        if person_id:
            self.touched.add(person_id)


def _standing_edit(row: Editable | User, field: str) -> tuple[int, Edit]:
    """The revision of a field and the edit that gave it its value."""
    rev, at, device, n = row.meta.get(field) or [1, row.created_at, "", 0]
    return int(rev), Edit(int(at), str(device), int(n))


def _follows(edit: Edit, stands: Edit) -> bool:
    """A device has seen its own edits, answered or not. Ages cannot tell: a slow request makes an edit look younger."""
    return edit.device == stands.device and edit.n > stands.n


def _order(edit: Edit) -> tuple[int, str, int]:
    return edit.at, edit.device, edit.n
