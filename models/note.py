"""A note: something to remember of a person. Notes are entries, so that two phones never fight over one text."""

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.part import PartOfPerson, part_constraints


class Note(PartOfPerson):
    """One entry; ``created_at`` says when it was written."""

    __tablename__ = "note"
    # A plan asks for the days near today, and must not read all texts for that.
    __table_args__ = (*part_constraints("note"), Index("ix_note_day", "user_id", "day"))
    ENTITY = "note"
    FIELDS = ("person_id", "text", "day")
    EDITABLE = frozenset({"text", "day"})

    text: Mapped[str] = mapped_column(Text)
    day: Mapped[str | None] = mapped_column(String(10))
    """``YYYY-MM-DD`` where the note is about a day, such as a move or a marathon."""

    def scrub(self) -> None:
        self.text, self.day = "", None
