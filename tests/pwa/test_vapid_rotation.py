"""The server gets a new key for pushes. Ana's phone has heard of it, her tablet has not yet."""

import stat
from collections.abc import Iterator

import pytest
from flask import Flask

from models.base import db
from models.local_day import DAY
from models.push_subscription import PushSubscription
from models.session import Session
from pwa import clock, jobs
from pwa.config import Settings
from pwa.vapid import keyring
from tests.phone import Phone
from tests.pwa.push_endpoint import Device, PushEndpoint


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Iterator[Settings]:
    yield settings.model_copy(update={"push_hosts": (service.host,)})
    for key in settings.data.glob("vapid*.pem"):
        key.unlink()


def rotate(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["vapid-rotate"])
    assert result.exit_code == 0, result.output


def public_key(phone: Phone) -> str:
    told: str = phone.client.get("/api/push").get_json()["public_key"]
    return told


def signed_with(phone: Phone, device: Device) -> str:
    """The key that a push to this device is signed with."""
    assert phone.post("/api/push/test").get_json()["sent"] is True
    return device.requests[-1]["Authorization"].partition("k=")[2]


def older(settings: Settings) -> int:
    return len(list(settings.data.glob("vapid.*.pem")))


def erase(app: Flask) -> None:
    with app.app_context():
        jobs.erase(clock.now())


def test_nobody_is_lost_and_the_old_key_goes_with_its_last_device(
    app: Flask, settings: Settings, service: PushEndpoint, ana: Phone
) -> None:
    phone, tablet = service.device(), service.device()
    anas_tablet = Phone(app, ana.user_id, "Ana's tablet")
    ana.client.put("/api/push", json=phone.subscription)
    anas_tablet.client.put("/api/push", json=tablet.subscription)
    old = public_key(ana)
    rotate(app)
    new = public_key(ana)
    assert new != old
    renewed = service.device()
    ana.client.put("/api/push", json=renewed.subscription | {"server_key": new})
    erase(app)
    assert (signed_with(ana, renewed), signed_with(anas_tablet, tablet)) == (new, old)
    assert older(settings) == 1
    anas_tablet.client.delete("/api/push")
    erase(app)
    assert older(settings) == 0
    assert signed_with(ana, renewed) == new


def test_a_phone_that_subscribed_just_before_says_so(app: Flask, service: PushEndpoint, ana: Phone) -> None:
    device, old = service.device(), public_key(ana)
    rotate(app)
    ana.client.put("/api/push", json=device.subscription | {"server_key": old})
    assert signed_with(ana, device) == old


def test_a_key_that_nobody_knows_counts_as_the_present_one(app: Flask, service: PushEndpoint, ana: Phone) -> None:
    device = service.device()
    ana.client.put("/api/push", json=device.subscription | {"server_key": "B" * 87})
    assert signed_with(ana, device) == public_key(ana)


def test_it_may_be_rotated_again_and_again(app: Flask, settings: Settings, service: PushEndpoint, ana: Phone) -> None:
    devices: dict[str, tuple[Phone, Device]] = {}
    for number in range(3):
        phone, device = Phone(app, ana.user_id, f"Device {number}"), service.device()
        phone.client.put("/api/push", json=device.subscription)
        devices[public_key(phone)] = phone, device
        rotate(app)
    assert [signed_with(*where) for where in devices.values()] == list(devices)
    erase(app)
    assert older(settings) == 3
    modes = {stat.S_IMODE(file.stat().st_mode) for file in settings.data.glob("vapid*.pem")}
    assert modes == {0o600}


def test_files_of_the_operators_own_are_left_alone(app: Flask, settings: Settings, ana: Phone) -> None:
    old = public_key(ana)
    rotate(app)
    [kept] = settings.data.glob("vapid.*.pem")
    own = {"vapid.old.pem": settings.vapid_key.read_bytes(), "vapid.public.pem": b"-----BEGIN PUBLIC KEY-----"}
    for name, content in own.items():
        (settings.data / name).write_bytes(content)
    assert old in keyring(settings.vapid_key, settings.push_contact)
    erase(app)
    assert {file.name for file in settings.data.glob("vapid.*.pem")} == set(own)
    assert not kept.exists()


def test_a_server_that_runs_takes_up_the_new_key_at_once(settings: Settings, app: Flask) -> None:
    before = keyring(settings.vapid_key, settings.push_contact)
    rotate(app)
    after = keyring(settings.vapid_key, settings.push_contact)
    assert after.current.public_key != before.current.public_key
    assert before.current.public_key in after
    assert keyring(settings.vapid_key, settings.push_contact) is after


def test_devices_that_were_not_seen_for_ninety_days_are_forgotten(
    app: Flask, service: PushEndpoint, ana: Phone, bo: Phone
) -> None:
    for phone in (ana, bo):
        phone.client.put("/api/push", json=service.device().subscription)
    with app.app_context():
        # Ana's phone subscribed long ago, but opens Kith still.
        for row in db.session.query(PushSubscription):
            row.seen_at = clock.now() - 91 * DAY
        db.session.get_one(Session, bo.session_id).seen_at = clock.now() - 91 * DAY
        db.session.commit()
        jobs.erase(clock.now() - 2 * DAY)
        assert db.session.query(PushSubscription).count() == 2
        jobs.erase(clock.now())
        assert [row.user_id for row in db.session.query(PushSubscription)] == [ana.user_id]


def test_the_operator_sees_how_devices_stand(app: Flask, service: PushEndpoint, ana: Phone, bo: Phone) -> None:
    def told() -> str:
        result = app.test_cli_runner().invoke(args=["push-status"])
        assert result.exit_code == 0
        return result.output

    assert told() == "No device is subscribed.\n"
    ana.client.put("/api/push", json=service.device().subscription)
    assert told() == "127.0.0.1: 1 device\n"
    rotate(app)
    device = service.device(403)
    bo.client.put("/api/push", json=device.subscription)
    assert bo.post("/api/push/test").get_json()["link"] == "key"
    lines = told().splitlines()
    assert lines[0].startswith("127.0.0.1: 2 devices, 1 refused since 20")
    assert lines[1] == "1 of them still subscribed with an older key."
    assert "KITH_PUSH_CONTACT" in lines[2]
    assert device.endpoint not in told() and "Bo" not in told()
