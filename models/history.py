"""The history: interactions from the database as the rules see them.

A contact happened at the moment that the user says, but never later than when that was said: nobody logs what is to
come, and a phone whose clock is ahead tells the truth only by the age of its ops. So it does not depend on the present.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, case, func, select

from models.base import db
from models.contact import Contact
from models.interaction import Interaction
from models.tally import Tally
from models.vocabulary import Direction

CHUNK = 500
"""How many people one query asks for; databases bound the number of parameters."""
BATCH = 1000
"""How many rows are held at a time while a long history is read."""

# The table itself: a million rows come in a third less time when nobody makes objects of them.
_I = Interaction.__table__.c
# Asked only where the moment is not in the past of the adding, for reading the JSON of a million rows takes seconds.
_EDITED_AT = func.coalesce(_I.meta[("at", 1)].as_integer(), _I.created_at)
HAPPENED: ColumnElement[int] = case(
    (_I.at <= _I.created_at, _I.at),
    (_I.created_at >= _EDITED_AT, _I.created_at),
    (_I.at <= _EDITED_AT, _I.at),
    else_=_EDITED_AT,
)
"""The moment of a contact, in ms."""


@dataclass(frozen=True, slots=True)
class News:
    """What became of one person's interactions since they were read last.

    ``contacts`` are the new ones in order, None where something else happened: then all is to be read anew. ``through``
    is the greatest change number.
    """

    contacts: list[Contact] | None
    through: int


def news(user_id: str, person_id: str, through: int) -> News:
    """What happened with one person above a change number."""
    query = _query(user_id).where(_I.person_id == person_id, _I.change > through)
    rows = db.session.execute(query.add_columns(_I.meta)).all()
    # An interaction that was never edited and is not undone has one change number, that of its making: it is new.
    plain = all(row.removed_at is None and not row.meta for row in rows)
    contacts = [_contact(row) for row in rows] if plain else None
    return News(contacts, max((row.change for row in rows), default=through))


def tallies(user_id: str, woken_at: Mapping[str, int | None]) -> dict[str, Tally]:
    """The tallies of people, from scratch. ``woken_at`` names them, with the moment before which no try counts."""
    found = {person_id: Tally(woken) for person_id, woken in woken_at.items()}
    for person_id, rows in _by_person(user_id, found):
        tally = found[person_id]
        for row in rows:
            # Undone ones count for this, or their being undone would be news for ever.
            tally.through = max(tally.through, row.change)
            if row.removed_at is None:
                tally.add(_contact(row))
    return found


def _by_person(user_id: str, person_ids: Collection[str]) -> Iterator[tuple[str, Iterator[Row[*tuple[Any, ...]]]]]:
    wanted = sorted(person_ids)
    for start in range(0, len(wanted), CHUNK):
        query = _query(user_id).where(_I.person_id.in_(wanted[start : start + CHUNK]))
        rows = db.session.execute(query.execution_options(yield_per=BATCH))
        yield from groupby(rows, key=attrgetter("person_id"))


def _query(user_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(_I.person_id, _I.id, _I.kind, _I.direction, _I.channel, _I.note, _I.change, _I.removed_at),
            HAPPENED.label("happened"),
        )
        .where(_I.user_id == user_id)
        .order_by(_I.person_id, HAPPENED, _I.id)
    )


def _contact(row: Row[*tuple[Any, ...]]) -> Contact:
    return Contact(row.id, row.kind, cast(Direction, row.direction), row.happened, row.channel, row.note)
