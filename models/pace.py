"""The pace: nudges that go unopened again and again come on fewer days, until the user does something.

Nothing is counted but what was sent since then, so there is no streak to keep and none to lose.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from models.base import db
from models.day_plan import DayPlan
from models.user import User

Pace = Literal["daily", "three_days", "weekly"]

PATIENCE = 3
"""So many unopened nudges lead to the next slower pace."""
DAYS: dict[Pace, int] = {"daily": 1, "three_days": 3, "weekly": 7}
"""The least number of local dates from one nudge to the next."""


@dataclass(frozen=True, slots=True)
class Ease:
    """How the next nudge is eased; ``is_new`` when it is the first at this pace and says so. ``not_before`` is a local
    date."""

    pace: Pace = "daily"
    is_new: bool = False
    not_before: date | None = None


def ease(unopened: int, last: date) -> Ease:
    """The pace after so many unopened nudges, the last of them for that local date."""
    paces: tuple[Pace, ...] = ("daily", "three_days", "weekly")
    pace = paces[min(unopened // PATIENCE, len(paces) - 1)]
    is_new = pace != "daily" and unopened == PATIENCE * paces.index(pace)
    return Ease(pace, is_new, last + timedelta(days=DAYS[pace]) if pace != "daily" else None)


def tell(user: User, pace: Pace) -> None:
    """Write the pace into the plan, where phones find it. The caller holds the user's row lock."""
    plan = db.session.get(DayPlan, (user.id, user.id))
    if plan and plan.pace != pace:
        plan.pace = pace
        plan.change = user.next_change()


def act(user: User, at: int) -> None:
    """The user did something at ``at`` (ms): from now on the nudge comes daily again. The caller holds the row lock."""
    if at > (user.acted_at or 0):
        user.acted_at = at
        tell(user, "daily")
