"""The replay: what the plan's rules would have chosen, day by day, over a log of real messages.

For each sender and each day on which they wrote, the people known before and not written to for a while are ranked,
from the past alone, and whom they wrote to next says whether that was good. The rules are the app's own: senders have
tallies, standings and weights as users have, and ``models/weighing.py`` weighs. What depends on nudges that were really
sent, who was named or skipped lately, is in no log; ``models/variety.py`` shows what that does.
"""

import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from zoneinfo import ZoneInfo

from models import mixture, plain_choice
from models.acquaintance import Acquaintance
from models.habit import traces
from models.local_day import DAY
from models.message_log import Message
from models.mixture import EVEN
from models.reason import QUIET_DAYS, Moment
from models.weighing import weigh

FEWEST = 5
"""With fewer people to choose from there is not much to choose."""
UTC = ZoneInfo("UTC")
CHOSEN, IN_PEACE = "Kith", "Kith, leaving those who rest in peace"


@dataclass(frozen=True, slots=True)
class Task:
    """Whom to choose from, and what counts as a hit: people not written to for ``quiet`` days; written to within the
    next ``ahead`` days, that day included."""

    quiet: int
    ahead: int


TASKS = (Task(3, 7), Task(14, 14))


@dataclass(slots=True)
class Outcome:
    """How a task went: the number of cases, and by rule how often the first choice, or one of the first three, hit."""

    task: Task
    cases: int = 0
    first: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    among_three: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def count(self, rule: str, hits: Sequence[bool], scores: Sequence[float], order: Sequence[int]) -> None:
        """Add a case: who is a hit, and how a rule ranks them; of equals the first in ``order``."""
        best = nlargest(3, order, key=scores.__getitem__)
        self.first[rule] += hits[best[0]]
        self.among_three[rule] += any(hits[number] for number in best)


@dataclass(slots=True)
class Sender:
    """One person of the log as a user of the app: everybody they have had messages with, and what was learned."""

    name: str
    known: dict[str, Acquaintance] = field(default_factory=dict)
    weights: Sequence[float] = EVEN
    written: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """When they wrote to each, over the whole log: what is still to come decides what is a hit, and nothing else."""

    def left_for(self, days: int, now: int) -> list[Acquaintance]:
        """Those not written to for so many days; who never was counts from the first message."""
        return [one for one in self.known.values() if now - one.left_at >= days * DAY]

    def next_to(self, name: str, now: int) -> int | None:
        """When they write to somebody next, from a moment on."""
        times = self.written.get(name, [])
        place = bisect_left(times, now)
        return times[place] if place < len(times) else None

    def learn(self, day: int) -> None:
        """As ``models/learning.py`` does at the turn of each day."""
        people = self.left_for(QUIET_DAYS, day * DAY)
        coming = [self.next_to(one.name, day * DAY) for one in people]
        wrote = [number for number, at in enumerate(coming) if at is not None and at < (day + 1) * DAY]
        if wrote and len(people) > 1:
            readings = [traces(one.tally.habit.values, day) for one in people]
            self.weights = mixture.learned(self.weights, readings, wrote)


def replay(messages: Sequence[Message], seed: int = 1) -> list[Outcome]:
    """Choose for each sender on each of their days, by the app's rules and by the simple ones.

    ``messages`` are in order of time. Between equals the lot decides, always the same with the same ``seed``.
    """
    lot = random.Random(seed)
    outcomes = [Outcome(task) for task in TASKS]
    end = messages[-1].at // DAY if messages else 0
    for sender, day in walk(messages):
        for outcome in outcomes:
            if day + outcome.task.ahead < end:
                _judge(outcome, sender, day, lot)
        sender.learn(day)
    return outcomes


def walk(messages: Sequence[Message], every_day: bool = False) -> Iterator[tuple[Sender, int]]:
    """Each sender as they stood at the start of each day on which they wrote; with ``every_day`` of every day from the
    first of these on. They change as the walk goes on."""
    by_sender: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
    for at, sender, recipient in messages:
        by_sender[sender].append((at, recipient, True))
        by_sender[recipient].append((at, sender, False))
    end = messages[-1].at // DAY if messages else 0
    for name, events in by_sender.items():
        user = Sender(name)
        for at, other, mine in events:
            if mine:
                user.written[other].append(at)
        days = sorted({at // DAY for at, _, mine in events if mine})
        taken = 0
        for day in range(days[0], end) if every_day and days else days:
            while taken < len(events) and events[taken][0] < day * DAY:
                at, other, mine = events[taken]
                user.known.setdefault(other, Acquaintance(other)).add(taken, at, mine)
                taken += 1
            yield user, day


def _judge(outcome: Outcome, sender: Sender, day: int, lot: random.Random) -> None:
    """A case, if there are enough people and one of them is a hit."""
    now, task = day * DAY, outcome.task
    people = sender.left_for(task.quiet, now)
    if len(people) < FEWEST:
        return
    coming = (sender.next_to(one.name, now) for one in people)
    hits = [at is not None and at < now + task.ahead * DAY for at in coming]
    if not any(hits):
        return
    outcome.cases += 1
    order = list(range(len(people)))
    lot.shuffle(order)
    stand = [one.stands(now) for one in people]
    weights = weigh(stand, sender.weights, Moment(now, UTC), tapped=False)
    peaceful = [0.0 if one.rests_at is not None else weight for one, weight in zip(stand, weights, strict=True)]
    for rule, score in plain_choice.RULES.items():
        outcome.count(rule, hits, [score(one, now) for one in people], order)
    outcome.count(CHOSEN, hits, weights, order)
    outcome.count(IN_PEACE, hits, peaceful, order)
