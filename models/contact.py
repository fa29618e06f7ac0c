"""A contact: one interaction as the rules see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from models.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class Contact:
    """One interaction that was not undone. ``at`` in ms: when it happened, as ``models/history.py`` tells."""

    id: str
    kind: str
    direction: Direction
    at: int
    channel: str | None = None
    note: str | None = None


class Mark(NamedTuple):
    """What is kept of a contact that something rests on. ``at`` in ms."""

    id: str
    kind: str
    at: int

    @classmethod
    def of(cls, contact: Contact) -> "Mark":
        return cls(contact.id, contact.kind, contact.at)

    def after(self, other: "Mark") -> bool:
        """Whether this came later; of two at the same moment the greater id counts as the later one."""
        return (self.at, self.id) > (other.at, other.id)


def marks(kept: Mapping[str, list[Any]]) -> dict[Any, Mark]:
    """Marks by name, from JSON."""
    return {name: Mark(*mark) for name, mark in kept.items()}
