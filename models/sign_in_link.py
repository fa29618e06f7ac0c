"""A one-time link with which the operator lets somebody in, such as the first user of a new installation."""

from sqlalchemy import ForeignKey, String, delete, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.errors import Invalid
from models.token import digest, new_id, new_token

LIFETIME = 15 * 60 * 1000


class SignInLink(Model):
    """Works once, within 15 minutes. Only the keyed hash of its token is kept."""

    __tablename__ = "sign_in_link"

    id: Mapped[str] = id_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[int]
    used_at: Mapped[int | None]

    @classmethod
    def make(cls, user_id: str, key: bytes, now: int) -> str:
        """The token of a new link. Links that are over are cleared away."""
        db.session.execute(delete(cls).where(cls.expires_at <= now))
        token = new_token()
        token_hash = digest(key, "sign-in link", token)
        db.session.add(cls(id=new_id(), user_id=user_id, token_hash=token_hash, expires_at=now + LIFETIME))
        return token

    @classmethod
    def use(cls, token: str, key: bytes, now: int) -> str:
        """The id of the user whom the link lets in; ``Invalid`` if it is used, over or unknown."""
        token_hash = digest(key, "sign-in link", token)
        user_id: str | None = db.session.scalar(
            update(cls)
            .where(cls.token_hash == token_hash, cls.used_at.is_(None), cls.expires_at > now)
            .values(used_at=now)
            .returning(cls.user_id)
        )
        if user_id is None:
            raise Invalid("That link no longer works. Each one works once, for 15 minutes; ask for a new one.")
        return user_id
