"""A face: a small picture of a person, as ``models/portrait.py`` makes it."""

from sqlalchemy.orm import Mapped, mapped_column

from models.part import PartOfPerson

MAX_BYTES = 300_000
"""Of a picture as it is sent."""


class Face(PartOfPerson):
    """A picture of a person; ``image`` is a WebP, and null once the row is scrubbed."""

    __tablename__ = "face"
    ENTITY = "face"
    FIELDS = ("person_id",)

    # Pages of rows leave the bytes out, so they are read only when somebody asks for them.
    image: Mapped[bytes | None] = mapped_column(deferred=True)

    def scrub(self) -> None:
        self.image = None
