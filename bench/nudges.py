"""What ``make bench`` measures, against the push service at an address: prints messages a second as JSON."""

import base64
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from datetime import time as clock
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask
from pywebpush import webpush
from sqlalchemy import insert, literal, select

from app import create_app
from models import outlook, samples
from models.base import db
from models.day_plan import DayPlan
from models.handle import Handle
from models.interaction import Interaction
from models.local_day import DAY, moment, zone
from models.naming import Naming
from models.note import Note
from models.nudge import HOUR, due_soon, schedule
from models.person import Person
from models.person_standing import PersonStanding
from models.push_subscription import PushSubscription
from models.session import Session
from models.user import User
from models.wording import ENGLISH
from pwa import jobs
from pwa.config import Settings
from pwa.nudges import tick
from pwa.vapid import keyring

ZONE = "Europe/Vienna"
NINE = moment(date(2026, 5, 4), clock(9), zone(ZONE))
COPIED = (Person, Handle, Note, Interaction, PersonStanding, DayPlan, Naming)
MINUTE = 60_000
PAYLOAD = b"x" * 600
"""About as long as a nudge."""
ROUNDS = 3
"""In each the loop has half of its turn before the tick and half after it, so that whatever else this machine does
slows both down alike; and a round in which it stands still does not count."""
WARMING_UP = 5
"""Nudges that are not counted: a server has been running for days, and nobody measures its imports."""


def main(service: str, users: int) -> None:
    """Measure all three, each with its own database or none."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        tick_rate, loop_rate = bench(data / "warm", service, users, planned=True)
        # Each plan takes as long as many nudges, so there are fewer of them here.
        cold_rate, _ = bench(data / "cold", service, max(users // 4, ROUNDS), planned=False)
    print(json.dumps({"webpush": loop_rate, "tick": tick_rate, "cold": cold_rate}))


def bench(data: Path, service: str, users: int, planned: bool) -> tuple[float, float]:
    """Nudges a second: the tick's, with or without today's plans made before, and the loop's. Medians of the rounds."""
    app = create_app(Settings(data=data, jobs=False, push_hosts=(urlsplit(service).netloc,)))
    with app.app_context():
        db.create_all()
        begin(app, service, users)
        jobs.settle()
        ours, theirs = [], []
        for round in range(ROUNDS):
            at, due = NINE + round * HOUR, range(round, users, ROUNDS)
            while planned and due_soon(at - MINUTE):
                tick(at - MINUTE)
            devices = [subscription(service, number) for number in due] if planned else []
            before = seconds(loop, data / "vapid.pem", devices[::2])
            ours.append(len(due) / seconds(send, at, len(due)))
            after = seconds(loop, data / "vapid.pem", devices[1::2])
            theirs.append(len(devices) / (before + after))
        db.session.remove()
        db.engine.dispose()
    return median(ours), median(theirs)


def seconds(work: Callable[..., None], *of: Any) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work(*of)
    return time.perf_counter() - began


def send(at: int, due: int) -> None:
    """The tick of a full hour."""
    assert tick(at).sent == due


def loop(key: Path, devices: Sequence[tuple[str, str, str]]) -> None:
    """One call after the other, as the README of pywebpush has it."""
    for endpoint, p256dh, auth in devices:
        webpush(
            {"endpoint": endpoint, "keys": {"p256dh": p256dh, "auth": auth}},
            PAYLOAD,
            vapid_private_key=str(key),
            vapid_claims={"sub": "mailto:bench@example.org"},
            ttl=3600,
        )


def begin(app: Flask, service: str, users: int) -> None:
    """Fill the database with users who are due at nine or a full hour after it, and warm up with a few due at eight."""
    settings: Settings = app.extensions["kith"]
    key = keyring(settings.vapid_key, settings.push_contact).current.public_key
    first = new_user(service, key, -1)
    first.nudge_time = None
    samples.add(first, NINE - DAY, ENGLISH)
    outlook.refresh(first, samples.ids(first), NINE - DAY)
    for number in range(users + WARMING_UP):
        other = new_user(service, key, number)
        copy(first, other)
        other.nudge_time = "08:00" if number < WARMING_UP else f"{9 + (number - WARMING_UP) % ROUNDS:02}:00"
        schedule(other, NINE - HOUR - 1)
    db.session.commit()
    tick(NINE - HOUR)
    db.session.remove()


def new_user(service: str, key: str, number: int) -> User:
    """A user in Vienna with one device."""
    user = User.create(f"User {number}", NINE - 100 * DAY)
    user.time_zone = ZONE
    session, _ = Session.start(user.id, "Phone", b"k" * 32, NINE - DAY)
    db.session.flush()
    PushSubscription.save(session, *subscription(service, number), key, NINE - DAY)
    return user


def copy(one: User, other: User) -> None:
    """Give a user the people of another one: keys have the user's id in them."""
    for model in COPIED:
        table = model.__table__
        names = [column.name for column in table.columns]
        # The plan's id is the user's.
        owner = {"user_id", "id"} if model is DayPlan else {"user_id"}
        columns = [literal(other.id) if name in owner else table.c[name] for name in names]
        query = select(*columns).where(table.c.user_id == one.id)
        db.session.execute(insert(model).from_select(names, query))
    other.change_counter = one.change_counter


def subscription(service: str, number: int) -> tuple[str, str, str]:
    """The endpoint and the two keys of a new device."""
    public = generate_private_key(SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return f"{service}/push/{number}", base64url(point), base64url(os.urandom(16))


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
