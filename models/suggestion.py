"""Suggestions: the people of a plan with the words that go with them, as phones get them."""

from collections.abc import Collection, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models import phrases
from models.base import db
from models.handle import Handle
from models.history import histories
from models.note import Note
from models.plan import Candidate, Why, channel_order
from models.standing import Contact, waits
from models.vocabulary import CHANNELS

Entry = dict[str, Any]
"""``{person_id, reasons, facts, starter, last, channel_order}``, see ``docs/sync.md``."""

_BY_KIND: dict[str, list[str]] = {}
for _channel in CHANNELS.values():
    _BY_KIND.setdefault(_channel.kind, []).append(_channel.id)
ONLY_CHANNEL = {kind: channels[0] for kind, channels in _BY_KIND.items() if len(channels) == 1}
"""The channel that a kind goes without saying: an e-mail is by e-mail."""


def suggestions(
    user_id: str, chosen: Sequence[tuple[Candidate, tuple[Why, ...]]], now: int, place: ZoneInfo
) -> list[Entry]:
    """An entry for each of the chosen, in their order."""
    ids = [person.person_id for person, _ in chosen]
    contacts, notes, handles = histories(user_id, ids, now), _notes(user_id, ids), _handles(user_id, ids)
    return [
        _entry(person, next(iter(whys), None), contacts[person.person_id], notes, handles[person.person_id], now, place)
        for person, whys in chosen
    ]


def _entry(
    person: Candidate,
    why: Why | None,
    history: list[Contact],
    notes: dict[str, tuple[str, int]],
    handles: list[tuple[str, str]],
    now: int,
    place: ZoneInfo,
) -> Entry:
    note = notes.get(person.person_id)
    reasons = phrases.reasons(person, why, now, place)
    used = [contact.channel or ONLY_CHANNEL.get(contact.kind) for contact in history]
    last = history[-1] if history else None
    told = last is not None and phrases.tell_of(last, person, why)
    last_words = phrases.last_words(last, told, person.name, note, now, place)
    return {
        "person_id": person.person_id,
        "reasons": reasons,
        "facts": [[] for _ in reasons],
        "starter": phrases.starter(person, why, waits(history)[0], history, note[0] if note else None, last_words),
        "last": last_words,
        "channel_order": channel_order(handles, [channel for channel in used if channel]),
    }


def _notes(user_id: str, person_ids: Collection[str]) -> dict[str, tuple[str, int]]:
    """The latest note about each person, with the time of its writing."""
    query = (
        select(Note.person_id, Note.text, Note.created_at)
        .where(Note.user_id == user_id, Note.person_id.in_(person_ids), Note.removed_at.is_(None))
        .order_by(Note.created_at, Note.id)
    )
    return {person_id: (text, created_at) for person_id, text, created_at in db.session.execute(query)}


def _handles(user_id: str, person_ids: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """The id and channel of each person's handles."""
    found: dict[str, list[tuple[str, str]]] = {person_id: [] for person_id in person_ids}
    query = select(Handle.person_id, Handle.id, Handle.channel).where(
        Handle.user_id == user_id, Handle.person_id.in_(person_ids), Handle.removed_at.is_(None)
    )
    for person_id, handle_id, channel in db.session.execute(query):
        found[person_id].append((handle_id, channel))
    return found
