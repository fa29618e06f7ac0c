"""Deliveries: one nudge to one device."""

from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, id_column


class Delivery(Model):
    """``state`` as a nudge's, or ``gone`` when the device was not subscribed any more. ``status`` is the HTTP status.

    Written when it is first tried. The row outlives the subscription, so it refers to it without a foreign key.
    """

    __tablename__ = "delivery"
    __table_args__ = (UniqueConstraint("nudge_id", "subscription_id"),)

    id: Mapped[str] = id_column(primary_key=True)
    nudge_id: Mapped[str] = mapped_column(String(36), ForeignKey("nudge.id", ondelete="CASCADE"))
    subscription_id: Mapped[str] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(8))
    status: Mapped[int | None]
    attempts: Mapped[int]
    retry_at: Mapped[int | None]
    """While it is due: when the device may be tried again (ms)."""

    @staticmethod
    def row(delivery_id: str, nudge_id: str, subscription_id: str) -> dict[str, Any]:
        """The columns of a delivery of a nudge to a device that is being tried for the first time."""
        return {
            "id": delivery_id,
            "nudge_id": nudge_id,
            "subscription_id": subscription_id,
            "state": "sending",
            "attempts": 1,
        }
