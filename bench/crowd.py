"""An account with many people and a long history, written into the database as years of taps would have left it."""

import random
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from app import create_app
from models import outlook
from models import user as users
from models.base import Model, db
from models.handle import Handle
from models.interaction import Interaction
from models.local_day import DAY
from models.note import Note
from models.person import Person
from models.user import User
from pwa import clock
from pwa.config import Settings
from tests.e2e.crowd import CIRCLES, FIRST_NAMES, LAST_NAMES, PLACES

KINDS = ("message", "comment", "email", "call", "like", "meet", "text", "share")
DIRECTIONS = ("out", "in", "out", "in", "both")
NOTES = ("Talked about the garden, and what is to be done there", None, None, "A new job from March on", None)
YEARS_MS = 5 * 365 * DAY
CHUNK = 5_000

Values = dict[str, Any]


class Crowd:
    """The rows of one account. Everybody comes first, as after an import; the history follows day by day."""

    def __init__(self, user_id: str, first_change: int, now: int) -> None:
        self.user_id, self.change, self.now = user_id, first_change, now
        self.random = random.Random(20)
        self.made = 0

    def people(self, number: int) -> dict[type[Model], list[Values]]:
        """This many people with a handle or two, some with a note."""
        rows: dict[type[Model], list[Values]] = {Person: [], Handle: [], Note: []}
        for index in range(number):
            first, last = FIRST_NAMES[index % 10], LAST_NAMES[index // 10 % 10]
            name = f"{first} {last}" if index < 100 else f"{first} {last} {index}"
            at = self.now - YEARS_MS - (number - index) * 1000
            person = self._row(at, name=name, place=PLACES[index % 5], circle=CIRCLES[index // 3 % 5], sample=False)
            rows[Person].append(person)
            ways = (("bluesky", f"p{index}.example.org"), ("email", f"p{index}@example.org"))
            rows[Handle] += [
                self._row(at, person_id=person["id"], channel=channel, address=address)
                for channel, address in ways[: 1 + index % 2]
            ]
            if index % 4 == 0:
                rows[Note].append(self._row(at, person_id=person["id"], text="Met at the harbour fair", day=None))
        return rows

    def history(self, people: list[str], number: int) -> list[Values]:
        """This many interactions over five years: a few people have most of them."""
        weights = [1 / (1 + at) ** 0.5 for at in range(len(people))]
        whom = self.random.choices(people, weights, k=number)
        rows = []
        for index, person in enumerate(whom):
            at = self.now - YEARS_MS + (YEARS_MS - DAY) * index // number
            kind, direction = KINDS[self.random.randrange(8)], DIRECTIONS[self.random.randrange(5)]
            said = {"kind": kind, "direction": direction, "note": NOTES[index % 5]}
            rows.append(self._row(at, person_id=person, at=at, **said))
        return rows

    def _row(self, created_at: int, **values: Any) -> Values:
        self.change += 1
        self.made += 1
        # As the phones make them: in the order of time.
        time, counter, chance = f"{created_at:012x}", f"{self.made:06x}", self.random.getrandbits(48)
        row_id = f"{time[:8]}-{time[8:]}-7{counter[:3]}-8{counter[3:]}-{chance:012x}"
        return {
            "user_id": self.user_id,
            "id": row_id,
            "change": self.change,
            "created_at": created_at,
            "meta": {},
            **values,
        }


def fill(data: Path, name: str, people: int, interactions: int) -> None:
    """Give the account of this name, in the database below ``data``, that many of both."""
    app = create_app(Settings(data=data, jobs=False))
    with app.app_context():
        now = clock.now()
        user_id = db.session.scalars(select(User.id).where(User.name == name)).one()
        user = users.lock(user_id)
        crowd = Crowd(user_id, user.change_counter, now)
        rows = crowd.people(people)
        ids = [row["id"] for row in rows[Person]]
        rows[Interaction] = crowd.history(ids, interactions)
        for model, values in rows.items():
            for at in range(0, len(values), CHUNK):
                db.session.execute(insert(model), values[at : at + CHUNK])
        user.change_counter = crowd.change
        outlook.refresh(user, ids, now)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
