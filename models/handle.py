"""A handle: a person's address on a channel."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.part import PartOfPerson


class Handle(PartOfPerson):
    """An address such as ``ana.example.org`` on Bluesky or a phone number, as the vocabulary's pattern has it."""

    __tablename__ = "handle"
    ENTITY = "handle"
    FIELDS = ("person_id", "channel", "address")
    EDITABLE = frozenset({"channel", "address"})

    channel: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(String(500))

    def scrub(self) -> None:
        self.address = ""
