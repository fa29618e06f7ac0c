"""Closing: today's nudge is over as soon as the user has acted on it, on whatever device."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models import evening
from models.base import db
from models.interaction import Interaction
from models.local_day import day_of, zone
from models.nudge import Nudge
from models.nudge_answer import NudgeAnswer
from models.skip import Skip
from models.synced import Editable
from models.user import User
from models.vocabulary import KINDS


def hear(user: User, row: Editable, session_id: str, now: int) -> None:
    """A row was just added in a session: close what it answers. The caller holds the user's row lock."""
    if row.removed_at is not None:
        return
    place = zone(user.time_zone)
    today = day_of(now, place)
    if _acts(row, today, place, now):
        person_id: str | None = getattr(row, "person_id", None)
        _close(user, today, person_id, session_id, now)
    if isinstance(row, NudgeAnswer) and row.answer == "later":
        evening.ask(user, row, now)


def _acts(row: Editable, today: date, place: ZoneInfo, now: int) -> bool:
    """Whether the row is something that the user did about today's person, today."""
    if isinstance(row, NudgeAnswer):
        return row.local_date == today.isoformat()
    if isinstance(row, Skip):
        return day_of(row.created_at, place) == today
    if isinstance(row, Interaction) and row.direction != "in" and not KINDS[row.kind].public:
        return day_of(row.at if row.at <= now else row.created_at, place) == today
    return False


def _close(user: User, today: date, person_id: str | None, session_id: str, now: int) -> None:
    """Close the rounds that have left; about anybody, without a person. What has not left yet asks at the time."""
    query = select(Nudge).where(Nudge.user_id == user.id, Nudge.local_date == today.isoformat())
    for nudge in db.session.scalars(query.where(Nudge.done_at.is_(None), Nudge.tried_at.is_not(None))):
        if person_id in (None, nudge.person_id):
            nudge.done_at, nudge.done_by = now, session_id
            # A device that is still to be tried is left in peace, and soon: the others are told after that.
            nudge.retry_at = min(nudge.retry_at, now)
