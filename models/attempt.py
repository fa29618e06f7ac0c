"""Attempts: how often an address has tried something lately, so that nobody can try for ever."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from sqlalchemy import String, delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db
from models.errors import TooMany
from models.token import digest

_PORT = re.compile(r"^(?:\[([^\]]*)\](?::\d*)?|([^:]*):\d*)$")
"""``192.0.2.1:80`` and ``[2001:db8::1]:80``; an IPv6 address without brackets has more colons than one."""


@dataclass(frozen=True)
class Limit:
    """At most ``most`` attempts in each window of ``seconds``."""

    most: int
    seconds: int


class Attempt(Model):
    """A counter for one source (keyed hash of kind and address) in one window. No address is kept."""

    __tablename__ = "attempt"

    source: Mapped[str] = mapped_column(String(64), primary_key=True)
    ends_at: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    count: Mapped[int]

    @classmethod
    def record(cls, kind: str, address: str, limit: Limit, key: bytes, now: int) -> None:
        """Count one attempt; ``TooMany`` when the window is full. The caller commits, whatever comes of the attempt."""
        db.session.execute(delete(cls).where(cls.ends_at <= now))
        window = limit.seconds * 1000
        ends_at = now - now % window + window
        source = digest(key, "attempt", f"{kind}\0{network(address)}")
        if cls._add_one(source, ends_at) > limit.most:
            raise TooMany("That was too often. Wait a little and try again.", -(-(ends_at - now) // 1000))

    @classmethod
    def _add_one(cls, source: str, ends_at: int) -> int:
        """Count in one statement, so that attempts at the same moment cannot share a number."""
        # SQLite's own insert; PostgreSQL's is written the same. To have both here is to have both dialects in memory.
        first = insert(cls).values(source=source, ends_at=ends_at, count=1)
        counted = first.on_conflict_do_update(index_elements=[cls.source, cls.ends_at], set_={"count": cls.count + 1})
        return db.session.scalars(counted.returning(cls.count)).one()


def network(address: str) -> str:
    """An IPv4 address itself; for IPv6 the /64, since one household has all its addresses to choose from.

    Some proxies write the port behind it, which is another one for each connection. What is no address at all counts as
    one, or whoever can have a proxy write anything would never reach a limit.
    """
    bare = _PORT.sub(r"\1\2", address.strip())
    try:
        parsed = ip_address(bare)
    except ValueError:
        return ""
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Address(int(parsed) >> 64 << 64))
