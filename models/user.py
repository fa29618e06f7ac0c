"""A user: an account, and the profile that its phones share."""

import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.language import DEFAULT

WEBAUTHN_HANDLE_BYTES = 64


class User(Model):
    """Somebody with an account. The columns from ``name`` to ``fresh_at`` are the entity ``profile`` in a sync."""

    __tablename__ = "user"

    id: Mapped[str] = id_column(primary_key=True)
    webauthn_handle: Mapped[bytes] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(100))
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    nudge_time: Mapped[str | None] = mapped_column(String(5), default="09:00")
    nudge_days: Mapped[str] = mapped_column(String(7), default="1234567")
    lock_screen: Mapped[str] = mapped_column(String(8), default="names")
    """``nobody`` when a notification is to name nobody, for anybody may read it."""
    language: Mapped[str | None] = mapped_column(String(16))
    """The locale that the user has chosen; null to follow the phone."""
    fresh_at: Mapped[int | None]
    """Ms. The user's fresh start: what was owed before it is owed no more."""
    locale: Mapped[str] = mapped_column(String(16), default=DEFAULT)
    """What is spoken with the user: what they have chosen, or else what their phone spoke last."""
    acted_at: Mapped[int | None]
    """Ms. When the user last did something with the people here; opening the app is not enough."""
    interactions: Mapped[int | None]
    """How many there are, undone ones too; null as long as nobody needs to know, see ``models/room.py``."""
    next_nudge_at: Mapped[int | None] = mapped_column(index=True)
    change_counter: Mapped[int] = mapped_column(default=0)
    change: Mapped[int] = mapped_column(default=0)
    meta: Mapped[dict[str, list[int | str]]] = mapped_column(JSON, default=dict)
    created_at: Mapped[int]

    ENTITY = "profile"
    FIELDS = ("name", "time_zone", "nudge_time", "nudge_days", "lock_screen", "language", "fresh_at")

    @classmethod
    def create(cls, name: str, now: int) -> "User":
        """Add an account to the session. ``now`` in ms."""
        user = cls(
            id=str(uuid.uuid4()),
            webauthn_handle=secrets.token_bytes(WEBAUTHN_HANDLE_BYTES),
            name=name,
            change_counter=1,
            change=1,
            meta={},
            created_at=now,
        )
        db.session.add(user)
        db.session.flush()
        return user

    def to_row(self) -> dict[str, Any]:
        """The profile as a phone gets it."""
        row: dict[str, Any] = {"id": self.id, "change": self.change, "removed_at": None, "created_at": self.created_at}
        return row | {field: getattr(self, field) for field in self.FIELDS} | {"meta": self.meta}

    def next_change(self) -> int:
        """The next number of this user's counter; the caller holds its row lock (``lock``)."""
        self.change_counter += 1
        return self.change_counter


def lock(user_id: str) -> User:
    """The user with the row lock of the change counter held until the transaction ends.

    Whoever writes synced rows takes it first, so numbers become visible in the order they are given out.
    """
    db.session.execute(update(User).where(User.id == user_id).values(change_counter=User.change_counter))
    return db.session.execute(
        select(User).where(User.id == user_id).execution_options(populate_existing=True)
    ).scalar_one()


def lock_all(user_ids: Sequence[str]) -> list[User]:
    """``lock`` for some users at once, in the order of their ids, so that two who do so never wait for each other."""
    ids = sorted(user_ids)
    db.session.execute(update(User).where(User.id.in_(ids)).values(change_counter=User.change_counter))
    query = select(User).where(User.id.in_(ids)).order_by(User.id).execution_options(populate_existing=True)
    return list(db.session.scalars(query))
