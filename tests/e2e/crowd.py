"""Many people at once, sent to the server through the sync endpoint as another device of the same user would."""

import itertools
import time
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from .chromium import Phone

FIRST_NAMES = ["Ana", "Bo", "Mika", "Noor", "Pedro", "Ruth", "Tunde", "Yu-Wen", "Zoë", "Łukasz"]
LAST_NAMES = ["Sá", "Lindqvist", "Kovács", "Haddad", "Fonseca", "Jensen", "Okafor", "Chang", "Åkesson", "Nowak"]
ODD_NAMES = ["Wilhelmina Alexandra Featherstonehaugh-Cholmondeley", "נועה לוי", "محمد بن عبد الرحمن آل سعود", "Q", "李"]
"""Long, from right to left, and of one letter."""
PLACES = ["Lisbon", "Malmö", "Budapest", "Lagos", None]
CIRCLES = ["inner", "close", "friends", "acquaintances", None]
KINDS = [("message", "in"), ("call", "both"), ("comment", "out"), ("meet", "both"), ("email", "in")]
BATCH = 100  # The most ops that the server takes at once.
NO_NEWS = 2**53  # A cursor above every change: this device does not want to hear of anything.
DAY_MS = 86_400_000

Op = dict[str, Any]


def bring(phone: Phone, number: int) -> None:
    """Give the account that is signed in on `phone` this many people, half of them with a handle and a history."""
    _send(phone, _people(number, int(time.time() * 1000)))


def bring_named(phone: Phone, *names: str) -> None:
    """Give the account these people, who are new to it."""
    _send(phone, (_row("person", str(uuid.uuid4()), name=name) for name in names))


def bring_someone(phone: Phone, name: str, contacts: Iterable[tuple[str, str, float]] = (), **values: object) -> str:
    """Give the account one person with this history: kind, direction and how many days ago."""
    now = int(time.time() * 1000)
    person = str(uuid.uuid4())
    rows = [
        _row("person", person, name=name, **values),
        _handle(person, 1),
        _handle(person, 2, "email", "p{}@example.org"),
    ]
    for kind, direction, days in contacts:
        at = int(now - days * DAY_MS)
        rows.append(
            _row("interaction", str(uuid.uuid4()), person_id=person, kind=kind, direction=direction, at=at, note=None)
        )
    _send(phone, rows)
    return person


def bring_note(phone: Phone, person: str, text: str, day: str | None = None) -> None:
    """Note something about somebody, for a day perhaps (`YYYY-MM-DD`)."""
    _send(phone, [_row("note", str(uuid.uuid4()), person_id=person, text=text, day=day)])


def _send(phone: Phone, rows: Iterable[Op]) -> None:
    now = int(time.time() * 1000)
    device = str(uuid.uuid4())
    counter = itertools.count(1)
    ops = ({"op": "add", "id": str(uuid.uuid4()), "n": next(counter), "at": now, **what} for what in rows)
    while batch := list(itertools.islice(ops, BATCH)):
        answer = phone.context.request.post(
            "/api/sync",
            data={"device": device, "epoch": None, "cursor": NO_NEWS, "sent_at": now, "ops": batch},
            headers={"Origin": phone.origin},
        )
        assert answer.ok, answer.text()
        refused = [result for result in answer.json()["results"] if result["status"] != "applied"]
        assert not refused, refused


def _people(number: int, now: int) -> Iterator[Op]:
    for index in range(number):
        first, last = FIRST_NAMES[index % 10], LAST_NAMES[index // 10 % 10]
        name = f"{first} {last}" if index < 100 else f"{first} {last} {index}"
        person = str(uuid.uuid4())
        yield _row("person", person, name=name, place=PLACES[index % 5], circle=CIRCLES[index // 3 % 5])
        if index % 2 == 0:
            yield _handle(person, index)
            yield _interaction(person, index, now)


def _handle(person: str, index: int, channel: str = "bluesky", address: str = "p{}.example.org") -> Op:
    return _row("handle", str(uuid.uuid4()), person_id=person, channel=channel, address=address.format(index))


def _interaction(person: str, index: int, now: int) -> Op:
    kind, direction = KINDS[index // 2 % 5]
    note = "New job starts soon" if index % 4 == 0 else None
    at = now - (1 + index % 200) * DAY_MS
    return _row("interaction", str(uuid.uuid4()), person_id=person, kind=kind, direction=direction, at=at, note=note)


def _row(entity: str, row: str, **values: object) -> Op:
    return {"entity": entity, "row": row, "values": values}
