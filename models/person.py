"""A person: somebody the user knows."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.synced import Editable


class Person(Editable):
    """Somebody the user knows. A removed person keeps handles, notes and history until the row is scrubbed."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_change", "user_id", "change"),)
    ENTITY = "person"
    FIELDS = ("name", "place", "circle", "rhythm_days", "face_id", "archived_at", "sample")
    EDITABLE = frozenset({"name", "place", "circle", "rhythm_days", "face_id", "archived_at"})

    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[str | None] = mapped_column(String(200))
    circle: Mapped[str | None] = mapped_column(String(16))
    rhythm_days: Mapped[int | None]
    face_id: Mapped[str | None] = mapped_column(String(36))
    archived_at: Mapped[int | None]
    sample: Mapped[bool] = mapped_column(default=False)

    def scrub(self) -> None:
        self.name, self.place, self.circle, self.rhythm_days, self.face_id = "", None, None, None, None
