"""Kith opened again: the worker hands Today to the page, which keeps it nowhere."""

from contextlib import suppress

from playwright.sync_api import TimeoutError, expect

from .chromium import Phone
from .crowd import bring_named
from .errands import card, heading, sign_up
from .patience import until

NO_ANSWER = """
const open = IDBFactory.prototype.open
IDBFactory.prototype.open = function (...named) {
  const request = open.apply(this, named)
  request.addEventListener('success', (event) => event.stopImmediatePropagation())
  return request
}
"""
ALL_KEPT = """async () => {
  const texts = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const asked of await cache.keys()) texts.push(await (await cache.match(asked)).text())
  }
  return texts
}"""
NAME = "Mika </script><b>Kovács"


def begin(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    bring_named(phone, NAME)
    phone.restart()
    expect(card(phone)).to_contain_text(NAME)


def test_today_waits_for_no_database_of_the_page(phone: Phone) -> None:
    begin(phone)
    phone.offline()
    phone.context.add_init_script(NO_ANSWER)

    # A worker that has just begun, on a busy machine, may take longer than it lets a page wait.
    def is_handed_over() -> bool:
        phone.restart()
        with suppress(TimeoutError):
            card(phone).wait_for(timeout=2_000)
            return True
        return False

    until(is_handed_over, "a start shows Today")
    expect(card(phone)).to_contain_text(NAME)
    expect(phone.page.get_by_role("button", name="Someone else")).to_be_visible()


def test_what_was_handed_over_is_kept_nowhere(phone: Phone) -> None:
    begin(phone)
    assert phone.page.locator("#handover").count() == 0
    kept = phone.page.evaluate(ALL_KEPT)
    assert len(kept) > 5 and any('<div id="app">' in text for text in kept)
    assert not [text for text in kept if "Kovács" in text or "Ana Sá" in text]


def test_a_page_that_is_opened_elsewhere_shows_that_place(phone: Phone) -> None:
    begin(phone)
    phone.offline()
    phone.restart("/people")
    expect(heading(phone, "People")).to_be_visible()
    expect(phone.page.get_by_role("link", name=NAME)).to_be_visible()
