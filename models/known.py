"""What is known of somebody in the plan: the facts that the reasons and the starting point are made of. All of it is
bounded, however long the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from models.candidate import Candidate
from models.contact import Contact
from models.reason import Why
from models.vocabulary import KINDS

MOST_FACTS = 8

Entity = Literal["interaction", "note", "person"]
Fact = dict[str, str]
"""``{entity, id}``: a row that a reason rests on."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, and the rows that it rests on. ``tells`` are the contacts whose day it says."""

    text: str
    facts: list[Fact]
    tells: frozenset[str] = frozenset()


def facts(entity: Entity, ids: Iterable[str]) -> list[Fact]:
    """Rows by their ids, each once."""
    return [{"entity": entity, "id": row_id} for row_id in dict.fromkeys(ids)][:MOST_FACTS]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A note of the user's. ``at`` in ms: when it was written."""

    id: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Known:
    """``recent`` are the latest contacts in order of time, ``older`` some before them that something rests on, and
    ``notes`` the latest notes, the newest first."""

    person: Candidate
    whys: tuple[Why, ...] = ()
    recent: tuple[Contact, ...] = ()
    older: tuple[Contact, ...] = ()
    notes: tuple[Remembered, ...] = ()

    @property
    def last(self) -> Contact | None:
        return self.recent[-1] if self.recent else None

    @property
    def spoken(self) -> Contact | None:
        """The latest contact with words; before all others one that waits for an answer."""
        told = (*self.older, *self.recent, *self.unanswered())
        return next((contact for contact in reversed(told) if contact.note), None)

    @property
    def untold(self) -> list[Remembered]:
        """The notes that no reason tells of."""
        coming, asked = self.person.coming, self.person.asked
        told = {coming.note_id if coming and Why.COMING in self.whys else None}
        told.add(asked.note_id if asked and Why.ASK in self.whys else None)
        return [note for note in self.notes if note.id not in told]

    @property
    def note(self) -> Remembered | None:
        """The latest of them."""
        return next(iter(self.untold), None)

    def contact(self, contact_id: str | None) -> Contact | None:
        """A contact that is known, by its id."""
        return next((contact for contact in (*self.older, *self.recent) if contact.id == contact_id), None)

    def unanswered(self) -> list[Contact]:
        """What the person did that still waits for the user, in order of time: the first, and what the
        latest contacts hold."""
        if self.person.turn != "mine":
            return []
        private: list[Contact] = []
        public: list[Contact] = []
        for contact in self.recent:
            is_public = KINDS[contact.kind].public
            if contact.direction == "in":
                (public if is_public else private).append(contact)
            else:
                public = []
                private = private if is_public else []
        first = self.contact(self.person.waiting_id)
        known = {contact.id: contact for contact in (*([first] if first else []), *private, *public)}
        theirs = sorted(known.values(), key=lambda contact: (contact.at, contact.id))
        # What a fresh start has cleared is owed no more.
        return theirs[-max(self.person.unanswered or 0, 1) :]


def is_question(text: str) -> bool:
    """Whether somebody's words end in a question."""
    return text.rstrip(' \n”"’)').endswith(("?", "？", "؟"))
