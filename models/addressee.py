"""Addressees: what decides about the nudges of some users, read for all of them at once.

A question a user would be asked five times for each; the minute after nine o'clock has no time for that.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import time
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, tuple_

from models.base import db
from models.local_day import DAY, day_of, moment, zone
from models.outlook import DayPlan, PersonStanding
from models.push_subscription import PushSubscription
from models.skip import Skip
from models.user import User


@dataclass
class Addressee:
    """A user with the plan as it stands, and the devices that can be reached, the oldest first. Moments in ms."""

    user: User
    place: ZoneInfo
    plan: DayPlan | None
    devices: list[PushSubscription] = field(default_factory=list)
    day_skipped_at: int = 0
    reached_at: int = 0
    """When the user was last in touch with the first person of the plan."""

    def whom(self, now: int) -> str | None:
        """Today's person, unless the user wants nobody today or has written to them already."""
        today = day_of(now, self.place)
        if self.plan is None or not self.plan.people or self.day_skipped_at >= moment(today, time(), self.place):
            return None
        person_id: str = self.plan.people[0]["person_id"]
        return None if self.reached_at and day_of(self.reached_at, self.place) == today else person_id


def addressees(users: Collection[User], now: int) -> dict[str, Addressee]:
    """An addressee for each of the users, by id. The plan is read as it is, also that of another day."""
    ids = [user.id for user in users]
    plans = {plan.user_id: plan for plan in db.session.scalars(select(DayPlan).where(DayPlan.user_id.in_(ids)))}
    found = {user.id: Addressee(user, zone(user.time_zone), plans.get(user.id)) for user in users}
    for device in PushSubscription.of_users(ids, now):
        found[device.user_id].devices.append(device)
    skips = (
        select(Skip.user_id, func.max(Skip.created_at))
        .where(Skip.user_id.in_(ids), Skip.scope == "day", Skip.created_at >= now - 2 * DAY, Skip.removed_at.is_(None))
        .group_by(Skip.user_id)
    )
    for user_id, at in db.session.execute(skips):
        found[user_id].day_skipped_at = at
    read_contacts(found.values())
    return found


def read_contacts(of: Collection[Addressee]) -> None:
    """Read when each was last in touch with the first person of their plan."""
    first = {(one.user.id, one.plan.people[0]["person_id"]): one for one in of if one.plan and one.plan.people}
    stand = PersonStanding
    query = select(stand.user_id, stand.id, stand.reached_at).where(tuple_(stand.user_id, stand.id).in_(list(first)))
    for user_id, person_id, reached_at in db.session.execute(query):
        first[user_id, person_id].reached_at = reached_at or 0
