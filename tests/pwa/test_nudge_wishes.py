"""Ana changes her settings in the very minute in which her nudge is due."""

import pytest
from flask import Flask

from models.nudge import HOUR
from pwa import clock
from pwa.config import Settings
from tests.pwa.nudging import NINE, SECONDS, Handset, run, somebody
from tests.pwa.push_endpoint import PushEndpoint


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    return settings.model_copy(update={"push_hosts": (service.host,)})


@pytest.fixture
def phone(app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch) -> Handset:
    monkeypatch.setattr(clock, "now", lambda: NINE + SECONDS)
    return Handset(app, somebody(app, "Ana"), service.device())


def change(phone: Handset, field: str, value: str | None) -> None:
    op = phone.phone.set("profile", phone.phone.user_id, field, value)
    assert phone.phone.sync(op)["results"][0]["status"] == "applied"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Ana Sá"),
        ("lock_screen", "nobody"),
        ("nudge_days", "12345"),
        ("nudge_time", "08:59"),
        ("time_zone", "Europe/Berlin"),
    ],
)
def test_the_days_nudge_comes_all_the_same(app: Flask, phone: Handset, field: str, value: str) -> None:
    change(phone, field, value)
    run(app, NINE + 2 * SECONDS)
    run(app, NINE + HOUR)
    assert phone.told == [("nudge", 1)]


@pytest.mark.parametrize(("field", "value"), [("nudge_time", None), ("nudge_days", "234567"), ("nudge_time", "23:00")])
def test_one_that_is_no_longer_wanted_now_does_not_come(
    app: Flask, phone: Handset, field: str, value: str | None
) -> None:
    change(phone, field, value)
    for hour in range(13):
        run(app, NINE + 2 * SECONDS + hour * HOUR)
    assert phone.told == []


def test_a_later_hour_of_the_same_day_is_one_nudge(app: Flask, phone: Handset) -> None:
    run(app)
    change(phone, "nudge_time", "10:00")
    for hour in range(20):
        run(app, NINE + 2 * SECONDS + hour * HOUR)
    assert phone.told == [("nudge", 1)]


def test_hidden_names_are_hidden_from_the_next_push_on(app: Flask, phone: Handset) -> None:
    change(phone, "lock_screen", "nobody")
    run(app, NINE + 2 * SECONDS)
    [message] = phone.device.messages
    assert message["notification"]["title"] == "Someone to write to today"
    assert "Mika" not in str(message)
