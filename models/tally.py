"""The tally: what the contacts with one person add up to, kept so that one more costs the same after ten or a million.

A pure fold: contacts are added in the order of (at, id), each once, and nothing depends on the present moment.
``models/standing.py`` reads from it how things stand at a given one. All lists in it are bounded, and all numbers but
those of the habit are whole, so that a history gives the same tally at once or one by one, through JSON and back.
"""

from dataclasses import dataclass, field
from typing import Any

from models.contact import Contact, Mark, marks
from models.habit import Habit
from models.local_day import DAY
from models.turn import Turns
from models.vocabulary import CHANNELS, KINDS, Direction, Kind, Stage

VERSION = 1
"""Tallies of another version are made anew from the history. Raise it when the fold changes, or what a kind means."""
WEEK = 7 * DAY
YEAR_WEEKS = 53
"""The year that give and take slide over: 52 whole weeks and the one that has begun, by UTC."""
LATEST_DAYS = 13
"""Of contact: twelve gaps. A rhythm looks no further back, since habits change."""
LATEST_CONTACTS = 8
LATEST_NOTED = 3
LATEST_EXCHANGES = 3
LONG_SILENCE_DAYS = 60
"""Less than this is no silence worth a word, however often two people talk."""
GOOD_DEPTH = 2
"""In public: a comment, a share or a shout-out. A like costs nothing."""

_BY_KIND: dict[str, list[str]] = {}
for _channel in CHANNELS.values():
    _BY_KIND.setdefault(_channel.kind, []).append(_channel.id)
ONLY_CHANNEL = {kind: channels[0] for kind, channels in _BY_KIND.items() if len(channels) == 1}
"""The channel that a kind goes without saying: an e-mail is by e-mail."""

Used = dict[str, list[int]]
"""How often something was used, and as which of all contacts it was used last: ``{name: [count, place]}``."""


@dataclass(slots=True)
class Tally:
    """The fold of one person's contacts. Moments in ms, days and weeks counted from 1970 UTC.

    ``woken_at`` belongs to the fold: with another one it is made anew. ``through`` is the greatest change number of the
    interactions in it, undone ones included; it tells what is new. ``last_note`` and ``habit`` are kept in columns of
    their own.
    """

    woken_at: int | None = None
    through: int = 0
    count: int = 0
    first_at: int | None = None
    reached_at: int | None = None
    """The last time the user was in touch, and below the last time the person was."""
    heard_at: int | None = None
    days: list[int] = field(default_factory=list)
    """The latest days of contact."""
    weeks: list[list[int]] = field(default_factory=list)
    """``[week, given, taken]``, each weighted by depth, for a year back from the last contact."""
    own_kinds: Used = field(default_factory=dict)
    """Of contacts in which the user took part; those of theirs alone below."""
    their_kinds: Used = field(default_factory=dict)
    channels: Used = field(default_factory=dict)
    stages: dict[Stage, Mark] = field(default_factory=dict)
    """The contact that carried each stage."""
    private_sides: list[Direction] = field(default_factory=list)
    """Who has said something in private: ``in``, ``out``, or both of these."""
    good_signs: dict[str, Mark] = field(default_factory=dict)
    """The latest good public contact of each side, ``in`` and ``out``; any public one below."""
    signs: dict[str, Mark] = field(default_factory=dict)
    exchanges: int = 0
    """Private words with their answers, and conversations; the latest of them below."""
    exchanged: list[Mark] = field(default_factory=list)
    unpaired: Direction | None = None
    """Whose private word waits to become an exchange."""
    met: Mark | None = None
    """The last meeting, until the user reaches out after it."""
    woke: tuple[str, int, int, int] | None = None
    """The last contact of theirs after a long silence of theirs: id, at, days of silence, and the rhythm before it."""
    recent: list[tuple[str, str, Direction, int, str | None, bool]] = field(default_factory=list)
    """The latest contacts: id, kind, direction, at, channel, and whether there is a note."""
    noted: list[str] = field(default_factory=list)
    """The ids of the latest contacts with a note."""
    turns: Turns = field(default_factory=Turns)
    habit: Habit = field(default_factory=Habit)
    last_note: str | None = None

    def follows(self, contact: Contact) -> bool:
        """Whether a contact comes after all that are in here, and so can be added."""
        return not self.recent or (contact.at, contact.id) > (self.recent[-1][3], self.recent[-1][0])

    def add(self, contact: Contact) -> None:
        """One more contact, which ``follows``."""
        kind, mark = KINDS[contact.kind], Mark.of(contact)
        sides: list[Direction] = ["out", "in"] if contact.direction == "both" else [contact.direction]
        self.count += 1
        self._wake(contact, sides)
        self._use(contact, sides)
        self._weigh(contact.at // WEEK, kind.depth, sides)
        if kind.public:
            self._see(mark, kind, sides)
        else:
            self._exchange(mark, contact.direction, sides)
        self._climb(mark, kind)
        self._meet(mark, kind, sides)
        self.turns.add(contact, mark, self.woken_at)
        self._remember(contact)

    def _wake(self, contact: Contact, sides: list[Direction]) -> None:
        if "in" not in sides or self.heard_at is None:
            return
        silent = (contact.at - self.heard_at) // DAY
        usual = learned(self.days) if silent >= LONG_SILENCE_DAYS else None
        if usual is not None:
            self.woke = (contact.id, contact.at, silent, usual)

    def _use(self, contact: Contact, sides: list[Direction]) -> None:
        kinds = self.own_kinds if "out" in sides else self.their_kinds
        channel = contact.channel or ONLY_CHANNEL.get(contact.kind)
        for used, name in ((kinds, contact.kind), (self.channels, channel)):
            if name:
                used[name] = [used.get(name, [0])[0] + 1, self.count]

    def _weigh(self, week: int, depth: int, sides: list[Direction]) -> None:
        if not self.weeks or self.weeks[-1][0] != week:
            self.weeks.append([week, 0, 0])
            while self.weeks[0][0] <= week - YEAR_WEEKS:
                del self.weeks[0]
        self.weeks[-1][1] += depth * ("out" in sides)
        self.weeks[-1][2] += depth * ("in" in sides)

    def _see(self, mark: Mark, kind: Kind, sides: list[Direction]) -> None:
        for side in sides:
            self.signs[side] = mark
            if kind.depth >= GOOD_DEPTH:
                self.good_signs[side] = mark

    def _exchange(self, mark: Mark, direction: Direction, sides: list[Direction]) -> None:
        if len(self.private_sides) < 2:
            self.private_sides = sorted({*self.private_sides, *sides})
        if direction == "both" or self.unpaired not in (None, direction):
            self.exchanges += 1
            self.exchanged = [*self.exchanged, mark][-LATEST_EXCHANGES:]
            self.unpaired = None
        else:
            self.unpaired = direction

    def _climb(self, mark: Mark, kind: Kind) -> None:
        """A stage is reached for good. Pen pals have exchanged private words: the second side's first word counts."""
        self.stages.setdefault("avatar", mark)
        if len(self.private_sides) == 2 and not kind.public:
            self.stages.setdefault("pen_pal", mark)
        if kind.id in ("call", "video"):
            self.stages.setdefault("voice", mark)
        if kind.id == "meet":
            self.stages.setdefault("face", mark)

    def _meet(self, mark: Mark, kind: Kind, sides: list[Direction]) -> None:
        if kind.id == "meet":
            self.met = mark
        elif "out" in sides:
            self.met = None

    def _remember(self, contact: Contact) -> None:
        day, mine = contact.at // DAY, contact.direction != "in"
        self.first_at = contact.at if self.first_at is None else self.first_at
        if mine:
            self.reached_at = contact.at
        if contact.direction != "out":
            self.heard_at = contact.at
        if self.days[-1:] != [day]:
            self.days = [*self.days, day][-LATEST_DAYS:]
        self.habit.add(day, mine)
        entry = (contact.id, contact.kind, contact.direction, contact.at, contact.channel, bool(contact.note))
        self.recent = [*self.recent, entry][-LATEST_CONTACTS:]
        if contact.note:
            self.noted = [*self.noted, contact.id][-LATEST_NOTED:]
        self.last_note = contact.note

    def to_json(self) -> dict[str, Any]:
        """What is kept in the column ``tally``."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        return plain | {
            "version": VERSION,
            "own_kinds": dict(self.own_kinds),
            "their_kinds": dict(self.their_kinds),
            "channels": dict(self.channels),
            "weeks": [list(week) for week in self.weeks],
            "stages": {stage: list(mark) for stage, mark in self.stages.items()},
            "signs": {side: list(mark) for side, mark in self.signs.items()},
            "good_signs": {side: list(mark) for side, mark in self.good_signs.items()},
            "exchanged": [list(mark) for mark in self.exchanged],
            "met": list(self.met) if self.met else None,
            "woke": list(self.woke) if self.woke else None,
            "recent": [list(entry) for entry in self.recent],
            "turns": self.turns.to_json(),
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any] | None, habit: list[float] | None, last_note: str | None) -> "Tally | None":
        """A tally as the database has it; None where there is none, or one of another version. Nothing of what is given
        changes when the tally does."""
        if not kept or kept.get("version") != VERSION:
            return None
        return cls(
            **{name: kept[name] for name in _PLAIN},
            own_kinds=dict(kept["own_kinds"]),
            their_kinds=dict(kept["their_kinds"]),
            channels=dict(kept["channels"]),
            weeks=[list(week) for week in kept["weeks"]],
            stages=marks(kept["stages"]),
            signs=marks(kept["signs"]),
            good_signs=marks(kept["good_signs"]),
            exchanged=[Mark(*mark) for mark in kept["exchanged"]],
            met=Mark(*kept["met"]) if kept["met"] else None,
            woke=tuple(kept["woke"]) if kept["woke"] else None,
            recent=[tuple(entry) for entry in kept["recent"]],
            turns=Turns.from_json(kept["turns"]),
            habit=Habit(list(habit or ())),
            last_note=last_note,
        )


_PLAIN = (
    *("woken_at", "through", "count", "first_at", "reached_at", "heard_at", "days", "private_sides", "exchanges"),
    *("unpaired", "noted"),
)
"""Fields that are JSON as they are; their lists are replaced, never changed."""

LEAST_DAYS = 3
"""How many days of contact it takes to learn a rhythm."""
LEARNED_AT_LEAST, LEARNED_AT_MOST = 3, 365
"""Days. Two people who chat daily have not lost touch after a quiet weekend."""


def learned(days: list[int]) -> int | None:
    """The rhythm of the latest days of contact, in days: the median of the gaps between them."""
    if len(days) < LEAST_DAYS:
        return None
    gaps = sorted(later - earlier for earlier, later in zip(days, days[1:], strict=False))
    middle = round((gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2)
    return min(max(middle, LEARNED_AT_LEAST), LEARNED_AT_MOST)
