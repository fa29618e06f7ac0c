"""Deliveries: one nudge to one device."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, id_column
from models.token import new_id


class Delivery(Model):
    """``state`` as a nudge's, or ``gone`` when the device was not subscribed any more. ``status`` is the HTTP status.

    The row outlives the subscription, so it refers to it without a foreign key.
    """

    __tablename__ = "delivery"
    __table_args__ = (UniqueConstraint("nudge_id", "subscription_id"),)

    id: Mapped[str] = id_column(primary_key=True)
    nudge_id: Mapped[str] = mapped_column(String(36), ForeignKey("nudge.id", ondelete="CASCADE"))
    subscription_id: Mapped[str] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(8), default="due")
    status: Mapped[int | None]
    attempts: Mapped[int] = mapped_column(default=0)

    @classmethod
    def to(cls, nudge_id: str, subscription_id: str) -> "Delivery":
        """A delivery of a nudge to a device, not tried yet."""
        return cls(id=new_id(), nudge_id=nudge_id, subscription_id=subscription_id, state="due", attempts=0)
