"""Writing to somebody is looked at in each of its states, read by axe, and fits the smallest phone; on the card too."""

from playwright.sync_api import expect

from .chromium import Phone
from .errands import card, press, sign_up, textbox
from .screens import settle
from .test_accessibility import complaints
from .test_nudge_states import look
from .test_pictures import take
from .writing_states import LONG, QUESTION, SAYING, STATES, meet_all, show_writing


def test_every_state_of_writing(phone: Phone) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write", "background-sync"], origin=phone.origin)
    sign_up(phone, "Ana Sá")
    meet_all(phone)
    found = []
    for state in STATES:
        show_writing(phone, state)
        # What was just said lies over the end of the page for a while, and nothing below it can be hit.
        if state in SAYING:
            take(phone, f"writing-{state}")
            found += complaints(phone, state)
        else:
            found += look(phone, f"writing-{state}")
    assert not found, "\n".join(found)


def test_writing_on_the_card(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    meet_all(phone)
    phone.open()
    expect(card(phone).get_by_role("button", name="Write it here")).to_be_visible()
    settle(phone)
    found = look(phone, "writing-card")
    press(phone, "Write it here")
    textbox(phone, "Your words").fill(QUESTION)
    expect(card(phone).get_by_text("You wrote nearly this to")).to_contain_text(LONG.split()[0])
    settle(phone)
    found += look(phone, "writing-card-near")
    phone.page.evaluate("addEventListener('click', event => event.preventDefault(), { once: true })")
    card(phone).get_by_role("link", name="Email").click()
    expect(card(phone).get_by_role("checkbox")).to_be_checked()
    found += look(phone, "writing-card-asked")
    assert not found, "\n".join(found)
