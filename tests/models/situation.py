"""Situations: somebody whom Ana knows, in Vienna on Monday, 4 May 2026 at nine, and what she would read on the card.

How things stand follows from the contacts by the real rules; only why somebody is in the plan is given.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any, NamedTuple

from models.candidate import Candidate, NoteDay
from models.contact import Contact
from models.known import Known, Remembered
from models.local_day import DAY, day_of
from models.reason import Why
from models.standing import Said, standing
from models.suggestion import entry
from models.vocabulary import Circle
from models.voice import Voice
from models.wording import ENGLISH, Words
from tests.models.test_plan import NOW, VIENNA


class Card(NamedTuple):
    """What stands on the card: the reasons, the last words, the starting point."""

    reasons: list[str]
    last: str | None
    starter: str


def known(
    name: str,
    whys: Sequence[str] = (),
    contacts: Sequence[Sequence[Any]] = (),
    notes: Sequence[tuple[float, str]] = (),
    coming: tuple[int, str] | None = None,
    asked: tuple[int, str] | None = None,
    added: float = 400,
    circle: Circle | None = None,
    rhythm: int | None = None,
    fresh: float | None = None,
    birthday: str | None = None,
    now: int = NOW,
) -> Known:
    """``contacts`` are told as days ago, kind, direction and perhaps what was noted, ``notes`` as days ago and text,
    ``coming`` and ``asked`` as days from today and text; ``fresh`` is the user's fresh start, in days ago."""

    def ago(days: float) -> int:
        return now - round(days * DAY)

    def day(note_id: str, told: tuple[int, str] | None) -> NoteDay | None:
        return NoteDay(note_id, told[1], day_of(now, VIENNA) + timedelta(days=told[0])) if told else None

    history = [
        Contact(f"c{place}", kind, direction, ago(days), note=note[0] if note else None)
        for place, (days, kind, direction, *note) in enumerate(contacts)
    ]
    stands = standing(history, Said(circle, rhythm, ago(fresh) if fresh else None), now)
    same = (field for field in Candidate._fields if hasattr(stands, field) and field not in ("woke", "next_step"))
    person = Candidate(
        person_id="p",
        name=name,
        added_at=ago(added),
        circle=circle,
        birthday=birthday,
        last_at=stands.last.at if stands.last else None,
        woke=asdict(stands.woke) if stands.woke else None,
        next_step=asdict(stands.next_step) if stands.next_step else None,
        coming=day("coming", coming),
        asked=day("asked", asked),
        **{field: getattr(stands, field) for field in same},
    )
    written = [Remembered(f"n{place}", text, ago(days)) for place, (days, text) in enumerate(notes)]
    written += [Remembered(one.note_id, one.text, ago(30)) for one in (person.coming, person.asked) if one]
    latest = tuple(sorted(written, key=lambda note: -note.at)[:3])
    return Known(person, tuple(Why[why] for why in whys), tuple(history[-8:]), tuple(history[:-8]), latest)


def card(of: Known, words: Words = ENGLISH, now: int = NOW) -> Card:
    told = entry(of, Voice(words, now, VIENNA))
    return Card(told["reasons"], told["last"], told["starter"])
