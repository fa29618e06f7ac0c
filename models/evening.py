"""The evening: the second round of a nudge, which "Later" asks for: once, at seven or two hours after the press."""

from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models.base import db
from models.local_day import day_of, moment, zone
from models.nudge import HOUR, LATE, Nudge
from models.nudge_answer import NudgeAnswer
from models.token import new_id
from models.user import User

MINUTE = HOUR // 60
BEGINS, ENDS = time(19), time(23)
PAUSE = 2 * HOUR
"""Ms. "Later" is not yet, whenever it is pressed."""
ROOM = 5 * MINUTE
"""The least time that is left for sending before the evening ends."""


def evening_at(day: date, pressed: int, place: ZoneInfo) -> int | None:
    """When to ask again on a date; None when it would be too late in the evening. ``pressed`` in ms."""
    at = max(moment(day, BEGINS, place), pressed + PAUSE)
    return at if at <= moment(day, ENDS, place) - ROOM else None


def ask(user: User, answer: NudgeAnswer, now: int) -> None:
    """Write the evening's round of today's nudge, unless there is one. The caller holds the user's row lock."""
    place = zone(user.time_zone)
    day = day_of(now, place)
    if answer.local_date != day.isoformat():
        return
    rounds = {nudge.round: nudge for nudge in _rounds(user, answer.local_date)}
    first = rounds.get(1)
    # The op's age tells when it was pressed, whatever the phone's clock says.
    at = evening_at(day, answer.created_at, place)
    if first is None or first.tried_at is None or first.person_id != answer.person_id or 2 in rounds:
        return
    if at is None or at <= now:
        return
    db.session.add(
        Nudge(
            id=new_id(),
            user_id=user.id,
            local_date=answer.local_date,
            round=2,
            person_id=answer.person_id,
            state="due",
            retry_at=at,
            until_at=min(at + LATE, moment(day, ENDS, place)),
        )
    )


def move(user: User, now: int) -> None:
    """The user's clock has changed: the evening comes when it is evening there. The caller holds the row lock."""
    place = zone(user.time_zone)
    day = day_of(now, place)
    waits = next((n for n in _rounds(user, day.isoformat()) if n.round == 2 and n.tried_at is None), None)
    if waits is None or waits.state != "due":
        return
    pressed = select(NudgeAnswer.created_at).where(
        NudgeAnswer.user_id == user.id, NudgeAnswer.local_date == waits.local_date, NudgeAnswer.answer == "later"
    )
    at = evening_at(day, db.session.scalar(pressed.order_by(NudgeAnswer.created_at).limit(1)) or now, place)
    if at is None:
        waits.state = "failed"
    else:
        waits.retry_at, waits.until_at = at, min(at + LATE, moment(day, ENDS, place))


def _rounds(user: User, local_date: str) -> list[Nudge]:
    return list(db.session.scalars(select(Nudge).where(Nudge.user_id == user.id, Nudge.local_date == local_date)))
