"""Recovery codes: ten one-time keys on paper, for whoever loses every device."""

import secrets

from sqlalchemy import ForeignKey, String, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.errors import Invalid
from models.token import digest, new_id

HOW_MANY = 10
LENGTH = 20  # of 5 bits each: 100 bits, far beyond guessing, so that a fast keyed hash is enough
GROUP = 5
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
READ_AS = str.maketrans("OIL", "011", " -\t\r\n")


class RecoveryCode(Model):
    """Only the keyed hash is kept. A used code stays, with the time of its use, until the set is replaced."""

    __tablename__ = "recovery_code"

    id: Mapped[str] = id_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[int]
    used_at: Mapped[int | None]

    @classmethod
    def replace(cls, user_id: str, key: bytes, now: int) -> list[str]:
        """Ten new codes, to be shown once; whatever codes the user had before no longer work."""
        db.session.execute(delete(cls).where(cls.user_id == user_id))
        codes = [new_code() for _ in range(HOW_MANY)]
        for code in codes:
            code_hash = digest(key, "recovery code", plain(code))
            db.session.add(cls(id=new_id(), user_id=user_id, code_hash=code_hash, created_at=now))
        return codes

    @classmethod
    def use(cls, code: str, key: bytes, now: int) -> str:
        """The id of the user whose code this is; it never works again. ``Invalid`` if it is no unused code."""
        code_hash = digest(key, "recovery code", plain(code))
        unused = (cls.code_hash == code_hash, cls.used_at.is_(None))
        user_id: str | None = db.session.scalar(update(cls).where(*unused).values(used_at=now).returning(cls.user_id))
        if user_id is None:
            raise Invalid("That recovery code didn’t work. Each one works once; try another.")
        return user_id

    @classmethod
    def left(cls, user_id: str) -> int:
        """How many unused codes the user has."""
        unused = select(func.count()).select_from(cls).where(cls.user_id == user_id, cls.used_at.is_(None))
        return db.session.scalar(unused) or 0


def new_code() -> str:
    """Twenty random characters in groups of five: ``7K3QX-0ZB9M-…``."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(characters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def plain(code: str) -> str:
    """A code as typed, without spaces, dashes, case and the letters that look like digits."""
    return code.upper().translate(READ_AS)
