"""The epoch: a random id of this database's life. Restoring a backup begins a new one, and phones send again."""

import secrets
import uuid

from sqlalchemy import select, update
from sqlalchemy.orm import Mapped

from models.base import Model, db, id_column
from models.user import User

LEAP = 1 << 40
"""What change numbers leap by at a restore: far more than one life sees, and far below what a phone can count to."""


class Epoch(Model):
    """One row, always."""

    __tablename__ = "epoch"

    id: Mapped[str] = id_column(primary_key=True)
    since: Mapped[int]


def current(now: int) -> str:
    """The epoch's id; the first call in a database's life makes it."""
    return db.session.execute(select(Epoch.id)).scalar() or renew(now)


def renew(now: int) -> str:
    """Begin a new epoch, as after a restore from backup.

    No change number of a life that was lost is given out again: a phone may still hold edits that are based on one.
    Chance decides how far they leap, because one backup may be restored twice, and knows nothing of the life between.
    """
    db.session.execute(update(User).values(change_counter=User.change_counter + LEAP + secrets.randbelow(LEAP)))
    db.session.query(Epoch).delete()
    epoch = Epoch(id=str(uuid.uuid4()), since=now)
    db.session.add(epoch)
    db.session.flush()
    return epoch.id
