"""The user's own calendar: which day it is for them, and when a time of theirs comes on a day.

Nothing here is ever stored as an offset: a zone's rules change, and a day is computed when it is needed.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from models import time_zone

DAY = 86_400_000
"""A day in ms, where no calendar is meant."""


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name. A name that the tz database has dropped since it was chosen counts as UTC."""
    return ZoneInfo(name if name in time_zone.names() else "UTC")


def local(at: int, place: ZoneInfo) -> datetime:
    """A moment in ms as the user's clock shows it."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(place)


def day_of(at: int, place: ZoneInfo) -> date:
    """The local date of a moment in ms."""
    return local(at, place).date()


def moment(day: date, clock: time, place: ZoneInfo) -> int:
    """When a local time comes, in ms. One that is skipped moves forward by the gap; of two the first is meant."""
    return round(datetime.combine(day, clock, tzinfo=place).timestamp() * 1000)


def end_of_day(at: int, place: ZoneInfo) -> int:
    """When the local date of a moment is over, in ms."""
    return moment(day_of(at, place) + timedelta(days=1), time(), place)


def days_between(earlier: int, later: int, place: ZoneInfo) -> int:
    """How many midnights lie between two moments."""
    return (day_of(later, place) - day_of(earlier, place)).days
