"""What every row that phones keep has in common."""

from typing import Any, ClassVar, TypeVar

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from models.base import Model, db
from models.user import User

Meta = dict[str, list[int | str]]
"""For each edited field ``[revision, edited_at, device, n]``; a field that is not there has revision 1."""


class Synced(Model):
    """A row of one user, numbered by that user's change counter.

    The key is (user_id, id): ids are made on phones, and no id of another account can be reached through one's own.
    """

    __abstract__ = True

    ENTITY: ClassVar[str]
    FIELDS: ClassVar[tuple[str, ...]] = ()
    """The fields sent to phones, apart from those all rows have."""
    EDITABLE: ClassVar[frozenset[str]] = frozenset()
    """The fields a ``set`` may change, apart from ``removed_at``."""

    @declared_attr
    def user_id(cls) -> Mapped[str]:
        return mapped_column(String(36), ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, sort_order=-2)

    # The order says that a row is looked up by (user_id, id).
    id: Mapped[str] = mapped_column(String(36), primary_key=True, sort_order=-1)
    change: Mapped[int]
    removed_at: Mapped[int | None]

    def to_row(self) -> dict[str, Any]:
        """The row as a phone gets it."""
        return self.told(self)

    @classmethod
    def columns(cls) -> list[Any]:
        """The columns of which ``told`` makes a row."""
        return [getattr(cls, name) for name in ("id", "change", "removed_at", *cls.FIELDS)]

    @classmethod
    def told(cls, record: Any) -> dict[str, Any]:
        """The row as a phone gets it, from an object of this class or from a record of ``columns``."""
        return {"id": record.id, "change": record.change, "removed_at": record.removed_at} | {
            field: getattr(record, field) for field in cls.FIELDS
        }

    def scrub(self) -> None:
        """Empty a removed row of its content, for good."""


class Editable(Synced):
    """A synced row whose fields are edited one at a time."""

    __abstract__ = True

    created_at: Mapped[int]
    scrubbed_at: Mapped[int | None]
    """When a removed row lost its content for good."""
    meta: Mapped[Meta] = mapped_column(JSON, default=dict)

    @classmethod
    def columns(cls) -> list[Any]:
        return [*super().columns(), cls.created_at, cls.meta]

    @classmethod
    def told(cls, record: Any) -> dict[str, Any]:
        return super().told(record) | {"created_at": record.created_at, "meta": record.meta}


AnyRow = TypeVar("AnyRow", bound=Synced)


def keep(user: User, table: type[AnyRow], row: AnyRow | None, row_id: str, values: dict[str, Any]) -> AnyRow:
    """Write what differs. Where phones see the difference, the row gets a new change number, and they a new row.

    The caller holds the user's row lock.
    """
    if row is None:
        row = table(user_id=user.id, id=row_id, change=user.next_change(), **values)
        db.session.add(row)
        return row
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed.keys() & {*table.FIELDS, "removed_at"}:
        row.change = user.next_change()
    return row
