"""An interaction: one contact with a person."""

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.part import PartOfPerson, part_constraints


class Interaction(PartOfPerson):
    """One contact. Its removal is final: an undo wins in whatever order ops arrive.

    An undo that comes before its ``add`` leaves a row without a person, removed from the start.
    """

    __tablename__ = "interaction"
    __table_args__ = (
        # What is new with one person is found without reading what is old.
        *part_constraints("interaction", "change"),
        Index("ix_interaction_at", "user_id", "person_id", "at"),
    )
    ENTITY = "interaction"
    FIELDS = ("person_id", "kind", "direction", "at", "channel", "note", "link")
    EDITABLE = frozenset({"kind", "direction", "at", "channel", "note", "link"})

    person_id: Mapped[str | None] = mapped_column(String(36))  # type: ignore[assignment]  # null only in a bare tombstone
    kind: Mapped[str] = mapped_column(String(16))
    direction: Mapped[str] = mapped_column(String(4))
    at: Mapped[int]
    channel: Mapped[str | None] = mapped_column(String(16))
    note: Mapped[str | None] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(Text)

    def scrub(self) -> None:
        self.note, self.link = None, None
