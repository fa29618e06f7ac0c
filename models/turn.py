"""Turns: what waits for an answer on either side, kept contact by contact in the same small room."""

from dataclasses import dataclass, field
from typing import Any

from models.contact import Contact, Mark
from models.local_day import DAY
from models.vocabulary import KINDS

LATEST = 4
"""How many of those that wait are kept beside the first: enough to show, and to tell what came after a fresh start."""
RESTS_AFTER_TRIES = 3
RESTS_AFTER_DAYS = 21
"""Between the first and the last try. Three messages in one week are impatience, not a silence."""


@dataclass(slots=True)
class Waiting:
    """Contacts of one side that the other has not answered: how many, the first, and the latest of the others."""

    count: int = 0
    first: Mark | None = None
    latest: list[Mark] = field(default_factory=list)

    def add(self, mark: Mark) -> None:
        if self.first is None:
            self.first = mark
        else:
            self.latest = [*self.latest, mark][-LATEST:]
        self.count += 1

    def clear(self) -> None:
        self.count, self.first, self.latest = 0, None, []

    def marks(self) -> list[Mark]:
        """The first and the latest, in order."""
        return [self.first, *self.latest] if self.first else []

    def since(self, moment: int | None) -> tuple[int, Mark | None]:
        """How many came after a moment, and the first of them; of those that are not kept nobody can tell."""
        if self.first is None or moment is None or self.first.at > moment:
            return self.count, self.first
        later = [mark for mark in self.latest if mark.at > moment]
        return len(later), later[0] if later else None

    def to_json(self) -> list[Any]:
        return [self.count, [list(mark) for mark in self.marks()]]

    @classmethod
    def from_json(cls, kept: list[Any]) -> "Waiting":
        count, marks = kept[0], [Mark(*mark) for mark in kept[1]]
        return cls(count, marks[0] if marks else None, marks[1:])


@dataclass(slots=True)
class Turns:
    """What waits: theirs in private and in public for the user, and the user's private words for them.

    A private word is answered only in private: liking a post does not answer a letter. What the user does in public
    asks for nothing, so it never becomes the other's turn.

    ``tries`` are the days on which the user reached out one-to-one, each by its first contact, since anything came from
    them, or since ``woken_at``; ``rests_at`` is when they became enough to leave somebody in peace.
    """

    private: Waiting = field(default_factory=Waiting)
    public: Waiting = field(default_factory=Waiting)
    mine: Waiting = field(default_factory=Waiting)
    tries: Waiting = field(default_factory=Waiting)
    rests_at: int | None = None

    def add(self, contact: Contact, mark: Mark, woken_at: int | None) -> None:
        """The next contact, and what is kept of it. Tries up to ``woken_at`` (ms) are void: by the user's word, this
        person does not rest."""
        public = KINDS[contact.kind].public
        if contact.direction != "out" or contact.kind == "meet":
            # Whoever was met was there, whoever travelled.
            self.tries.clear()
            self.rests_at = None
        elif not public and (woken_at is None or contact.at > woken_at):
            self._try(mark)
        if contact.direction == "in":
            self.mine.clear()
            (self.public if public else self.private).add(mark)
            return
        self.public.clear()
        if contact.direction == "both":
            self.mine.clear()
        if not public:
            self.private.clear()
            if contact.direction == "out":
                self.mine.add(mark)

    def _try(self, mark: Mark) -> None:
        kept = self.tries.marks()
        if kept and kept[-1].at // DAY == mark.at // DAY:
            # Three messages of one evening are one try.
            return
        self.tries.add(mark)
        first = self.tries.first or mark
        long = mark.at - first.at >= RESTS_AFTER_DAYS * DAY
        if self.rests_at is None and self.tries.count >= RESTS_AFTER_TRIES and long:
            self.rests_at = mark.at

    def to_json(self) -> dict[str, Any]:
        waiting = {name: getattr(self, name).to_json() for name in ("private", "public", "mine", "tries")}
        return waiting | {"rests_at": self.rests_at}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Turns":
        private, public, mine, tries = (
            Waiting.from_json(kept[name]) for name in ("private", "public", "mine", "tries")
        )
        return cls(private, public, mine, tries, kept["rests_at"])
