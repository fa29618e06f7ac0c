"""Acquaintances: everybody a plan may name, with the facts about each, read for all of them at once."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Text, and_, cast, select

from models.base import db
from models.candidate import Candidate, NoteDay
from models.local_day import day_of, zone
from models.note import Note
from models.person import Person
from models.person_standing import PersonStanding, said_at
from models.reason import ASK_DAYS, COMING_DAYS
from models.user import User


def acquaintances(user: User, skips: Mapping[str, Sequence[int]], now: int) -> list[Candidate]:
    """Those who are neither archived nor removed and have not died; ``skips`` are theirs. ``now`` in ms."""
    stand = PersonStanding
    query = (
        select(
            *(Person.id, Person.name, Person.created_at, Person.circle, Person.sample),
            *(Person.birthday, Person.snoozed_until, Person.died_at),
            *(stand.turn, stand.waiting_since, stand.waiting_id, stand.waiting_kind, stand.unanswered),
            *(stand.first_at, stand.last_at, stand.reached_at, stand.heard_at),
            *(stand.rhythm_days, stand.rhythm_source, stand.drifts_at, stand.rests_at, stand.stage),
            *(stand.woke, stand.next_step),
            # Read as text: all together they are parsed in a quarter of the time.
            cast(stand.habit, Text),
        )
        .outerjoin(stand, and_(stand.user_id == Person.user_id, stand.id == Person.id))
        .where(Person.user_id == user.id)
        .where(Person.removed_at.is_(None), Person.archived_at.is_(None), Person.died_at.is_(None))
    )
    rows: list[Any] = list(db.session.execute(query))
    habits = json.loads(f"[{','.join(row[-1] or '[]' for row in rows)}]")
    days = _note_days(user, now)
    found = []
    for row, habit in zip(rows, habits, strict=True):
        # The columns stand in the order of Candidate's fields; those of words hold only what the rules wrote.
        person = Candidate(*row[:-1], habit)  # type: ignore[call-arg]  # mypy takes the rest of a row for endless
        if person.person_id in days:
            coming, asked = days[person.person_id]
            person = person._replace(coming=coming, asked=asked)
        # Contact makes up for whatever was skipped before it.
        if since := [at for at in skips.get(person.person_id, ()) if at > (person.last_at or 0)]:
            person = person._replace(skips=len(since), skipped_at=since[-1])
        found.append(person)
    return found


def _note_days(user: User, now: int) -> dict[str, tuple[NoteDay | None, NoteDay | None]]:
    """For each person with such a note what is coming up next, and what was last.

    What was before a fresh start need not be asked about any more.
    """
    place = zone(user.time_zone)
    today = day_of(now, place)
    first = today - timedelta(days=ASK_DAYS)
    if fresh_at := said_at(user, "fresh_at"):
        first = max(first, day_of(fresh_at, place))
    query = (
        select(Note.person_id, Note.id, Note.text, Note.day)
        .where(
            Note.user_id == user.id,
            Note.day >= first.isoformat(),
            Note.day <= (today + timedelta(days=COMING_DAYS)).isoformat(),
            Note.removed_at.is_(None),
        )
        .order_by(Note.day, Note.id)
    )
    found: dict[str, tuple[NoteDay | None, NoteDay | None]] = {}
    for person_id, note_id, text, day in db.session.execute(query):
        told = NoteDay(note_id, text, date.fromisoformat(day or ""))
        coming, asked = found.get(person_id, (None, None))
        found[person_id] = (coming or told, asked) if told.day >= today else (coming, told)
    return found
