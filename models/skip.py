"""A skip: the user did not want today's person, or anybody today. Skipping is free and nothing is owed for it."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.synced import Editable


class Skip(Editable):
    """``scope`` is ``person`` ("someone else"), ``day`` ("not today") or ``week`` ("not this week": seven days)."""

    __tablename__ = "skip"
    __table_args__ = (Index("ix_skip_change", "user_id", "change"),)
    ENTITY = "skip"
    FIELDS = ("person_id", "scope", "at")

    person_id: Mapped[str | None] = mapped_column(String(36))
    scope: Mapped[str] = mapped_column(String(8))
    at: Mapped[int]
