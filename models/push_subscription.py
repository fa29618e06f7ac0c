"""A push subscription: where a signed-in device can be reached, and the keys that only it can read with."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Self, cast

from sqlalchemy import CursorResult, ForeignKey, String, Text, and_, delete, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.session import IDLE, LIFETIME, Session
from models.token import new_id

MOST = 20
"""How many of a user's devices are kept, those seen last."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to send, with which of the device's keys, signed by which of ours."""

    subscription_id: str
    endpoint: str
    p256dh: str
    auth: str
    server_key: str


class PushSubscription(Model):
    """One row a session; it ends with it. ``server_key`` is the public VAPID key it was made with, ``refused_at`` since
    when its push service refuses what we sign."""

    __tablename__ = "push_subscription"

    id: Mapped[str] = id_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36), ForeignKey("user.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[str] = mapped_column(String(36), ForeignKey("session.id", ondelete="CASCADE"), unique=True)
    endpoint: Mapped[str] = mapped_column(Text, index=True)
    p256dh: Mapped[str] = mapped_column(String(100))
    auth: Mapped[str] = mapped_column(String(40))
    server_key: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[int]
    seen_at: Mapped[int]
    refused_at: Mapped[int | None]

    @property
    def address(self) -> Address:
        """What a sender needs to know, also when the row is gone."""
        return Address(self.id, self.endpoint, self.p256dh, self.auth, self.server_key)

    @classmethod
    def save(cls, here: Session, endpoint: str, p256dh: str, auth: str, server_key: str, now: int) -> Self:
        """The subscription of this session, new or brought up to date. ``now`` in ms.

        A browser has one subscription, whoever is signed in there. So rows of other sessions end when they are the same
        browser's: those with the same secret, which nobody else knows, and the user's own with the same endpoint.
        Knowing another account's endpoint alone ends nothing.
        """
        same_browser = or_(and_(cls.p256dh == p256dh, cls.auth == auth), cls.user_id == here.user_id)
        db.session.execute(delete(cls).where(cls.endpoint == endpoint, cls.session_id != here.id, same_browser))
        row = cls.of_session(here.id)
        if row is None:
            row = cls(id=new_id(), user_id=here.user_id, session_id=here.id, created_at=now)
            db.session.add(row)
        elif row.endpoint != endpoint:
            row.created_at = now
        row.endpoint, row.p256dh, row.auth, row.server_key, row.seen_at = endpoint, p256dh, auth, server_key, now
        row.refused_at = None
        db.session.flush()
        kept = select(cls.id).where(cls.user_id == here.user_id).order_by(cls.seen_at.desc(), cls.id).limit(MOST)
        db.session.execute(delete(cls).where(cls.user_id == here.user_id, cls.id.not_in(kept)))
        return row

    @classmethod
    def of_session(cls, session_id: str) -> Self | None:
        """The device's own subscription."""
        return db.session.scalar(select(cls).where(cls.session_id == session_id))

    @classmethod
    def of_user(cls, user_id: str, now: int) -> list[tuple[Self, Session]]:
        """The subscriptions of the user's devices that are still signed in, the oldest first."""
        query = (
            select(cls, Session)
            .join(Session, Session.id == cls.session_id)
            .where(cls.user_id == user_id, Session.seen_at > now - IDLE, Session.created_at > now - LIFETIME)
            .order_by(cls.created_at, cls.id)
        )
        return [(row, session) for row, session in db.session.execute(query)]

    @classmethod
    def addresses(cls, user_ids: Collection[str], now: int) -> list[tuple[str, Address]]:
        """The same devices of some users at once, each with its user's id, as what a sender needs to know."""
        query = (
            select(cls.user_id, cls.id, cls.endpoint, cls.p256dh, cls.auth, cls.server_key)
            .join(Session, Session.id == cls.session_id)
            .where(cls.user_id.in_(user_ids), Session.seen_at > now - IDLE, Session.created_at > now - LIFETIME)
            .order_by(cls.created_at, cls.id)
        )
        return [(user_id, Address(*columns)) for user_id, *columns in db.session.execute(query)]

    @classmethod
    def end(cls, session_id: str) -> None:
        """Forget the device's subscription, if it has one."""
        db.session.execute(delete(cls).where(cls.session_id == session_id))

    @classmethod
    def mark_refused(cls, refused: Collection[str], well: Collection[str], now: int) -> None:
        """Note which of these a push service refuses, since when, and which it takes (again)."""
        here = {"synchronize_session": False}
        for ids, was, since in ((refused, cls.refused_at.is_(None), now), (well, cls.refused_at.is_not(None), None)):
            if ids:
                change = update(cls).where(cls.id.in_(ids), was).values(refused_at=since)
                db.session.execute(change.execution_options(**here))

    @classmethod
    def server_keys(cls) -> set[str]:
        """The public keys of ours with which there are subscriptions."""
        return set(db.session.scalars(select(cls.server_key).distinct()))

    @classmethod
    def standing(cls) -> list[tuple[str, str, int | None]]:
        """Of every subscription the endpoint, our key and since when it is refused (ms)."""
        query = select(cls.endpoint, cls.server_key, cls.refused_at)
        return [(endpoint, key, since) for endpoint, key, since in db.session.execute(query)]

    @classmethod
    def drop_unseen(cls, before: int) -> int:
        """Forget those of devices that nobody has opened Kith on since a moment (ms); gives their number.

        A push service may go on saying that all is well, as Apple's does.
        """
        seen = select(Session.id).where(Session.seen_at > before)
        gone = delete(cls).where(cls.seen_at <= before, cls.session_id.not_in(seen))
        return cast(CursorResult[Any], db.session.execute(gone)).rowcount

    @classmethod
    def drop(cls, subscription_id: str, endpoint: str) -> None:
        """Forget one that its push service no longer knows, unless the device has subscribed anew meanwhile."""
        db.session.execute(delete(cls).where(cls.id == subscription_id, cls.endpoint == endpoint))
