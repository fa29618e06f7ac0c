"""What journeys share: a server and phones. Playwright is driven plainly, so that one browser serves every journey."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from .chromium import Phone, launch
from .firefox import Firefox, push_preferences
from .kith_server import KithServer
from .notification_daemon import NotificationDaemon
from .push_service import PushService

expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def fresh_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as an installation has it before anybody signed up."""
    folder = tmp_path_factory.mktemp("fresh")
    KithServer(folder).flask("db", "upgrade")
    return folder


@pytest.fixture
def data(fresh_data: Path, tmp_path: Path) -> Path:
    return shutil.copytree(fresh_data, tmp_path / "data")


@pytest.fixture
def kith(data: Path) -> Iterator[KithServer]:
    server = KithServer(data)
    server.start()
    yield server
    server.stop()
    assert "Traceback" not in server.log(), server.log()


@pytest.fixture
def new_phone(browser: Browser, kith: KithServer) -> Iterator[Callable[..., Phone]]:
    """Make phones; what went wrong in their pages fails the journey at its end."""
    phones: list[Phone] = []

    def make(**how: object) -> Phone:
        phones.append(Phone(browser, kith.origin, **how))  # type: ignore[arg-type]  # Phone checks what it is given.
        return phones[-1]

    yield make
    for phone in phones:
        phone.close()
    assert [phone.complaints for phone in phones] == [[] for _ in phones]


@pytest.fixture
def phone(new_phone: Callable[..., Phone]) -> Phone:
    return new_phone()


@pytest.fixture
def push_service() -> Iterator[PushService]:
    with PushService() as service:
        yield service


@pytest.fixture
def notifications() -> Iterator[NotificationDaemon]:
    with NotificationDaemon() as daemon:
        yield daemon


@pytest.fixture
def firefox(tmp_path: Path, push_service: PushService, notifications: NotificationDaemon) -> Iterator[Firefox]:
    with Firefox(tmp_path / "firefox", push_preferences(push_service.address), notifications.environment) as browser:
        yield browser
