"""Room: how much one account may hold, so that nobody fills the disk that all share.

The bounds are far beyond what a life with people needs; docs/operating.md has them for operators.
"""

from typing import Any

from sqlalchemy import func, select

from models.base import db
from models.errors import Invalid
from models.face import Face
from models.interaction import Interaction
from models.synced import Synced
from models.user import User

MOST_ROWS = 100_000
MOST_INTERACTIONS = 1_000_000
MOST_FACE_BYTES = 200_000_000


class Room:
    """What is left for one user during one batch of ops. The caller holds the user's row lock."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.rows: dict[type[Synced], int] = {}
        self.face_bytes: int | None = None

    def take(self, table: type[Synced], values: dict[str, Any] | None = None) -> None:
        """Count one more row; ``Invalid`` with a sentence for the user when there is no room for it.

        Removed rows count too: each stays as an empty one, so that phones forget it.
        """
        most = MOST_INTERACTIONS if table is Interaction else MOST_ROWS
        if table not in self.rows:
            self.rows[table] = self._count(table, most)
        if self.rows[table] >= most:
            raise Invalid("There is no room for more than {most} of these in one account.", most=f"{most:,}")
        if table is Face:
            self._take_bytes(len((values or {})["image"]))
        self.rows[table] += 1
        if table is Interaction and self.user.interactions is not None:
            self.user.interactions += 1

    def _count(self, table: type[Synced], most: int) -> int:
        # Every row took a number of the user's counter when it was made. Below that, which is nearly always, nothing
        # needs to be counted.
        if self.user.change_counter < most:
            return 0
        if table is Interaction and self.user.interactions is not None:
            return self.user.interactions
        count = db.session.scalar(select(func.count()).where(table.user_id == self.user.id)) or 0
        if table is Interaction:
            # A million rows are counted once, not at each tap.
            self.user.interactions = count
        return count

    def _take_bytes(self, size: int) -> None:
        if self.face_bytes is None:
            held = select(func.sum(func.length(Face.image))).where(Face.user_id == self.user.id)
            self.face_bytes = db.session.scalar(held) or 0
        if self.face_bytes + size > MOST_FACE_BYTES:
            raise Invalid("There is no room for more pictures in this account.")
        self.face_bytes += size
