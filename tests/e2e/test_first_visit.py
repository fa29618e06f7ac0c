"""What comes over the wire when somebody opens Kith for the first time, and that everything is there afterwards."""

import pytest
from playwright.sync_api import expect

from .chromium import Phone
from .errands import WORKER_IN_CONTROL, go, heading, press

ALL = 70_000
SCRIPTS = 45_000
LOOK = "top => [top.outerHTML, ...[...top.children].map(child => child.getBoundingClientRect().y)]"
ORDER = """() => {
  const first = type => performance.getEntriesByType(type).map(({ startTime }) => startTime)
  const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
  return [Math.min(...first('paint')), Math.max(...scripts.map(({ startTime }) => startTime))]
}"""
UNSEEN = "Object.defineProperty(document, 'visibilityState', { value: 'hidden' })"
UNTOLD = "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] })"
WORKERS = "navigator.serviceWorker.getRegistrations().then(found => found.length)"


class Wire:
    """The bytes of each answer that the page got over the network, headers included, by its path."""

    def __init__(self, phone: Phone) -> None:
        self.bytes: dict[str, int] = {}
        self._paths: dict[str, str] = {}
        session = phone.context.new_cdp_session(phone.page)
        session.on("Network.responseReceived", self._begin)
        session.on("Network.loadingFinished", self._end)
        session.send("Network.enable")

    def _begin(self, event: dict[str, object]) -> None:
        response = event["response"]
        assert isinstance(response, dict)
        self._paths[str(event["requestId"])] = "/" + response["url"].split("/", 3)[-1]

    def _end(self, event: dict[str, int | str]) -> None:
        path = self._paths.get(str(event["requestId"]), "")
        self.bytes[path] = self.bytes.get(path, 0) + int(event["encodedDataLength"])


def test_the_first_words_wait_for_no_script(phone: Phone) -> None:
    phone.page.route("**/*.js", lambda route: route.abort())
    phone.forgive("Failed to load resource")
    phone.open()
    expect(heading(phone, "Turn the people you know online into people you know.")).to_be_visible()
    top = phone.page.locator(".welcome-top")
    before = top.evaluate(LOOK)
    phone.page.unroute("**/*.js")
    phone.open()
    expect(phone.page.get_by_role("button", name="Create my account")).to_be_visible()
    # The script finds everything as it would have made it, where it would have put it.
    assert top.evaluate(LOOK) == before


def test_the_script_is_fetched_when_the_first_words_can_be_read(phone: Phone) -> None:
    phone.open()
    expect(phone.page.get_by_role("button", name="Create my account")).to_be_visible()
    painted, fetched = phone.page.evaluate(ORDER)
    assert painted <= fetched


@pytest.mark.parametrize("lack", [UNSEEN, UNTOLD], ids=["unseen", "untold"])
def test_the_script_comes_where_no_painting_is_told_of(phone: Phone, lack: str) -> None:
    phone.page.add_init_script(lack)
    phone.open()
    expect(phone.page.get_by_role("button", name="Create my account")).to_be_visible()


def test_the_entrance_is_light_and_the_rest_comes_after_it(phone: Phone) -> None:
    wire = Wire(phone)
    phone.open()
    expect(phone.page.get_by_role("button", name="Create my account")).to_be_visible()
    phone.page.wait_for_load_state("networkidle")
    scripts = [path for path in wire.bytes if path.endswith(".js")]
    # The second fetches the first, and is nearly nothing.
    assert len(scripts) == 2
    assert sum(wire.bytes[path] for path in scripts) < SCRIPTS
    assert sum(wire.bytes.values()) < ALL
    assert phone.page.evaluate(WORKERS) == 0

    phone.page.get_by_label("What shall we call you?").fill("Ana Sá")
    press(phone, "Create my account")
    press(phone, "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()
    phone.page.wait_for_function(WORKER_IN_CONTROL)
    phone.offline()
    for address, words in (("/you/picture", "Picture"), ("/add", "Add someone"), ("/", "Today")):
        phone.open(address)
        expect(heading(phone, words)).to_be_visible()
    go(phone, "You")
    expect(heading(phone, "You")).to_be_visible()
