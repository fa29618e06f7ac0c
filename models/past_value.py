"""A past value: an edit that lost to a concurrent one. The user can see it and put it back."""

from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.synced import Synced


class PastValue(Synced):
    """``field`` of the row ``row_id`` was set to ``value`` at ``edited_at`` (ms, server's clock) on ``device``."""

    __tablename__ = "past_value"
    __table_args__ = (
        Index("ix_past_value_change", "user_id", "change"),
        Index("ix_past_value_row", "user_id", "row_id"),
    )
    ENTITY = "past_value"
    FIELDS = ("entity", "row_id", "field", "value", "edited_at", "device")

    entity: Mapped[str] = mapped_column(String(16))
    row_id: Mapped[str] = mapped_column(String(36))
    field: Mapped[str] = mapped_column(String(16))
    value: Mapped[Any] = mapped_column(JSON)
    edited_at: Mapped[int]
    device: Mapped[str] = mapped_column(String(36))

    def scrub(self) -> None:
        self.value = None
