"""Messages to a push service on loopback that checks signature and encryption, and misbehaves in every known way."""

import asyncio
import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import aiohttp
import pytest
from flask import Flask

from models.dispatch import Outcome
from models.errors import Invalid
from models.nudge import LEASE
from models.push_subscription import Address
from pwa import web_push
from pwa.config import Settings
from pwa.vapid import Keyring, keyring
from pwa.web_push import Message, Result, Sender, check_keys, send
from tests.pwa.push_endpoint import CHUNK, HUGE, Answer, Device, PushEndpoint

SHORT = 1.0
"""Seconds; loopback answers within a few thousandths."""


@pytest.fixture
def key(settings: Settings) -> Keyring:
    return keyring(settings.vapid_key, settings.push_contact)


def message(device: Device, endpoint: str | None = None) -> Message:
    to = Address("1", endpoint or device.endpoint, device.p256dh, device.auth, "")
    return Message(to, b'{"web_push":8030}', 3600, "nudge-2026-05-04")


def test_a_message_arrives_encrypted_and_signed(service: PushEndpoint, key: Keyring) -> None:
    phone = service.device()
    assert send([message(phone)], key, {service.host}) == [Result("sent", 201)]
    assert phone.messages == [{"web_push": 8030}]
    headers = {name.lower(): value for name, value in phone.requests[0].items()}
    assert (headers["ttl"], headers["topic"], headers["urgency"]) == ("3600", "nudge-2026-05-04", "high")
    assert headers["content-encoding"] == "aes128gcm"
    assert key.current.public_key in headers["authorization"]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (200, "sent"),
        (202, "sent"),
        (204, "sent"),
        (404, "gone"),
        (410, "gone"),
        (406, "retry"),
        (429, "retry"),
        (500, "retry"),
        (503, "retry"),
        (301, "refused"),
        (400, "refused"),
        (401, "refused"),
        (403, "refused"),
        (413, "refused"),
    ],
)
def test_what_each_answer_means(service: PushEndpoint, key: Keyring, answer: Answer, outcome: Outcome) -> None:
    assert send([message(service.device(answer))], key, {service.host}) == [
        Result(outcome, answer if isinstance(answer, int) else None)
    ]


def test_a_redirect_is_not_followed(service: PushEndpoint, key: Keyring) -> None:
    assert send([message(service.device("redirect"))], key, {service.host}) == [Result("refused", 307)]
    assert service.elsewhere == 0


def test_an_endless_answer_is_not_read(service: PushEndpoint, key: Keyring) -> None:
    assert send([message(service.device("huge"))], key, {service.host}) == [Result("sent", 201)]
    # What was written went into buffers on the way and nowhere else.
    assert service.written < HUGE / 4 + CHUNK


def test_an_answer_that_never_comes_holds_up_nobody(service: PushEndpoint, key: Keyring) -> None:
    silent, phone = service.device("never"), service.device()
    assert send([message(silent), message(phone)], key, {service.host}, SHORT) == [
        Result("unknown"),
        Result("sent", 201),
    ]


def test_a_slow_service_gets_more_connections_and_keeps_them(
    service: PushEndpoint, key: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PATIENCE": 0, "SILENT": 100, "ROUNDS": 1}.items():
        monkeypatch.setattr(web_push, name, value)
    with Sender(key, {service.host}, SHORT) as sender:
        sender.send([message(service.device("never")) for _ in range(7)])
        # There is one for each by now, so the last begins before the others have run out of time.
        monkeypatch.setattr(web_push, "PATIENCE", None)
        phones = [*(service.device("never") for _ in range(6)), service.device()]
        assert sender.send([message(phone) for phone in phones])[-1] == Result("sent", 201)


def test_a_service_whose_name_is_not_found_in_time_has_not_delivered(
    service: PushEndpoint, key: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hangs(*_arguments: Any, **_more: Any) -> None:
        await asyncio.get_running_loop().create_future()

    monkeypatch.setattr(aiohttp.resolver.DefaultResolver, "resolve", hangs)
    host = "push.example.org"
    assert send([message(service.device(), f"https://{host}/1")], key, {host}, SHORT) == [Result("retry")]


def test_a_service_that_is_silent_is_left_alone_after_three(
    service: PushEndpoint, key: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_push, "AT_ONCE", 1)
    phones = [*(service.device("never") for _ in range(3)), service.device(), service.device()]
    with Sender(key, {service.host}, SHORT) as sender:
        assert sender.send([message(phone) for phone in phones[:4]]) == [*[Result("unknown")] * 3, Result("retry")]
        assert sender.send([message(phones[4])]) == [Result("retry")]
    assert [len(phone.messages) for phone in phones] == [1, 1, 1, 0, 0]


def test_a_service_that_answers_now_and_then_cannot_stretch_a_batch_beyond_its_lease(
    service: PushEndpoint, key: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_push, "AT_ONCE", 1)
    answers: list[Answer] = ["never", "never", 201] * 3
    results = send([message(service.device(answer)) for answer in answers], key, {service.host}, SHORT)
    outcomes = [result.outcome for result in results]
    tried = [outcome for outcome in outcomes if outcome != "retry"]
    assert outcomes == tried + ["retry"] * (len(answers) - len(tried))
    # A machine that is busy makes a timeout of an answer, and has time for fewer.
    assert 2 < len(tried) <= web_push.ROUNDS + 1
    assert (web_push.ROUNDS + 1) * web_push.TIMEOUT * 1000 < LEASE


def test_a_connection_that_breaks_may_have_delivered(service: PushEndpoint, key: Keyring) -> None:
    assert send([message(service.device("break"))], key, {service.host}) == [Result("unknown")]


def test_a_service_that_is_down_has_not_delivered(service: PushEndpoint, key: Keyring) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        assert send([message(service.device(), f"http://{host}/push/1")], key, {host}) == [Result("retry")]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "99999999999"}, 999_999),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({}, None),
    ],
)
def test_how_long_a_service_asks_to_wait(
    service: PushEndpoint, key: Keyring, header: dict[str, str], seconds: int | None
) -> None:
    assert send([message(service.device(429, **header))], key, {service.host}) == [Result("retry", 429, seconds)]


def test_a_service_may_name_the_moment_to_come_back(service: PushEndpoint, key: Keyring) -> None:
    at = datetime.now(UTC) + timedelta(minutes=10)
    device = service.device(503, **{"Retry-After": format_datetime(at, usegmt=True)})
    wait = send([message(device)], key, {service.host})[0].retry_after
    assert wait is not None and 590 <= wait <= 600


def test_a_host_that_is_not_allowed_is_never_asked(service: PushEndpoint, key: Keyring) -> None:
    phone = service.device()
    assert send([message(phone)], key, ()) == [Result("refused")]
    assert phone.requests == []


def test_broken_keys_cost_only_their_own_message(service: PushEndpoint, key: Keyring) -> None:
    phone = service.device()
    broken = [
        Message(Address("1", phone.endpoint, p256dh, auth, ""), b"{}", 60, "t")
        for p256dh, auth in [("", ""), ("AAAA", "AAAA"), ("!", "!"), ("A" * 87, phone.auth), (phone.p256dh, "")]
    ]
    results = send([*broken, message(phone)], key, {service.host})
    assert results == [*[Result("refused")] * len(broken), Result("sent", 201)]


def test_a_name_that_cannot_be_looked_up_costs_only_its_own_message(service: PushEndpoint, key: Keyring) -> None:
    phone, label = service.device(), "a" * 64
    nowhere = message(phone, f"https://{label}.push.apple.com/1")
    assert send([nowhere, message(phone)], key, {service.host}) == [Result("refused"), Result("sent", 201)]


def test_many_messages_share_connections_and_one_signature(
    service: PushEndpoint, app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed: list[str] = []
    key = keyring(settings.vapid_key, settings.push_contact)
    sign = key.current._key.sign

    def counted(claims: dict[str, Any]) -> Any:
        signed.append(claims["aud"])
        return sign(claims)

    monkeypatch.setattr(key.current._key, "sign", counted)
    devices = [service.device() for _ in range(120)]
    assert {result.outcome for result in send([message(device) for device in devices], key, {service.host})} == {"sent"}
    assert signed == [f"http://{service.host}"]


def test_it_can_be_sent_from_any_thread(service: PushEndpoint, key: Keyring) -> None:
    results: list[Result] = []
    thread = threading.Thread(target=lambda: results.extend(send([message(service.device())], key, {service.host})))
    thread.start()
    thread.join(10)
    assert results == [Result("sent", 201)]
    assert send([], key, ()) == []


def test_keys_are_a_point_on_the_curve_and_sixteen_bytes(service: PushEndpoint) -> None:
    phone = service.device()
    assert check_keys(phone.p256dh + "=", phone.auth + "==") == (phone.p256dh, phone.auth)
    compressed = "A" * 44
    off_the_curve = "BA" + "A" * 85
    for p256dh, auth in [
        ("", phone.auth),
        (phone.p256dh, ""),
        (phone.p256dh, "AA"),
        (phone.p256dh, phone.auth + "A"),
        (phone.p256dh[:-4], phone.auth),
        (phone.p256dh + "AAAA", phone.auth),
        (compressed, phone.auth),
        (off_the_curve, phone.auth),
        (phone.p256dh.replace(phone.p256dh[5], "!"), phone.auth),
        ("ü" * 87, phone.auth),
        (phone.auth, phone.p256dh),
    ]:
        with pytest.raises(Invalid):
            check_keys(p256dh, auth)
