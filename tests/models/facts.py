"""Facts for tests of the rules on a database: rows of people and contacts, as phones make them."""

from typing import Any

from models.base import db
from models.handle import Handle
from models.interaction import Interaction
from models.local_day import DAY
from models.note import Note
from models.nudge_answer import NudgeAnswer
from models.person import Person
from models.push_subscription import PushSubscription
from models.session import Session
from models.skip import Skip
from models.synced import Editable
from models.token import new_id
from models.user import User


def _add(table: type[Editable], user: User, created_at: int, **values: Any) -> str:
    row_id = new_id()
    db.session.add(
        table(
            user_id=user.id,
            id=row_id,
            change=user.next_change(),
            removed_at=None,
            created_at=created_at,
            meta={},
            **values,
        )
    )
    db.session.flush()
    return row_id


def add_person(user: User, name: str, now: int, **values: Any) -> str:
    """A person added 400 days ago; gives the id."""
    return _add(Person, user, now - 400 * DAY, **({"name": name} | values))


def add_contact(user: User, person_id: str, kind: str, direction: str, at: int, **values: Any) -> str:
    """An interaction; gives the id."""
    return _add(
        Interaction, user, at, **({"person_id": person_id, "kind": kind, "direction": direction, "at": at} | values)
    )


def add_handle(user: User, person_id: str, channel: str, now: int) -> str:
    return _add(Handle, user, now, person_id=person_id, channel=channel, address="address")


def add_note(user: User, person_id: str, text: str, at: int) -> str:
    return _add(Note, user, at, person_id=person_id, text=text)


def skip(user: User, person_id: str | None, at: int) -> str:
    """Skip a person, or without one the day."""
    return _add(Skip, user, at, person_id=person_id, scope="person" if person_id else "day", at=at)


def add_device(
    user: User, now: int, endpoint: str = "https://fcm.googleapis.com/fcm/send/ana", name: str = "Phone"
) -> str:
    """A signed-in device with a subscription; gives the subscription's id."""
    session, _ = Session.start(user.id, name, b"k" * 32, now)
    db.session.flush()
    return PushSubscription.save(session, endpoint, "p" * 87, "a" * 22, "s" * 87, now).id


def answer(user: User, person_id: str, local_date: str, what: str, at: int) -> NudgeAnswer:
    """What was pressed on a notification."""
    row_id = _add(NudgeAnswer, user, at, person_id=person_id, local_date=local_date, answer=what, at=at)
    return db.session.get_one(NudgeAnswer, (user.id, row_id))
