"""Variety: how many of the people one is in touch with a nudge a day names, simulated on a log of real messages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models import plain_choice
from models.local_day import DAY
from models.message_log import Message
from models.plan import Memory, choose
from models.replay import FEWEST, UTC, Sender, walk

WINDOW_DAYS = 60
"""Ties are alive for which there was contact in so many days; then there is a nudge on each of as many."""
VARIED, BARE, SILENT = "Kith", "without its variety rules", "longest silent first"


@dataclass(frozen=True, slots=True)
class Varied:
    """For how many users, with how many live ties on average, and by rule which share of these was named."""

    users: int
    ties: float
    shares: dict[str, float] = field(default_factory=dict)


_RULES = (VARIED, BARE, SILENT)


@dataclass(slots=True)
class _Window:
    """One user's sixty days: who was alive at their start, and whom each way of choosing has named (when last)."""

    alive: set[str]
    named: dict[str, dict[str, int]] = field(default_factory=lambda: {rule: {} for rule in _RULES})

    def share(self, rule: str) -> float:
        return len(self.alive & self.named[rule].keys()) / len(self.alive)


def variety(messages: Sequence[Message]) -> Varied:
    """The shares of live ties named, on average over all who had at least five of them at the end of their first sixty
    days, with sixty more to come. What they did then is as the log has it: nobody heard the nudges.
    """
    windows: dict[str, _Window] = {}
    began: dict[str, int] = {}
    end = messages[-1].at // DAY if messages else 0
    for sender, day in walk(messages, every_day=True):
        since = day - began.setdefault(sender.name, day)
        if since == WINDOW_DAYS and day + WINDOW_DAYS <= end:
            alive = {one.name for one in sender.known.values() if one.last_at >= (day - WINDOW_DAYS) * DAY}
            if len(alive) >= FEWEST:
                windows[sender.name] = _Window(alive)
        window = windows.get(sender.name)
        if window and since < 2 * WINDOW_DAYS:
            _nudge(window, sender, day * DAY)
        if since < 2 * WINDOW_DAYS:
            sender.learn(day)
    ties = sum(len(window.alive) for window in windows.values())
    return Varied(
        len(windows),
        ties / len(windows) if windows else 0,
        {rule: sum(window.share(rule) for window in windows.values()) / max(len(windows), 1) for rule in _RULES},
    )


def _nudge(window: _Window, sender: Sender, now: int) -> None:
    people = [one.stands(now) for one in sender.known.values()]
    for rule, memory in ((VARIED, window.named[VARIED]), (BARE, {})):
        for choice in choose(people, Memory(memory, None, frozenset(), sender.weights), now, UTC)[:1]:
            window.named[rule][choice.person_id] = now
    silent = max(sender.known.values(), key=lambda one: (plain_choice.longest_silent(one, now), one.name))
    window.named[SILENT][silent.name] = now
