"""A game of everything that can happen to standings: what is kept, against the same worked out from scratch.

Real ops go through ``models.change`` into the real database. What is expected is read from its rows by a few lines of
plain Python, which know nothing of what is kept.
"""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from models import change, outlook
from models.base import db
from models.contact import Contact
from models.interaction import Interaction
from models.local_day import DAY
from models.person import Person
from models.person_standing import PersonStanding
from models.standing import Said, standing
from models.user import User
from tests.phone import new_id

START = 1_790_000_000_000
HOUR = DAY // 24
KINDS = st.sampled_from(["like", "comment", "share", "message", "message", "email", "call", "meet", "help"])
DIRECTIONS = st.sampled_from(["out", "out", "in", "both"])
NOTES = st.sampled_from([None, None, "Talked about bridges"])
MOMENTS = st.sampled_from([0, 0, 0, 0, -HOUR, -3 * DAY, -40 * DAY, -400 * DAY, HOUR, 4000 * DAY])
"""What a tap says of its time, from now on."""
PAUSES = st.sampled_from([1, 5 * HOUR, DAY, 8 * DAY, 25 * DAY, 70 * DAY, 400 * DAY])
WORDS = st.sampled_from(
    [
        *[("circle", value) for value in (None, "inner", "acquaintances")],
        *[("rhythm_days", value) for value in (None, 2, 100)],
        *[(name, value) for name in ("archived_at", "died_at", "woken_at") for value in (None, "now", "now", "soon")],
    ]
)


def said_at(row: Person | User | Interaction, field: str) -> int | None:
    """A moment that was told, but never later than when it was."""
    at: int | None = getattr(row, field)
    return None if at is None else min(at, max(row.created_at, int(row.meta[field][1]) if field in row.meta else 0))


class StandingGame(RuleBasedStateMachine):
    """Ana's phone, with two people."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.user = User.create("Ana", START)
        self.device, self.n = new_id(), 0
        self.waiting: list[dict[str, Any]] = []
        self.people = [self._add("person", {"name": name}) for name in ("Mika", "Noor")]
        self.taps: list[str] = []
        self._sync()

    @rule(
        place=st.integers(0, 1), kind=KINDS, direction=DIRECTIONS, told=MOMENTS, pause=PAUSES, note=NOTES,
        channel=st.sampled_from([None, "signal", "x"]),
    )  # fmt: skip
    def tap(self, place: int, told: int, pause: int, **values: Any) -> None:
        self.now += pause
        at = max(0, self.now + told)
        self.taps.append(self._add("interaction", values | {"person_id": self.people[place], "at": at}))

    @precondition(lambda self: self.taps)
    @rule(which=st.integers(0, 100))
    def undo(self, which: int) -> None:
        self._set("interaction", self.taps.pop(which % len(self.taps)), "removed_at", self.now)

    @rule(place=st.integers(0, 1))
    def an_undo_comes_first(self, place: int) -> None:
        tap = new_id()
        self._set("interaction", tap, "removed_at", self.now)
        values = {"person_id": self.people[place], "kind": "meet", "direction": "both", "at": self.now}
        self._add("interaction", values, tap)

    @precondition(lambda self: self.taps)
    @rule(which=st.integers(0, 100), kind=KINDS, direction=DIRECTIONS, told=MOMENTS, note=NOTES, data=st.data())
    def edit(self, which: int, data: st.DataObject, told: int, **values: Any) -> None:
        field = data.draw(st.sampled_from(["at", *values]))
        value = max(0, self.now + told) if field == "at" else values[field]
        self._set("interaction", self.taps[which % len(self.taps)], field, value)

    @rule(place=st.integers(0, 1), kind=KINDS, direction=DIRECTIONS, edited=st.booleans())
    def a_lost_tap_is_healed(self, place: int, kind: str, direction: str, edited: bool) -> None:
        at = self.now - 2 * DAY
        values = {"person_id": self.people[place], "kind": kind, "direction": direction, "at": at + 10 * DAY * edited}
        meta = {"at": [7, at + HOUR]} if edited else {}
        self.taps.append(self._add("interaction", values, at=at, meta=meta))

    @rule(place=st.integers(0, 1), gone=st.booleans())
    def remove_or_restore(self, place: int, gone: bool) -> None:
        self._set("person", self.people[place], "removed_at", self.now if gone else None)

    @rule(place=st.integers(0, 1), word=WORDS)
    def say(self, place: int, word: tuple[str, Any]) -> None:
        field, value = word
        self._set("person", self.people[place], field, self._moment(value))

    @rule(value=st.sampled_from([None, "now", "now", "soon"]))
    def start_afresh(self, value: str | None) -> None:
        self._set("profile", self.user.id, "fresh_at", self._moment(value))

    @rule(pause=PAUSES)
    def time_passes(self, pause: int) -> None:
        self.now += pause

    @rule()
    def a_day_begins(self) -> None:
        self.now += DAY
        outlook.refresh(self.user, (), self.now)

    @rule()
    def sync(self) -> None:
        self._sync()

    @invariant()
    def what_is_kept_is_what_comes_out_from_scratch(self) -> None:
        if not self.waiting:
            for row in self._rows():
                # Time alone is heeded when a plan is made.
                if (row.until or 0) > self.now:
                    assert self._kept(row) == self._expected(row.id)

    def teardown(self) -> None:
        self.sync()
        outlook.refresh(self.user, (), self.now)
        before = [(row.change, self._everything(row)) for row in self._rows()]
        for row in self._rows():
            row.tally = None
        outlook.refresh(self.user, self.people, self.now)
        assert [(row.change, self._everything(row)) for row in self._rows()] == before
        self.what_is_kept_is_what_comes_out_from_scratch()
        db.session.rollback()

    def _moment(self, value: Any) -> Any:
        return {"now": self.now, "soon": self.now + 100 * DAY}.get(value, value)

    def _add(
        self, entity: str, values: dict[str, Any], row: str | None = None, at: int | None = None, meta: Any = None
    ) -> str:
        row = row or new_id()
        more = {} if meta is None else {"meta": meta}
        self._make({"op": "add", "entity": entity, "row": row, "values": values, **more}, at)
        return row

    def _set(self, entity: str, row: str, field: str, value: Any) -> None:
        self._make({"op": "set", "entity": entity, "row": row, "field": field, "value": value, "base": 1})

    def _make(self, op: dict[str, Any], at: int | None = None) -> None:
        self.n += 1
        self.waiting.append({**op, "id": new_id(), "n": self.n, "at": self.now if at is None else at})

    def _sync(self) -> None:
        batch = [change.read(raw) for raw in self.waiting]
        self.waiting = []
        results, touched = change.apply(self.user, self.device, "session", self.now, batch, self.now)
        assert {result.status for result in results} <= {"applied"}
        outlook.refresh(self.user, touched, self.now)

    def _rows(self) -> list[PersonStanding]:
        query = select(PersonStanding).where(PersonStanding.user_id == self.user.id).order_by(PersonStanding.id)
        return list(db.session.scalars(query.execution_options(populate_existing=True)))

    def _everything(self, row: PersonStanding) -> dict[str, Any]:
        return {column.name: getattr(row, column.name) for column in PersonStanding.__table__.columns}

    def _kept(self, row: PersonStanding) -> dict[str, Any]:
        server = ("waiting_kind", "first_at", "last_at", "reached_at", "heard_at", "until")
        return {name: getattr(row, name) for name in (*PersonStanding.FIELDS, *server)}

    def _expected(self, person_id: str) -> dict[str, Any]:
        person = db.session.get_one(Person, (self.user.id, person_id))
        query = select(Interaction).where(Interaction.user_id == self.user.id, Interaction.person_id == person_id)
        contacts = [
            Contact(row.id, row.kind, row.direction, said_at(row, "at") or 0, row.channel, row.note)  # type: ignore[arg-type]
            for row in db.session.scalars(query)
            if row.removed_at is None and person.removed_at is None
        ]
        said = Said(
            person.circle,  # type: ignore[arg-type]
            person.rhythm_days,
            said_at(self.user, "fresh_at"),
            person.archived_at is not None,
            person.died_at is not None,
        )
        if person.removed_at is not None:
            said = Said()
        stands = standing(contacts, said, self.now, said_at(person, "woken_at"))
        told = {name: getattr(stands, name, None) for name in self._kept(self._rows()[0])}
        last, woke, step = stands.last, stands.woke, stands.next_step
        return told | {
            "last": {name: getattr(last, name) for name in ("id", "kind", "direction", "at", "note")} if last else None,
            "last_at": last.at if last else None,
            "woke": {name: getattr(woke, name) for name in ("id", "at", "silent_days")} if woke else None,
            "tries": list(stands.tries),
            "next_step": {"step": step.step, "ids": list(step.ids)} if step else None,
        }
