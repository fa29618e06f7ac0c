"""Time zones by their IANA names."""

from functools import cache
from zoneinfo import available_timezones

_NOT_PLACES = ("posix", "right/", "localtime", "Factory")


@cache
def names() -> frozenset[str]:
    """The names a user may choose: all of the tz database's but those that mean the server's own zone."""
    return frozenset(name for name in available_timezones() if not name.startswith(_NOT_PLACES))
