"""Learning: which of a few plain rules has foretold best whom this user writes to."""

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model


class Learning(Model):
    """One row a user: a weight for each rule, and the UTC day (since 1970) up to which was learned."""

    __tablename__ = "learning"

    user_id: Mapped[str] = mapped_column(String(36), ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)
    weights: Mapped[list[float]] = mapped_column(JSON)
    day: Mapped[int]
