"""Suggestions: the people of a plan with the words that go with them, as phones get them.

What is read for them is bounded, however long the history: a tally names the few contacts that the words are made of.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, cast

from sqlalchemy import func, select

from models.base import db
from models.candidate import Candidate
from models.channel_order import channel_order
from models.contact import Contact
from models.handle import Handle
from models.history import HAPPENED
from models.interaction import Interaction
from models.known import Known, Remembered
from models.last_words import last_note, last_words
from models.note import Note
from models.person_standing import PersonStanding
from models.phrases import reasons
from models.reason import Why
from models.starter import starter
from models.vocabulary import Direction
from models.voice import Voice

MOST_NOTES = 3
MOST_OF_A_NOTE = 1000
"""Characters. No sentence quotes more, and a question mark behind them asks nothing of anybody."""

Entry = dict[str, Any]
"""``{person_id, reasons, facts, starter, last, channel_order}``, see ``docs/sync.md``."""


def suggestions(user_id: str, chosen: Sequence[tuple[Candidate, tuple[Why, ...]]], voice: Voice) -> list[Entry]:
    """An entry for each of the chosen, in their order."""
    ids = [person.person_id for person, _ in chosen]
    tallies, notes, handles = _tallies(user_id, ids), _notes(user_id, ids), _handles(user_id, ids)
    contacts = _contacts(
        user_id, {named for person, _ in chosen for named in _named(person, tallies[person.person_id])}
    )
    entries = []
    for person, whys in chosen:
        tally = tallies[person.person_id]
        known = Known(person, whys, *_split(person, tally, contacts), tuple(notes[person.person_id]))
        order = channel_order(handles[person.person_id], tally.get("channels", {}))
        entries.append(entry(known, voice) | {"channel_order": order})
    return entries


def entry(known: Known, voice: Voice) -> Entry:
    """What is said of one person."""
    said = reasons(known, voice)
    last = last_words(known, said, voice)
    begin = starter(known, voice)
    return {
        "person_id": known.person.person_id,
        "reasons": [reason.text for reason in said],
        "facts": [reason.facts for reason in said],
        "starter": begin,
        "last": last or last_note(known, begin, voice),
    }


def _named(person: Candidate, tally: dict[str, Any]) -> Iterable[str]:
    """The ids of the contacts that something rests on."""
    yield from (contact[0] for contact in tally.get("recent", ()))
    yield from tally.get("noted", ())
    yield from (person.next_step or {}).get("ids", ())
    yield from (named for named in (person.waiting_id, (person.woke or {}).get("id")) if named)


def _split(
    person: Candidate, tally: dict[str, Any], contacts: dict[str, Contact]
) -> tuple[tuple[Contact, ...], tuple[Contact, ...]]:
    """The recent ones, and those before them."""
    recent = [contact[0] for contact in tally.get("recent", ())]
    older = [
        contacts[named] for named in dict.fromkeys(_named(person, tally)) if named in contacts and named not in recent
    ]
    older.sort(key=lambda contact: (contact.at, contact.id))
    return tuple(contacts[named] for named in recent if named in contacts), tuple(older)


def _tallies(user_id: str, person_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    stand = PersonStanding
    query = select(stand.id, stand.tally).where(stand.user_id == user_id, stand.id.in_(person_ids))
    found = {person_id: tally or {} for person_id, tally in db.session.execute(query)}
    return {person_id: found.get(person_id, {}) for person_id in person_ids}


def _contacts(user_id: str, ids: Collection[str]) -> dict[str, Contact]:
    columns = (Interaction.id, Interaction.kind, Interaction.direction, HAPPENED, Interaction.channel, Interaction.note)
    query = select(*columns).where(
        Interaction.user_id == user_id, Interaction.id.in_(ids), Interaction.removed_at.is_(None)
    )
    return {
        contact_id: Contact(contact_id, kind, cast(Direction, direction), at, channel, note)
        for contact_id, kind, direction, at, channel, note in db.session.execute(query)
    }


def _notes(user_id: str, person_ids: Collection[str]) -> dict[str, list[Remembered]]:
    """The latest notes about each person, the newest first."""
    place = func.row_number().over(partition_by=Note.person_id, order_by=(Note.created_at.desc(), Note.id.desc()))
    latest = (
        select(
            Note.person_id, Note.id, func.substr(Note.text, 1, MOST_OF_A_NOTE), Note.created_at, place.label("place")
        )
        .where(Note.user_id == user_id, Note.person_id.in_(person_ids), Note.removed_at.is_(None))
        .subquery()
    )
    found: dict[str, list[Remembered]] = {person_id: [] for person_id in person_ids}
    query = select(latest).where(latest.c.place <= MOST_NOTES).order_by(latest.c.place)
    for person_id, note_id, text, created_at, _ in db.session.execute(query):
        found[person_id].append(Remembered(note_id, text, created_at))
    return found


def _handles(user_id: str, person_ids: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """The id and channel of each person's handles."""
    found: dict[str, list[tuple[str, str]]] = {person_id: [] for person_id in person_ids}
    query = select(Handle.person_id, Handle.id, Handle.channel).where(
        Handle.user_id == user_id, Handle.person_id.in_(person_ids), Handle.removed_at.is_(None)
    )
    for person_id, handle_id, channel in db.session.execute(query):
        found[person_id].append((handle_id, channel))
    return found
