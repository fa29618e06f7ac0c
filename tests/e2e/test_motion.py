"""What moves: from screen to screen, under a finger, or not at all where somebody wants no motion."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from .chromium import Phone
from .crowd import bring_named
from .errands import (
    add_person,
    choose_circle,
    go,
    heading,
    press,
    section,
    sign_up,
    status,
    tap,
    visit,
    write_note,
)
from .screens import STILL

COUNTED = """(() => {
  globalThis.NAMED = '[style*=view-transition]'
  const begin = Document.prototype.startViewTransition
  globalThis.passages = []
  globalThis.faces = []
  Document.prototype.startViewTransition = function (change) {
    faces.push(document.querySelectorAll(NAMED).length)
    const passage = begin.call(this, change)
    globalThis.passages.push(passage)
    return passage
  }
})()"""
WITHOUT = "delete Document.prototype.startViewTransition"
LEFT = "Promise.all(passages.map(({ finished }) => finished)).then(() => document.querySelectorAll(NAMED).length)"


def moving(phone: Phone) -> None:
    """Somebody who has nothing against motion, which journeys else do without."""
    phone.page.emulate_media(reduced_motion="no-preference")


def passages(phone: Phone) -> int:
    return int(phone.page.evaluate("passages.length"))


@contextmanager
def finger(phone: Phone, start: tuple[float, float]) -> Iterator[Callable[[float, float], None]]:
    """A finger that comes down at `start`, is moved by what is yielded, and is lifted at the end."""
    glass = phone.context.new_cdp_session(phone.page)
    at = {"x": start[0], "y": start[1]}
    glass.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})

    def move(x: float, y: float) -> None:
        for step in range(1, 9):
            here = {"x": start[0] + x * step / 8, "y": start[1] + y * step / 8}
            glass.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [here]})

    yield move
    glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    glass.detach()


def middle(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_screens_pass_into_each_other_and_a_face_comes_along(phone: Phone) -> None:
    phone.context.add_init_script(COUNTED)
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    moving(phone)
    before = passages(phone)
    go(phone, "People")
    expect(heading(phone, "People")).to_be_visible()
    visit(phone, "Mika Kovács")
    phone.page.go_back()
    expect(heading(phone, "People")).to_be_visible()
    assert passages(phone) == before + 3
    assert phone.page.evaluate("faces.slice(-3)") == [1, 1, 1], "Each way a face is on both screens."
    assert phone.page.evaluate(LEFT) == 0


def test_a_tap_does_not_wait_for_a_screen_to_come_to_rest(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    moving(phone)
    for _time in range(5):
        for place, title in (("People", "People"), ("You", "You"), ("Today", "Today")):
            go(phone, place)
            expect(heading(phone, title)).to_be_attached()


def test_nothing_moves_where_somebody_wants_it_so(phone: Phone) -> None:
    phone.context.add_init_script(COUNTED)
    sign_up(phone, "Ana Sá")
    go(phone, "People")
    go(phone, "You")
    expect(heading(phone, "You")).to_be_visible()
    assert passages(phone) == 0
    longest = "Math.max(0, ...document.getAnimations().map(({ effect }) => effect.getComputedTiming().duration))"
    assert phone.page.evaluate(longest) <= 1


def test_browsers_without_transitions_have_the_same_screens(phone: Phone) -> None:
    phone.context.add_init_script(WITHOUT)
    moving(phone)
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    visit(phone, "Mika Kovács")
    phone.page.go_back()
    expect(heading(phone, "People")).to_be_visible()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_sheet_is_dragged_down_and_gives_the_focus_back(phone: Phone, motion: str) -> None:
    sign_up(phone, "Ana Sá")
    phone.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]  # One of the two above.
    add_person(phone, "Mika Kovács")
    opener = phone.page.get_by_role("button", name="Picture of Mika Kovács")
    opener.click()
    sheet = phone.page.get_by_role("dialog")
    title = sheet.get_by_role("heading").first
    title.evaluate("element => Promise.all(element.closest('dialog').getAnimations().map(({ finished }) => finished))")
    with finger(phone, middle(title)) as move:
        move(0, 20)
        # Resting before it is lifted, as a finger does that has thought better of it.
        phone.page.wait_for_function(
            "start => performance.now() > start + 200", arg=phone.page.evaluate("performance.now()")
        )
    phone.page.wait_for_function(STILL)
    expect(sheet).to_be_visible()
    with finger(phone, middle(title)) as move:
        move(0, 300)
    expect(sheet).to_have_count(0)
    expect(opener).to_be_focused()


@pytest.mark.parametrize("way", [-250, 250])
def test_a_toast_is_swiped_away_and_what_it_said_stays_done(phone: Phone, way: int) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    tap(phone, "Liked")
    toast = phone.page.locator(".toast")
    expect(toast).to_contain_text("Liked")
    with finger(phone, middle(toast.locator("p"))) as move:
        move(way, 0)
    expect(toast).to_have_count(0)
    expect(phone.page.get_by_text("You liked")).to_be_visible()


def test_an_unsteady_hand_on_undo_undoes(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    tap(phone, "Liked")
    undo = phone.page.get_by_role("button", name="Undo")
    # Waits until the toast stands still.
    undo.hover()
    x, y = middle(undo)
    phone.page.mouse.down()
    phone.page.mouse.move(x + 12, y + 3, steps=4)
    phone.page.mouse.up()
    expect(phone.page.locator(".toast")).to_have_count(0)
    expect(phone.page.get_by_text("You liked")).to_have_count(0)


def test_a_sheet_with_words_in_it_is_not_lost_by_a_slip(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    section(phone, "To remember").get_by_role("button").last.click()
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_label("Note").fill("Moves to Porto in May, and is afraid of it")
    with finger(phone, middle(sheet.get_by_role("heading").first)) as move:
        move(0, 300)
    phone.page.touchscreen.tap(100, 10)
    expect(sheet.get_by_label("Note")).to_have_value("Moves to Porto in May, and is afraid of it")
    expect(sheet).to_be_in_viewport(ratio=0.9)
    press(phone, "Close")
    expect(sheet).to_have_count(0)


def test_a_toast_goes_by_its_button_too(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    tap(phone, "Liked")
    press(phone, "Dismiss")
    expect(phone.page.locator(".toast")).to_have_count(0)


def test_pulling_today_or_people_asks_the_server(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    status(phone, "Synced")
    for place, name in (("People", "Noor Haddad"), ("Today", "Ruth Jensen")):
        go(phone, place)
        expect(heading(phone, place)).to_be_visible()
        bring_named(phone, name)
        with finger(phone, (200, 200)) as move:
            move(0, 200)
        go(phone, "People")
        expect(phone.page.get_by_role("link", name=name)).to_be_visible()


def test_pulling_without_a_network_says_so(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    status(phone, "Synced")
    phone.offline()
    with finger(phone, (200, 200)) as move:
        move(0, 200)
    expect(phone.page.locator(".toast")).to_contain_text("No network")


def test_whatever_is_saved_is_felt_once(phone: Phone) -> None:
    phone.context.add_init_script("globalThis.felt = 0; Navigator.prototype.vibrate = () => { globalThis.felt += 1 }")
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    for number, save in enumerate((_like, _note, _circle), start=1):
        before = phone.page.evaluate("felt")
        save(phone)
        assert phone.page.evaluate("felt") == before + 1, number
    before = phone.page.evaluate("felt")
    go(phone, "People")
    expect(heading(phone, "People")).to_be_visible()
    assert phone.page.evaluate("felt") == before


def _like(phone: Phone) -> None:
    tap(phone, "Liked")


def _note(phone: Phone) -> None:
    write_note(phone, "Keeps bees")


def _circle(phone: Phone) -> None:
    choose_circle(phone, "Close")
    expect(section(phone, "Circle and rhythm")).to_contain_text("Close")
