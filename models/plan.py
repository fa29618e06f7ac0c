"""The plan: whom to write to today, and the next few after them. Pure rules; ``docs/choosing.md`` tells them in prose.

The same facts give the same plan: nothing is drawn by lot, and ties are broken by id.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from models.local_day import DAY, day_of, days_between, moment
from models.standing import RhythmSource, Turn, most_used
from models.vocabulary import CHANNELS, KINDS, Circle, Stage

MOST_PEOPLE = 6
NAMED_AGAIN_AFTER_DAYS = 7
FRESH_DAYS = 30
"""A word of theirs is answered gladly this long; after that others go first."""
STALE_DAYS = 180
"""After that, nobody expects an answer any more."""
LEAST_DEPTH_TO_ANSWER = 2
"""A comment waits for an answer. A like does not, but it is a reason to write when there is no better one."""
QUIET_DAYS = 3
"""Without a reason of its own, a contact comes no sooner after the last one."""
THEIR_TURN_DAYS = 14
"""How long somebody who has not answered yet is left in peace."""
COLD_RATIO = 3
"""A tie this many rhythms overdue is no longer drifting but cold: those that can still be caught go first."""
NEWER_DAYS = 60
ADDED_LATELY_DAYS = 30


class Why(IntEnum):
    """What speaks for somebody. Its number says nothing; what is stronger, ``whys`` says."""

    ANSWER = 1
    """A private word or a comment of theirs is unanswered, lately."""
    DRIFT = 2
    """Silent longer than is usual for these two."""
    LATE_ANSWER = 3
    """Something of theirs is unanswered for long, or was only a like."""
    NEWER = 4
    """Known for less than 60 days, and they have answered."""
    AROUND = 5
    """In touch before; the reason left when there is no other."""
    ADDED = 6
    """Added lately, and nothing logged yet."""
    BIRTHDAY = 7
    """Today or in the next seven days."""
    COMING = 8
    """A note has a day that is today or in the next seven."""
    ASK = 9
    """A note's day has passed in the last 14, and there was no contact since."""
    NEXT_STEP = 10
    """The acquaintance could come a step closer; ``next_step`` says which."""
    WOKE = 11
    """In touch again after a long silence."""


class NoteDay(NamedTuple):
    """A note about a day of somebody's."""

    note_id: str
    text: str
    day: date


class Candidate(NamedTuple):
    """A person who is neither archived nor removed, with what the rules need of their standing. Moments in ms.

    A tuple, since a plan is made from two thousand of them.
    """

    person_id: str
    name: str
    added_at: int
    circle: Circle | None = None
    sample: bool = False
    birthday: str | None = None
    """``YYYY-MM-DD``, or ``--MM-DD`` without the year."""
    snoozed_until: int | None = None
    died_at: int | None = None
    turn: Turn | None = None
    waiting_since: int | None = None
    waiting_id: str | None = None
    waiting_kind: str | None = None
    unanswered: int | None = 0
    first_at: int | None = None
    last_at: int | None = None
    reached_at: int | None = None
    heard_at: int | None = None
    rhythm_days: int | None = None
    rhythm_source: RhythmSource | None = None
    drifts_at: int | None = None
    rests_at: int | None = None
    stage: Stage | None = None
    woke: dict[str, Any] | None = None
    """``{id, at, silent_days}``"""
    next_step: dict[str, Any] | None = None
    """``{step, ids}``"""
    habit: Sequence[float] = ()
    """What a ``Habit`` keeps."""
    coming: NoteDay | None = None
    """The next note's day, of those in the next seven days."""
    asked: NoteDay | None = None
    """The latest note's day of those in the last 14."""
    skips: int = 0
    """How often the user wanted somebody else instead, since the last contact."""
    skipped_at: int | None = None
    """When the latest of these was."""


class Choice(NamedTuple):
    """A person and why, the strongest reason first; none for today's person when what spoke for them is done by now."""

    person_id: str
    whys: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was named and skipped: ``named`` says when somebody was last today's person before today (ms), ``today``
    who is so today, and ``skipped`` who is not wanted today."""

    named: Mapping[str, int]
    today: str | None
    skipped: Collection[str]


def choose(candidates: Iterable[Candidate], memory: Memory, now: int, place: ZoneInfo) -> list[Choice]:
    """Up to six people, today's person first. Whoever was chosen for today stays so until the day is over."""
    midnight = moment(day_of(now, place), time(), place)
    ranked: list[tuple[tuple[bool, Why, float, str], Choice]] = []
    first: list[Choice] = []
    for person in candidates:
        if person.person_id in memory.skipped:
            continue
        reason = why(person, now, midnight)
        if person.person_id == memory.today:
            first.append(Choice(person.person_id, (reason,) if reason else ()))
        elif reason and not named_lately(person, memory, now, place):
            # Made-up people fill the plan only where there are no real ones.
            key = (person.sample, reason, _order(person, reason, now), person.person_id)
            ranked.append((key, Choice(person.person_id, (reason,))))
    return [*first, *(choice for _, choice in sorted(ranked, key=lambda entry: entry[0]))][:MOST_PEOPLE]


def why(person: Candidate, now: int, midnight: int) -> Why | None:
    """The strongest reason to write to somebody now, or None. After a contact since ``midnight`` there is none."""
    if person.last_at is None:
        return Why.ADDED if now - person.added_at < ADDED_LATELY_DAYS * DAY and not person.sample else None
    if person.reached_at is not None and person.reached_at >= midnight:
        return None
    waited = now - (person.waiting_since or now)
    deep = KINDS[person.waiting_kind or "like"].depth >= LEAST_DEPTH_TO_ANSWER
    if person.turn == "mine" and deep and waited < FRESH_DAYS * DAY:
        return Why.ANSWER
    silent = now - person.last_at
    if person.turn == "theirs" and silent < THEIR_TURN_DAYS * DAY:
        return None
    if overdue(person, now) >= 1:
        return Why.DRIFT
    if person.turn == "mine" and waited < STALE_DAYS * DAY:
        return Why.LATE_ANSWER
    if silent < QUIET_DAYS * DAY:
        return None
    newer = person.first_at is not None and now - person.first_at < NEWER_DAYS * DAY
    return Why.NEWER if newer and person.heard_at is not None else Why.AROUND


def overdue(person: Candidate, now: int) -> float:
    """How many rhythms the two have been silent, 0 without a rhythm. A learned one is a habit, not a wish: half of it
    more passes before anybody speaks of drifting."""
    if not person.rhythm_days or person.last_at is None:
        return 0
    allowed = person.rhythm_days * (1.5 if person.rhythm_source == "learned" else 1)
    return (now - person.last_at) / (allowed * DAY)


def named_lately(person: Candidate, memory: Memory, now: int, place: ZoneInfo) -> bool:
    """Whether somebody was today's person in the last seven days and has not written since."""
    named_at = memory.named.get(person.person_id)
    if named_at is None or days_between(named_at, now, place) >= NAMED_AGAIN_AFTER_DAYS:
        return False
    return person.heard_at is None or person.heard_at <= named_at


def your_turn(candidates: Iterable[Candidate], now: int, most: int) -> list[Candidate]:
    """Those who reached out and have no answer yet, the latest first."""
    waiting = [
        person
        for person in candidates
        if person.turn == "mine" and person.waiting_since and now - person.waiting_since < STALE_DAYS * DAY
    ]
    return sorted(waiting, key=lambda person: (-(person.waiting_since or 0), person.person_id))[:most]


def channel_order(handles: Sequence[tuple[str, str]], used: Sequence[str]) -> list[str]:
    """The ids of ``handles`` (id, channel), the channel used most first. ``used`` has a channel for each contact, in
    order of time; where nothing was used, private channels come first."""
    favourite = most_used(used)
    known = list(CHANNELS)

    def order(handle: tuple[str, str]) -> tuple[int, bool, bool, int, str]:
        handle_id, channel = handle
        return -used.count(channel), channel != favourite, CHANNELS[channel].public, known.index(channel), handle_id

    return [handle_id for handle_id, _ in sorted(handles, key=order)]


def _order(person: Candidate, reason: Why, now: int) -> float:
    """What goes first among those with the same reason; smaller is sooner."""
    if reason is Why.ANSWER:
        # The one who has waited longest, a private word before a public one.
        public = KINDS[person.waiting_kind or "like"].public
        return (person.waiting_since or 0) + (now if public else 0)
    if reason is Why.DRIFT:
        ratio = overdue(person, now)
        waits_for_them = 1_000_000 if person.turn == "theirs" else 0
        return waits_for_them + (COLD_RATIO - ratio if ratio < COLD_RATIO else ratio)
    if reason is Why.LATE_ANSWER:
        return -(person.waiting_since or 0)
    if reason is Why.NEWER:
        return -(person.first_at or 0)
    return -(person.last_at or person.added_at)
