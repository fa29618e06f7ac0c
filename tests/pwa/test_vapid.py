import base64
import json
import re
import stat
import threading
import time
from pathlib import Path

import pytest
from py_vapid import Vapid02

from pwa import vapid as module
from pwa.vapid import RENEW_SECONDS, TOKEN_SECONDS, Vapid, keyring

CONTACT = "mailto:ana@example.org"
FCM, MOZILLA = "https://fcm.googleapis.com", "https://updates.push.services.mozilla.com"


def vapid(file: Path, contact: str) -> Vapid:
    return keyring(file, contact).current


def claims(header: str) -> dict[str, str | int]:
    part = re.search(r"t=[^.]+\.([^.]+)\.", header)
    assert part
    found: dict[str, str | int] = json.loads(base64.urlsafe_b64decode(part[1] + "=="))
    return found


def test_the_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "vapid.pem"
    first = vapid(file, CONTACT).public_key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    module._keyring.cache_clear()
    assert vapid(file, CONTACT).public_key == first
    assert len(first) == 87
    assert base64.urlsafe_b64decode(first + "=")[0] == 4


def test_two_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    keys: list[str] = []
    gate = threading.Barrier(8)

    def begin() -> None:
        gate.wait()
        keys.append(vapid(tmp_path / "vapid.pem", CONTACT).public_key)

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_each_service_gets_a_signature_of_its_own(tmp_path: Path) -> None:
    key = vapid(tmp_path / "vapid.pem", CONTACT)
    told = {origin: claims(key.header(origin)) for origin in (FCM, MOZILLA)}
    assert {origin: claim["aud"] for origin, claim in told.items()} == {FCM: FCM, MOZILLA: MOZILLA}
    assert all(claim["sub"] == CONTACT for claim in told.values())
    assert Vapid02.verify(key.header(FCM))


def test_a_header_is_used_again_until_its_last_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, began = vapid(tmp_path / "vapid.pem", CONTACT), time.time()
    now = began
    monkeypatch.setattr("pwa.vapid.time.time", lambda: now)
    first = key.header(FCM)
    assert claims(first)["exp"] == int(began) + TOKEN_SECONDS
    now = began + TOKEN_SECONDS - RENEW_SECONDS - 1
    assert key.header(FCM) == first
    now = began + TOKEN_SECONDS - RENEW_SECONDS + 1
    assert claims(key.header(FCM))["exp"] == int(now) + TOKEN_SECONDS


@pytest.mark.parametrize("contact", ["mailto:kith@localhost", "mailto:a@b", "https://example.org/contact"])
def test_every_contact_that_a_setting_may_be_can_sign(tmp_path: Path, contact: str) -> None:
    assert claims(vapid(tmp_path / "vapid.pem", contact).header(FCM))["sub"] == contact
