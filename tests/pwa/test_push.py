"""Ana turns notifications on; Bo has another account, Cleo has none."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from models.base import db
from models.push_subscription import PushSubscription
from models.session import Session
from models.user import User
from pwa.config import Settings
from tests.phone import Phone
from tests.pwa.conftest import Later
from tests.pwa.push_endpoint import Answer, PushEndpoint


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    """With the test's push service among the allowed."""
    return settings.model_copy(update={"push_hosts": (service.host,)})


def subscriptions(app: Flask) -> list[str]:
    with app.app_context():
        return sorted(db.session.scalars(select(PushSubscription.endpoint)))


def listed(phone: Phone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = phone.client.get("/api/push").get_json()["subscriptions"]
    return found


def test_a_device_subscribes_and_is_listed(ana: Phone, service: PushEndpoint) -> None:
    assert listed(ana) == []
    response = ana.client.put("/api/push", json=service.device().subscription)
    assert response.status_code == 201
    [row] = listed(ana)
    assert row["id"] == response.get_json()["id"]
    assert (row["device_name"], row["current"]) == ("Ana's phone", True)
    assert set(row) == {"id", "device_name", "created_at", "current"}


def test_the_public_key_is_the_one_messages_are_signed_with(ana: Phone, service: PushEndpoint) -> None:
    device = service.device()
    key = ana.client.get("/api/push").get_json()["public_key"]
    ana.client.put("/api/push", json=device.subscription)
    ana.post("/api/push/test")
    assert f"k={key}" in device.requests[0]["Authorization"]


def test_subscribing_again_changes_the_row_and_adds_none(app: Flask, ana: Phone, service: PushEndpoint) -> None:
    old, new = service.device(), service.device()
    first = ana.client.put("/api/push", json=old.subscription).get_json()["id"]
    assert ana.client.put("/api/push", json=old.subscription).get_json()["id"] == first
    assert ana.client.put("/api/push", json=new.subscription).get_json()["id"] == first
    assert subscriptions(app) == [new.endpoint]


def test_another_device_is_listed_as_another(app: Flask, ana: Phone, service: PushEndpoint) -> None:
    tablet = Phone(app, ana.user_id, "Ana's tablet")
    ana.client.put("/api/push", json=service.device().subscription)
    tablet.client.put("/api/push", json=service.device().subscription)
    assert {(row["device_name"], row["current"]) for row in listed(tablet)} == {
        ("Ana's phone", False),
        ("Ana's tablet", True),
    }


def test_the_first_device_sets_the_clock_and_the_next_leaves_it(
    app: Flask, ana: Phone, service: PushEndpoint, later: Later
) -> None:
    def due() -> int | None:
        with app.app_context():
            return db.session.get_one(User, ana.user_id).next_nudge_at

    assert due() is None
    ana.client.put("/api/push", json=service.device().subscription)
    first = due()
    assert first is not None
    # The nudge is due and the tick has not come yet: opening the app must not put it off.
    later(26 * 3_600_000)
    ana.client.put("/api/push", json=service.device().subscription)
    assert due() == first


def test_unsubscribing_ends_only_ones_own_device(app: Flask, ana: Phone, bo: Phone, service: PushEndpoint) -> None:
    kept = service.device()
    ana.client.put("/api/push", json=service.device().subscription)
    bo.client.put("/api/push", json=kept.subscription)
    assert ana.client.delete("/api/push").status_code == 204
    assert ana.client.delete("/api/push").status_code == 204
    assert subscriptions(app) == [kept.endpoint]


def test_knowing_bos_endpoint_gives_ana_no_power_over_it(
    app: Flask, ana: Phone, bo: Phone, service: PushEndpoint
) -> None:
    bos, anas = service.device(), service.device()
    bo.client.put("/api/push", json=bos.subscription)
    ana.client.put("/api/push", json={"endpoint": bos.endpoint, "keys": anas.subscription["keys"]})
    ana.client.delete("/api/push")
    assert subscriptions(app) == [bos.endpoint]
    assert bo.post("/api/push/test").get_json()["sent"] is True


def test_signing_out_ends_the_push(app: Flask, ana: Phone, service: PushEndpoint) -> None:
    ana.client.put("/api/push", json=service.device().subscription)
    with app.app_context():
        db.session.get_one(Session, ana.session_id).end()
        db.session.commit()
    assert subscriptions(app) == []


def good(service: PushEndpoint) -> dict[str, Any]:
    return service.device().subscription


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://evil.example/push"},
        {"endpoint": "http://fcm.googleapis.com/1"},
        {"endpoint": ""},
        {"endpoint": 5},
        {"endpoint": None},
        {"endpoint": "https://fcm.googleapis.com/" + "x" * 2000},
        {"keys": {}},
        {"keys": None},
        {"keys": {"p256dh": "AAAA", "auth": "AAAA"}},
        {"keys": {"p256dh": "x" * 100_000, "auth": "x"}},
        {"keys": {"p256dh": 1, "auth": 2}},
        {"expirationTime": None},
    ],
)
def test_what_cannot_be_used_is_refused_and_changes_nothing(
    app: Flask, ana: Phone, service: PushEndpoint, wrong: dict[str, Any]
) -> None:
    response = ana.client.put("/api/push", json=good(service) | wrong)
    assert response.status_code == 400
    assert response.get_json()["error"]
    assert subscriptions(app) == []


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b"\xff", b'{"endpoint":NaN}', b"[" * 100_000])
def test_a_body_that_is_no_subscription_is_refused(ana: Phone, body: bytes) -> None:
    response = ana.client.put("/api/push", data=body, content_type="application/json")
    assert response.status_code == 400


def test_who_is_not_signed_in_gets_nothing(cleo: FlaskClient, service: PushEndpoint) -> None:
    assert cleo.get("/api/push").status_code == 401
    assert cleo.put("/api/push", json=good(service)).status_code == 401
    assert cleo.delete("/api/push").status_code == 401
    assert cleo.post("/api/push/test", json={}).status_code == 401


def test_a_test_comes_at_once(ana: Phone, service: PushEndpoint) -> None:
    device = service.device()
    ana.client.put("/api/push", json=device.subscription)
    response = ana.post("/api/push/test")
    test_id = response.get_json()["test_id"]
    assert (response.status_code, response.get_json()) == (202, {"sent": True, "test_id": test_id})
    [told] = device.messages
    assert told["web_push"] == 8030
    assert told["notification"]["navigate"] == "http://localhost:5000/you"
    assert told["notification"]["data"] == {"kind": "test", "test_id": test_id}


@pytest.mark.parametrize(("answer", "kept"), [(410, 0), (404, 0), (429, 1), (500, 1), (403, 1), ("redirect", 1)])
def test_a_test_that_fails_says_why(app: Flask, ana: Phone, service: PushEndpoint, answer: Answer, kept: int) -> None:
    ana.client.put("/api/push", json=service.device(answer).subscription)
    response = ana.post("/api/push/test")
    told = response.get_json()
    assert (response.status_code, told["sent"]) == (202, False)
    assert told["error"].endswith(".")
    assert told["link"] == ("key" if answer == 403 else "service")
    assert len(subscriptions(app)) == kept


def test_a_test_needs_a_subscription(ana: Phone) -> None:
    response = ana.post("/api/push/test")
    told = response.get_json()
    assert (response.status_code, told["sent"], told["link"]) == (202, False, "server")
    assert "does not know this device" in told["error"]


def test_tests_are_not_endless(ana: Phone, service: PushEndpoint, later: Later) -> None:
    device = service.device()
    ana.client.put("/api/push", json=device.subscription)
    statuses = [ana.post("/api/push/test").status_code for _ in range(21)]
    assert statuses == [202] * 20 + [429]
    assert len(device.messages) == 20
