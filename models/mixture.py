"""The mixture: a few plain rules of habit, each weighed by how well it has foretold one user's own choices so far.

A rule says for each person how likely it is that the user writes to them next: so much for each trace of their habit
(``models/habit.py``). The rules differ in how fast they forget, and in whether they look at what both do or only at
what the user does. Which of them holds for whom differs, so nothing here is fitted to anybody; each user's weights
begin alike and are learned day by day. Pure: plain numbers, no clock, no database.
"""

from collections.abc import Iterable, Sequence

from models.habit import HALF_LIVES, WIDTH

EITHER_SPEEDS = (0, 0.5, 1, 1.5, 2)
"""How fast the rules forget that look at the days on which either was in touch: 0 counts long habits as much as short
ones, 1 forgets as people do, and 2 knows little but the last days."""
OWN_SPEEDS = (0, 1, 2)
"""The same for the rules that look at the days on which the user was in touch."""
BY_CHANCE = 0.1
"""How often a choice has nothing to do with habit: so much of each weight stays whatever the rule foretold."""


def _rules() -> tuple[tuple[float, ...], ...]:
    nothing = (0.0,) * len(HALF_LIVES)
    either = [(*_by(speed), *nothing) for speed in EITHER_SPEEDS]
    return (*either, *((*nothing, *_by(speed)) for speed in OWN_SPEEDS))


def _by(speed: float) -> list[float]:
    # Divided by a power of the half-life, the five traces together fade as a power of time, as memories do.
    return [half_life**-speed for half_life in HALF_LIVES]


RULES = _rules()
"""For each rule what it gives for each trace."""
EVEN = (1 / len(RULES),) * len(RULES)
"""The weights before anything is known of a user."""

Reading = Sequence[float]


def shares(weights: Sequence[float], readings: Sequence[Reading]) -> list[float]:
    """How likely each person is next, by the traces of their habits; together 1, or less where nobody has any."""
    scales = [weight / total if total else 0.0 for weight, total in zip(weights, _totals(readings), strict=True)]
    b1, b4, b16, b64, b256, o1, o4, o16, o64, o256 = (
        sum(scale * rule[index] for scale, rule in zip(scales, RULES, strict=True)) for index in range(WIDTH)
    )
    # Since rules only add, all of them together are one more rule, and people are gone through once.
    return [
        a1 * b1
        + a4 * b4
        + a16 * b16
        + a64 * b64
        + a256 * b256
        + m1 * o1
        + m4 * o4
        + m16 * o16
        + m64 * o64
        + m256 * o256
        for a1, a4, a16, a64, a256, m1, m4, m16, m64, m256 in readings
    ]


def learned(weights: Sequence[float], readings: Sequence[Reading], chosen: Iterable[int]) -> list[float]:
    """The weights after a day on which the user wrote to some of the people (by index), as their habits stood at its
    start. A rule gains that gave those people more than the others did."""
    found, totals = list(weights), _totals(readings)
    for index in chosen:
        for number, (rule, total) in enumerate(zip(RULES, totals, strict=True)):
            share = _of(rule, readings[index]) / total if total else 0.0
            found[number] *= (1 - BY_CHANCE) * share + BY_CHANCE / len(readings)
        everything = sum(found)
        found = [weight / everything for weight in found]
    return found


def _totals(readings: Sequence[Reading]) -> list[float]:
    sums = [sum(column) for column in zip(*readings, strict=True)] or [0.0] * WIDTH
    return [_of(rule, sums) for rule in RULES]


def _of(rule: Sequence[float], reading: Reading) -> float:
    return sum(give * trace for give, trace in zip(rule, reading, strict=True))
