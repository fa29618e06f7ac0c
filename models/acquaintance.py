"""An acquaintance in a replayed log: what one sender has had with one person so far, by the app's own rules."""

from bisect import insort

from models.candidate import Candidate
from models.contact import Contact
from models.local_day import DAY
from models.standing import Said, read
from models.tally import Tally

HALF_LIFE = 14 * DAY
"""Ms. Of the simple rule that lets what was said fade."""


class Acquaintance:
    """The tally, and besides it the sums that only simple rules need. Moments in ms."""

    __slots__ = ("name", "tally", "gaps", "given", "taken", "last_at", "answered", "_candidate", "_until")

    def __init__(self, name: str) -> None:
        self.name = name
        self.tally = Tally()
        self.gaps: list[int] = []
        """Between messages, the shortest first."""
        self.given = self.taken = 0.0
        """What each side has said, faded to the moment of the last message."""
        self.last_at = 0
        self.answered = False
        """Whether the last word was the sender's."""
        self._candidate = Candidate(name, name, 0)
        self._until = 0

    def add(self, number: int, at: int, mine: bool) -> None:
        """One more message, each with a greater ``number``."""
        if self.tally.count:
            insort(self.gaps, at - self.last_at)
        fade = self.faded(at)
        self.given, self.taken = self.given * fade + mine, self.taken * fade + (not mine)
        self.last_at, self.answered = at, mine
        self.tally.add(Contact(f"{number:09}", "message", "out" if mine else "in", at))
        self._until = 0

    def faded(self, now: int) -> float:
        """What is left now of what was there at the last message."""
        return float(0.5 ** ((now - self.last_at) / HALF_LIFE))

    @property
    def left_at(self) -> int:
        """When the sender last wrote; who never did counts from the first message."""
        tally = self.tally
        return tally.reached_at if tally.reached_at is not None else tally.first_at or 0

    def stands(self, now: int) -> Candidate:
        """The person as a plan sees them. Worked out again only after a message, or when time has changed it."""
        if now >= self._until:
            stands = read(self.tally, Said(), now)
            step = stands.next_step
            self._until = stands.until
            self._candidate = Candidate(
                self.name,
                self.name,
                0,
                turn=stands.turn,
                waiting_since=stands.waiting_since,
                waiting_kind=stands.waiting_kind,
                first_at=stands.first_at,
                last_at=self.last_at,
                reached_at=stands.reached_at,
                heard_at=stands.heard_at,
                rhythm_days=stands.rhythm_days,
                rhythm_source=stands.rhythm_source,
                drifts_at=stands.drifts_at,
                rests_at=stands.rests_at,
                next_step={"step": step.step} if step else None,
                habit=self.tally.habit.values,
            )
        return self._candidate
