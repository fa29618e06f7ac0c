"""What brings the daily nudge back: anything that the user does with the people here, by its age."""

from typing import Any

import pytest
from flask import Flask

from models.base import db
from models.day_plan import DayPlan
from models.local_day import DAY
from models.user import User
from pwa import clock
from tests.phone import Phone, new_user
from tests.pwa.nudging import NINE


@pytest.fixture
def phone(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Phone:
    """Ana's, who has a person; her nudges went unopened, and come every week."""
    monkeypatch.setattr(clock, "now", lambda: NINE)
    phone = Phone(app, new_user(app, "Ana"))
    phone.add_person()
    with app.app_context():
        db.session.get_one(User, phone.user_id).acted_at = NINE - 30 * DAY
        db.session.get_one(DayPlan, (phone.user_id, phone.user_id)).pace = "weekly"
        db.session.commit()
    return phone


def mika(phone: Phone) -> str:
    [person_id] = phone.rows("person")
    return person_id


def stands(phone: Phone) -> tuple[int | None, Any]:
    """When the user last did something, in days before now, and the pace as phones have it."""
    with phone.app.app_context():
        acted_at = db.session.get_one(User, phone.user_id).acted_at
    [plan] = phone.rows("plan").values()
    return (NINE - (acted_at or 0)) // DAY, plan["pace"]


def test_opening_the_app_is_not_doing_something(phone: Phone) -> None:
    phone.sync()
    assert stands(phone) == (30, "weekly")


def test_a_tap_brings_the_daily_nudge_back(phone: Phone) -> None:
    values = {"person_id": mika(phone), "kind": "like", "direction": "out", "at": NINE}
    phone.sync(phone.add("interaction", values))
    assert stands(phone) == (0, "daily")


@pytest.mark.parametrize("scope", ["day", "week"])
def test_so_does_not_today(phone: Phone, scope: str) -> None:
    phone.sync(phone.add("skip", {"person_id": None, "scope": scope, "at": NINE}))
    assert stands(phone) == (0, "daily")


def test_so_does_choosing_another_time(phone: Phone) -> None:
    phone.sync(phone.set("profile", phone.user_id, "nudge_time", "20:00"))
    assert stands(phone) == (0, "daily")


def test_what_comes_late_counts_from_when_it_was_done(phone: Phone) -> None:
    phone.sync(phone.set("person", mika(phone), "name", "Mika", at=NINE - 3 * DAY))
    assert stands(phone) == (3, "daily")


def test_what_is_refused_counts_for_nothing(phone: Phone) -> None:
    phone.sync(phone.set("person", mika(phone), "name", ""))
    assert stands(phone) == (30, "weekly")


def test_nor_does_what_a_phone_gives_back_to_a_restored_server(phone: Phone) -> None:
    phone.sync(phone.add("person", {"name": "Noor"}, meta={"name": [1, NINE]}))
    assert stands(phone) == (30, "weekly")
