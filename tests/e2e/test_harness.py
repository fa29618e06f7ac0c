"""The harness itself: a real encrypted push, through the push service, to a pressed notification in Firefox."""

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02, b64urlencode
from pywebpush import WebPushException, webpush

from .firefox import Firefox
from .notification_daemon import NotificationDaemon
from .patience import until
from .push_service import PushService
from .worker_page import WorkerPage

SUBSCRIBE = """navigator.serviceWorker.ready.then(worker => worker.pushManager.subscribe(
    {userVisibleOnly: true, applicationServerKey: %s})).then(subscription => subscription.toJSON())"""


@pytest.fixture
def vapid() -> Vapid02:
    keys = Vapid02()
    keys.generate_keys()
    return keys


def send(subscription: dict[str, Any], message: dict[str, str], keys: Vapid02) -> None:
    webpush(
        subscription,
        json.dumps(message),
        vapid_private_key=keys,
        vapid_claims={"sub": "mailto:ops@example.org"},
        ttl=60,
    )


def public_key(keys: Vapid02) -> str:
    return str(b64urlencode(keys.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)))


def test_a_push_becomes_a_pressed_notification_and_a_page(
    firefox: Firefox, push_service: PushService, notifications: NotificationDaemon, vapid: Vapid02
) -> None:
    with WorkerPage() as page:
        firefox.open(page.origin)
        subscription = firefox.evaluate(SUBSCRIBE % json.dumps(public_key(vapid)), as_user=True)
        firefox.leave()

        send(subscription, {"title": "Write to Ana Sá", "path": "/people/ana/"}, vapid)
        shown = notifications.wait_for(lambda one: one.title == "Write to Ana Sá", "about Ana")
        assert shown.body.startswith("Why now")
        notifications.press(shown)
        firefox.wait_until("location.pathname === '/people/ana/open'", "Ana's page")
        until(lambda: push_service.acknowledged, "Firefox acknowledges the message")

        send(subscription, {"title": "Write to Bo", "path": "/people/bo/"}, vapid)
        notifications.press(notifications.wait_for(lambda one: one.title == "Write to Bo", "about Bo"), "Later")
        firefox.wait_until("location.pathname === '/people/bo/later'", "what the button “Later” opens")


def test_the_push_service_refuses_a_wrong_key_and_a_gone_subscription(
    firefox: Firefox, push_service: PushService, vapid: Vapid02
) -> None:
    stranger = Vapid02()
    stranger.generate_keys()
    with WorkerPage() as page:
        firefox.open(page.origin)
        subscription = firefox.evaluate(SUBSCRIBE % json.dumps(public_key(vapid)), as_user=True)

        with pytest.raises(WebPushException, match="401"):
            send(subscription, {"title": "Not ours", "path": "/"}, stranger)
        push_service.forget(next(iter(push_service.subscriptions)))
        with pytest.raises(WebPushException, match="410"):
            send(subscription, {"title": "Too late", "path": "/"}, vapid)
    assert [sent.status for sent in push_service.sent] == [401, 410]
