"""What ``make bench`` measures, against the push service at an address: prints messages a second as JSON."""

import base64
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory
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
ROUNDS = 2
"""The loop and the tick take turns, so that whatever else this machine does slows both down alike."""
WARMING_UP = 5
"""Nudges that are not counted: a server has been running for days, and nobody measures its imports."""


def main(service: str, users: int) -> None:
    """Measure all three, each with its own database or none."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        tick_seconds, loop_seconds = bench(data / "warm", service, users, planned=True)
        cold_seconds, _ = bench(data / "cold", service, users, planned=False)
    told = {"webpush": users / loop_seconds, "tick": users / tick_seconds, "cold": users / cold_seconds}
    print(json.dumps(told))


def bench(data: Path, service: str, users: int, planned: bool) -> tuple[float, float]:
    """Seconds for the tick, with or without today's plans made before, and for the loop."""
    app = create_app(Settings(data=data, jobs=False, push_hosts=(urlsplit(service).netloc,)))
    with app.app_context():
        db.create_all()
        begin(app, service, users, planned)
        jobs.settle()
        ours = theirs = 0.0
        sent = 0
        for minute in range(ROUNDS):
            devices = [subscription(service, number) for number in range(minute, users, ROUNDS)]
            began = time.perf_counter()
            sent += tick(NINE + minute * MINUTE).sent
            ours += time.perf_counter() - began
            began = time.perf_counter()
            if planned:
                loop(data / "vapid.pem", devices)
            theirs += time.perf_counter() - began
        assert sent == users
        db.session.remove()
        db.engine.dispose()
    return ours, theirs


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


def begin(app: Flask, service: str, users: int, planned: bool) -> None:
    """Fill the database with users who are due at nine or soon after, and warm up with a few who are due at eight."""
    settings: Settings = app.extensions["kith"]
    key = keyring(settings.vapid_key, settings.push_contact).current.public_key
    first = new_user(service, key, -1)
    first.nudge_time = None
    samples.add(first, NINE - DAY)
    outlook.refresh(first, samples.ids(first), NINE - DAY)
    for number in range(users + WARMING_UP):
        other = new_user(service, key, number)
        copy(first, other)
        other.nudge_time = "08:00" if number < WARMING_UP else f"09:0{number % ROUNDS}"
        schedule(other, NINE - HOUR - 1)
    db.session.commit()
    tick(NINE - HOUR)
    while planned and due_soon(NINE - MINUTE):
        tick(NINE - MINUTE)
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
