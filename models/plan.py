"""The plan: whom to write to today, and the next few after them. Pure rules; ``docs/choosing.md`` tells them in prose.

The same facts give the same plan: nothing is drawn by lot, and ties are broken by id.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from models import reason
from models.candidate import Candidate as Candidate
from models.candidate import NoteDay as NoteDay
from models.local_day import DAY, days_between
from models.mixture import EVEN
from models.reason import ADDED_LATELY_DAYS, QUIET_DAYS, STALE_DAYS, Moment
from models.reason import Why as Why
from models.reason import whys as whys
from models.weighing import urgent, weigh

MOST_PEOPLE = 6
NAMED_AGAIN_AFTER_DAYS = 7
PATIENT_SKIPS = 2
"""Somebody skipped is left alone for a week. From the third time in a row on, each time doubles that."""
LONGEST_WAIT_WEEKS = 26


class Choice(NamedTuple):
    """A person and why, the strongest reason first; none for today's person when what spoke for them is done by now."""

    person_id: str
    whys: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was named, skipped and learned: ``named`` says when somebody was last today's person before today (ms),
    ``today`` who is so today, ``skipped`` who is not wanted today, and ``weights`` what each rule of habit counts."""

    named: Mapping[str, int]
    today: str | None
    skipped: Collection[str]
    weights: Sequence[float] = EVEN


def choose(candidates: Iterable[Candidate], memory: Memory, now: int, place: ZoneInfo) -> list[Choice]:
    """Up to six people, today's person first. Whoever was chosen for today stays so until the day is over."""
    at = Moment(now, place)
    people = [person for person in candidates if person.person_id not in memory.skipped and welcome(person, at)]
    ready = [person for person in people if in_question(person, at)]
    order = {
        person.person_id: (person.sample, -weight, -(person.last_at or person.added_at), person.person_id)
        for person, weight in zip(ready, weigh(ready, memory.weights, at), strict=True)
    }
    ranked = sorted(
        (
            person
            for person in ready
            if person.person_id != memory.today and not named_lately(person, memory, now, place)
        ),
        # Made-up people fill the plan only where there are no real ones.
        key=lambda person: order[person.person_id],
    )
    first = [person for person in people if person.person_id == memory.today] or _first(ranked, at)
    rest = [person for person in ranked if person not in first]
    chosen = _with_somebody_newer([*first, *rest], now)
    return [Choice(person.person_id, reason.found(person, at)) for person in chosen]


def welcome(person: Candidate, at: Moment) -> bool:
    """Whether somebody may be in a plan at all: not who has died, rests, is put off, or was not wanted again and again.

    Whoever began to rest by what the user wrote today is still today's person.
    """
    if person.died_at is not None or at.now < (person.snoozed_until or 0) or left_alone(person, at):
        return False
    return person.rests_at is None or reason.reached_today(person, at)


def left_alone(person: Candidate, at: Moment) -> bool:
    """Whether the user wanted somebody else instead lately, and there was no contact since."""
    if person.skipped_at is None:
        return False
    # The exponent is bounded: nobody needs the number that a thousand skips would make.
    doubled: int = 2 ** min(max(person.skips - PATIENT_SKIPS, 0), 8)
    return days_between(person.skipped_at, at.now, at.place) < 7 * min(doubled, LONGEST_WAIT_WEEKS)


def in_question(person: Candidate, at: Moment) -> bool:
    """Whether somebody comes into question today: not after a contact of today, and otherwise with a reason of their
    own or after three quiet days."""
    if reason.reached_today(person, at):
        return False
    if person.last_at is None:
        known = at.now - person.added_at < ADDED_LATELY_DAYS * DAY or person.rhythm_days or person.circle
        return (bool(known) and not person.sample) or urgent(person, at)
    if person.reached_at is None or at.now - person.reached_at >= QUIET_DAYS * DAY or person.turn == "mine":
        return True
    return reason.drifts(person, at.now) or reason.asks(person, at) or urgent(person, at)


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
        if person.died_at is None and now >= (person.snoozed_until or 0)
    ]
    return sorted(waiting, key=lambda person: (-(person.waiting_since or 0), person.person_id))[:most]


def _first(ranked: Sequence[Candidate], at: Moment) -> list[Candidate]:
    """Whom today's card is for. Nobody is named twice in a week, so those whose day comes within it wait for that day
    unless there is nobody else."""
    if not ranked:
        return []
    ready = (person for person in ranked if person.sample == ranked[0].sample and not _day_comes(person, at))
    return [next(ready, ranked[0])]


def _day_comes(person: Candidate, at: Moment) -> bool:
    if urgent(person, at) or reason.answers(person, at.now):
        return False
    days = (reason.birthday_in(person, at.today), reason.coming_in(person, at.today))
    return any(day is not None and day < NAMED_AGAIN_AFTER_DAYS for day in days)


def _with_somebody_newer(people: Sequence[Candidate], now: int) -> list[Candidate]:
    """The first six of these; the last place is for somebody newer who has answered, if nobody before them is."""
    chosen = list(people[:MOST_PEOPLE])
    newer = next((person for person in people if not person.sample and reason.newer(person, now)), None)
    if newer and newer not in chosen:
        chosen[-1] = newer
    return chosen
