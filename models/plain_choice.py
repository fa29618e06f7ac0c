"""Plain choices: the simple rules that others go by, to measure the app's own against in a replay."""

from collections.abc import Callable, Mapping
from math import sqrt
from statistics import median

from models.acquaintance import Acquaintance
from models.local_day import DAY

UNKNOWN_RHYTHM_DAYS = 30
"""For those with a single message."""


def longest_silent(one: Acquaintance, now: int) -> float:
    """What reminder apps do."""
    return now - one.last_at


def most_overdue(one: Acquaintance, now: int) -> float:
    """The silence, in gaps as they usually are between these two; at least a day each."""
    usual = max(median(one.gaps), DAY) if one.gaps else UNKNOWN_RHYTHM_DAYS * DAY
    return (now - one.last_at) / usual


def by_chance(one: Acquaintance, now: int) -> float:
    """All alike, so that the lot decides."""
    return 0


def unanswered(one: Acquaintance, now: int) -> float:
    """Those whose message was the last one, then the most recent."""
    return one.last_at + (0 if one.answered else now)


def most_frequent(one: Acquaintance, now: int) -> float:
    """The number of messages."""
    return one.tally.count


def mutual(one: Acquaintance, now: int) -> float:
    """What both have said, faded by half in 14 days; what only one side says counts a little."""
    return (sqrt(one.given * one.taken) + 0.1 * (one.given + one.taken)) * one.faded(now)


def most_recent(one: Acquaintance, now: int) -> float:
    """The last message of either."""
    return one.last_at


RULES: Mapping[str, Callable[[Acquaintance, int], float]] = {
    "longest silent first": longest_silent,
    "most overdue by own rhythm": most_overdue,
    "random": by_chance,
    "an unanswered message first, then most recent": unanswered,
    "most frequent": most_frequent,
    "decayed, mutual (half-life 14 days)": mutual,
    "most recent": most_recent,
}
