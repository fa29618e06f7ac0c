"""A nudge's answer: what the user pressed on a notification. Like a skip it is only ever added."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.synced import Editable


class NudgeAnswer(Editable):
    """``answer`` is ``write`` or ``later``, ``local_date`` the nudge's own."""

    __tablename__ = "nudge_answer"
    __table_args__ = (Index("ix_nudge_answer_change", "user_id", "change"),)
    ENTITY = "nudge_answer"
    FIELDS = ("person_id", "local_date", "answer", "at")

    person_id: Mapped[str] = mapped_column(String(36))
    local_date: Mapped[str] = mapped_column(String(10))
    answer: Mapped[str] = mapped_column(String(8))
    at: Mapped[int]
