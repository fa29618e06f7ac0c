"""What a screen reader finds: roles, names and what is announced, on the screens that are used each day."""

from playwright.sync_api import expect

from .chromium import Phone
from .errands import add_person, card, go, line, press, sign_up, status, tap, visit, write_note
from .screens import settle

PLACES = """
- navigation "Places":
  - link "Today"
  - link "People"
  - link "Add someone"
  - link "You"
"""


def spoken(phone: Phone, tree: str) -> None:
    """The page has these, in this order; what stands between them is left out."""
    settle(phone)
    expect(phone.page.locator("body")).to_match_aria_snapshot(tree)


def meet_mika(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács", more="mika@example.org")
    tap(phone, "Called")
    write_note(phone, "Keeps bees")
    status(phone, "Synced")


def test_today(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    press(phone, "Try it with made-up people")
    expect(card(phone)).to_be_visible()
    status(phone, "Synced")
    spoken(
        phone,
        """
        - link "Skip to the page"
        - main:
          - paragraph
          - heading "Today" [level=1]
          - button "Synced"
          - status: Synced
          - region "Today’s person":
            - link:
              - heading [level=2]
              - paragraph: /Made up/
            - list:
              - listitem:
                - button
          - button "Someone else"
          - button "Not today"
          - button "Not this week"
          - heading "Your turn" [level=2]
          - list:
            - listitem:
              - link
              - button
          - complementary "Made-up people":
            - button "Remove them"
        """,
    )
    spoken(phone, PLACES)
    expect(phone.page.get_by_role("link", name="Today", exact=True)).to_have_attribute("aria-current", "page")


def test_people(phone: Phone) -> None:
    meet_mika(phone)
    add_person(phone, "Noor Haddad")
    go(phone, "People")
    phone.page.get_by_role("searchbox").fill("mika")
    spoken(
        phone,
        """
        - main:
          - heading "People" [level=1]
          - search:
            - searchbox "Search people": mika
            - button "Clear the search"
          - button "Several"
          - group "Which people"
          - status: 1 person
          - list:
            - listitem:
              - link /Mika Kovács/
              - 'button "Called: Mika Kovács"'
        """,
    )
    row = phone.page.get_by_role("main").get_by_role("listitem")
    expect(row).to_have_attribute("aria-setsize", "1")
    expect(row).to_have_attribute("aria-posinset", "1")


def test_person(phone: Phone) -> None:
    meet_mika(phone)
    phone.open("/people")
    visit(phone, "Mika Kovács")
    spoken(
        phone,
        """
        - main:
          - link "Back"
          - button "Synced"
          - heading "Mika Kovács" [level=1]
          - button "Picture of Mika Kovács"
          - button "Mika Kovács, rename"
          - paragraph
          - 'link "Email: mika@example.org"'
          - 'button "Change Email: mika@example.org"'
          - button "Add a way to reach them"
          - group "Who reached out?":
            - radio "I did" [checked]
            - radio "They did"
            - radio "Both"
          - group "What happened?":
            - button "Called"
            - button "More"
          - region "How far you know each other":
            - list:
              - listitem
          - heading "To remember" [level=2]
          - paragraph: Keeps bees
          - heading "Together" [level=2]
          - list:
            - listitem:
              - button /You talked on the phone/
          - button "More about Mika"
        """,
    )


def test_add(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "Add someone")
    line(phone).fill("Ruth Jensen ruth@example.org met at PyCon")
    spoken(
        phone,
        """
        - main:
          - link "Back"
          - heading "Add someone" [level=1]
          - textbox /Name, link/
          - button "Paste"
          - region "What Kith understood":
            - strong: Ruth Jensen
            - button /ruth@example.org/
            - button "Leave out ruth@example.org"
            - button "Leave the note out"
          - group "What happened?":
            - button "Met" [pressed]
          - button "Save"
        """,
    )


def test_you(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    go(phone, "You")
    spoken(
        phone,
        """
        - main:
          - heading "You" [level=1]
          - link /Daily nudge/
          - link /Picture/
          - link /Passkeys/
          - button /Sign out/
        """,
    )


def test_a_toast_is_read_out_and_a_sheet_says_what_it_is(phone: Phone) -> None:
    meet_mika(phone)
    live = phone.page.locator(".toasts")
    expect(live).to_have_role("status")
    tap(phone, "Liked")
    expect(live).to_match_aria_snapshot(
        """
        - status:
          - paragraph: /Liked .*Mika/
          - button "Undo"
          - button "Dismiss"
        """
    )
    press(phone, "More about Mika")
    sheet = phone.page.get_by_role("dialog")
    expect(sheet).to_match_aria_snapshot(
        """
        - dialog "More about Mika":
          - heading "More about Mika" [level=2]
          - button "Close"
          - button "Archive"
          - button "Has died"
          - button "Delete"
        """
    )
    delete = sheet.get_by_role("button", name="Delete")
    expect(delete).to_have_accessible_description("Waits under Recently deleted for thirty days, then it is gone.")


def test_what_is_wrong_is_read_out(phone: Phone) -> None:
    meet_mika(phone)
    press(phone, "Add a way to reach them")
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_role("textbox").fill("not an address")
    expect(sheet.get_by_role("alert")).to_contain_text("doesn’t look like an address")
