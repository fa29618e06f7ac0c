"""Reasons: which facts speak for writing to somebody now. Pure rules; ``models/phrases.py`` words what they find."""

from datetime import date, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from models.birthday import next_birthday
from models.candidate import Candidate
from models.local_day import DAY, day_of, moment
from models.vocabulary import KINDS

FRESH_DAYS = 30
"""A word of theirs is answered gladly this long."""
STALE_DAYS = 180
"""After that, nobody expects an answer any more."""
LEAST_DEPTH_TO_ANSWER = 2
"""A comment waits for an answer. A like does not, but it is a reason to write when there is no better one."""
QUIET_DAYS = 3
"""Without a reason of its own, somebody comes no sooner after the user was last in touch with them."""
COLD_RATIO = 3
"""A habit broken for this many times as long as is usual is no longer drifting but over."""
NEWER_DAYS = 60
ADDED_LATELY_DAYS = 30
COMING_DAYS = 7
"""So many days ahead a birthday or what a note says is worth a word."""
ASK_DAYS = 14
"""So long after it one may ask how it went."""
EVE = 1
"""What is coming up for somebody is wished well for on the day before, too."""


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
    """Nothing logged yet."""
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


class Moment:
    """The present, and the day it is for the user; asked for everybody, so worked out once."""

    __slots__ = ("now", "place", "today", "midnight")

    def __init__(self, now: int, place: ZoneInfo) -> None:
        self.now, self.place = now, place
        self.today: date = day_of(now, place)
        self.midnight = moment(self.today, time(), place)


def whys(person: Candidate, now: int, place: ZoneInfo) -> tuple[Why, ...]:
    """What speaks for writing to somebody now, the strongest first; nothing after a contact of today. ``now`` in ms."""
    return found(person, Moment(now, place))


def found(person: Candidate, at: Moment) -> tuple[Why, ...]:
    """``whys``, for many people at one moment."""
    if reached_today(person, at):
        return ()
    birthday, coming = birthday_in(person, at.today), coming_in(person, at.today)
    late = person.turn == "mine" and at.now - (person.waiting_since or at.now) < STALE_DAYS * DAY
    holds = (
        (Why.BIRTHDAY, birthday == 0),
        (Why.COMING, coming is not None and coming <= EVE),
        (Why.ANSWER, answers(person, at.now)),
        (Why.ASK, asks(person, at)),
        (Why.DRIFT, drifts(person, at.now)),
        (Why.LATE_ANSWER, late and not answers(person, at.now)),
        (Why.BIRTHDAY, birthday is not None and birthday > 0),
        (Why.COMING, coming is not None and coming > EVE),
        (Why.NEXT_STEP, person.next_step is not None),
        (Why.WOKE, person.woke is not None),
        (Why.NEWER, newer(person, at.now)),
        (Why.ADDED, person.last_at is None),
    )
    return tuple(why for why, true in holds if true) or (Why.AROUND,)


def reached_today(person: Candidate, at: Moment) -> bool:
    """Whether the user was in touch with somebody since midnight."""
    return person.reached_at is not None and person.reached_at >= at.midnight


def answers(person: Candidate, now: int) -> bool:
    """Whether they said something lately that waits for an answer."""
    if person.turn != "mine" or now - (person.waiting_since or now) >= FRESH_DAYS * DAY:
        return False
    return KINDS[person.waiting_kind or "like"].depth >= LEAST_DEPTH_TO_ANSWER


def drifts(person: Candidate, now: int) -> bool:
    """Whether the two have been silent for longer than is usual for them, or than the user wished."""
    if person.drifts_at is None or person.last_at is None or now < person.drifts_at:
        return False
    return wished(person) or now - person.last_at < COLD_RATIO * (person.drifts_at - person.last_at)


def wished(person: Candidate) -> bool:
    """Whether the rhythm is the user's own word, for the person or for their circle. A wish does not grow cold."""
    return person.rhythm_source in ("set", "circle")


def newer(person: Candidate, now: int) -> bool:
    """Whether somebody is new to the user and has already answered."""
    return person.first_at is not None and now - person.first_at < NEWER_DAYS * DAY and person.heard_at is not None


def birthday_in(person: Candidate, today: date) -> int | None:
    """In how many days the birthday is, if soon."""
    if person.birthday is None:
        return None
    days = (next_birthday(person.birthday, today) - today).days
    return days if days <= COMING_DAYS else None


def coming_in(person: Candidate, today: date) -> int | None:
    """In how many days what a note speaks of is, if soon."""
    if person.coming is None:
        return None
    days = (person.coming.day - today).days
    return days if 0 <= days <= COMING_DAYS else None


def asks(person: Candidate, at: Moment) -> bool:
    """Whether something was coming up for them, is over now, and they have not been in touch after that day."""
    if person.asked is None or not at.today - timedelta(days=ASK_DAYS) <= person.asked.day < at.today:
        return False
    return person.last_at is None or day_of(person.last_at, at.place) <= person.asked.day
