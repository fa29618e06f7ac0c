"""The second half of ``make bench``: what one more tap costs in an account with a short and with a long history.

The whole way of a tap through the server, as ``pwa/sync.py`` goes it, on a database file: applied, how things stand
worked out, the plan made anew, the rows for the phone read, and committed. Both accounts have the same people and the
same last half year; one has ten years more before it.
"""

import argparse
import time
import uuid
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from sqlalchemy import Connection, text

from app import create_app
from models import change, outlook, page
from models import user as users
from models.base import db
from models.local_day import DAY
from models.person import Person
from models.user import User
from pwa.config import Settings

NOW = 1_790_000_000_000
PEOPLE = 200
TAPS = 100
"""How many are measured in each account. They take turns, so that whatever else this machine does slows both alike."""
WARMING_UP = 10
LATELY = 1000 - TAPS - WARMING_UP
"""How many interactions the last half year has at the beginning, the same in both accounts; a thousand at the end."""
LATELY_DAYS, BEFORE_DAYS = 180, 3650
SETTINGS = {"synchronous": ("OFF", "FULL"), "cache_size": ("-200000", "-2000")}
"""While rows are made in bulk, and after that."""

INSERT = """
INSERT INTO interaction
  (user_id, id, change, removed_at, created_at, scrubbed_at, meta, person_id, kind, direction, at, channel, note, link)
WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i + 1 < :rows),
told(i, at) AS (
  SELECT i, CASE WHEN i >= :rows - :lately THEN :now - (:rows - i) * :lately_step
    ELSE :now - :lately_ms - (:rows - :lately - i) * :before_step END
  FROM number
)
SELECT :user_id, printf('%08x-0000-7000-8000-%012x', i, i), :first_change + i, NULL, at, NULL, '{}',
  printf('00000000-0000-7000-8000-%012x', i % :people),
  CASE i / :people % 4 WHEN 0 THEN 'message' WHEN 1 THEN 'comment' WHEN 2 THEN 'email' ELSE 'call' END,
  CASE i / :people % 5 WHEN 0 THEN 'out' WHEN 1 THEN 'in' WHEN 2 THEN 'out' WHEN 3 THEN 'in' ELSE 'both' END,
  at, NULL, CASE i % 3 WHEN 0 THEN 'Talked about the garden, and what is to be done there' END, NULL
FROM told
"""


def main() -> None:
    """Measure both accounts and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.standing")
    parser.add_argument("--interactions", type=int, nargs=2, default=(1000, 1_000_000), help="(1000 1000000)")
    with TemporaryDirectory() as folder:
        accounts = [Account(Path(folder) / str(rows), rows) for rows in parser.parse_args().interactions]
        for _ in range(WARMING_UP):
            for account in accounts:
                account.tap()
        taken = [[account.tap() for account in accounts] for _ in range(TAPS)]
        for account in accounts:
            account.close()
    short, long = (median(column) for column in zip(*taken, strict=True))
    print(f"\nOne more tap in an account with {PEOPLE} people, the median of {TAPS} in ms:\n")
    for account, figure in zip(accounts, (short, long), strict=True):
        print(f"{f'with {account.rows:,} interactions':42}{figure:8.1f}")
    print(f"{'the long history beside the short one':42}{long / short:7.2f}×")
    print(f"{'all standings from scratch, long, seconds':42}{accounts[1].scratch:8.1f}")


class Account:
    """One user with a database of their own; ``rows`` is how many interactions there are when all is measured."""

    def __init__(self, data: Path, rows: int) -> None:
        self.app: Flask = create_app(Settings(data=data, jobs=False))
        self.rows, self.now, self.n, self.device = rows, NOW, 0, str(uuid.uuid4())
        with self.app.app_context():
            db.create_all()
            self.user_id = begin(rows - TAPS - WARMING_UP)
            began = time.perf_counter()
            user = users.lock(self.user_id)
            outlook.refresh(user, [person_id(number) for number in range(PEOPLE)], NOW)
            self.scratch = time.perf_counter() - began
            db.session.commit()
            self.cursor = user.change_counter

    def tap(self) -> float:
        """One more message; gives the milliseconds."""
        self.now += 60_000
        self.n += 1
        raw = self._op(person_id(self.n % PEOPLE))
        with self.app.app_context():
            began = time.perf_counter()
            batch = [change.read(raw)]
            user = users.lock(self.user_id)
            results, touched = change.apply(user, self.device, "session", self.now, batch, self.now)
            outlook.refresh(user, touched, self.now)
            self.cursor = page.rows_since(user, self.cursor, page.MOST).cursor
            db.session.commit()
            taken = time.perf_counter() - began
        assert [result.status for result in results] == ["applied"]
        return taken * 1000

    def _op(self, person: str) -> dict[str, Any]:
        values = {"person_id": person, "kind": "message", "direction": "out", "at": self.now, "note": "A word"}
        stamp = {"id": str(uuid.uuid4()), "n": self.n, "at": self.now}
        return {"op": "add", "entity": "interaction", "row": f"ffffffff-0000-7000-8000-{self.n:012x}", **stamp} | {
            "values": values
        }

    def close(self) -> None:
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


def person_id(number: int) -> str:
    return f"00000000-0000-7000-8000-{number:012x}"


def begin(rows: int) -> str:
    """Fill the database; gives the user's id."""
    user = User.create("Ana", NOW - (LATELY_DAYS + BEFORE_DAYS) * DAY)
    for number in range(PEOPLE):
        named = {"name": f"Person {number}", "sample": False, "circle": ("friends", None)[number % 2]}
        stamp = {"change": user.next_change(), "created_at": user.created_at, "meta": {}}
        db.session.add(Person(user_id=user.id, id=person_id(number), **named, **stamp))
    first_change = user.change_counter + 1
    user.change_counter += rows
    user_id = user.id
    db.session.commit()
    with db.engine.connect() as connection:
        prepare(connection, 0)
        with connection.begin():
            fill(connection, user_id, first_change, rows)
        prepare(connection, 1)
    return user_id


def prepare(connection: Connection, which: int) -> None:
    """Settings of SQLite's that have to be made outside any transaction."""
    driver = connection.connection.cursor()
    for name, values in SETTINGS.items():
        driver.execute(f"PRAGMA {name}={values[which]}")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    driver.close()


def fill(connection: Connection, user_id: str, first_change: int, rows: int) -> None:
    """Insert the interactions. Indexes are made after that, which is several times faster."""
    known = connection.execute(
        text(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'interaction' AND type = 'index' AND sql IS NOT NULL"
        )
    ).all()
    for name, _ in known:
        connection.execute(text(f"DROP INDEX {name}"))
    lately = min(rows, LATELY)
    connection.execute(
        text(INSERT),
        {
            **{"user_id": user_id, "rows": rows, "people": PEOPLE, "first_change": first_change, "now": NOW},
            **{"lately": lately, "lately_ms": LATELY_DAYS * DAY, "lately_step": LATELY_DAYS * DAY // (lately + 1)},
            "before_step": BEFORE_DAYS * DAY // max(rows - lately, 1),
        },
    )
    for _, sql in known:
        connection.execute(text(sql))


if __name__ == "__main__":
    main()
