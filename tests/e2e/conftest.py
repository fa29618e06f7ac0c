"""What journeys share: a server and phones. Playwright is driven plainly, so that one browser serves every journey."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from .chromium import HOME, Phone, launch
from .firefox import Firefox, push_preferences
from .kith_server import KithServer
from .notification_daemon import NotificationDaemon
from .nudged_phone import NudgedPhone
from .profile_phone import ProfilePhone
from .push_service import PushService

FAULT = re.compile(r"^ERROR pwa\.errors|^CRITICAL|^Traceback", re.MULTILINE)
"""In what a server says: something went wrong that nobody expected."""

expect.set_options(timeout=20_000)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how long each journey took, its preparations included."""
    seconds: dict[str, float] = {}
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport):
            seconds[report.nodeid] = seconds.get(report.nodeid, 0) + report.duration
    terminalreporter.section("journeys")
    for journey, duration in sorted(seconds.items()):
        terminalreporter.write_line(f"{duration:6.1f} s  {journey}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KithServer]:
    """One server for many journeys: a start costs more than most of them."""
    server = KithServer(tmp_path_factory.mktemp("kith"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def kith(shared_server: KithServer) -> Iterator[KithServer]:
    """A server that runs and knows nobody, however the journey before this one left it."""
    shared_server.empty()
    yield shared_server
    assert not FAULT.search(shared_server.news()), shared_server.log()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[KithServer]:
    """A server that is not yet started, for a journey with settings or code of its own."""
    server = KithServer(tmp_path / "kith")
    yield server
    server.stop()
    assert not FAULT.search(server.news()), server.log()


@pytest.fixture(scope="module")
def tower(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KithServer]:
    """A server that has the made-up languages."""
    server = KithServer(tmp_path_factory.mktemp("kith"))
    server.environment["KITH_TEST_LANGUAGES"] = "on"
    server.start()
    yield server
    server.stop()
    assert not FAULT.search(server.news()), server.log()


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
def own_profile(playwright: Playwright, kith: KithServer, tmp_path: Path) -> Iterator[ProfilePhone]:
    """A phone whose browser has a profile of its own."""
    phone = ProfilePhone(playwright, tmp_path / "chromium", kith.origin)
    yield phone
    phone.close()
    assert phone.complaints == []


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


@pytest.fixture
def zone() -> str:
    """Where the phone is that `nudged` makes."""
    return HOME


@pytest.fixture
def nudged(
    playwright: Playwright,
    tmp_path: Path,
    kith: KithServer,
    zone: str,
    push_service: PushService,
    notifications: NotificationDaemon,
) -> Iterator[NudgedPhone]:
    """A phone of Chromium whose notifications are real ones."""
    environment = notifications.environment
    phone = NudgedPhone(playwright, tmp_path / "chromium", kith.origin, environment, push_service, zone)
    yield phone
    phone.close()
    assert phone.complaints == []
