"""One bad row, wherever it is, costs its own account a nudge and nobody else's."""

import pytest
from flask import Flask
from sqlalchemy import update

from models.base import db
from models.day_plan import DayPlan
from models.local_day import DAY
from models.nudge import LEASE, Nudge
from models.push_subscription import PushSubscription
from models.user import User
from pwa.config import Settings
from tests.pwa.nudging import NINE, SECONDS, run, somebody
from tests.pwa.push_endpoint import PushEndpoint


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    return settings.model_copy(update={"push_hosts": (service.host,)})


POISON = {
    "a time that is none": update(User).values(nudge_time="99:99"),
    "a zone that is none": update(User).values(time_zone="Middle/Earth"),
    "a plan without words": update(DayPlan).values(people=[{"person_id": "x" * 36}]),
    "a plan whose words are none": update(DayPlan).values(people=[{"person_id": "x" * 36, "reasons": 7}]),
    "a plan of another form": update(DayPlan).values(people={"a": 1}),
    "a trouble of another form": update(DayPlan).values(nudge=[1]),
    "keys that are none": update(PushSubscription).values(p256dh="!", auth="?"),
    "no keys": update(PushSubscription).values(p256dh="", auth=""),
    "an endpoint that is none": update(PushSubscription).values(endpoint="http://["),
    "an endpoint elsewhere": update(PushSubscription).values(endpoint="https://169.254.169.254/"),
    "a key of ours that is none": update(PushSubscription).values(server_key=""),
}


@pytest.mark.parametrize("poison", POISON)
def test_one_bad_row_holds_up_nobody(
    app: Flask, service: PushEndpoint, poison: str, caplog: pytest.LogCaptureFixture
) -> None:
    phones = [service.device() for _ in range(3)]
    somebody(app, "Ana", phones[0])
    bad = somebody(app, "Bo", service.device())
    somebody(app, "Cleo", phones[1])
    somebody(app, "Dan", phones[2])
    statement = POISON[poison]
    column = statement.table.c.get("user_id", statement.table.c.id)
    with app.app_context():
        db.session.execute(statement.where(column == bad))
        db.session.execute(update(User).where(User.id == bad).values(next_nudge_at=NINE - 60_000))
        db.session.commit()
    for minutes in range(4):
        run(app, NINE + minutes * 60_000)
    assert [len(phone.messages) for phone in phones] == [1, 1, 1]
    run(app, NINE + DAY)
    assert "Mika" not in caplog.text


def test_who_cannot_be_nudged_is_looked_at_once_a_day(
    app: Flask, service: PushEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    bad = somebody(app, "Bo", service.device())
    with app.app_context():
        db.session.execute(POISON["a time that is none"])
        db.session.commit()
    for minutes in range(3):
        run(app, NINE + minutes * 60_000)
    with app.app_context():
        assert db.session.get_one(User, bad).next_nudge_at == NINE + DAY
    assert sum(f"nudge of {bad}" in record.getMessage() for record in caplog.records) == 1


@pytest.mark.parametrize("state", ["due", "sending"])
def test_a_nudge_that_cannot_be_read_comes_up_once(
    app: Flask, service: PushEndpoint, state: str, caplog: pytest.LogCaptureFixture
) -> None:
    bad, phone = somebody(app, "Bo", service.device()), service.device()
    somebody(app, "Ana", phone)
    with app.app_context():
        db.session.execute(update(DayPlan).where(DayPlan.user_id == bad).values(people=[{"reasons": 7}], nudge=[1]))
        row = Nudge(id="n" * 36, user_id=bad, local_date="2026-05-04", round=1, person_id="p" * 36, state=state)
        row.until_at, row.retry_at, row.lease_until = NINE + DAY, NINE - 1, NINE - LEASE
        db.session.add(row)
        db.session.commit()
    for minutes in range(3):
        run(app, NINE + minutes * 60_000 + SECONDS)
    assert len(phone.messages) == 1
    assert sum(f"nudge {'n' * 36}" in record.getMessage() for record in caplog.records) == 1
    with app.app_context():
        assert db.session.get_one(Nudge, "n" * 36).state == "failed"
