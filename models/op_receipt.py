"""An op receipt: what became of an op, so that sending it again changes nothing and says the same."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, id_column
from models.user import User


class OpReceipt(Model):
    """``fingerprint`` tells another payload under the same id; the payload itself is not kept."""

    __tablename__ = "op_receipt"

    user_id: Mapped[str] = mapped_column(String(36), ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[int]
