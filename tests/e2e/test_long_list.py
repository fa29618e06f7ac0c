"""A list of many people, under a quick thumb and while somebody types: what is seen is drawn first."""

from playwright.sync_api import expect

from .chromium import Phone
from .crowd import bring
from .errands import sign_up
from .patience import until

MANY = 300
# How many rows there are after each change of the list.
COUNT = """() => {
  globalThis.counts = []
  const list = document.querySelector('.window ul')
  new MutationObserver(() => counts.push(list.children.length)).observe(list, { childList: true })
}"""
SEEN = """[...document.querySelectorAll('.window li')].filter((row) => {
  const { top, bottom } = row.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}).length"""
PLACES = "[...document.querySelectorAll('.window li')].map((row) => Number(row.getAttribute('aria-posinset')))"
SPARE = 8


def people(phone: Phone) -> None:
    """Everybody in a list that stands still."""
    sign_up(phone, "Ana Sá")
    bring(phone, MANY)
    phone.open("/people")
    expect(phone.page.locator(".window li").first).to_have_attribute("aria-setsize", str(MANY))
    whole(phone, before=0)
    phone.page.evaluate(COUNT)


def whole(phone: Phone, before: int = SPARE) -> int:
    """Wait until the rows beyond the edges have come, too; how many are seen."""
    until(
        lambda: phone.page.evaluate(PLACES + ".length") == phone.page.evaluate(SEEN) + before + SPARE,
        "the rows beyond the edges are there",
    )
    return int(phone.page.evaluate(SEEN))


def test_after_a_leap_what_is_seen_comes_first(phone: Phone) -> None:
    people(phone)
    phone.page.evaluate("scrollTo(0, 9000)")
    seen = whole(phone)
    counts = phone.page.evaluate("counts")
    assert counts[0] == seen
    assert max(after - before for before, after in zip(counts, counts[1:], strict=False)) <= 12
    places = phone.page.evaluate(PLACES)
    assert places == list(range(places[0], places[0] + seen + 2 * SPARE))


def test_rows_that_stay_are_left_alone(phone: Phone) -> None:
    people(phone)
    phone.page.evaluate("scrollTo(0, 3000)")
    whole(phone)
    phone.page.evaluate(
        "globalThis.changed = 0; new MutationObserver((all) => { changed += all.length })"
        ".observe(document.querySelector('.window ul'), { subtree: true, childList: true, characterData: true })"
    )
    first = phone.page.evaluate(PLACES + "[0]")
    phone.page.evaluate("scrollBy(0, document.querySelector('.window li').offsetHeight)")
    until(lambda: phone.page.evaluate(PLACES + "[0]") == first + 1, "the list has moved by a row")
    # One row went, one came.
    assert phone.page.evaluate("changed") == 2


def test_a_letter_draws_no_more_than_is_seen(phone: Phone) -> None:
    people(phone)
    field = phone.page.get_by_role("searchbox")
    field.press("n")
    found = phone.page.locator(".window li").first
    expect(found).not_to_have_attribute("aria-setsize", str(MANY))
    seen = whole(phone, before=0)
    assert phone.page.evaluate("counts")[0] <= seen
    field.press("Backspace")
    expect(found).to_have_attribute("aria-setsize", str(MANY))
    whole(phone, before=0)
