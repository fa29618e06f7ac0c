"""Habit: how much two people have been in touch, kept so that one more day costs the same after any history.

A day of contact leaves a trace that fades by half in each of five half-lives; ``models/mixture.py`` makes of these
traces what is likely next. Days are UTC day numbers. Pure: no clock, no database.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

HALF_LIVES = (1, 4, 16, 64, 256)
"""Days. Each is four times the one before: together they follow any way of forgetting, between a day and years."""
VIEWS = 2
"""The days on which either was in touch, and those on which the user was."""
WIDTH = VIEWS * len(HALF_LIVES)
"""How many traces a reading has: those of either side by half-life, then those of the user."""
DIGITS = 9
"""After the point. What is kept is read for everybody at each sync, and short numbers are read in half the time."""


@dataclass(slots=True)
class Habit:
    """The habit between the user and one person.

    ``values`` is what the database keeps: nothing before the first contact, then the last day of contact, 1 if the user
    was in touch on it and else 0, and the traces that the days before it had left by its start. The last day stands
    apart because a reading at its start leaves it out, and because more may happen on it.
    """

    values: list[float] = field(default_factory=list)

    def add(self, day: int, mine: bool) -> None:
        """One contact on a day; ``mine`` says whether the user was in touch, alone or together. Days come in order.

        However many contacts a day has, it counts once for each view: fifty messages of one evening are one evening.

        Raises:
            ValueError: for a day before the last one.
        """
        if not self.values:
            self.values = [day, int(mine), *[0.0] * WIDTH]
        elif day < self.values[0]:
            raise ValueError("Days of contact come in order.")
        elif day == self.values[0]:
            self.values[1] = int(mine or self.values[1])
        else:
            self.values = [day, int(mine), *(round(trace, DIGITS) for trace in traces(self.values, day))]


def traces(values: Sequence[float], day: int) -> list[float]:
    """What is left at the start of ``day`` of all days of contact before it; ``values`` as a Habit keeps them.

    A day before the last contact gets what that one found: whoever needs more precisely what was asks ``rewound``.
    """
    if not values:
        return [0.0] * WIDTH
    last, own, a1, a4, a16, a64, a256, m1, m4, m16, m64, m256 = values
    if day <= last:
        return [a1, a4, a16, a64, a256, m1, m4, m16, m64, m256]
    f1, f4, f16, f64, f256 = fading(int(day - last))
    # Written out, since a plan reads this for each of two thousand people.
    return [
        *((a1 + 1) * f1, (a4 + 1) * f4, (a16 + 1) * f16, (a64 + 1) * f64, (a256 + 1) * f256),
        *((m1 + own) * f1, (m4 + own) * f4, (m16 + own) * f16, (m64 + own) * f64, (m256 + own) * f256),
    ]


def rewound(values: Sequence[float], day: int, since: Iterable[tuple[int, bool]]) -> list[float]:
    """What ``traces`` gave at the start of a ``day`` in the past; ``since`` has each day of contact from then on, once,
    and whether the user was in touch on it.

    Good for about a week back: each day doubles what is off in the shortest half-life.
    """
    if not values or values[0] < day:
        return traces(values, day)
    last = int(values[0])
    found = traces(values, last)
    for contact, mine in since:
        if day <= contact < last:
            for index, left in enumerate(fading(last - contact)):
                found[index] -= left
                found[index + len(HALF_LIVES)] -= left * mine
    undone = fading(last - day) * VIEWS
    return [max(round(trace / left, DIGITS - 3), 0.0) for trace, left in zip(found, undone, strict=True)]


@lru_cache(maxsize=4096)
def fading(days: int) -> tuple[float, ...]:
    """What is left of a trace after so many days, for each half-life."""
    return tuple(0.5 ** (days / half_life) for half_life in HALF_LIVES)
