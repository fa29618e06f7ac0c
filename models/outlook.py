"""The outlook: what the rules worked out last, kept as rows that phones get like any other.

``refresh`` is called in the transaction that changed the facts, with the user's row lock held.
"""

from collections.abc import Collection

from models import day_plan, person_standing
from models.base import db
from models.day_plan import DayPlan
from models.history import CHUNK
from models.local_day import day_of, zone
from models.user import User


def refresh(user: User, person_ids: Collection[str], now: int, reworded: bool = False) -> DayPlan:
    """Work out anew the standing of these people, and the plan if they or the user's day changed. ``now`` in ms.

    A plan that is made anew finds everybody as they stand now: those whom time alone has changed are worked out too.
    Cheap when nobody was touched and the day is the same. ``reworded`` has the plan said anew: the user's language is
    another. The caller holds the user's row lock and commits.
    """
    db.session.flush()
    plan = db.session.get(DayPlan, (user.id, user.id))
    if not person_ids and plan and plan.local_date == day_of(now, zone(user.time_zone)).isoformat():
        return day_plan.refresh(user, now, touched=reworded)
    wanted = sorted({*person_ids, *person_standing.due(user, now)})
    for start in range(0, len(wanted), CHUNK):
        person_standing.refresh(user, wanted[start : start + CHUNK], now)
    db.session.flush()
    return day_plan.refresh(user, now, touched=bool(person_ids) or reworded)
