"""A device on which somebody is signed in. Ending a session deletes its row, and with it the device's push."""

from typing import Self

from sqlalchemy import ForeignKey, ScalarResult, String, delete, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.errors import NotFound
from models.local_day import DAY
from models.token import digest, new_id, new_token

HOUR = DAY // 24
IDLE = 180 * DAY
LIFETIME = 400 * DAY  # also the longest life that browsers give a cookie
CONFIRMED_FOR = 10 * 60 * 1000
MOST_SESSIONS = 50
"""Nobody carries more devices; what is beyond was left behind, and the one used longest ago is signed out."""


class Session(Model):
    """One row for each sign-in. ``token_hash`` is the keyed hash of the cookie's value."""

    __tablename__ = "session"

    id: Mapped[str] = id_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    device_name: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[int]
    seen_at: Mapped[int]
    confirmed_at: Mapped[int]

    @classmethod
    def start(cls, user_id: str, device_name: str, key: bytes, now: int) -> tuple[Self, str]:
        """A new session, and the token for its cookie. A sign-in counts as a confirmation."""
        db.session.execute(delete(cls).where(or_(cls.seen_at <= now - IDLE, cls.created_at <= now - LIFETIME)))
        token = new_token()
        session = cls(
            id=new_id(),
            user_id=user_id,
            token_hash=digest(key, "session", token),
            device_name=device_name,
            created_at=now,
            seen_at=now,
            confirmed_at=now,
        )
        db.session.add(session)
        for forgotten in cls.of_user(user_id, now).all()[MOST_SESSIONS:]:
            forgotten.end()
        return session, token

    @classmethod
    def by_token(cls, token: str, key: bytes, now: int) -> Self | None:
        """The live session of a cookie, if there is one."""
        session = db.session.scalar(select(cls).where(cls.token_hash == digest(key, "session", token)))
        return session if session and session.is_live(now) else None

    @classmethod
    def of_user(cls, user_id: str, now: int) -> ScalarResult[Self]:
        """The user's live sessions, the one used last first."""
        live = (cls.seen_at > now - IDLE, cls.created_at > now - LIFETIME)
        return db.session.scalars(
            select(cls).where(cls.user_id == user_id, *live).order_by(cls.seen_at.desc(), cls.created_at.desc())
        )

    @classmethod
    def owned(cls, user_id: str, session_id: str) -> Self:
        """One of the user's own sessions; ``NotFound`` for any other."""
        session = db.session.scalar(select(cls).where(cls.id == session_id, cls.user_id == user_id))
        if session is None:
            raise NotFound("That device is no longer signed in.")
        return session

    def is_live(self, now: int) -> bool:
        """Whether it was used in the last 180 days and began in the last 400."""
        return self.seen_at > now - IDLE and self.created_at > now - LIFETIME

    def is_confirmed(self, now: int) -> bool:
        """Whether the user signed in or showed a passkey here in the last ten minutes."""
        return self.confirmed_at > now - CONFIRMED_FOR

    def see(self, now: int) -> None:
        """Note that the device was here. Once an hour is enough to list devices, and spares a write each request."""
        if self.seen_at <= now - HOUR:
            self.seen_at = now

    def confirm(self, now: int) -> None:
        """Note that the user has just shown a passkey."""
        self.confirmed_at = now

    def end(self) -> None:
        """Sign the device out, at once."""
        db.session.delete(self)
