"""Weighing: how strongly each person comes into question, so that the user is likely to write, and glad to have.

What one does by habit says most about that, measured on real logs (``docs/choosing.md``); the facts of the moment add
to it. The replay of a log weighs with these very functions. Pure rules.
"""

from collections.abc import Sequence

from models import mixture, reason
from models.candidate import Candidate
from models.habit import traces
from models.local_day import DAY
from models.mixture import BY_CHANCE
from models.reason import EVE, Moment
from models.vocabulary import KINDS

A_QUARTER_MORE = 1.25
"""For what logs of messages know too: they wait for an answer, a habit of the two is breaking off. Being owed an answer
says a little beyond habit there; twice as much already chooses worse."""
BY_THEIR_OWN_WORD = 3
"""For what only the user can have said: a rhythm that they wished for, something they wanted to ask about, a private
word of theirs that they logged by hand and have not answered."""
OF_TODAY = 10
"""For what will be too late tomorrow: a birthday, a move."""


def weigh(people: Sequence[Candidate], weights: Sequence[float], at: Moment, tapped: bool = True) -> list[float]:
    """How strongly each of these comes into question; only what is more or less means anything.

    Each has the share that the user's habits give them, and one choice in ten that has nothing to do with habit goes to
    all alike. Whom the user has spoken of counts no less than the average. ``tapped`` says that the user logged each
    contact by hand; a log of messages is no such word.
    """
    day = at.now // DAY
    shares = mixture.shares(weights, [traces(person.habit, day) for person in people])
    everybody = 1 / len(people) if people else 0.0
    found = []
    for person, share in zip(people, shares, strict=True):
        logged, said = _logged(person, at.now), _said(person, at, tapped)
        weight = (1 - BY_CHANCE) * share + BY_CHANCE * everybody
        found.append((max(weight, everybody) if said > 1 else weight) * logged * said)
    return found


def _logged(person: Candidate, now: int) -> float:
    """What the contacts say beyond habit."""
    factor = 1.0
    if reason.answers(person, now):
        factor *= A_QUARTER_MORE
    if not reason.wished(person) and reason.drifts(person, now):
        factor *= A_QUARTER_MORE
    if person.next_step is not None:
        factor *= A_QUARTER_MORE
    return factor


def _said(person: Candidate, at: Moment, tapped: bool) -> float:
    """What the user has said of the person, by a rhythm, a birthday or a note, or by "They did" on their own word."""
    factor = 1.0
    if tapped and reason.answers(person, at.now) and not KINDS[person.waiting_kind or "like"].public:
        factor *= BY_THEIR_OWN_WORD
    if reason.wished(person) and reason.drifts(person, at.now):
        factor *= BY_THEIR_OWN_WORD
    if person.asked is not None and reason.asks(person, at):
        factor *= BY_THEIR_OWN_WORD
    if urgent(person, at):
        factor *= OF_TODAY
    return factor


def urgent(person: Candidate, at: Moment) -> bool:
    """Whether it is their birthday, or what is coming up for them is today or tomorrow."""
    if person.birthday is not None and reason.birthday_in(person, at.today) == 0:
        return True
    soon = reason.coming_in(person, at.today)
    return soon is not None and soon <= EVE
