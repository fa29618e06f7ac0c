"""An invitation: a link with which one newcomer may make an account while sign-ups are by invitation."""

from typing import Self

from sqlalchemy import String, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.errors import Refused
from models.token import digest, new_id, new_token
from models.wording import sentence

LIFETIME = 7 * 24 * 60 * 60 * 1000
OVER = sentence("That invitation no longer works. Ask for a new one.")


class Invitation(Model):
    """Works once, within seven days. Only the keyed hash of its token is kept."""

    __tablename__ = "invitation"

    id: Mapped[str] = id_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[int]
    used_at: Mapped[int | None]

    @classmethod
    def make(cls, key: bytes, now: int) -> str:
        """The token of a new invitation. Invitations that are over are cleared away."""
        db.session.execute(delete(cls).where(cls.expires_at <= now))
        token = new_token()
        db.session.add(cls(id=new_id(), token_hash=digest(key, "invitation", token), expires_at=now + LIFETIME))
        return token

    @classmethod
    def open(cls, token: str, key: bytes, now: int) -> Self:
        """The invitation that may still be used; ``Refused`` if it is used, over or unknown."""
        token_hash = digest(key, "invitation", token)
        usable = (cls.token_hash == token_hash, cls.used_at.is_(None), cls.expires_at > now)
        invitation = db.session.scalar(select(cls).where(*usable))
        if invitation is None:
            raise Refused(OVER)
        return invitation

    @classmethod
    def use(cls, invitation_id: str, now: int) -> None:
        """Use it up, in the transaction that makes the account; ``Refused`` if somebody was faster."""
        usable = (cls.id == invitation_id, cls.used_at.is_(None), cls.expires_at > now)
        if db.session.scalar(update(cls).where(*usable).values(used_at=now).returning(cls.id)) is None:
            raise Refused(OVER)
