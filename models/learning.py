"""Learning: which of a few plain rules has foretold best whom this user writes to."""

from collections.abc import Mapping, Sequence

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models import mixture
from models.base import Model, db
from models.candidate import Candidate
from models.habit import rewound
from models.history import CHUNK, HAPPENED
from models.interaction import Interaction
from models.local_day import DAY
from models.mixture import EVEN
from models.reason import QUIET_DAYS

LATE_DAYS = 7
"""How far back one still learns. A habit can be wound back about a week."""

Days = Mapping[int, bool]
"""The UTC days on which there was contact, and whether the user was in touch on it."""


class Learning(Model):
    """One row a user: a weight for each rule, and the UTC day (since 1970) up to which was learned."""

    __tablename__ = "learning"

    user_id: Mapped[str] = mapped_column(String(36), ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)
    weights: Mapped[list[float]] = mapped_column(JSON)
    day: Mapped[int]


def weights_of(user_id: str) -> Sequence[float]:
    """What each rule counts for this user."""
    row = db.session.get(Learning, user_id)
    return row.weights if row and len(row.weights) == len(EVEN) else EVEN


def catch_up(user_id: str, people: Sequence[Candidate], now: int) -> None:
    """Learn from the days that are over since this was done last, one after the other. ``now`` in ms.

    A day is learned once: what is logged, undone or edited later for it changes the habits, but not what was learned.
    Nobody's history is read but the last days of those who were in touch in them. The caller holds the user's row lock
    and commits.
    """
    row = db.session.get(Learning, user_id)
    today = now // DAY
    if row and row.day > today:
        # The server's clock was ahead, and days that are still to come were taken for learned.
        row.day = today - 1
    first = max(row.day + 1 if row else 0, today - LATE_DAYS)
    if first >= today:
        return
    weights = weights_of(user_id)
    contacts = _contacts(user_id, people, first - QUIET_DAYS)
    for day in range(first, today):
        weights = learned(weights, people, contacts, day)
    if row is None:
        db.session.add(Learning(user_id=user_id, weights=list(weights), day=today - 1))
    else:
        row.weights, row.day = list(weights), today - 1


def learned(
    weights: Sequence[float], people: Sequence[Candidate], contacts: Mapping[str, Days], day: int
) -> Sequence[float]:
    """The weights after a day, on which the choice was among those known and not written to in the three days before.

    ``contacts`` has the days from these three on, of those with whom there were any.
    """
    wrote = {person_id for person_id, days in contacts.items() if days.get(day)}
    if not wrote:
        return weights
    readings: list[list[float]] = []
    chosen: list[int] = []
    for person in people:
        days = contacts.get(person.person_id, {})
        if person.first_at is None or _lately(person, days, day):
            continue
        if person.person_id in wrote:
            chosen.append(len(readings))
        readings.append(rewound(person.habit, day, [(at, mine) for at, mine in days.items() if at >= day]))
    # Who had one person to choose had no choice.
    return mixture.learned(weights, readings, chosen) if len(readings) > 1 else weights


def _lately(person: Candidate, days: Days, day: int) -> bool:
    """Whether the user was in touch with somebody in the three days before a day, or knows them since then only."""
    since = day - QUIET_DAYS
    return (person.first_at or 0) > since * DAY or any(days.get(before) for before in range(since, day))


def _contacts(user_id: str, people: Sequence[Candidate], since: int) -> dict[str, dict[int, bool]]:
    """The days of contact from a UTC day on, for those who had any."""
    touched = [person.person_id for person in people if (person.last_at or 0) >= since * DAY]
    found: dict[str, dict[int, bool]] = {}
    for start in range(0, len(touched), CHUNK):
        query = select(Interaction.person_id, Interaction.direction, HAPPENED).where(
            Interaction.user_id == user_id,
            Interaction.person_id.in_(touched[start : start + CHUNK]),
            # No contact happened later than it is said to have.
            Interaction.at >= since * DAY,
            Interaction.removed_at.is_(None),
        )
        for person_id, direction, at in db.session.execute(query):
            if at >= since * DAY:
                days = found.setdefault(person_id or "", {})
                days[at // DAY] = direction != "in" or days.get(at // DAY, False)
    return found
