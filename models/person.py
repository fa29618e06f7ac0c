"""A person: somebody the user knows."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.synced import Editable


class Person(Editable):
    """Somebody the user knows. A removed person keeps handles, notes and history until the row is scrubbed."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_change", "user_id", "change"),)
    ENTITY = "person"
    EDITED = (
        *("name", "place", "circle", "rhythm_days", "face_id", "archived_at"),
        *("birthday", "snoozed_until", "woken_at", "died_at"),
    )
    FIELDS = (*EDITED, "sample")
    EDITABLE = frozenset(EDITED)

    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[str | None] = mapped_column(String(200))
    circle: Mapped[str | None] = mapped_column(String(16))
    rhythm_days: Mapped[int | None]
    face_id: Mapped[str | None] = mapped_column(String(36))
    archived_at: Mapped[int | None]
    birthday: Mapped[str | None] = mapped_column(String(10))
    """``YYYY-MM-DD``, or ``--MM-DD`` where nobody knows the year."""
    snoozed_until: Mapped[int | None]
    """Ms. The plan leaves this person out until then."""
    woken_at: Mapped[int | None]
    """Ms. The user's word that this person does not rest: what went unanswered before it counts no more."""
    died_at: Mapped[int | None]
    """Ms. When the user said so."""
    sample: Mapped[bool] = mapped_column(default=False)

    def scrub(self) -> None:
        self.name, self.place, self.circle, self.rhythm_days, self.face_id = "", None, None, None, None
        self.birthday, self.snoozed_until, self.woken_at, self.died_at = None, None, None, None
