"""Trouble with today's nudge: what phones are told when it reached no device for sure."""

from typing import Literal

from models.base import db
from models.day_plan import DayPlan
from models.user import User

Trouble = Literal["failed", "unknown", "late"]


def tell(user: User, local_date: str, what: Trouble | None, now: int) -> None:
    """Write it into the plan of that date, or None when all is well again. The caller holds the user's row lock."""
    plan = db.session.get(DayPlan, (user.id, user.id))
    if plan is None or plan.local_date != local_date or (plan.nudge or {}).get("state") == what:
        return
    plan.nudge = {"state": what, "at": now} if what else None
    plan.change = user.next_change()
