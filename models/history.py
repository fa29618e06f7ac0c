"""The history: interactions from the database as the rules see them."""

from collections.abc import Collection
from typing import cast

from sqlalchemy import select

from models.base import db
from models.interaction import Interaction
from models.standing import Contact
from models.vocabulary import Direction

CHUNK = 500
"""How many people one query asks for; databases bound the number of parameters."""


def histories(user_id: str, person_ids: Collection[str], now: int) -> dict[str, list[Contact]]:
    """The contacts with each of these people, oldest first; a person without any has an empty list."""
    found: dict[str, list[Contact]] = {person_id: [] for person_id in person_ids}
    wanted = sorted(person_ids)
    for start in range(0, len(wanted), CHUNK):
        query = (
            select(
                Interaction.person_id,
                Interaction.id,
                Interaction.kind,
                Interaction.direction,
                Interaction.at,
                Interaction.created_at,
                Interaction.channel,
                Interaction.note,
            )
            .where(
                Interaction.user_id == user_id,
                Interaction.person_id.in_(wanted[start : start + CHUNK]),
                Interaction.removed_at.is_(None),
            )
            .order_by(Interaction.at, Interaction.id)
        )
        for person_id, contact_id, kind, direction, at, created_at, channel, note in db.session.execute(query):
            # A phone whose clock is ahead says when it was only by the age of its op, which created_at has.
            happened = at if at <= now else min(created_at, now)
            found[person_id or ""].append(
                Contact(contact_id, kind, cast(Direction, direction), happened, channel, note)
            )
    return found
