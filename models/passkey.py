"""A passkey: the public half of a key on one of the user's devices. There are no passwords."""

from dataclasses import dataclass
from typing import Self, cast

from sqlalchemy import CursorResult, ForeignKey, LargeBinary, ScalarResult, String, func, select, true, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.ceremony import DID_NOT_WORK
from models.errors import Invalid, NotFound, Refused
from models.recovery_code import RecoveryCode
from models.token import new_id
from models.user import User, lock

MOST_PASSKEYS = 30


class UnknownPasskey(Invalid):
    """The phone offered a passkey that no account has. Its password manager may be told to drop it."""

    code = "unknown_passkey"


@dataclass(frozen=True)
class Credential:
    """What a verified registration says of the new passkey."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    aaguid: str
    transports: tuple[str, ...]
    backup_eligible: bool
    backed_up: bool


@dataclass(frozen=True)
class Assertion:
    """What a verified sign-in says of the passkey that signed it."""

    user_handle: bytes | None
    sign_count: int
    backup_eligible: bool
    backed_up: bool


class Passkey(Model):
    """``transports`` are joined with commas. ``backup_eligible`` is fixed at birth; ``backed_up`` may change."""

    __tablename__ = "passkey"

    id: Mapped[str] = id_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int]
    aaguid: Mapped[str] = mapped_column(String(36))
    transports: Mapped[str] = mapped_column(String(100))
    backup_eligible: Mapped[bool]
    backed_up: Mapped[bool]
    name: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[int]
    used_at: Mapped[int | None]

    @classmethod
    def add(cls, user: User, credential: Credential, name: str, now: int) -> Self:
        """Give the user a new passkey. A credential id belongs to one account only."""
        if cls.count_of(user.id) >= MOST_PASSKEYS:
            raise Refused("You have {n} passkeys. Remove one that you no longer use first.", n=str(MOST_PASSKEYS))
        passkey = cls(
            id=new_id(),
            user_id=user.id,
            credential_id=credential.credential_id,
            public_key=credential.public_key,
            sign_count=credential.sign_count,
            aaguid=credential.aaguid,
            transports=",".join(credential.transports),
            backup_eligible=credential.backup_eligible,
            backed_up=credential.backed_up,
            name=name,
            created_at=now,
        )
        # The table's own rule decides, so that of two requests at the same moment one is refused and not broken.
        try:
            with db.session.begin_nested():
                db.session.add(passkey)
        except IntegrityError as error:
            raise Invalid(DID_NOT_WORK) from error
        return passkey

    @classmethod
    def by_credential(cls, credential_id: bytes) -> Self:
        """The passkey that a phone offers; ``UnknownPasskey`` if no account has it."""
        passkey = db.session.scalar(select(cls).where(cls.credential_id == credential_id))
        if passkey is None:
            raise UnknownPasskey("That passkey doesn’t open any account here. Try another one.")
        return passkey

    @classmethod
    def of_user(cls, user_id: str) -> ScalarResult[Self]:
        """The user's passkeys, oldest first."""
        return db.session.scalars(select(cls).where(cls.user_id == user_id).order_by(cls.created_at, cls.id))

    @classmethod
    def owned(cls, user_id: str, passkey_id: str) -> Self:
        """One of the user's own passkeys; ``NotFound`` for any other."""
        passkey = db.session.scalar(select(cls).where(cls.id == passkey_id, cls.user_id == user_id))
        if passkey is None:
            raise NotFound("There is no such passkey.")
        return passkey

    @classmethod
    def count_of(cls, user_id: str) -> int:
        """How many passkeys the user has."""
        return db.session.scalar(select(func.count()).select_from(cls).where(cls.user_id == user_id)) or 0

    @property
    def counter(self) -> int:
        """What the next counter must be above; nothing where each device has its own."""
        return 0 if self.backup_eligible else self.sign_count

    def use(self, assertion: Assertion, now: int) -> None:
        """Note a verified use; ``Invalid`` if it cannot have come from this passkey as we know it."""
        if assertion.backup_eligible != self.backup_eligible:
            raise Invalid(DID_NOT_WORK)
        # The verifier compared the counter with what it had read. Of two requests with the same signature, only the
        # one that still finds a smaller counter in the row may pass.
        unused = Passkey.sign_count < assertion.sign_count
        if assertion.sign_count == 0:
            unused = Passkey.sign_count == 0
        # A passkey that may be on several devices has a counter on each, which tells nothing about a copy.
        if self.backup_eligible:
            unused = true()
        new = {"sign_count": assertion.sign_count, "backed_up": assertion.backed_up, "used_at": now}
        changed = db.session.execute(update(Passkey).where(Passkey.id == self.id, unused).values(new))
        if cast(CursorResult[object], changed).rowcount != 1:
            raise Invalid(DID_NOT_WORK)

    def remove(self) -> None:
        """Take the passkey away, unless the user could then never come in again."""
        # The lock keeps two devices from each removing the other of the last two passkeys at the same moment.
        lock(self.user_id)
        if Passkey.count_of(self.user_id) == 1 and not RecoveryCode.left(self.user_id):
            raise Refused("This is your only way in. Make recovery codes or add another passkey first.")
        db.session.delete(self)
