"""No screen, sheet or state shows a word that was not looked up, nor falls apart where one reads from right to left.

Both are proved in made-up languages (``models/made_up.py``): whatever still has plain Latin letters in them must be
people's own words, the name of a service, or a date.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from models import samples, vocabulary

from . import crowd, draft_states, standing_states, writing_states
from .chromium import Phone
from .draft_states import DRAFTS, meet, show_draft
from .errands import card, heading, part, press, sign_up, status, try_made_up_people
from .kith_server import KithServer
from .nudge_states import LOST, PRETEND, STATES
from .screens import PLACES, close_sheet, settle, show_place, tour
from .test_nudge_states import CHANGE_DEVICE, pretend
from .tongue import speak

LANGUAGES = ("en-XA", "ar-XB")
TEXTS = """onlySeen => {
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
  const SAYING = 'aria-label aria-description aria-roledescription aria-valuetext alt placeholder title'.split(' ')
  const found = onlySeen ? [] : [document.title]
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement
      // What a toast says is ours, whoever it begins with.
      const own = parent.closest('bdi, [dir=auto], script, style, noscript, textarea') && !parent.closest('.toasts')
      if (shown(parent) && !own) found.push(node.data)
    } else if (!onlySeen && shown(node)) {
      for (const name of SAYING) if (node.hasAttribute(name)) found.push(node.getAttribute(name))
    }
  }
  return [...new Set(found.map(text => text.trim()).filter(Boolean))]
}"""
"""Every text that eyes or readers come upon, but for people's own words where they stand alone."""

OUT_OF_PLACE = """direction => {
  const found = document.documentElement.dir === direction ? [] : [`the page is not ${direction}`]
  const width = document.documentElement.scrollWidth
  if (width > innerWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(element => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && element.checkVisibility() && (left < -1 || right > innerWidth + 1)
    })
    found.push(`the page is ${width} wide, see ${wide.slice(-1)[0]?.outerHTML.slice(0, 160)}`)
  }
  for (const arrow of document.querySelectorAll('.back > a .icon')) {
    const faces = new DOMMatrix(getComputedStyle(arrow).transform).a
    if (faces !== (direction === 'rtl' ? -1 : 1)) found.push('the arrow back points forward')
  }
  return found
}"""
"""What is wrong with a page that has another direction, or longer words, than ours."""

UNKEPT = re.compile(r"(?<![\u2068])\b(Ana|Bo|Mika|Noor|Pedro|Ruth|Tunde|Wilhelmina)\b(?=[^\u2069]*[\u0620-\u064a])")
"""A name of the other direction within a sentence, which is not kept to itself."""

DATES = re.compile(
    r"\b((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|[JFMASOND]|at|and|AM|PM|am|pm)\b"
)
"""As Intl and Babel write them in English, whose dates `en-XA` has."""
BRANDS = re.compile(
    r"\b(Kith|Chrom(e|ium|eOS)|Linux|Firefox|Android|iPhone|iOS|iPad|Safari|Windows|Edge|Apple|Mac|Samsung Internet|"
    r"Bluetooth|GitHub|CSV|vCard|URL|English|United|Kingdom|States|Pseudo|Accents|Bidi|Europe/Lisbon|Lisbon|UTC)\b"
)
ADDRESS = re.compile(r"\S*(://|@|\.(org|com|social|example|app|vcf|jpg|json)\b)\S*|\b[A-Z0-9]{5}(-[A-Z0-9]{5})+\b")


def _strings(of: object) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict):
        yield from (text for key, value in of.items() for part in (key, value) for text in _strings(part))
    elif isinstance(of, (list, tuple)):
        yield from (text for part in of for text in _strings(part))
    elif hasattr(of, "__dataclass_fields__") and not isinstance(of, type):
        yield from _strings([getattr(of, name) for name in of.__dataclass_fields__])


SAID = "Likes bees, and the wind in the trees|Moves to Porto|met at PyCon, loves lighthouses|Met Opera|What a harvest!"
OWN = {
    *SAID.split("|"),
    *_strings(standing_states.PEOPLE),
    *(text for module in (crowd, draft_states, writing_states) for text in _strings(list(vars(module).values()))),
    *_strings(list(vars(samples).values())),
    *(channel.label for channel in vocabulary.CHANNELS.values()),
    *("Noor Haddad", "Mika Kovacs", "Mika Kovács", "Ruth Jensen", "Ana Sá", "Porto", "LinkedIn", "bees", "noor-haddad"),
}
"""People's own words, as the states of the journeys bring them."""
_NAMES = {word for text in OWN if len(text) < 60 for word in re.findall(r"[A-ZÀ-Ž][\w’-]+", text)}
_PHRASES = re.compile(
    "|".join(
        map(
            re.escape,
            sorted(
                (text for text in OWN if len(text) > 3 and (" " in text or "-" in text or text[0].isupper())),
                key=len,
                reverse=True,
            ),
        )
    )
)
_WORDS = re.compile(r"\b(" + "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True))) + r")\b")


def bare(text: str) -> str:
    """What is left of a text that nobody has looked up."""
    left = re.sub("“[^”]*”|‘[^’]*’", "", text)
    for pattern in (ADDRESS, BRANDS, _PHRASES, DATES, _WORDS):
        left = pattern.sub("", left)
    return " ".join(re.findall(r"[A-Za-z]{2,}|\bI\b", left))


class Reader:
    """Looks at a phone's screens in one language, and keeps what is wrong with them."""

    def __init__(self, phone: Phone, language: str) -> None:
        self.phone, self.language = phone, language
        self.found: list[str] = []

    def look(self, name: str) -> None:
        """Read the screen as it is now."""
        page, place = self.phone.page, f"{self.language} {name}"
        texts: list[str] = page.evaluate(TEXTS, False)
        self.found += [f"{place}: {text}" for text in texts if bare(text)]
        direction = "rtl" if self.language == "ar-XB" else "ltr"
        self.found += [f"{place}: {wrong}" for wrong in page.evaluate(OUT_OF_PLACE, direction)]
        if direction == "rtl":
            seen = page.evaluate(TEXTS, True)
            self.found += [f"{place}: not kept to itself: {text}" for text in seen if UNKEPT.search(text)]

    def done(self) -> None:
        assert not self.found, "\n".join(self.found)


@pytest.fixture(params=LANGUAGES)
def reader(
    request: pytest.FixtureRequest, browser: Browser, tower: KithServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reader]:
    tower.empty()
    phone = Phone(browser, tower.origin, locale=request.param)
    phone.context.add_init_script(PRETEND)
    speak(monkeypatch, request.param)
    yield Reader(phone, request.param)
    phone.close()
    assert phone.complaints == []


def test_coming_in(reader: Reader) -> None:
    phone = reader.phone
    phone.open()
    expect(phone.page.get_by_role("button", name="Create my account")).to_be_visible()
    reader.look("welcome")
    press(phone, "Use a recovery code")
    reader.look("recovery code")
    close_sheet(phone)
    phone.page.get_by_label("What shall we call you?").fill("Ana Sá")
    press(phone, "Create my account")
    expect(heading(phone, "Keep these ten codes")).to_be_visible()
    reader.look("ten codes")
    press(phone, "I’ve kept them")
    expect(heading(phone, "Today")).to_be_visible()
    for place in PLACES:
        show_place(phone, place)
        reader.look(f"nobody {place}")
    reader.done()


def test_every_screen(reader: Reader) -> None:
    phone = reader.phone
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    reader.look("samples")
    for screen in tour(phone):
        reader.look(screen)
    reader.done()


def test_every_draft(reader: Reader, tmp_path: Path) -> None:
    phone = reader.phone
    sign_up(phone, "Ana Sá")
    meet(phone)
    for draft in DRAFTS:
        show_draft(phone, draft, tmp_path)
        reader.look(f"draft {draft}")
    reader.done()


def test_every_standing(reader: Reader) -> None:
    phone = reader.phone
    sign_up(phone, "Ana Sá")
    standing_states.bring_all(phone)
    reader.look("people")
    for state in standing_states.PEOPLE:
        standing_states.show_standing(phone, state)
        reader.look(f"standing {state}")
    for sheet, (state, opens) in standing_states.SHEETS.items():
        standing_states.show_standing(phone, state)
        opens(phone)
        expect(phone.page.get_by_role("dialog")).to_be_visible()
        settle(phone)
        reader.look(f"standing sheet {sheet}")
        close_sheet(phone)
    press(phone, "Leave out for a while")
    phone.page.get_by_role("button", name=re.compile("Three months")).click()
    expect(phone.page.get_by_role("complementary", name="Left out")).to_be_visible()
    reader.look("snoozed")
    # Without what was just said, which lies over the end of the page.
    phone.page.reload()
    part(phone, "Has died")
    press(phone, "Yes")
    expect(phone.page.get_by_text("asks nothing of you")).to_be_visible()
    reader.look("died")
    reader.done()


def test_today(reader: Reader) -> None:
    phone = reader.phone
    sign_up(phone, "Ana Sá")
    standing_states.bring_all(phone)
    phone.open("/")
    status(phone, "Synced")
    expect(card(phone)).to_be_visible()
    reader.look("today")
    card(phone).get_by_role("list").get_by_role("button").first.click()
    expect(phone.page.get_by_role("list", name="The facts").get_by_role("listitem").first).to_be_visible()
    reader.look("facts")
    close_sheet(phone)
    press(phone, "Not this week")
    expect(phone.page.get_by_text("A quiet week.")).to_be_visible()
    reader.look("quiet week")
    press(phone, "Someone after all")
    press(phone, "Not today")
    expect(phone.page.get_by_text("Not today, then.")).to_be_visible()
    reader.look("not today")
    reader.done()


def test_every_state_of_the_nudge(reader: Reader) -> None:
    phone = reader.phone
    sign_up(phone, "Ana Sá")
    for name, (how, _words) in STATES.items():
        pretend(phone, how)
        reader.look(f"nudge {name}")
    me = phone.page.evaluate("indexedDB.databases().then(all => all.map(({ name }) => name))")
    user = next(name for name in me if name != "kith-device").removeprefix("kith-")
    phone.page.evaluate(CHANGE_DEVICE, {"push": user})
    for name, (how, _words) in LOST.items():
        pretend(phone, how)
        reader.look(f"nudge {name}")
    reader.done()


def test_every_state_of_writing(reader: Reader) -> None:
    phone = reader.phone
    phone.context.grant_permissions(["clipboard-read", "clipboard-write", "background-sync"], origin=phone.origin)
    sign_up(phone, "Ana Sá")
    writing_states.meet_all(phone)
    for state in writing_states.STATES:
        writing_states.show_writing(phone, state)
        reader.look(f"writing {state}")
    reader.done()
