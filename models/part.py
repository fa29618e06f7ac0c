"""What belongs to a person: handles, notes, interactions and faces share the owner column."""

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import String

from models.synced import Editable


class PartOfPerson(Editable):
    """A row about one person of the same user: the foreign key holds both columns, so it cannot be anybody else's."""

    __abstract__ = True

    @declared_attr
    def person_id(cls) -> Mapped[str]:
        return mapped_column(String(36))

    @declared_attr.directive
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        return part_constraints(cls.__tablename__)


def part_constraints(table: str, *order: str) -> tuple[SchemaItem, ...]:
    """The constraints and indexes of a table of parts; ``order`` is how one person's are looked up."""
    return (
        ForeignKeyConstraint(
            ["user_id", "person_id"], ["person.user_id", "person.id"], name=f"fk_{table}_person", ondelete="CASCADE"
        ),
        Index(f"ix_{table}_person", "user_id", "person_id", *order),
        Index(f"ix_{table}_change", "user_id", "change"),
    )
