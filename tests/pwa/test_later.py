"""Ana has a phone and a tablet. What she does about a nudge on one of them, the other one hears of."""

from collections.abc import Iterator

import pytest
from flask import Flask

from models.base import db
from models.local_day import DAY
from models.nudge import HOUR, Nudge
from models.person import Person
from models.push_subscription import PushSubscription
from pwa import clock, nudges
from pwa.config import Settings
from tests.phone import Row
from tests.pwa.nudging import NINE, SECONDS, Handset, run, somebody
from tests.pwa.push_endpoint import PushEndpoint

MINUTE = 60_000
SEVEN = NINE + 10 * HOUR
YEAR = 365 * DAY
MORNING, EVENING, DONE = ("nudge", 1), ("nudge", 2), ("done", None)


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    return settings.model_copy(update={"push_hosts": (service.host,)})


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The server's clock: its last entry is now."""
    moments = [NINE]
    monkeypatch.setattr(clock, "now", lambda: moments[-1])
    yield moments


@pytest.fixture
def phone(app: Flask, service: PushEndpoint, at: list[int]) -> Handset:
    return Handset(app, somebody(app, "Ana"), service.device())


@pytest.fixture
def tablet(app: Flask, service: PushEndpoint, phone: Handset) -> Handset:
    return Handset(app, phone.phone.user_id, service.device(), "Tablet")


def mika(app: Flask, user_id: str | None = None) -> str:
    """The person of this user, or of the only one."""
    whose = {"user_id": user_id} if user_id else {}
    with app.app_context():
        return db.session.query(Person).filter_by(name="Mika Kovács", **whose).one().id


def press(handset: Handset, person: str, what: str, at: int, sent_at: int | None = None) -> None:
    values = {"person_id": person, "local_date": "2026-05-04", "answer": what, "at": at}
    send(handset, handset.phone.add("nudge_answer", values, at=at), at if sent_at is None else sent_at)


def send(handset: Handset, op: Row, sent_at: int) -> None:
    assert [result["status"] for result in handset.phone.sync(op, sent_at=sent_at)["results"]] == ["applied"]


def a_contact(handset: Handset, person: str, kind: str, direction: str, at: int) -> Row:
    return handset.phone.add(
        "interaction", {"person_id": person, "kind": kind, "direction": direction, "at": at}, at=at
    )


def test_later_goes_from_the_tablet_and_comes_again_in_the_evening(
    app: Flask, at: list[int], phone: Handset, tablet: Handset
) -> None:
    run(app)
    at.append(NINE + HOUR)
    press(phone, mika(app), "later", NINE + HOUR)
    run(app, NINE + HOUR + MINUTE)
    assert (phone.told, tablet.told) == ([MORNING], [MORNING, DONE])
    # True as well of one that comes again in the evening.
    assert tablet.device.messages[-1]["notification"]["title"] == "Answered on another device"
    assert tablet.device.messages[-1]["notification"]["body"] == ""
    run(app, SEVEN - MINUTE)
    run(app, SEVEN + SECONDS)
    run(app, SEVEN + MINUTE)
    assert (phone.told, tablet.told) == ([MORNING, EVENING], [MORNING, DONE, EVENING])
    at.append(SEVEN + HOUR)
    press(tablet, mika(app), "write", SEVEN + HOUR)
    run(app, SEVEN + HOUR + MINUTE)
    run(app, SEVEN + HOUR + 2 * MINUTE)
    assert (phone.told, tablet.told) == ([MORNING, EVENING, DONE], [MORNING, DONE, EVENING])
    assert {told["notification"]["tag"] for told in phone.device.messages} == {"nudge-2026-05-04"}
    assert {request["Topic"] for request in phone.device.requests} == {"nudge-2026-05-04"}


def test_what_was_pressed_without_a_network_counts_from_the_press(app: Flask, at: list[int], phone: Handset) -> None:
    run(app)
    at.append(NINE + 9 * HOUR)
    # Pressed at half past five by a phone whose clock is ten years ahead.
    pressed = NINE + 8 * HOUR + 30 * MINUTE + 10 * YEAR
    press(phone, mika(app), "later", pressed, sent_at=pressed + 30 * MINUTE)
    run(app, SEVEN + SECONDS)
    assert phone.told == [MORNING]
    run(app, SEVEN + 30 * MINUTE + SECONDS)
    assert phone.told == [MORNING, EVENING]


def test_later_from_two_devices_asks_once(app: Flask, at: list[int], phone: Handset, tablet: Handset) -> None:
    run(app)
    for handset in (phone, tablet, phone):
        at.append(at[-1] + HOUR)
        press(handset, mika(app), "later", at[-1])
    for minutes in range(0, 200, 20):
        run(app, SEVEN + minutes * MINUTE)
    assert (phone.told.count(EVENING), tablet.told.count(EVENING)) == (1, 1)


def test_the_same_op_twice_asks_once(app: Flask, at: list[int], phone: Handset) -> None:
    run(app)
    at.append(NINE + HOUR)
    values = {"person_id": mika(app), "local_date": "2026-05-04", "answer": "later", "at": NINE}
    op = phone.phone.add("nudge_answer", values, at=NINE + HOUR)
    statuses = [phone.phone.sync(op, sent_at=NINE + HOUR)["results"][0]["status"] for _ in range(2)]
    assert statuses == ["applied", "duplicate"]
    run(app, SEVEN + SECONDS)
    assert phone.told == [MORNING, EVENING]


def test_an_answer_that_arrives_tomorrow_changes_nothing(app: Flask, at: list[int], phone: Handset) -> None:
    run(app)
    at.append(NINE + DAY - HOUR)
    press(phone, mika(app), "later", NINE + HOUR, sent_at=NINE + DAY - HOUR)
    run(app, NINE + DAY - HOUR)
    with app.app_context():
        assert [(nudge.round, nudge.done_at) for nudge in db.session.query(Nudge)] == [(1, None)]


@pytest.mark.parametrize(
    ("what", "goes"),
    [
        ("message out", True),
        ("call both", True),
        ("message in", False),
        ("like out", False),
        ("message yesterday", False),
        ("somebody else", False),
        ("skip", True),
        ("skip day", True),
        ("skip somebody else", False),
        ("write", True),
    ],
)
def test_what_was_acted_on_goes_from_the_other_device(
    app: Flask, at: list[int], phone: Handset, tablet: Handset, what: str, goes: bool
) -> None:
    run(app)
    at.append(now := NINE + HOUR)
    noor = phone.phone.add("person", {"name": "Noor"}, at=now)
    send(phone, noor, now)
    person = mika(app)
    match what.split():
        case ["message", "yesterday"]:
            send(phone, a_contact(phone, person, "message", "out", NINE - DAY), now)
        case ["message" | "call" | "like" as kind, direction]:
            send(phone, a_contact(phone, person, kind, direction, now), now)
        case ["somebody", "else"]:
            send(phone, a_contact(phone, noor["row"], "message", "out", now), now)
        case ["skip", *scope]:
            skipped = {"person_id": noor["row"] if len(scope) == 2 else None if scope else person}
            scope_name = "day" if scope == ["day"] else "person"
            send(phone, phone.phone.add("skip", skipped | {"scope": scope_name, "at": now}, at=now), now)
        case ["write"]:
            press(phone, person, "write", now)
    run(app, now + MINUTE)
    run(app, now + 2 * MINUTE)
    assert phone.told == [MORNING]
    assert tablet.told == ([MORNING, DONE] if goes else [MORNING])
    if goes:
        told = tablet.device.messages[-1]["notification"]
        assert told["silent"] is True
        assert tablet.device.requests[-1]["Urgency"] == "normal"


def test_a_device_that_waits_for_its_push_gets_none_when_it_was_acted_on(
    app: Flask, at: list[int], phone: Handset, tablet: Handset
) -> None:
    tablet.device.answer, tablet.device.headers = 429, {"Retry-After": "1800"}
    run(app)
    tablet.device.answer = 201
    at.append(NINE + 10 * MINUTE)
    press(phone, mika(app), "write", NINE + 10 * MINUTE)
    run(app, NINE + 11 * MINUTE)
    run(app, NINE + 40 * MINUTE)
    # The refused one was its only message.
    assert (phone.told, tablet.told) == ([MORNING], [MORNING])
    assert phone.plan()["nudge"] is None


def test_many_answered_with_nothing_to_put_away_hold_up_nobody_elses(
    app: Flask, service: PushEndpoint, at: list[int], phone: Handset, tablet: Handset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nudges, "BATCH", 1)
    alone = Handset(app, somebody(app, "Bo"), service.device())
    run(app)
    at.append(NINE + HOUR)
    for handset in (alone, phone):
        at.append(at[-1] + MINUTE)
        press(handset, mika(app, handset.phone.user_id), "write", at[-1])
    run(app, at[-1] + MINUTE)
    assert tablet.told == [MORNING, DONE]


def test_one_that_cannot_be_put_away_holds_up_nobody(
    app: Flask,
    service: PushEndpoint,
    at: list[int],
    phone: Handset,
    tablet: Handset,
    caplog: pytest.LogCaptureFixture,
) -> None:
    theirs = Handset(app, somebody(app, "Bo"), service.device())
    Handset(app, theirs.phone.user_id, bad := service.device())
    run(app)
    at.append(NINE + HOUR)
    for handset in (theirs, phone):
        press(handset, mika(app, handset.phone.user_id), "write", at[-1])
    with app.app_context():
        db.session.query(PushSubscription).filter_by(endpoint=bad.endpoint).one().endpoint = "http://["
        db.session.commit()
    for minutes in (1, 2):
        run(app, NINE + HOUR + minutes * MINUTE)
    assert tablet.told == [MORNING, DONE]
    assert sum("withdrawal of" in record.getMessage() for record in caplog.records) == 1


def test_the_mornings_withdrawal_never_takes_the_place_of_the_evenings_nudge(
    app: Flask, at: list[int], phone: Handset, tablet: Handset
) -> None:
    run(app)
    at.append(NINE + HOUR)
    press(phone, mika(app), "later", NINE + HOUR)
    with app.app_context():
        # The tick of the morning's withdrawal never came.
        [morning, evening] = db.session.query(Nudge).order_by(Nudge.round)
        evening.state, evening.tried_at, evening.retry_at = "sent", SEVEN, SEVEN
        db.session.commit()
    run(app, SEVEN + MINUTE)
    assert tablet.told == [MORNING]


def test_after_midnight_nothing_is_withdrawn(app: Flask, at: list[int], phone: Handset, tablet: Handset) -> None:
    run(app)
    at.append(NINE + HOUR)
    press(phone, mika(app), "write", NINE + HOUR)
    run(app, NINE + 16 * HOUR)
    assert tablet.told == [MORNING]


def test_apples_devices_get_no_second_push(
    app: Flask, at: list[int], phone: Handset, tablet: Handset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.withdrawal.SHOWS_A_SECOND", "127.0.0.1")
    run(app)
    at.append(NINE + HOUR)
    press(phone, mika(app), "write", NINE + HOUR)
    run(app, NINE + HOUR + MINUTE)
    assert tablet.told == [MORNING]


def test_a_device_that_ended_its_subscription_is_forgotten_at_a_withdrawal_too(
    app: Flask, at: list[int], phone: Handset, tablet: Handset
) -> None:
    run(app)
    at.append(NINE + HOUR)
    press(phone, mika(app), "write", NINE + HOUR)
    tablet.device.answer = 410
    run(app, NINE + HOUR + MINUTE)
    assert [row["device_name"] for row in phone.phone.client.get("/api/push").get_json()["subscriptions"]] == ["Phone"]
