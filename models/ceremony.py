"""A passkey ceremony under way: the challenge that a browser was given and has not yet answered.

The verifier keeps no state of its own, so this row is what makes a challenge work once, in one browser,
for one purpose.
"""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sqlalchemy import ForeignKey, LargeBinary, String, delete
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.errors import Invalid
from models.token import digest, new_id
from models.wording import sentence

LIFETIME = 5 * 60 * 1000
DID_NOT_WORK = sentence("That passkey didn’t work. Try again.")


class Kind(StrEnum):
    """What a ceremony is for. An answer given for one purpose is worthless for another."""

    ACCOUNT = "account"
    SIGN_IN = "sign-in"
    CONFIRMATION = "confirmation"
    PASSKEY = "passkey"


@dataclass(frozen=True)
class Taken:
    """What remains of a ceremony when its row is gone."""

    challenge: bytes
    name: str | None
    user_handle: bytes | None
    invitation_id: str | None


class Ceremony(Model):
    """``token_hash`` is the keyed hash of the browser's ceremony cookie.

    ``user_id`` is set when somebody is signed in. ``name``, ``user_handle`` and ``invitation_id`` describe the account
    that is about to be made.
    """

    __tablename__ = "ceremony"

    id: Mapped[str] = id_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(20))
    challenge: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None] = mapped_column(String(100))
    user_handle: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    invitation_id: Mapped[str | None] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[int] = mapped_column(index=True)

    @classmethod
    def begin(cls, kind: Kind, token: str, key: bytes, now: int, user_id: str | None = None) -> Self:
        """A new challenge for the browser that holds the token. Ceremonies that are over are cleared away."""
        db.session.execute(delete(cls).where(cls.expires_at <= now))
        ceremony = cls(
            id=new_id(),
            token_hash=digest(key, "ceremony", token),
            kind=kind,
            challenge=secrets.token_bytes(32),
            user_id=user_id,
            expires_at=now + LIFETIME,
        )
        db.session.add(ceremony)
        return ceremony

    @classmethod
    def begin_account(cls, name: str, invitation_id: str | None, token: str, key: bytes, now: int) -> Self:
        """A new challenge for somebody who has no account yet, with the handle that the account will have."""
        ceremony = cls.begin(Kind.ACCOUNT, token, key, now)
        ceremony.name = name
        ceremony.user_handle = secrets.token_bytes(64)
        ceremony.invitation_id = invitation_id
        return ceremony

    @classmethod
    def take(cls, kind: Kind, challenge: bytes, token: str, key: bytes, now: int, user_id: str | None = None) -> Taken:
        """The ceremony that a browser now answers, deleted. ``Invalid`` if it is another's, over, or answered before.

        The caller commits before it verifies the answer: a wrong answer uses the challenge up as well.
        """
        # A browser may have several challenges open, since conditional sign-in waits in the background; the answer
        # names its own.
        matching = (cls.challenge == challenge, cls.kind == kind, cls.token_hash == digest(key, "ceremony", token))
        mine = cls.user_id.is_(None) if user_id is None else cls.user_id == user_id
        taken = db.session.execute(
            delete(cls)
            .where(*matching, mine, cls.expires_at > now)
            .returning(cls.challenge, cls.name, cls.user_handle, cls.invitation_id)
        ).one_or_none()
        if taken is None:
            raise Invalid(DID_NOT_WORK)
        return Taken(*taken)
