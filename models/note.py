"""A note: something to remember of a person. Notes are entries, so that two phones never fight over one text."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from models.part import PartOfPerson


class Note(PartOfPerson):
    """One entry; ``created_at`` says when it was written."""

    __tablename__ = "note"
    ENTITY = "note"
    FIELDS = ("person_id", "text")
    EDITABLE = frozenset({"text"})

    text: Mapped[str] = mapped_column(Text)

    def scrub(self) -> None:
        self.text = ""
