"""Addressees: what decides about the nudges of some users, read for all of them at once.

Asked one user after the other, these few questions would take longer than everything else about a nudge.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import time
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, select

from models.base import db
from models.day_plan import DayPlan
from models.local_day import DAY, day_of, moment, zone
from models.person import Person
from models.person_standing import PersonStanding
from models.push_subscription import Address, PushSubscription
from models.skip import Skip
from models.user import User


@dataclass
class Addressee:
    """A user with the first person of the plan as it stands, and the devices that can be reached. Moments in ms."""

    user: User
    place: ZoneInfo
    devices: list[Address] = field(default_factory=list)
    day_skipped_at: int = 0
    planned_for: str | None = None
    """The plan's local date."""
    person_id: str | None = None
    name: str = ""
    reasons: tuple[str, ...] = ()
    reached_at: int = 0
    """When the user was last in touch with that person."""

    def whom(self, now: int) -> str | None:
        """Today's person, unless the user wants nobody today or has written to them already."""
        today = day_of(now, self.place)
        if self.day_skipped_at >= moment(today, time(), self.place):
            return None
        return None if self.reached_at and day_of(self.reached_at, self.place) == today else self.person_id


def addressees(users: Collection[User], now: int) -> dict[str, Addressee]:
    """An addressee for each of the users, by id. The plan is read as it is, also that of another day."""
    found = {user.id: Addressee(user, zone(user.time_zone)) for user in users}
    for user_id, address in PushSubscription.addresses(found, now):
        found[user_id].devices.append(address)
    lately = (Skip.scope == "day", Skip.created_at >= now - 2 * DAY, Skip.removed_at.is_(None))
    skips = select(Skip.user_id, func.max(Skip.created_at)).where(Skip.user_id.in_(found), *lately)
    for user_id, at in db.session.execute(skips.group_by(Skip.user_id)):
        found[user_id].day_skipped_at = at
    read_plans(found)
    return found


def read_plans(of: dict[str, Addressee]) -> None:
    """Read who comes first in each one's plan, and how that stands."""
    # One path each: SQLite reads the whole text anew for every step.
    person_id, reasons = DayPlan.people[(0, "person_id")].as_string(), DayPlan.people[(0, "reasons")]
    stand = PersonStanding
    query = (
        select(DayPlan.user_id, DayPlan.local_date, person_id, reasons, Person.name, stand.reached_at)
        .outerjoin(Person, and_(Person.user_id == DayPlan.user_id, Person.id == person_id))
        .outerjoin(stand, and_(stand.user_id == DayPlan.user_id, stand.id == person_id))
        .where(DayPlan.user_id.in_(of))
    )
    for user_id, local_date, first_id, why, name, reached_at in db.session.execute(query):
        to = of[user_id]
        to.planned_for, to.person_id, to.name, to.reached_at = local_date, first_id, name or "", reached_at or 0
        to.reasons = tuple(why or ())
