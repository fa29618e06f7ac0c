"""Each way it can stand with somebody is looked at, read by axe, and fits the smallest phone."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from .chromium import PHONE, SMALLEST, Phone
from .errands import card, go, heading, part, press, sign_up, status
from .screens import close_sheet, settle
from .standing_states import PEOPLE, SHEETS, bring_all, show_standing
from .test_accessibility import complaints
from .test_nudge_states import look
from .test_pictures import take

CHANGE_PLAN = """change => new Promise(async done => {
  const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name !== 'kith-device')
  const opening = indexedDB.open(name)
  opening.onsuccess = () => {
    const database = opening.result
    const store = database.transaction('plan', 'readwrite').objectStore('plan')
    store.getAll().onsuccess = ({ target }) => { store.put({ ...target.result[0], ...change }) }
    store.transaction.oncomplete = () => { database.close(); done() }
  }
})"""

GIVE_FACTS = """reasons => new Promise(async done => {
  const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name !== 'kith-device')
  const opening = indexedDB.open(name)
  opening.onsuccess = () => {
    const database = opening.result
    const changing = database.transaction(['plan', 'standing', 'note'], 'readwrite')
    changing.objectStore('plan').getAll().onsuccess = ({ target: { result: [plan] } }) => {
      const [{ person_id }] = plan.people
      changing.objectStore('standing').get(person_id).onsuccess = ({ target: { result: { last } } }) => {
        changing.objectStore('note').index('person').getAll(person_id).onsuccess = ({ target: { result: notes } }) => {
          const facts = [{ entity: 'interaction', id: last.id }, ...notes.map(({ id }) => ({ entity: 'note', id }))]
          plan.people[0].reasons = reasons
          plan.people[0].facts = reasons.map(() => [...facts, { entity: 'person', id: person_id }])
          changing.objectStore('plan').put(plan)
        }
      }
    }
    changing.oncomplete = () => { database.close(); done() }
  }
})"""
"""Other reasons for today's person, and every sort of fact behind each."""
REASONS = [
    "Wilhelmina commented on your post on Tuesday, and you haven’t answered yet; a message came on 3 November, too.",
    "You two are usually in touch every two weeks; it has been six weeks.",
    "Coming up on Saturday: “Moves to Porto with the children, the two cats and all the bees”.",
]


def look_whole(phone: Phone, name: str) -> list[str]:
    """Take the screen and the whole page, without a toast over it; returns what is wrong with it."""
    phone.open(urlsplit(phone.page.url).path)
    expect(phone.page.locator(".status")).to_be_visible()
    settle(phone)
    found = look(phone, name)
    phone.picture(f"{name}-whole", whole=True)
    return found


def room_below_the_main_button(phone: Phone) -> float:
    """How many pixels stand between it and what lies over the end of the smallest phone's screen."""
    phone.page.set_viewport_size({"width": SMALLEST[0], "height": SMALLEST[1]})
    button = phone.page.locator(".today .main-button").bounding_box()
    navigation = phone.page.get_by_role("navigation").bounding_box()
    phone.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert button and navigation
    return navigation["y"] - button["y"] - button["height"]


def test_every_standing_is_told_and_can_be_changed(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    bring_all(phone)
    found = []
    for state in PEOPLE:
        show_standing(phone, state)
        found += look_whole(phone, f"standing-{state}")
    for sheet, (state, opens) in SHEETS.items():
        show_standing(phone, state)
        opens(phone)
        expect(phone.page.get_by_role("dialog")).to_be_visible()
        settle(phone)
        take(phone, f"standing-sheet-{sheet}")
        found += complaints(phone, sheet)
        close_sheet(phone)
    press(phone, "Leave out for a while")
    phone.page.get_by_role("button", name=re.compile("Three months")).click()
    expect(phone.page.get_by_role("complementary", name="Left out")).to_be_visible()
    found += look_whole(phone, "standing-snoozed")
    phone.page.get_by_role("complementary", name="Left out").get_by_role("button", name="Bring back").click()
    part(phone, "Has died")
    press(phone, "Yes")
    expect(phone.page.get_by_text("asks nothing of you")).to_be_visible()
    found += look_whole(phone, "standing-died")
    part(phone, "Has not died")
    expect(phone.page.get_by_role("group", name="What happened?")).to_be_visible()
    assert not found, "\n".join(found)


def test_today_says_why_and_leaves_in_peace(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    bring_all(phone)
    phone.open("/")
    status(phone, "Synced")
    expect(card(phone)).to_be_visible()
    found = look_whole(phone, "today-standing")
    card(phone).get_by_role("list").get_by_role("button").first.click()
    expect(phone.page.get_by_role("list", name="The facts").get_by_role("listitem").first).to_be_visible()
    close_sheet(phone)
    phone.page.evaluate(GIVE_FACTS, REASONS)
    phone.open("/")
    found += look_whole(phone, "today-reasons")
    assert room_below_the_main_button(phone) > 0
    card(phone).get_by_role("list").get_by_role("button").first.click()
    expect(phone.page.get_by_role("dialog")).to_contain_text(REASONS[-1])
    settle(phone)
    take(phone, "today-facts")
    found += complaints(phone, "facts")
    close_sheet(phone)
    for pace in ("three_days", "weekly"):
        phone.page.evaluate(CHANGE_PLAN, {"pace": pace})
        phone.open("/")
        expect(phone.page.get_by_text("brings the daily one back")).to_be_visible()
        found += look_whole(phone, f"today-{pace}")
    press(phone, "Not this week")
    expect(phone.page.get_by_text("A quiet week.")).to_be_visible()
    found += look_whole(phone, "today-quiet")
    press(phone, "Someone after all")
    press(phone, "Not today")
    expect(phone.page.get_by_text("Not today, then.")).to_be_visible()
    found += look_whole(phone, "today-off")
    go(phone, "You")
    phone.page.get_by_role("button", name=re.compile("^Fresh start")).click()
    settle(phone)
    take(phone, "you-fresh-start")
    found += complaints(phone, "fresh start")
    press(phone, "Start fresh")
    expect(phone.page.get_by_role("status").get_by_text("A fresh start")).to_be_visible()
    go(phone, "People")
    expect(heading(phone, "People")).to_be_visible()
    press(phone, "Resting")
    found += look_whole(phone, "people-resting")
    assert not found, "\n".join(found)
