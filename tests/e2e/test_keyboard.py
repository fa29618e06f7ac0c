"""Everything from the first visit on, by the keys of a keyboard alone; and where the focus is, one sees."""

import re

import pytest
from playwright.sync_api import Locator, expect

from .chromium import Phone
from .crowd import bring_named
from .errands import add_person, heading, line, section, sign_up, timeline

MOST_STOPS = 60

UNSEEN = """() => {
  let element = document.activeElement
  if (!element?.matches(':focus')) return ''
  const { top, bottom, left, right } = element.getBoundingClientRect()
  const outside = bottom < 0 || top > innerHeight || right < 0 || left > innerWidth
  const which = `: ${element.outerHTML.slice(0, 200)}`
  if (element.matches('.hidden')) element = element.closest('label')
  const shown = [element, element.parentElement].some(one => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  if (!shown) return 'no ring' + which
  return outside ? 'out of view' + which : ''
}"""


def press(phone: Phone, *keys: str) -> None:
    for key in keys:
        phone.page.keyboard.press(key)


def reach(phone: Phone, wanted: Locator, key: str = "Tab") -> None:
    """Step with the key until the focus is there; every stop on the way shows that it has it."""
    expect(wanted.first).to_be_attached()
    for _stop in range(MOST_STOPS):
        press(phone, key)
        problem = phone.page.evaluate(UNSEEN)
        assert not problem, problem
        if wanted.first.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Not reached with {MOST_STOPS} keys: {wanted}")


def use(phone: Phone, role: str, name: str, key: str = "Enter") -> None:
    """Step to what has this role and name, and press it."""
    reach(phone, phone.page.get_by_role(role, name=name, exact=True))  # type: ignore[arg-type]  # A role of ARIA.
    press(phone, key)


def write(phone: Phone, words: str) -> None:
    phone.page.keyboard.type(words)


def test_from_the_first_visit_to_a_note_by_keyboard_alone(phone: Phone) -> None:
    phone.open()
    reach(phone, phone.page.get_by_role("textbox", name="What shall we call you?"))
    write(phone, "Ana Sá")
    press(phone, "Enter")
    expect(heading(phone, "Keep these ten codes")).to_be_visible()
    use(phone, "button", "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()

    use(phone, "link", "Add someone")
    expect(heading(phone, "Add someone")).to_be_focused()
    reach(phone, line(phone))
    write(phone, "Mika Kovács @mika birthday 12 May 1984")
    press(phone, "Enter")
    expect(heading(phone, "Mika Kovács")).to_be_focused()
    expect(section(phone, "To remember")).to_contain_text("Birthday, 12 May")

    use(phone, "button", "Liked", "Space")
    expect(timeline(phone)).to_have_count(1)
    expect(phone.page.locator(".toast")).to_contain_text("Liked")
    press(phone, "Control+z")
    expect(timeline(phone)).to_have_count(0)
    use(phone, "button", "Commented")
    expect(timeline(phone)).to_have_count(1)
    expect(phone.page.locator(".toast")).to_contain_text("Commented")
    reach(phone, phone.page.get_by_role("button", name="Undo"), "Shift+Tab")
    press(phone, "Enter")
    expect(timeline(phone)).to_have_count(0)

    use(phone, "link", "People")
    expect(heading(phone, "People")).to_be_focused()
    reach(phone, phone.page.get_by_role("searchbox", name="Search people"))
    write(phone, "mika")
    reach(phone, phone.page.get_by_role("link", name=re.compile("Mika Kovács")))
    press(phone, "Enter")
    expect(heading(phone, "Mika Kovács")).to_be_focused()

    add_note = phone.page.get_by_role("button", name=re.compile("^Add a note"))
    reach(phone, add_note)
    press(phone, "Enter")
    expect(phone.page.get_by_role("textbox", name="Note")).to_be_focused()
    write(phone, "Keeps bees")
    use(phone, "button", "Save")
    expect(section(phone, "To remember")).to_contain_text("Keeps bees")
    expect(add_note).to_be_focused()

    use(phone, "link", "You")
    reach(phone, phone.page.get_by_role("link", name=re.compile("^Daily nudge")))
    press(phone, "Enter")
    expect(heading(phone, "Daily nudge")).to_be_focused()
    reach(phone, phone.page.get_by_role("radio", name="Once a day at most"))
    press(phone, "ArrowRight")
    expect(phone.page.get_by_role("radio", name="Never")).to_be_checked()


def test_the_key_takes_back_what_the_toast_says(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    expect(phone.page.locator(".toast")).to_contain_text("Mika is added")
    # Nobody's finger is as quick as this: the key comes the moment the words have changed.
    phone.page.evaluate("""() => new MutationObserver((_changes, observer) => {
      if (!document.querySelector('.toast')?.textContent.includes('Liked')) return
      observer.disconnect()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
      document.body.dataset.pressed = 'yes'
    }).observe(document.querySelector('.toasts'), { childList: true, subtree: true, characterData: true })""")
    phone.page.get_by_role("button", name="Liked", exact=True).click()
    expect(phone.page.locator("body[data-pressed]")).to_have_count(1)
    expect(phone.page.locator(".toast")).to_have_count(0)
    expect(timeline(phone)).to_have_count(0)
    expect(heading(phone, "Mika Kovács")).to_be_visible()


def test_the_key_takes_back_what_was_saved_in_a_sheet(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    phone.page.get_by_role("button", name="With a note or another time …").click()
    phone.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    expect(timeline(phone)).to_have_count(1)
    press(phone, "Control+z")
    expect(timeline(phone)).to_have_count(0)


@pytest.mark.parametrize("opener", ["Picture of Mika Kovács", "With a note or another time …", "More about Mika"])
def test_a_sheet_keeps_the_focus_and_escape_gives_it_back(phone: Phone, opener: str) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    button = phone.page.get_by_role("button", name=opener, exact=True)
    reach(phone, button)
    press(phone, "Enter")
    sheet = phone.page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    press(phone, "Tab", "Escape")
    expect(sheet).to_have_count(0)
    expect(button).to_be_focused()
    press(phone, "Enter")
    expect(sheet).to_be_visible()
    # Behind the last stop lies the browser's own bar, where a page's focus does not count as such. From there it comes
    # back whenever the browser likes, so the focus is looked at no more after this.
    inside = "element => element.contains(document.activeElement) || document.activeElement === document.body"
    for _stop in range(20):
        assert sheet.evaluate(inside)
        press(phone, "Tab")
    press(phone, "Escape")
    expect(sheet).to_have_count(0)


def test_the_first_key_leads_past_everything(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    bring_named(phone, "Mika Kovács")
    phone.open("/people")
    expect(heading(phone, "People")).to_be_visible()
    press(phone, "Tab")
    expect(phone.page.get_by_role("link", name="Skip to the page")).to_be_focused()
    expect(phone.page.get_by_role("link", name="Skip to the page")).to_be_in_viewport()
    press(phone, "Enter", "Tab")
    assert phone.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_choosing_several_people_and_leaving_by_keyboard(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    bring_named(phone, "Mika Kovács", "Noor Haddad")
    phone.open("/people")
    expect(heading(phone, "People")).to_be_visible()
    several = phone.page.get_by_role("button", name="Several")
    reach(phone, several)
    press(phone, "Enter")
    reach(phone, phone.page.get_by_role("checkbox", name="Mika Kovács"))
    press(phone, "Space")
    reach(phone, phone.page.get_by_role("checkbox", name="Noor Haddad"))
    press(phone, "Space")
    use(phone, "button", "Met")
    expect(phone.page.locator(".toast")).to_contain_text("Mika")
    expect(several).to_be_focused()
