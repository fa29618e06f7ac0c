"""The language follows the phone, can be chosen, and holds up no start."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Request, Route, expect

from .chromium import Phone
from .errands import add_person, go, heading, sign_in_like, sign_up, status
from .kith_server import KithServer
from .patience import until
from .tongue import speak

ARABIC = "ar-XB"
DIRECTION = "document.documentElement.dir"


@pytest.fixture
def arab(browser: Browser, tower: KithServer) -> Iterator[Phone]:
    """A phone whose language is from right to left."""
    tower.empty()
    phone = Phone(browser, tower.origin, locale=ARABIC)
    yield phone
    phone.close()
    assert phone.complaints == []


def choose(phone: Phone, language: str) -> None:
    phone.open("/you/language")
    with phone.page.expect_event("load"):
        phone.page.get_by_role("radio", name=language).check(force=True)


def test_a_choice_is_spoken_at_once_and_on_every_phone(new_phone: Callable[..., Phone], kith: KithServer) -> None:
    phone, other = new_phone(), new_phone()
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")
    phone.open("/you/nudge")
    expect(phone.page.get_by_text("9:00 every day")).to_be_visible()
    choose(phone, "English (United States)")
    expect(phone.page.get_by_role("radio", name="English (United States)")).to_be_checked()
    phone.open("/you/nudge")
    expect(phone.page.get_by_text("9:00 AM every day")).to_be_visible()
    until(lambda: kith.rows("SELECT language, locale FROM user") == [("en-US", "en-US")], "the server knows")
    sign_in_like(other, phone)
    status(other, "Synced")
    other.restart("/you/nudge")
    expect(other.page.get_by_text("9:00 AM every day")).to_be_visible()
    choose(phone, "As this phone")
    phone.open("/you/nudge")
    expect(phone.page.get_by_text("9:00 every day")).to_be_visible()
    until(lambda: kith.rows("SELECT language, locale FROM user") == [(None, "en-GB")], "the server knows")


def test_english_asks_for_no_words(new_phone: Callable[..., Phone]) -> None:
    phone = new_phone(locale="en-US")
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(_path(request)))
    sign_up(phone, "Ana Sá")
    phone.restart()
    expect(heading(phone, "Today")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.lang") == "en-US"
    assert [path for path in asked if "/words/" in path] == []


def test_another_language_is_kept_for_starts_without_a_network(arab: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch, ARABIC)
    asked: list[str] = []
    sign_up(arab, "Ana Sá")
    arab.context.on("request", lambda request: asked.append(_path(request)))
    arab.restart("/you")
    expect(heading(arab, "You")).to_be_visible()
    assert [path for path in asked if "/words/" in path] == []
    arab.offline()
    arab.restart("/people")
    expect(heading(arab, "People")).to_be_visible()
    go(arab, "You")
    assert arab.page.evaluate(DIRECTION) == "rtl"


@pytest.mark.parametrize("answer", ["none", "late"])
def test_a_start_waits_for_no_words_that_do_not_come(answer: str, arab: Phone) -> None:
    held: list[Route] = []
    arab.forgive("net::ERR_FAILED|/words/")
    arab.context.route("**/words/**", lambda route: route.abort() if answer == "none" else held.append(route))
    arab.open()
    expect(arab.page.get_by_role("button", name="Create my account")).to_be_visible()
    assert arab.page.evaluate(DIRECTION) == "ltr"
    if held:
        held.pop().continue_()
        arab.page.wait_for_function("() => caches.match('/words/ar-XB.json', { ignoreSearch: true })")
    arab.context.unroute("**/words/**")
    arab.open()
    arab.page.wait_for_function(f"() => {DIRECTION} === 'rtl'")


def _path(request: Request) -> str:
    return request.url
