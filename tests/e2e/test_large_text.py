"""Letters twice as large, as some people set them: nothing is lost, nothing overlaps, nothing scrolls sideways."""

import pytest

from .chromium import PHONE, SMALLEST, Phone
from .errands import sign_up, try_made_up_people
from .screens import settle, tour

TWICE = "document.documentElement.style.fontSize = '200%'"

LOST = """() => {
  const found = []
  const { scrollWidth, clientWidth: room } = document.documentElement
  if (scrollWidth > room) found.push(`the page is ${scrollWidth} wide`)
  const leftOut = '.hidden, .chips-line, .several, .plot-area, .skip'
  const root = document.querySelector('dialog[open]') ?? document.body
  for (const element of root.querySelectorAll('button, a, label, input, h1, h2, p, strong, legend')) {
    if (!element.checkVisibility() || element.closest(leftOut)) continue
    const { left, right, width } = element.getBoundingClientRect()
    const words = element.outerHTML.slice(0, 120)
    if (width > 1 && (left < -1 || right > room + 1)) found.push(`beyond the edge: ${words}`)
    const { overflowX, display } = getComputedStyle(element)
    if (!element.matches('button:not(.status, .portrait), a') || display === 'inline') continue
    if (overflowX === 'visible' && element.scrollWidth > element.clientWidth + 2) found.push(`spilt: ${words}`)
  }
  return found
}"""
"""What stands beyond the edges of the screen, or spills out of what is pressed. What is cut short with dots says so.

A phone zooms out of a page that is too wide, and then says that its window is as wide: `innerWidth` tells nothing.
"""

OVERLAPS = """() => {
  const onTop = '.hidden, .plot-area, .switch, .search, .people-top, .portrait, .save'
  const boxes = [...document.querySelectorAll('main button, main a, main input, main h1, main h2')]
    .filter(element => element.checkVisibility() && !element.closest(onTop) && !element.matches('[type=file]'))
    .map(element => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.width > 1)
  const words = ({ element }) => element.outerHTML.slice(0, 80)
  const found = []
  for (const [place, a] of boxes.entries()) for (const b of boxes.slice(place + 1)) {
    if (a.element.contains(b.element) || b.element.contains(a.element)) continue
    const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
    const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
    if (wide > 2 && high > 2) found.push(`${words(a)} lies on ${words(b)}`)
  }
  return found
}"""
"""What lies on something else; what stands over a scrolled page or over a picture is meant to."""


def lost(phone: Phone, screen: str) -> list[str]:
    phone.page.evaluate(TWICE)
    settle(phone)
    phone.picture(f"large-{screen}-{phone.page.viewport_size['width']}")  # type: ignore[index]  # It has a size.
    problems = phone.page.evaluate(LOST)
    if not phone.page.get_by_role("dialog").count():
        problems += phone.page.evaluate(OVERLAPS)
    return [f"{screen}: {problem}" for problem in problems]


@pytest.mark.parametrize("size", [SMALLEST, PHONE], ids=["smallest", "usual"])
def test_twice_the_size_loses_nothing(phone: Phone, size: tuple[int, int]) -> None:
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    found = []
    for screen in tour(phone):
        found += lost(phone, screen)
    assert not found, "\n".join(found)
